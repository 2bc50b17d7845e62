import { randomUUID } from 'node:crypto';
import { type AppendExpectedRevision, binaryEvent, type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect, rig } from './rig.js';

const happened = (id: string = randomUUID()) => jsonEvent({ id, type: 'Happened', data: { where: 'Ishøj' } });
const several = (count: number) => Array.from({ length: count }, () => happened());

describe.each([
  { way: 'Append', version: '21.6.0.0' },
  { way: 'BatchAppend', version: '24.10.0.0' },
])('appending by $way', ({ way, version }) => {
  const { start, open } = rig();
  const begin = async (): Promise<EventStoreDBClient> => open((await start({ version })).url);
  const append = (client: EventStoreDBClient, ids: string[], expectedRevision: AppendExpectedRevision) =>
    client.appendToStream('ride-1', ids.map(happened), { expectedRevision });

  it('goes that way', async () => {
    const double = await start({ version });
    await open(double.url).appendToStream('ride-1', several(2));
    expect(double.calls).toMatchObject(
      way === 'Append' ? { append: 1, batchAppend: 0 } : { append: 0, batchAppend: 1 },
    );
  });

  it('answers with the revision and the place of the last event', async () => {
    const client = await begin();
    const appended = await client.appendToStream('ride-1', several(3), { expectedRevision: 'no_stream' });
    expect(appended).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const last = (await collect(client.readAll())).at(-1)?.event;
    expect(last).toMatchObject({ streamId: 'ride-1', revision: 2n, position: appended.position });
  });

  it('keeps every byte, and says what is JSON', async () => {
    const client = await begin();
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await client.appendToStream('ride-1', [
      binaryEvent({ type: 'Bytes', data: bytes, metadata: bytes.toReversed() }),
      jsonEvent({ type: 'Text', data: { text: 'Blåbærgrød 🚲 \u0000' }, metadata: { $correlationId: 'ø' } }),
      jsonEvent({ type: 'Bare', data: {} }),
    ]);
    const [first, second, third] = (await collect(client.readStream('ride-1'))).map(({ event }) => event);
    expect(first).toMatchObject({ type: 'Bytes', isJson: false });
    expect([...(first?.data as Uint8Array)]).toEqual([...bytes]);
    expect([...(first?.metadata as Uint8Array)]).toEqual([...bytes].reverse());
    expect(second).toMatchObject({
      type: 'Text',
      isJson: true,
      data: { text: 'Blåbærgrød 🚲 \u0000' },
      metadata: { $correlationId: 'ø' },
    });
    expect(third?.metadata).toBeUndefined();
    expect(Math.abs(Date.now() - (third?.created.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('answers many at once, each for itself', async () => {
    const client = await begin();
    const appended = await Promise.all(
      Array.from({ length: 200 }, (_, index) => client.appendToStream(`ride-${index % 7}`, several(1 + (index % 3)))),
    );
    expect(new Set(appended.map(({ position }) => position?.commit)).size).toBe(200);
  });

  const conflicts: { expected: AppendExpectedRevision; holding: number; current: bigint | string }[] = [
    { expected: 'no_stream', holding: 2, current: 1n },
    { expected: 'stream_exists', holding: 0, current: 'no_stream' },
    { expected: 0n, holding: 2, current: 1n },
    { expected: 0n, holding: 0, current: 'no_stream' },
    { expected: 2n, holding: 2, current: 1n },
  ];
  it.each(conflicts)('refuses $expected of $holding events', async ({ expected, holding, current }) => {
    const client = await begin();
    if (holding > 0) await client.appendToStream('ride-1', several(holding));
    await expect(append(client, [randomUUID()], expected)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'ride-1',
      expectedVersion: expected,
      actualVersion: current,
    });
  });

  it.each(['any', 'stream_exists', 1n] as const)('takes %s of 2 events', async (expected) => {
    const client = await begin();
    await client.appendToStream('ride-1', several(2));
    expect(await append(client, [randomUUID()], expected)).toMatchObject({ nextExpectedRevision: 2n });
  });

  describe('said twice', () => {
    const [a, b, c, d] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

    it.each([
      { expected: 'no_stream', ids: [a, b], revision: 1n },
      { expected: 'no_stream', ids: [a], revision: 0n },
      { expected: 0n, ids: [b, c], revision: 2n },
      { expected: 'any', ids: [b, c], revision: 2n },
      { expected: 'any', ids: [c, a], revision: 0n },
      { expected: 'stream_exists', ids: [a], revision: 0n },
    ] as const)('is said once: $ids.length at $expected', async ({ expected, ids, revision }) => {
      const client = await begin();
      await append(client, [a, b, c], 'no_stream');
      const events = await collect(client.readStream('ride-1'));
      const again = await append(client, [...ids], expected);
      expect(again).toMatchObject({ success: true, nextExpectedRevision: revision });
      if (version > '22') expect(again.position).toEqual(events[Number(revision)]?.event?.position);
      expect(await collect(client.readStream('ride-1'))).toHaveLength(3);
    });

    it.each([
      { expected: 'no_stream', ids: [a, d] },
      { expected: 'no_stream', ids: [b] },
      { expected: 1n, ids: [c, d] },
      { expected: 'any', ids: [a, d] },
      { expected: 'stream_exists', ids: [c, d] },
    ] as const)('is refused where only some of it is there: $expected', async ({ expected, ids }) => {
      const client = await begin();
      await append(client, [a, b, c], 'no_stream');
      await expect(append(client, [...ids], expected)).rejects.toMatchObject({ type: 'wrong-expected-version' });
    });

    it.each([2n, 'any'] as const)('is said again at the head, and where none of it is there: %s', async (expected) => {
      const client = await begin();
      await append(client, [a, b, c], 'no_stream');
      const ids = expected === 'any' ? [d, a] : [c];
      expect(await append(client, ids, expected)).toMatchObject({
        success: true,
        nextExpectedRevision: BigInt(2 + ids.length),
      });
    });

    it('is said again at any revision after a start, and once at an exact one', async () => {
      const double = await start({ version });
      const client = open(double.url);
      await append(client, [a, b], 'no_stream');
      double.elect(0);
      expect(await append(client, [a, b], 'no_stream')).toMatchObject({ nextExpectedRevision: 1n });
      expect(await append(client, [a, b], 'any')).toMatchObject({ nextExpectedRevision: 3n });
    });

    it('is answered without a place where the events are not shown any more', async () => {
      const double = await start({ version });
      const client = open(double.url);
      await append(client, [a, b], 'no_stream');
      await append(client, [c], 1n);
      double.truncate('ride-1', 2);
      expect(await append(client, [a, b], 'no_stream')).toEqual({
        success: true,
        nextExpectedRevision: 1n,
        position: undefined,
      });
    });
  });

  it('refuses what comes after a tombstone', async () => {
    const client = await begin();
    await client.appendToStream('ride-1', several(1));
    await client.tombstoneStream('ride-1');
    await expect(client.appendToStream('ride-1', several(1))).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: 'ride-1',
    });
  });
});

describe('the size of an append', () => {
  const { start, open } = rig();
  const ofBytes = (data: number, metadata: number) =>
    binaryEvent({ type: 'Bytes', data: new Uint8Array(data), metadata: new Uint8Array(metadata) });

  it.each([
    { version: '21.6.0.0', counts: 'data', events: [ofBytes(600, 5_000), ofBytes(400, 5_000)], fits: true },
    { version: '21.6.0.0', counts: 'data', events: [ofBytes(600, 0), ofBytes(401, 0)], fits: false },
    { version: '24.10.0.0', counts: 'data', events: [ofBytes(1_000, 5_000)], fits: true },
    { version: '24.10.0.0', counts: 'data', events: [ofBytes(600, 0), ofBytes(401, 0)], fits: false },
    { version: '25.0.0.0', counts: 'everything', events: [ofBytes(600, 390)], fits: true },
    { version: '25.0.0.0', counts: 'everything', events: [ofBytes(600, 391)], fits: false },
  ])('is that of $counts in $version', async ({ version, events, fits }) => {
    const double = await start({ version, maxAppendBytes: 1_000 });
    const appending = open(double.url).appendToStream('ride-1', events);
    if (fits) await expect(appending).resolves.toMatchObject({ success: true });
    else await expect(appending).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_000 });
    expect(double.records.filter(({ stream }) => stream === 'ride-1')).toHaveLength(fits ? events.length : 0);
  });

  it('does not depend on how many chunks it comes in', async () => {
    const double = await start({ maxAppendBytes: 1_000 });
    const client = open(double.url);
    const chunked = (events: ReturnType<typeof ofBytes>[]) =>
      client.appendToStream('ride-1', events, { batchAppendSize: 150 });
    await expect(chunked(Array.from({ length: 10 }, () => ofBytes(100, 0)))).resolves.toMatchObject({
      nextExpectedRevision: 9n,
    });
    await expect(chunked(Array.from({ length: 11 }, () => ofBytes(100, 0)))).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
    });
    expect(double.calls.batchAppend).toBe(1);
  });
});
