import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { faultsOf } from './faults.js';
import { FORM_PAGES, type WebPage, pagesOf } from './pages.js';
import { webTown } from './web-town.js';

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'more contrast': { contrast: 'more' },
  'forced colours': { forcedColors: 'active' },
  phone: { viewport: { width: 320, height: 640 } },
};

describe('what can be read by everybody', () => {
  const web = webTown();

  const faultsIn = async (look: BrowserContextOptions, pages: readonly WebPage[]) => {
    const context = await web.browser.newContext(look);
    const faults: Record<string, unknown> = {};
    for (const { name, path, language, status } of pages) {
      const page = await context.newPage();
      const answer = await page.goto(`${web.town.url}${path}`);
      const found = await faultsOf(page);
      const told = { status: answer?.status(), language: await page.getAttribute('html', 'lang'), found };
      if (JSON.stringify(told) !== JSON.stringify({ status, language, found: [] }))
        faults[`${language} ${name}`] = told;
      await page.close();
    }
    await context.close();
    return faults;
  };

  it.each(Object.keys(LOOKS))('has no fault that a program finds: pages of the overview, %s', async (look) =>
    expect(await faultsIn(LOOKS[look] ?? {}, pagesOf(web.town))).toEqual({}),
  );

  it('has none on the forms either', async () => expect(await faultsIn({}, FORM_PAGES)).toEqual({}));

  it('is told where a fault is', async () => {
    const page = await web.browser.newPage();
    await page.setContent('<html lang="da"><title>x</title><main><h1>x</h1><img src="x.png"></main></html>');
    expect(await faultsOf(page)).toEqual([expect.stringContaining('image-alt')]);
    await page.close();
  });
});
