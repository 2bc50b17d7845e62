import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { cutOff, sideways, smallTargets } from './in-page.mjs';
import { type WebPage, pagesOf } from './pages.js';
import { webTown } from './web-town.js';

/** What WCAG 2.2, 1.4.12, says that a reader may set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;
/** WCAG 2.2, 2.5.5: the height of a fingertip, in CSS pixels. */
const FINGERTIP = 44;
/** 1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10). */
const AT_400_PERCENT = { width: 320, height: 256 };

describe('read as people read', () => {
  const web = webTown();

  /** What was found on each page where anything was. */
  async function found(
    options: BrowserContextOptions,
    look: (page: Page, shown: WebPage) => Promise<unknown>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const context = await web.browser.newContext(options);
    const all: Record<string, unknown> = {};
    for (const shown of pagesOf(web.town)) {
      const page = await context.newPage();
      await page.goto(`${web.town.url}${shown.path}`);
      const told = await look(page, shown);
      if (JSON.stringify(told) !== '[]') all[`${shown.language} ${shown.name}`] = told;
      await page.close();
    }
    await context.close();
    return all;
  }
  const beyond = async (page: Page) => {
    const told = (await page.evaluate(sideways)) as { readonly beyond: number; readonly wide: readonly string[] };
    return told.beyond > 0 ? told : [];
  };

  it('at 400 % nothing has to be scrolled sideways, however long a word is', async () =>
    expect(await found({ viewport: AT_400_PERCENT }, beyond)).toEqual({}));

  it('with text set wider nothing is cut off, and nothing lies beyond the edge', async () =>
    expect(
      await found({ viewport: { width: 768, height: 1024 }, bypassCSP: true }, async (page) => {
        await page.addStyleTag({ content: SPACED });
        return [...((await page.evaluate(cutOff)) as readonly string[]), ...[await beyond(page)].flat()];
      }),
    ).toEqual({}));

  it('with text twice as large as the browser’s own nothing is cut off on a phone', async () =>
    expect(
      await found({ viewport: { width: 640, height: 800 }, bypassCSP: true }, async (page) => {
        await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
        return [...((await page.evaluate(cutOff)) as readonly string[]), ...[await beyond(page)].flat()];
      }),
    ).toEqual({}));

  it('what is pressed is as large as a fingertip', async () =>
    expect(
      await found({ viewport: { width: 390, height: 844 } }, (page) => page.evaluate(smallTargets, FINGERTIP)),
    ).toEqual({}));

  it('without a script every page says the same, and a search finds', async () => {
    const texts = (javaScriptEnabled: boolean) =>
      found({ javaScriptEnabled }, async (page) => [await page.innerText('body')]);
    expect(await texts(false)).toEqual(await texts(true));
    const context = await web.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${web.town.url}/aktiviteter`);
    await page.fill('[name=q]', 'torsdagskor');
    await Promise.all([page.waitForURL(/[?&]q=torsdagskor/), page.press('[name=q]', 'Enter')]);
    expect(await page.innerText('main')).toContain('Torsdagskor');
    await context.close();
  });

  it('on paper stand the words, and nothing that only a screen can do', async () =>
    expect(
      await found({}, async (page, { name }) => {
        await page.emulateMedia({ media: 'print' });
        const isSeen = await page.locator('form:visible, nav:visible').count();
        const says = await page.innerText('main');
        return name.startsWith('entry to print') && (isSeen > 0 || !/43 ?57 ?75 ?75|Torsdagskor|Choir/.test(says))
          ? [says]
          : [];
      }),
    ).toEqual({}));
});
