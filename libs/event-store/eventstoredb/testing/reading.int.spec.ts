import { type EventStoreDBClient, jsonEvent, type ReadStreamOptions } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import type { EventStoreDBDouble } from './eventstoredb-double.js';
import { fromPosition, readAllRequest, readStreamRequest, withPrefixes } from './requests.js';
import { collect, rig } from './rig.js';

const { start, open, bare } = rig();

const several = (count: number) => Array.from({ length: count }, () => jsonEvent({ type: 'Happened', data: {} }));

const begin = async (): Promise<{ double: EventStoreDBDouble; client: EventStoreDBClient }> => {
  const double = await start();
  const client = open(double.url);
  await client.appendToStream('ride-1', several(5));
  return { double, client };
};

const revisions = async (client: EventStoreDBClient, options: ReadStreamOptions = {}): Promise<number[]> =>
  (await collect(client.readStream('ride-1', options))).map(({ event }) => Number(event?.revision));

const ask = (double: EventStoreDBDouble, request: ReadReq): Promise<ReadResp[]> =>
  collect<ReadResp>(bare(double.url).read(request));

const streamsIn = (responses: ReadResp[]): string[] =>
  responses.map((response) =>
    Buffer.from(response.getEvent()?.getEvent()?.getStreamIdentifier()?.getStreamName_asU8() ?? '').toString(),
  );

describe('reading a stream', () => {
  const readings: { options: ReadStreamOptions; expected: number[] }[] = [
    { options: {}, expected: [0, 1, 2, 3, 4] },
    { options: { maxCount: 2 }, expected: [0, 1] },
    { options: { fromRevision: 2n }, expected: [2, 3, 4] },
    { options: { fromRevision: 5n }, expected: [] },
    { options: { direction: 'backwards', fromRevision: 'end' }, expected: [4, 3, 2, 1, 0] },
    { options: { direction: 'backwards', fromRevision: 'end', maxCount: 1 }, expected: [4] },
    { options: { direction: 'backwards', fromRevision: 2n }, expected: [2, 1, 0] },
    { options: { direction: 'backwards', fromRevision: 99n, maxCount: 2 }, expected: [4, 3] },
  ];
  it.each(readings)('gives $expected of five with $options', async ({ options, expected }) => {
    const { client } = await begin();
    expect(await revisions(client, options)).toEqual(expected);
  });

  it('says that there is none', async () => {
    const { client } = await begin();
    await expect(collect(client.readStream('pilot-1'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('gives none of no events: the server does not take it', async () => {
    const { client } = await begin();
    await expect(revisions(client, { maxCount: 0 })).rejects.toMatchObject({ type: 'unknown' });
  });

  it('is as long as it gets while it is read', async () => {
    const { client } = await begin();
    await client.appendToStream('ride-1', several(3_000));
    expect(await revisions(client)).toHaveLength(3_005);
  });

  it('tells where it begins and ends to who understands it', async () => {
    const { double } = await begin();
    const control = new streams.ReadReq.Options.ControlOption();
    control.setCompatibility(1);
    const responses = await ask(
      double,
      readStreamRequest('ride-1', (options) => options.setControlOption(control)),
    );
    expect(responses.map((response) => response.hasEvent())).toEqual([true, true, true, true, true, false]);
    expect(responses.at(-1)?.getLastStreamPosition()).toBe('4');
  });

  it('tells ids as two numbers when it is asked to', async () => {
    const { double } = await begin();
    const ids = new streams.ReadReq.Options.UUIDOption();
    ids.setStructured(new shared.Empty());
    const [first] = await ask(
      double,
      readStreamRequest('ride-1', (options) => options.setUuidOption(ids)),
    );
    const structured = first?.getEvent()?.getEvent()?.getId()?.getStructured();
    const hex = [structured?.getMostSignificantBits(), structured?.getLeastSignificantBits()]
      .map((bits) =>
        BigInt.asUintN(64, BigInt(bits ?? 0))
          .toString(16)
          .padStart(16, '0'),
      )
      .join('');
    const [stored] = double.records.filter(({ stream }) => stream === 'ride-1');
    expect(hex).toBe(stored?.id.replaceAll('-', ''));
  });

  it('does not tell places before 22.6', async () => {
    const double = await start({ version: '22.5.0.0' });
    const client = open(double.url);
    await client.appendToStream('ride-1', several(1));
    const [first] = await collect(client.readStream('ride-1'));
    expect(first?.commitPosition).toBeUndefined();
    expect(first?.event?.position?.commit).toBe(2n ** 64n - 1n);
  });
});

describe('what a stream does not show', () => {
  it.each([
    { metadata: { $tb: 3 }, shown: [3, 4] },
    { metadata: { $maxCount: 2 }, shown: [3, 4] },
    { metadata: { $maxCount: 3, $tb: 4 }, shown: [4] },
    { metadata: { $tb: 9 }, shown: [] },
    { metadata: { $maxAge: 3_600 }, shown: [0, 1, 2, 3, 4] },
    { metadata: { $maxAge: -1 }, shown: [] },
  ])('is what $metadata says', async ({ metadata, shown }) => {
    const { double, client } = await begin();
    double.setStreamMetadata('ride-1', metadata);
    expect(await revisions(client)).toEqual(shown);
    expect(await revisions(client, { direction: 'backwards', fromRevision: 'end' })).toEqual(shown.toReversed());
  });

  it('is everything once it is deleted, until it is written to again', async () => {
    const { double, client } = await begin();
    await client.deleteStream('ride-1');
    await expect(revisions(client)).rejects.toMatchObject({ type: 'stream-not-found' });
    await expect(
      client.appendToStream('ride-1', several(1), { expectedRevision: 'stream_exists' }),
    ).rejects.toMatchObject({
      type: 'stream-deleted',
    });
    await client.appendToStream('ride-1', several(2), { expectedRevision: 'no_stream' });
    expect(await revisions(client)).toEqual([5, 6]);
    expect((await client.getStreamMetadata('ride-1')).metadata).toEqual({ truncateBefore: 5 });
    expect(double.records.filter(({ stream }) => stream === '$$ride-1')).toHaveLength(2);
  });

  it('comes back with metadata that replace the deleting ones', async () => {
    const { double, client } = await begin();
    double.softDelete('ride-1');
    await client.setStreamMetadata('ride-1', { maxCount: 100 });
    expect(await revisions(client)).toEqual([]);
    expect((await client.getStreamMetadata('ride-1')).metadata).toEqual({ truncateBefore: 5, maxCount: 100 });
  });

  it('is everything for good after a tombstone, but not in $all', async () => {
    const { double, client } = await begin();
    double.tombstone('ride-1');
    await expect(revisions(client)).rejects.toMatchObject({ type: 'stream-deleted', streamName: 'ride-1' });
    const all = (await collect(client.readAll())).filter(({ event }) => event?.streamId === 'ride-1');
    expect(all.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n, 3n, 4n, 2n ** 63n - 1n]);
    expect(all.at(-1)?.event?.type).toBe('$streamDeleted');
  });

  it('is all but the last of the metadata', async () => {
    const { double, client } = await begin();
    for (const $maxCount of [7, 8, 9]) double.setStreamMetadata('ride-1', { $maxCount });
    const shown = await collect(client.readStream('$$ride-1'));
    expect(shown.map(({ event }) => event?.data)).toEqual([{ $maxCount: 9 }]);
  });
});

describe('reading $all', () => {
  it('shows what the server itself wrote', async () => {
    const { client } = await begin();
    const all = (await collect(client.readAll())).map(({ event }) => event);
    expect(all.filter((event) => event?.streamId.startsWith('$')).length).toBeGreaterThan(2);
    expect(all.some((event) => event?.streamId === '$epoch-information')).toBe(false);
  });

  it('has places that grow, with gaps between them', async () => {
    const { client } = await begin();
    const places = (await collect(client.readAll())).map(({ commitPosition }) => Number(commitPosition));
    expect(places[0]).toBeGreaterThan(0);
    places.reduce((before, place) => {
      expect(place).toBeGreaterThan(before + 1);
      return place;
    }, 0);
  });

  it('begins with the event at the place that is named, and backwards with the one before', async () => {
    const { double, client } = await begin();
    const mine = double.records.filter(({ stream }) => stream === 'ride-1');
    const commit = BigInt(mine[2]?.position ?? 0);
    const fromPosition = { commit, prepare: commit };
    const onwards = await collect(client.readAll({ fromPosition }));
    expect(onwards.map(({ event }) => event?.id)).toEqual(mine.slice(2).map(({ id }) => id));
    const back = await collect(client.readAll({ fromPosition, direction: 'backwards', maxCount: 2 }));
    expect(back.map(({ event }) => event?.id)).toEqual([mine[1]?.id, mine[0]?.id]);
    const last = await collect(client.readAll({ fromPosition: 'end', direction: 'backwards', maxCount: 1 }));
    expect(last.map(({ event }) => event?.id)).toEqual([mine[4]?.id]);
  });

  it('finds nothing behind the last event, and an error between two events', async () => {
    const { double } = await begin();
    const { position, end } = double.records.at(-1) ?? { position: 0, end: 0 };
    const readFrom = (commit: number, prepare = commit) =>
      ask(
        double,
        readAllRequest((options) => fromPosition(options, commit, prepare)),
      );
    for (const place of [end + 1_000, end, position + 1]) expect(await readFrom(place)).toEqual([]);
    expect(await readFrom(position, 0)).toHaveLength(1);
    await expect(readFrom(position - 1)).rejects.toMatchObject({ code: status.UNKNOWN });
  });

  it('filters by the beginnings of names', async () => {
    const { double, client } = await begin();
    await client.appendToStream('pilot-1', several(2));
    await client.appendToStream('rider-1', several(2));
    const found = await ask(
      double,
      readAllRequest((options) => withPrefixes(options, 'ride-', 'pilot-')),
    );
    expect(streamsIn(found)).toEqual([...Array<string>(5).fill('ride-1'), 'pilot-1', 'pilot-1']);
  });

  it('does not filter before 21.10', async () => {
    const double = await start({ version: '21.6.0.0' });
    await expect(
      ask(
        double,
        readAllRequest((options) => withPrefixes(options, 'ride-')),
      ),
    ).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
  });
});
