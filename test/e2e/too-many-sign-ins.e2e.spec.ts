import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { configurationFrom } from '#installation';
import { OpenId } from '../../apps/api/src/sign-in/open-id.js';
import { type Served, serve } from '../../apps/api/src/serve.js';
import { Browser } from './browser.js';
import { wideLimits } from './wide-limits.js';

const folder = temporaryFolder();
let served: Served;
beforeAll(async () => {
  served = await serve(configurationFrom({ NODE_ENV: 'test', SAMSPIL_DATA: folder(), SAMSPIL_PORT: '0' }), wideLimits);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => served.close());

it('somebody who has signed in too often has what the issuer said of them taken back', async () => {
  const forget = jest.spyOn(OpenId.prototype, 'forget');
  for (let within = 0; within < 30; within++)
    expect((await new Browser().signIn(served.url, 'karen')).status).toBe(200);
  expect(forget).not.toHaveBeenCalled();
  const browser = new Browser();
  expect((await browser.signIn(served.url, 'karen')).status).toBe(429);
  expect(browser.cookie()).not.toContain('samspil-session');
  expect(forget).toHaveBeenCalledTimes(1);
  expect(forget).toHaveBeenCalledWith(expect.objectContaining({ refreshToken: expect.any(String) }));
});
