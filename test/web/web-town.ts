import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '#event-store/testing';
import { openChromium } from './chromium.js';
import { type PublishedTown, publishTown } from './published-town.js';

/** A town that is served, and a browser to read it with. */
export interface WebTown {
  readonly town: PublishedTown;
  readonly browser: Browser;
}

/** Called where tests are described: both are there before the first test, and gone after the last. */
export function webTown(): WebTown {
  const folder = temporaryFolder();
  const opened: { town?: PublishedTown; browser?: Browser } = {};
  beforeAll(async () => {
    opened.browser = await openChromium();
    opened.town = await publishTown(folder());
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.town?.close();
  });
  const there = <T>(it: T | undefined): T => {
    if (it === undefined) throw new Error('it is opened before the first test, not earlier');
    return it;
  };
  return {
    get town() {
      return there(opened.town);
    },
    get browser() {
      return there(opened.browser);
    },
  };
}
