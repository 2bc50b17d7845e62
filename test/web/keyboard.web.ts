import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focusedNow, reachable } from './in-page.mjs';
import { pagesOf } from './pages.js';
import { webTown } from './web-town.js';

interface Focused {
  /** Among all elements of the page, in its order. */
  readonly place: number;
  readonly says: string;
  readonly href: string | null;
  readonly tag: string;
  readonly outlinePixels: number;
  readonly ring: string;
  readonly inView: boolean;
  readonly covered: boolean;
}

const focused = (page: Page) => page.evaluate(focusedNow) as Promise<Focused | null>;
/** More than any page has; one that is never left is a trap (WCAG 2.1.2). */
const MOST_STOPS = 400;

/** Everything that Tab comes to, from the beginning of the page until it leaves it. */
async function stopsOf(page: Page): Promise<readonly Focused[]> {
  const stops: Focused[] = [];
  for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop || (stops.length > 1 && stop.place === stops[0]?.place)) return stops;
    // A field for a date has several stops within it.
    if (stop.place !== stops.at(-1)?.place) stops.push(stop);
  }
  throw new Error(`Tab does not come to the end of ${page.url()}`);
}

/** Presses Tab until something is reached. @throws Error where it is not */
async function reach(page: Page, isIt: (stop: Focused) => boolean): Promise<Focused> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const reached = await focused(page);
    if (reached && isIt(reached)) return reached;
  }
  throw new Error(`it is not reached with Tab on ${page.url()}`);
}

describe('with the keyboard alone', () => {
  const web = webTown();

  it('everything is reached in the order in which it is read, and is seen when it is', async () => {
    const page = await web.browser.newPage();
    const faults: string[] = [];
    for (const { name, language, path } of pagesOf(web.town)) {
      await page.goto(`${web.town.url}${path}`);
      const expected = (await page.evaluate(reachable)) as readonly number[];
      const stops = await stopsOf(page);
      const fault = (what: string, { says }: Pick<Focused, 'says'>) =>
        faults.push(`${language} ${name}: ${what}: ${says}`);
      for (const stop of stops) {
        if (stop.outlinePixels < 2 && stop.ring === '') fault('the focus is not shown', stop);
        if (!stop.inView || stop.covered) fault('the focus is out of sight', stop);
      }
      const places = stops.map(({ place }) => place);
      if (places.join() !== expected.join())
        faults.push(`${language} ${name}: reached ${places.join()} of ${expected.join()}`);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  it('somebody searches, narrows it down, opens what was found, and comes back to it', async () => {
    const page = await web.browser.newPage();
    await page.goto(`${web.town.url}/aktiviteter`);
    await reach(page, ({ says }) => says.includes('type="search"') || says.includes('name="q"'));
    await page.keyboard.type('torsdagskor');
    await Promise.all([page.waitForURL(/[?&]q=torsdagskor/), page.keyboard.press('Enter')]);
    const filters = await reach(page, ({ tag }) => tag === 'summary');
    expect(filters.inView).toBe(true);
    await page.keyboard.press('Enter');
    await reach(page, ({ says }) => says.includes('type="checkbox"'));
    await page.keyboard.press('Space');
    await Promise.all([page.waitForURL(/[?&](day|need|free)=/), page.keyboard.press('Enter')]);
    await page.waitForLoadState('load');
    const found = page.url();
    await reach(page, ({ href }) => href?.endsWith(web.town.choir) ?? false);
    await Promise.all([page.waitForURL(new RegExp(web.town.choir)), page.keyboard.press('Enter')]);
    expect(await page.textContent('h1')).toContain('Torsdagskor');
    await page.goBack();
    expect(page.url()).toBe(found);
    await page.close();
  });

  it('the first thing on every page leads past what stands on all of them', async () => {
    const page = await web.browser.newPage();
    for (const { path } of pagesOf(web.town)) {
      await page.goto(`${web.town.url}${path}`);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatchObject({ tag: 'a', href: expect.stringMatching(/^#/), inView: true });
      await page.keyboard.press('Enter');
      // Waited for: a page goes to a place of its own only after the key was answered.
      const target = page.locator(':target');
      expect(await target.evaluate((element) => element.closest('main, [role=main]') !== null)).toBe(true);
    }
    await page.close();
  });
});
