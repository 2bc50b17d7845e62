import { describe, expect, it } from '@jest/globals';
import { isFromOurPages } from './from-our-pages.js';

const OURS = 'https://samspil.example.dk';
const THEIRS = 'https://evil.example';

describe('a request with the cookie of a session', () => {
  it.each([
    [{ fetchSite: 'same-origin', origin: OURS }, true],
    [{ fetchSite: 'same-origin', origin: undefined }, true],
    [{ fetchSite: 'none', origin: undefined }, true],
    [{ fetchSite: 'same-site', origin: undefined }, false],
    [{ fetchSite: 'same-site', origin: OURS }, false],
    [{ fetchSite: 'cross-site', origin: THEIRS }, false],
    [{ fetchSite: 'cross-site', origin: OURS }, false],
    [{ fetchSite: 'anything', origin: OURS }, false],
    [{ fetchSite: undefined, origin: OURS }, true],
    [{ fetchSite: undefined, origin: undefined }, false],
    [{ fetchSite: undefined, origin: 'null' }, false],
    [{ fetchSite: undefined, origin: THEIRS }, false],
    [{ fetchSite: undefined, origin: `${OURS}.evil.example` }, false],
    [{ fetchSite: undefined, origin: 'http://samspil.example.dk' }, false],
    [{ fetchSite: undefined, origin: `${OURS}:8443` }, false],
    [{ fetchSite: undefined, origin: OURS.toUpperCase() }, false],
  ])('of which the browser says %j is of our pages: %j', (said, isOurs) => {
    expect(isFromOurPages({ ...said, isWebSocket: false }, OURS)).toBe(isOurs);
  });

  it.each([
    [{ fetchSite: 'same-origin', origin: THEIRS }, false],
    [{ fetchSite: 'same-origin', origin: undefined }, false],
    [{ fetchSite: 'none', origin: undefined }, false],
    [{ fetchSite: undefined, origin: OURS }, true],
    [{ fetchSite: 'same-origin', origin: OURS }, true],
  ])('that is a WebSocket and of which the browser says %j is of our pages: %j', (said, isOurs) => {
    expect(isFromOurPages({ ...said, isWebSocket: true }, OURS)).toBe(isOurs);
  });
});
