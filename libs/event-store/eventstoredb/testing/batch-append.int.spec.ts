import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { describe, expect, it } from '@jest/globals';
import { collect, rig } from './rig.js';

const { start, bare } = rig();

const uuid = (text: string) => {
  const id = new shared.UUID();
  id.setString(text);
  return id;
};

function event(described: Record<string, string>): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(randomUUID()));
  for (const [key, value] of Object.entries(described)) message.getMetadataMap().set(key, value);
  return message;
}

const whole = { type: 'Happened', 'content-type': 'application/json' };

function options(stream: string, deadline = new Date(Date.now() + 60_000)): BatchAppendReq.Options {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  const made = new streams.BatchAppendReq.Options();
  made.setStreamIdentifier(identifier);
  made.setAny(new empty.Empty());
  made.setDeadline(timestamp.Timestamp.fromDate(deadline));
  return made;
}

interface Chunk {
  readonly id: string;
  readonly options?: BatchAppendReq.Options;
  readonly events?: BatchAppendReq.ProposedMessage[];
  readonly isFinal?: boolean;
}

/** Sends chunks, ends, and tells what was answered: which append, and the revision or the kind of error. */
async function answers(call: ClientDuplexStream<BatchAppendReq, BatchAppendResp>, chunks: Chunk[]): Promise<string[]> {
  for (const chunk of chunks) {
    const request = new streams.BatchAppendReq();
    request.setCorrelationId(uuid(chunk.id));
    if (chunk.options) request.setOptions(chunk.options);
    request.setProposedMessagesList(chunk.events ?? []);
    request.setIsFinal(chunk.isFinal ?? true);
    call.write(request);
  }
  call.end();
  return (await collect<BatchAppendResp>(call)).map((response) => {
    const which = chunks.findIndex(({ id }) => id === response.getCorrelationId()?.getString());
    return `${which} ${response.getError()?.getMessage() ?? response.getSuccess()?.getCurrentRevision()}`;
  });
}

describe('one call for many appends', () => {
  const [a, b] = [randomUUID(), randomUUID()];

  it('takes their chunks in any order, and ends when all are answered', async () => {
    const double = await start();
    const heard = await answers(bare(double.url).batchAppend(), [
      { id: a, options: options('ride-1'), events: [event(whole)], isFinal: false },
      { id: b, options: options('ride-2'), events: [event(whole)] },
      { id: a, events: [event(whole), event(whole)] },
    ]);
    expect(heard).toEqual(['1 0', '0 2']);
  });

  it('answers what comes too late, and goes on', async () => {
    const double = await start();
    const heard = await answers(bare(double.url).batchAppend(), [
      { id: a, options: options('ride-1', new Date(Date.now() - 1)), events: [event(whole)] },
      { id: b, options: options('ride-1'), events: [event(whole)] },
    ]);
    expect(heard).toEqual(['0 Timeout', '1 0']);
  });

  it.each<{ described: Record<string, string>; lacks: string }>([
    { described: { type: 'Happened' }, lacks: 'a content type' },
    { described: { 'content-type': 'application/json' }, lacks: 'a type' },
  ])('answers an event that lacks $lacks, and goes on', async ({ described }) => {
    const double = await start();
    const heard = await answers(bare(double.url).batchAppend(), [
      { id: a, options: options('ride-1'), events: [event(described)] },
      { id: b, options: options('ride-1'), events: [event(whole)] },
    ]);
    expect(heard).toEqual(['0 BadRequest', '1 0']);
  });

  it('does not answer chunks without options', async () => {
    const double = await start();
    expect(await answers(bare(double.url).batchAppend(), [{ id: a, events: [event(whole)] }])).toEqual([]);
    expect(double.records.some(({ stream }) => stream === 'ride-1')).toBe(false);
  });
});
