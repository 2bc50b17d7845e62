import { describe, expect, it } from '@jest/globals';
import { Unread } from './unread.js';

describe('a client that does not read its answers', () => {
  it('is answered no more until it has read one, while others are', () => {
    const unread = new Unread(2);
    const [read] = [unread.made('karen'), unread.made('karen')];
    const asks = (client: string) => () => {
      unread.demandFew(client);
    };
    expect(asks('karen')).toThrow(/^Read what you have been answered/);
    expect(asks('else')).not.toThrow();
    read();
    expect(asks('karen')).not.toThrow();
  });
});
