import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { shareConnections } from './connections.js';

describe('connections', () => {
  let server: Server;
  beforeEach(() => {
    server = createServer();
    shareConnections(server, 2);
  });
  afterEach(() => {
    server.close();
  });

  /** Somebody connects from there. @returns the server's end of it */
  const from = (remoteAddress: string): Socket => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
    server.emit('connection', socket);
    return socket;
  };

  it.each([
    ['one address', '192.0.2.1', '192.0.2.1', '192.0.2.1'],
    ['one household or company', '2001:db8:1:a::1', '2001:db8:1:b::2', '2001:db8:1:c::3'],
  ])('are so many of %s, until one of them ends; others have theirs', async (_what, one, two, three) => {
    const held = [from(one), from(two)];
    expect(from(three).destroyed).toBe(true);
    expect(from('2001:db8:2::1').destroyed).toBe(false);
    held[0]?.destroy();
    if (held[0]) await once(held[0], 'close');
    expect(from(three).destroyed).toBe(false);
    expect(from(one).destroyed).toBe(true);
    expect(held[1]?.destroyed).toBe(false);
  });
});
