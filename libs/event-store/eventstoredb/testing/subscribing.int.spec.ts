import { once } from 'node:events';
import {
  type AllStreamSubscription,
  eventTypeFilter,
  jsonEvent,
  type Position,
  type SubscribeToAllOptions,
  streamNameFilter,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { DoubleOptions, EventStoreDBDouble } from './eventstoredb-double.js';
import { Gate } from './gate.js';
import { fromPosition, readAllRequest, readStreamRequest, withPrefixes } from './requests.js';
import { rig } from './rig.js';

const { start, open, bare } = rig();

const several = (count: number, type = 'Happened') =>
  Array.from({ length: count }, () => jsonEvent({ type, data: {} }));

/** The next so many events. */
async function take(subscription: AllStreamSubscription, count: number): Promise<string[]> {
  const taken: string[] = [];
  for await (const { event } of subscription) {
    taken.push(`${event?.streamId}@${event?.revision}`);
    if (taken.length === count) break;
  }
  return taken;
}

const subscription = (request: ReadReq): ReadReq => {
  request.getOptions()?.clearCount();
  request.getOptions()?.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  return request;
};

/** What a bare subscription gets, one line a message, until one says so, or the call ends. */
async function messages(
  double: EventStoreDBDouble,
  request: ReadReq,
  isEnough: (message: string, all: string[]) => boolean = (message) => message === 'caught up',
): Promise<string[]> {
  const call = bare(double.url).read(subscription(request));
  const all: string[] = [];
  for await (const response of call as AsyncIterable<ReadResp>) {
    const message = said(response);
    all.push(message);
    if (isEnough(message, all)) break;
  }
  return all;
}

function said(response: ReadResp): string {
  const [event, checkpoint] = [response.getEvent()?.getEvent(), response.getCheckpoint()];
  if (event) return `event ${event.getCommitPosition()}`;
  if (checkpoint) return `checkpoint ${checkpoint.getCommitPosition()}/${checkpoint.getPreparePosition()}`;
  return response.hasConfirmation() ? 'confirmation' : response.hasCaughtUp() ? 'caught up' : 'something else';
}

describe('a subscription to $all', () => {
  const begin = async (options: SubscribeToAllOptions & { double?: DoubleOptions } = {}) => {
    const double = await start(options.double);
    const client = open(double.url);
    await client.appendToStream('ride-1', several(3));
    await client.appendToStream('pilot-1', several(2, 'Arrived'));
    return { double, client, subscribed: client.subscribeToAll(options) };
  };

  it('tells what was there, and what comes', async () => {
    const { client, subscribed } = await begin({ filter: streamNameFilter({ prefixes: ['ride-', 'pilot-'] }) });
    const seen: string[] = [];
    for await (const { event } of subscribed) {
      seen.push(`${event?.streamId}@${event?.revision}`);
      if (seen.length === 5) await client.appendToStream('ride-1', several(1));
      if (seen.length === 6) break;
    }
    expect(seen).toEqual(['ride-1@0', 'ride-1@1', 'ride-1@2', 'pilot-1@0', 'pilot-1@1', 'ride-1@3']);
  });

  it('tells from the end what comes', async () => {
    const { client } = await begin();
    const live = client.subscribeToAll({ fromPosition: 'end' });
    const caughtUp = once(live, 'caughtUp');
    live.resume();
    await caughtUp;
    live.pause();
    await client.appendToStream('ride-1', several(1));
    expect(await take(live, 1)).toEqual(['ride-1@3']);
  });

  it('comes after the place that is named', async () => {
    const { double, client } = await begin();
    const commit = BigInt(
      double.records.find(({ stream, revision }) => stream === 'ride-1' && revision === 1)?.position ?? 0,
    );
    const after = client.subscribeToAll({ fromPosition: { commit, prepare: commit } });
    expect(await take(after, 2)).toEqual(['ride-1@2', 'pilot-1@0']);
  });

  it('waits for what comes after a place behind the end', async () => {
    const { double, client } = await begin();
    const commit = BigInt((double.records.at(-1)?.end ?? 0) + 150);
    const after = client.subscribeToAll({ fromPosition: { commit, prepare: commit } }).resume();
    await once(after, 'caughtUp');
    after.pause();
    await client.appendToStream('ride-1', several(4));
    const position = (index: number) => double.records.at(index)?.position ?? 0;
    const expected = [-4, -3, -2, -1].filter((index) => position(index) > Number(commit)).length;
    expect(expected).toBeLessThan(4);
    expect(await take(after, expected)).toHaveLength(expected);
  });

  it.each([
    { filter: streamNameFilter({ prefixes: ['pilot-'] }), expected: ['pilot-1@0', 'pilot-1@1'] },
    { filter: streamNameFilter({ regex: '^(pilot|bike)-\\d$' }), expected: ['pilot-1@0', 'pilot-1@1'] },
    { filter: eventTypeFilter({ prefixes: ['Arr', 'Left'] }), expected: ['pilot-1@0', 'pilot-1@1'] },
    { filter: eventTypeFilter({ regex: '^Happened$' }), expected: ['ride-1@0', 'ride-1@1', 'ride-1@2'] },
  ])('tells only what is asked for: $expected', async ({ filter, expected }) => {
    const { subscribed } = await begin({ filter });
    expect(await take(subscribed, expected.length)).toEqual(expected);
  });

  it('is refused at a place between two events', async () => {
    const { double } = await begin();
    const position = double.records.at(-1)?.position ?? 0;
    const request = readAllRequest((options) => fromPosition(options, position - 1));
    await expect(messages(double, request)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it.each([
    { version: '23.6.0.0', says: false },
    { version: '23.10.0.0', says: true },
  ])('says in $version that it has caught up: $says', async ({ version, says }) => {
    const { double } = await begin({ double: { version } });
    const isEnough = (_: string, all: string[]) => all.length === (says ? 2 : 1);
    const request = readAllRequest((options) => fromPosition(options, double.records.at(-1)?.position ?? 0));
    const heard = messages(double, request, (message, all) => isEnough(message, all));
    expect(await heard).toEqual(says ? ['confirmation', 'caught up'] : ['confirmation']);
  });
});

describe('checkpoints', () => {
  const rides = (options: ReadReq.Options): void => withPrefixes(options, 'ride-');
  /** 100 events that nobody wants, and one that somebody does. */
  const filled = async (version: string): Promise<EventStoreDBDouble> => {
    const double = await start({ version });
    const client = open(double.url);
    await client.appendToStream('pilot-1', several(100));
    await client.appendToStream('ride-1', several(1));
    return double;
  };
  const fromTheEnd = (double: EventStoreDBDouble): ReadReq =>
    readAllRequest((options) => {
      rides(options);
      fromPosition(options, double.records.at(-1)?.position ?? 0);
    });

  it('come in catching up after 32 events, wanted or not, and say where their page began', async () => {
    const double = await filled('24.10.0.0');
    const ride = double.records.at(-1)?.position ?? 0;
    const considered = double.records.length;
    expect(considered).toBe(106);
    const place = (index: number) => double.records[index]?.position;
    expect(await messages(double, readAllRequest(rides))).toEqual([
      'confirmation',
      'checkpoint 0/0',
      `checkpoint ${place(32)}/0`,
      `checkpoint ${place(64)}/0`,
      `event ${ride}`,
      `checkpoint ${ride}/${ride}`,
      'caught up',
    ]);
  });

  it('can be gone on from without losing anything', async () => {
    const double = await filled('24.10.0.0');
    const ride = double.records.at(-1)?.position ?? 0;
    for (const place of [32, 64, 96].map((index) => double.records[index]?.position ?? 0)) {
      const heard = await messages(
        double,
        readAllRequest((options) => {
          rides(options);
          fromPosition(options, place, 0);
        }),
      );
      expect(heard).toContain(`event ${ride}`);
    }
  });

  it('come live after 32 events, at the last of them', async () => {
    const double = await filled('24.10.0.0');
    const client = open(double.url);
    const before = double.records.length;
    const all = await messages(double, fromTheEnd(double), (message) => {
      if (message === 'caught up') void client.appendToStream('pilot-1', several(40));
      return message.startsWith('checkpoint');
    });
    const place = double.records[before + 31]?.position;
    expect(all).toEqual(['confirmation', 'caught up', `checkpoint ${place}/${place}`]);
  });

  it.each([
    { version: '24.10.0.0', checkpoints: ['checkpoint 18446744073709551615/18446744073709551615'] },
    { version: '25.1.0.0', checkpoints: ['checkpoint 0/0'] },
  ])('of $version, where nothing was wanted of a short log, are $checkpoints', async ({ version, checkpoints }) => {
    const double = await start({ version });
    expect(await messages(double, readAllRequest(rides))).toEqual(['confirmation', ...checkpoints, 'caught up']);
  });

  it('do not come any more, before 25.1, once the end was said to be one', async () => {
    const double = await start();
    const client = open(double.url);
    const all = await messages(double, readAllRequest(rides), (message) => {
      if (message === 'caught up')
        void client.appendToStream('pilot-1', several(40)).then(() => client.appendToStream('ride-1', several(1)));
      return message.startsWith('event');
    });
    expect(all.map((message) => message.split(' ')[0])).toEqual(['confirmation', 'checkpoint', 'caught', 'event']);
  });

  it('go to the official client', async () => {
    const double = await filled('24.10.0.0');
    const reached: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['ride-'],
      checkpointInterval: 2,
      checkpointReached: (_, position) => {
        reached.push(position);
      },
    });
    const subscribed = open(double.url).subscribeToAll({ filter });
    expect(await take(subscribed, 1)).toEqual(['ride-1@0']);
    expect(reached).toEqual([{ commit: BigInt(double.records[32]?.position ?? 0), prepare: 0n }]);
  });
});

describe('a slow subscriber', () => {
  it('falls behind, catches up again, and misses nothing', async () => {
    const double = await start();
    const client = open(double.url);
    const gate = new Gate();
    double.faults.next('subscribe', { kind: 'gated', gate });
    const request = readAllRequest((options) => withPrefixes(options, 'ride-'));
    // Confirmation, checkpoint, caught up; then nothing gets through until 500 events are there.
    gate.open(3);
    const all = await messages(double, request, (message, all) => {
      if (message === 'caught up' && all.length === 3)
        void client.appendToStream('ride-1', several(500)).then(() => gate.open());
      return message === 'caught up' && all.length > 3;
    });
    const rides = double.records.filter(({ stream }) => stream === 'ride-1');
    expect(all.filter((message) => message.startsWith('event'))).toEqual(
      rides.map(({ position }) => `event ${position}`),
    );
  });
});

describe('a subscription to a stream', () => {
  it('tells what was there, what comes, and the end', async () => {
    const double = await start();
    const client = open(double.url);
    await client.appendToStream('ride-1', several(3));
    const subscribed = client.subscribeToStream('ride-1', { fromRevision: 0n });
    const seen: bigint[] = [];
    const followed = (async () => {
      for await (const { event } of subscribed) {
        seen.push(event?.revision ?? 0n);
        if (seen.length === 2) await client.appendToStream('ride-1', several(1));
        if (seen.length === 3) double.tombstone('ride-1');
      }
    })();
    await expect(followed).rejects.toMatchObject({ type: 'stream-deleted' });
    expect(seen.slice(0, 3)).toEqual([1n, 2n, 3n]);
  });

  it('may come before the stream', async () => {
    const double = await start();
    const client = open(double.url);
    const heard = messages(double, readStreamRequest('ride-1'), (message) => {
      if (message === 'caught up') void client.appendToStream('ride-1', several(1));
      return message.startsWith('event');
    });
    expect((await heard).slice(0, 2)).toEqual(['confirmation', 'caught up']);
  });
});
