import { jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect, rig } from './rig.js';

const { start, open } = rig();
const happened = () => jsonEvent({ type: 'Happened', data: {} });
const withPreference = (url: string, preference: string): string => `${url}&nodePreference=${preference}`;

describe('three nodes', () => {
  it.each(['url', 'discoverUrl'] as const)('are found by gossip, the leader first (%s)', async (which) => {
    const double = await start({ nodes: 3 });
    double.elect(2);
    await expect(open(double[which]).appendToStream('ride-1', happened())).resolves.toMatchObject({ success: true });
    expect(double.calls.gossip).toBeGreaterThan(0);
  });

  it('have one log', async () => {
    const double = await start({ nodes: 3 });
    await open(double.url).appendToStream('ride-1', happened());
    const follower = open(withPreference(double.url, 'follower'));
    expect(await collect(follower.readStream('ride-1'))).toHaveLength(1);
  });

  it('refuse appends but for the leader, and say who that is', async () => {
    const double = await start({ nodes: 3 });
    const client = open(double.discoverUrl);
    await client.appendToStream('ride-1', happened());
    double.elect(1);
    const port = Number(new URL(double.url.replace('esdb', 'http').replace(/,.*\?/, '?')).port);
    const refused: unknown = await client.appendToStream('ride-1', happened()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1' } });
    expect((refused as { leader: { port: number } }).leader.port).not.toBe(port);
    // The official client goes there the next time.
    await expect(client.appendToStream('ride-1', happened())).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  it('forward appends to the leader as real ones do, when told to, unless the client insists', async () => {
    const double = await start({ nodes: 3, followers: 'forward' });
    const follower = open(withPreference(double.url, 'follower'));
    await expect(follower.appendToStream('ride-1', happened())).resolves.toMatchObject({ success: true });
    const insisting = open(withPreference(double.url, 'follower'));
    await expect(insisting.appendToStream('ride-1', happened(), { requiresLeader: true })).rejects.toMatchObject({
      type: 'not-leader',
    });
  });

  it('answer reads that insist on the leader with where it is', async () => {
    const double = await start({ nodes: 3 });
    await open(double.url).appendToStream('ride-1', happened());
    const follower = open(withPreference(double.url, 'follower'));
    await expect(collect(follower.readStream('ride-1', { requiresLeader: true }))).rejects.toMatchObject({
      type: 'not-leader',
    });
  });

  it('go on when one is down', async () => {
    const double = await start({ nodes: 3 });
    await double.down(0);
    double.elect(1);
    await expect(open(double.url).appendToStream('ride-1', happened())).resolves.toMatchObject({ success: true });
    await double.up(0);
    expect(double.calls.batchAppend).toBe(1);
  });
});
