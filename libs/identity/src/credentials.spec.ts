import { describe, expect, it } from '@jest/globals';
import { comesBy, credentialsOf } from './credentials.js';

const nothing = {
  authorization: undefined,
  cookie: undefined,
  origin: undefined,
  fetchSite: undefined,
  isWebSocket: false,
  address: undefined,
};

describe('what a request says of who sent it', () => {
  it('stands in its headers', () => {
    const headers = { authorization: 'Bearer a', cookie: 'b=c', origin: 'https://d', 'sec-fetch-site': 'none' };
    expect(credentialsOf({ headers, address: '192.0.2.1' })).toEqual({
      authorization: 'Bearer a',
      cookie: 'b=c',
      origin: 'https://d',
      fetchSite: 'none',
      isWebSocket: false,
      address: '192.0.2.1',
    });
  });

  it.each([{}, { authorization: '' }, { authorization: ['Bearer a'] }])('may be nothing: %j', (headers) => {
    expect(credentialsOf({ headers })).toEqual(nothing);
    expect(comesBy(credentialsOf({ headers }))).toBe('session');
  });

  it('is of a WebSocket a token among its parameters, and nothing else of them', () => {
    const connectionParams = { Authorization: 'Bearer a', cookie: 'mine', origin: 'https://ours', address: '::1' };
    const request = credentialsOf({ headers: { origin: 'https://theirs' }, connectionParams });
    expect(request).toEqual({ ...nothing, authorization: 'Bearer a', origin: 'https://theirs', isWebSocket: true });
    expect(comesBy(request)).toBe('token');
  });
});
