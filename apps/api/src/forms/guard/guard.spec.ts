import { describe, expect, it } from '@jest/globals';
import { neighbourhoodOf } from '../../limits/neighbourhood.js';
import { isFromOurSite } from './same-site.js';

describe('what counts as one address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::', 'fe80:0:0:0'],
  ])('is, of %s, %s', (address, one) => expect(neighbourhoodOf(address)).toBe(one));
});

describe('a form from our site', () => {
  const from = (headers: Readonly<Record<string, string>>) =>
    isFromOurSite({ headers: { host: 'internal:3000', ...headers } }, 'https://samspil.ishoj.dk');

  it('is one from our own origin, by the browser’s word or by its address', () => {
    expect(from({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' })).toBe(true);
    expect(from({ 'sec-fetch-site': 'none' })).toBe(true);
    expect(from({ origin: 'https://samspil.ishoj.dk' })).toBe(true);
    expect(from({ origin: 'http://internal:3000' })).toBe(true);
    expect(from({})).toBe(true);
  });

  it('is none from anywhere else, our neighbours’ included', () => {
    expect(from({ 'sec-fetch-site': 'cross-site', origin: 'https://samspil.ishoj.dk' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'same-site' })).toBe(false);
    for (const origin of ['https://evil.example', 'https://samspil.ishoj.dk.evil.example', 'null', 'not an origin'])
      expect(from({ origin })).toBe(false);
  });
});
