import { describe, expect, it } from '@jest/globals';
import { addressOf } from './address.js';

const socket = { remoteAddress: '192.0.2.9' };
const PROXY = '192.0.2.9';

describe('from where a request came', () => {
  it.each<[number, string | string[] | undefined, string]>([
    [0, undefined, PROXY],
    [0, '203.0.113.7', PROXY],
    [1, undefined, PROXY],
    [1, '203.0.113.7', '203.0.113.7'],
    [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [2, '198.51.100.1, 203.0.113.7', '198.51.100.1'],
    [2, ['198.51.100.1', '203.0.113.7'], '198.51.100.1'],
    [9, '198.51.100.1,203.0.113.7', '198.51.100.1'],
    [1, ' , 203.0.113.7, ', '203.0.113.7'],
  ])('is, behind %i proxies that wrote %j, %s', (proxies, said, address) => {
    expect(addressOf({ headers: { 'x-forwarded-for': said }, socket }, proxies)).toBe(address);
  });
});
