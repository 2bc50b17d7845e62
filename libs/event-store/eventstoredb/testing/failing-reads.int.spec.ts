import { jsonEvent } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import type { EventStoreDBDouble } from './eventstoredb-double.js';
import type { ReadFault } from './faults.js';
import { Gate } from './gate.js';
import { readAllRequest, withPrefixes } from './requests.js';
import { rig } from './rig.js';

const { start, open, bare } = rig();
const several = (count: number) => Array.from({ length: count }, () => jsonEvent({ type: 'Happened', data: {} }));

const kinds = ['read', 'subscribe'] as const;
type Kind = (typeof kinds)[number];

const request = (kind: Kind): ReadReq => {
  const asked = readAllRequest((options) => withPrefixes(options, 'ride-'));
  const options = asked.getOptions();
  if (kind === 'subscribe') options?.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  return asked;
};

/** A read of 5 events, which gets 5 messages; a subscription gets 8: confirmation, 5 events, checkpoint, caught up. */
async function begin(
  kind: Kind,
  fault: ReadFault,
): Promise<{ double: EventStoreDBDouble; call: ClientReadableStream<ReadResp> }> {
  const double = await start();
  await open(double.url).appendToStream('ride-1', several(5));
  double.faults.next(kind, fault);
  return { double, call: bare(double.url).read(request(kind)) };
}

/** How many messages came, and the code that it ended with. */
async function heard(call: AsyncIterable<ReadResp>): Promise<{ count: number; code: status }> {
  let count = 0;
  try {
    for await (const _ of call) count += 1;
    return { count, code: status.OK };
  } catch (error) {
    return { count, code: (error as { code: status }).code };
  }
}

describe.each(kinds)('a %s that goes wrong', (kind) => {
  it.each([0, 1, 3])('is cut with its connection after %d messages', async (after) => {
    const { double, call } = await begin(kind, { kind: 'cut', after });
    const { count, code } = await heard(call);
    expect(count).toBeLessThanOrEqual(after);
    expect([status.UNAVAILABLE, status.INTERNAL, status.CANCELLED]).toContain(code);
    expect(double.faults.waiting).toBe(0);
  });

  it.each([0, 1, 3])('is cancelled after %d messages', async (after) => {
    const { call } = await begin(kind, { kind: 'cancelled', after });
    expect(await heard(call)).toEqual({ count: after, code: status.CANCELLED });
  });

  it.each([0, 1, 3])('ends as if that were all after %d messages', async (after) => {
    const { call } = await begin(kind, { kind: 'end', after });
    expect(await heard(call)).toEqual({ count: after, code: status.OK });
  });

  it.each([1, 3])('stalls after %d messages, and nothing else does', async (after) => {
    const { double, call } = await begin(kind, { kind: 'stall', after });
    let count = 0;
    const stalled = (async () => {
      for await (const _ of call) count += 1;
    })();
    const other = bare(double.url).read(request('read'));
    expect(await heard(other)).toEqual({ count: 5, code: status.OK });
    await open(double.url).appendToStream('ride-1', several(1));
    expect(count).toBeLessThanOrEqual(after);
    call.cancel();
    await expect(stalled).rejects.toMatchObject({ code: status.CANCELLED });
    expect(count).toBe(after);
  });

  it('goes on only when the gate lets it', async () => {
    const gate = new Gate();
    const { call } = await begin(kind, { kind: 'gated', gate });
    const messages = call[Symbol.asyncIterator]() as AsyncIterator<ReadResp>;
    for (let message = 0; message < 5; message++) {
      const next = messages.next();
      gate.open(1);
      expect((await next).done).toBe(false);
    }
    gate.open();
    call.cancel();
    await expect(messages.next()).rejects.toMatchObject({ code: status.CANCELLED });
  });

  it('is refused at once', async () => {
    const { call } = await begin(kind, { kind: 'unavailable' });
    expect(await heard(call)).toEqual({ count: 0, code: status.UNAVAILABLE });
  });

  it('is sent to the leader', async () => {
    const { call } = await begin(kind, { kind: 'notLeader' });
    expect(await heard(call)).toEqual({ count: 0, code: status.NOT_FOUND });
  });
});
