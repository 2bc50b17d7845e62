import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import type { EventStoreDBDouble } from './eventstoredb-double.js';
import type { AppendFault } from './faults.js';
import { readStreamRequest } from './requests.js';
import { rig } from './rig.js';

const { start, open, bare } = rig();
const happened = () => jsonEvent({ type: 'Happened', data: {} });
const stored = (double: EventStoreDBDouble) => double.records.filter(({ stream }) => stream === 'ride-1').length;

describe.each([
  { way: 'Append', version: '21.6.0.0' },
  { way: 'BatchAppend', version: '24.10.0.0' },
])('an append that goes wrong, by $way', ({ way, version }) => {
  const begin = async (fault: AppendFault): Promise<{ double: EventStoreDBDouble; client: EventStoreDBClient }> => {
    const double = await start({ version });
    const client = open(double.url);
    await client.appendToStream('pilot-1', happened());
    double.faults.next(['append', 'batchAppend'], fault);
    return { double, client };
  };
  const inBatch = way === 'BatchAppend';

  const failures: { fault: AppendFault; type: string; batchType?: string; stored: number }[] = [
    { fault: { kind: 'reset' }, type: 'unavailable', stored: 0 },
    { fault: { kind: 'reset', committed: true }, type: 'unavailable', stored: 1 },
    { fault: { kind: 'timeout' }, type: 'timeout', batchType: 'deadline-exceeded', stored: 0 },
    { fault: { kind: 'timeout', committed: true }, type: 'timeout', batchType: 'deadline-exceeded', stored: 1 },
    { fault: { kind: 'deadlineExceeded' }, type: 'deadline-exceeded', stored: 0 },
    { fault: { kind: 'deadlineExceeded', committed: true }, type: 'deadline-exceeded', stored: 1 },
    { fault: { kind: 'unavailable' }, type: 'unavailable', stored: 0 },
    { fault: { kind: 'notReady' }, type: 'unavailable', batchType: 'unknown', stored: 0 },
    { fault: { kind: 'notLeader' }, type: 'not-leader', stored: 0 },
    { fault: { kind: 'accessDenied' }, type: 'access-denied', stored: 0 },
  ];
  it.each(failures)(
    'fails as $fault, with $stored stored',
    async ({ fault, type, batchType = type, stored: expected }) => {
      const { double, client } = await begin(fault);
      await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({
        type: inBatch ? batchType : type,
      });
      expect(stored(double)).toBe(expected);
      expect(double.faults.waiting).toBe(0);
      await expect(client.appendToStream('ride-1', happened())).resolves.toMatchObject({ success: true });
    },
  );

  it('succeeds without a place', async () => {
    const { client } = await begin({ kind: 'noPosition' });
    const appended = await client.appendToStream('ride-1', happened());
    expect(appended).toEqual({ success: true, nextExpectedRevision: 0n, position: undefined });
  });

  it.each([
    { committed: false, expected: 0 },
    { committed: true, expected: 1 },
  ])('is never answered, with $expected stored, while the others are', async ({ committed, expected }) => {
    const { double, client } = await begin({ kind: 'silence', committed });
    let isAnswered = false;
    const silent = client.appendToStream('ride-1', happened()).finally(() => (isAnswered = true));
    await client.appendToStream('pilot-1', happened());
    expect(isAnswered).toBe(false);
    expect(stored(double)).toBe(expected);
    // The official client waits for ever in a batch; it gives up with its connection.
    const given = expect(silent).rejects.toMatchObject({ type: 'unavailable' });
    await double.cutConnections();
    await given;
  });

  it('leaves other clients alone', async () => {
    const { double, client } = await begin({ kind: 'reset' });
    const request = readStreamRequest('ride-1');
    request.getOptions()?.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
    const following = bare(double.url).read(request) as AsyncIterable<ReadResp>;
    for await (const response of following) {
      if (response.hasConfirmation()) {
        await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'unavailable' });
        await client.appendToStream('ride-1', happened());
      }
      if (response.hasEvent()) break;
    }
    expect(stored(double)).toBe(1);
    expect(double.openConnections).toBe(2);
  });
});

describe('what goes wrong', () => {
  it('may depend on the call', async () => {
    const double = await start();
    const client = open(double.url);
    double.faults.decide = ({ kind, nth, stream }) =>
      kind === 'batchAppend' && stream === 'ride-1' && nth === 2 ? { kind: 'accessDenied' } : undefined;
    await client.appendToStream('ride-1', happened());
    await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'access-denied' });
    await client.appendToStream('ride-1', happened());
    expect(stored(double)).toBe(2);
  });

  it('may be asking what the server can do', async () => {
    const double = await start();
    const client = open(double.url);
    double.faults.next('serverFeatures', { kind: 'reset' });
    await expect(client.appendToStream('ride-1', happened())).rejects.toBeDefined();
    double.faults.next('serverFeatures', { kind: 'unavailable' });
    await expect(client.appendToStream('ride-1', happened())).rejects.toBeDefined();
    expect(double.calls).toMatchObject({ serverFeatures: 2, batchAppend: 0 });
  });
});

describe('a server that is down', () => {
  it('refuses, and comes back where it was with what it had', async () => {
    const double = await start();
    const { url } = double;
    const client = open(url);
    await client.appendToStream('ride-1', happened());
    await double.down();
    expect(double.openConnections).toBe(0);
    await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'unavailable' });
    await double.up();
    expect(double.url).toBe(url);
    const again = open(url);
    await expect(again.appendToStream('ride-1', happened())).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });
});
