import type { handleUnaryCall, Metadata, ServerErrorResponse } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Outcome } from '../log/event-log.js';
import type { Expected } from '../log/recorded.js';
import { requiresLeader, type Serving } from '../serving.js';
import * as errors from './errors.js';
import { streamName } from './identifiers.js';

type Options = DeleteReq.Options | TombstoneReq.Options;

/** Delete: hides a stream until it is written to again (Streams.Delete.cs). */
export const softDelete =
  (serving: Serving): handleUnaryCall<DeleteReq, DeleteResp> =>
  (call, respond) => {
    answer(
      serving,
      call,
      (stream, expected) => serving.log.softDelete(stream, expected),
      (error, position) => {
        if (position === undefined) {
          respond(error);
          return;
        }
        const place = new streams.DeleteResp.Position();
        place.setCommitPosition(position);
        place.setPreparePosition(position);
        const response = new streams.DeleteResp();
        response.setPosition(place);
        respond(null, response);
      },
    );
  };

/** Tombstone: ends a stream for good. */
export const tombstone =
  (serving: Serving): handleUnaryCall<TombstoneReq, TombstoneResp> =>
  (call, respond) => {
    answer(
      serving,
      call,
      (stream, expected) => serving.log.tombstone(stream, expected),
      (error, position) => {
        if (position === undefined) {
          respond(error);
          return;
        }
        const place = new streams.TombstoneResp.Position();
        place.setCommitPosition(position);
        place.setPreparePosition(position);
        const response = new streams.TombstoneResp();
        response.setPosition(place);
        respond(null, response);
      },
    );
  };

function answer(
  serving: Serving,
  call: { readonly metadata: Metadata; readonly request: { getOptions(): Options | undefined } },
  remove: (stream: string, expected: Expected) => Outcome,
  respond: (error: ServerErrorResponse | null, position?: string) => void,
): void {
  try {
    if (!serving.rightsOf(call.metadata).mayAppend) throw errors.accessDenied();
    if (!serving.isLeader() && (requiresLeader(call.metadata) || serving.followers === 'refuse'))
      throw errors.notLeader(serving.leader());
    const options = call.request.getOptions();
    const stream = streamName(options?.getStreamIdentifier());
    const expected = expectedOf(options);
    const outcome = remove(stream, expected);
    if (outcome.kind === 'deleted') throw errors.streamDeleted(stream);
    if (outcome.kind === 'wrongExpectedVersion')
      throw errors.wrongExpectedVersion(stream, numberOf(expected), outcome.current);
    respond(null, `${outcome.position}`);
  } catch (error) {
    respond(error as ServerErrorResponse);
  }
}

function expectedOf(options: Options | undefined): Expected {
  if (options?.hasRevision()) return Number(options.getRevision());
  if (options?.hasNoStream()) return 'noStream';
  if (options?.hasStreamExists()) return 'streamExists';
  return 'any';
}

/** ExpectedVersion.cs */
const numberOf = (expected: Expected): number =>
  typeof expected === 'number' ? expected : { noStream: -1, any: -2, streamExists: -4 }[expected];
