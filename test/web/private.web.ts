import { describe, expect, it } from '@jest/globals';
import { pagesOf } from './pages.js';
import { webTown } from './web-town.js';

describe('who reads the overview', () => {
  const web = webTown();

  it('is told to nobody else: no page asks another host, nothing is kept in the browser, and nothing is refused by the page’s own policy', async () => {
    const context = await web.browser.newContext();
    const [elsewhere, complaints]: [Set<string>, Set<string>] = [new Set(), new Set()];
    const ours = new URL(web.town.url).host;
    await context.route(
      ({ host }) => host !== ours,
      (route) => {
        elsewhere.add(route.request().url());
        return route.abort();
      },
    );
    for (const { name, language, path, status } of pagesOf(web.town)) {
      const page = await context.newPage();
      page.on('console', (message) => {
        const isExpected = status >= 400 && message.text().includes(`${status}`);
        if (message.type() === 'error' && !isExpected) complaints.add(`${language} ${name}: ${message.text()}`);
      });
      page.on('pageerror', ({ message }) => complaints.add(`${language} ${name}: ${message}`));
      page.on('requestfailed', (request) => complaints.add(`${language} ${name}: ${request.url()} failed`));
      const answer = await page.goto(`${web.town.url}${path}`, { waitUntil: 'networkidle' });
      expect(await answer?.headerValue('set-cookie')).toBeNull();
      const kept = await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]');
      expect(kept).toEqual([0, 0, '']);
      expect(await page.title()).not.toBe('taken');
      await page.close();
    }
    expect([...elsewhere]).toEqual([]);
    expect([...complaints]).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('may not be found out by what is linked to: an address that is left is not told', async () => {
    for (const { path } of pagesOf(web.town)) {
      const { headers } = await fetch(`${web.town.url}${path}`);
      expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*'unsafe-/);
    }
  });
});
