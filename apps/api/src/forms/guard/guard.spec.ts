import { describe, expect, it } from '@jest/globals';
import { ISHOEJ } from '#kernel/testing';
import { neighbourhoodOf, siteOf } from '#identity';
import { FormCounters } from './limits.js';
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

describe('what counts as one household', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8:1:ffff::6', '2001:db8:1'],
    ['2001:db8::6', '2001:db8:0'],
  ])('is, of %s, %s', (address, one) => expect(siteOf(address)).toBe(one));
});

describe('room for forms', () => {
  const limits = {
    pagesPerMinute: 9,
    formsPerHour: 2,
    formsPerHourOfSite: 3,
    formsPerHourInAll: 6,
    keptForNewcomers: 2,
  };
  const written = async (counters: FormCounters, addresses: readonly string[]) => {
    const rooms = [];
    for (const address of addresses) rooms.push(await counters.form(address, ISHOEJ));
    return rooms.map((room) => typeof room !== 'number');
  };
  const given = async (counters: FormCounters, address: string) => {
    const room = await counters.form(address, ISHOEJ);
    if (typeof room === 'number') throw new Error('there was no room');
    return room;
  };

  it('ends for one address, and for all addresses of one line together', async () => {
    const counters = new FormCounters({ ...limits, formsPerHourInAll: 20 });
    const line = ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:1::3', '2001:db8:1:2::1', '2001:db8:1:3::1'];
    expect(await written(counters, line)).toEqual([true, true, false, true, false]);
    expect(await written(counters, ['203.0.113.7', '203.0.113.7', '203.0.113.7'])).toEqual([true, true, false]);
  });

  it('is left, when much has been written, to who has written nothing yet', async () => {
    const counters = new FormCounters(limits);
    expect(await written(counters, ['192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.3'])).toEqual(Array(4).fill(true));
    expect(await written(counters, ['192.0.2.2', '192.0.2.4', '192.0.2.3', '192.0.2.5', '192.0.2.6'])).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('is there again as if nothing had been, when it is given back', async () => {
    const counters = new FormCounters(limits);
    for (let refused = 0; refused < 20; refused++) await (await given(counters, '192.0.2.1')).giveBack();
    for (let refused = 0; refused < 20; refused++) await (await given(counters, '2001:db8:1:1::1')).giveBack();
    expect(await written(counters, ['192.0.2.1', '192.0.2.1', '192.0.2.1'])).toEqual([true, true, false]);
    expect(await written(counters, ['2001:db8:1:1::1', '2001:db8:1:1::1', '192.0.2.9'])).toEqual([true, true, true]);
  });
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
