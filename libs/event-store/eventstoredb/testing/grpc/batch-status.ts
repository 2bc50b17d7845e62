import code from '@eventstore/db-client/generated/code_pb.js';
import type { Code } from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected } from '../log/recorded.js';
import type { Answer, Append } from './appending.js';

interface Message {
  serializeBinary(): Uint8Array;
}

/** The result of an append in the words of BatchAppend (Streams.BatchAppend.cs, ConvertMessage). */
export function resultOf(
  answered: Exclude<Answer, { kind: 'none' | 'refused' }>,
  { stream, expected }: Append,
): BatchAppendResp.Success | Status {
  switch (answered.kind) {
    case 'timeout':
      return timeout();
    case 'accessDenied':
      return accessDenied();
    case 'notReady':
      // It has no code, and an empty detail.
      return status(code.Code.OK, 'Server Is Not Ready', 'google.protobuf.Empty', new empty.Empty());
    case 'outcome': {
      const { outcome } = answered;
      if (outcome.kind === 'deleted') return streamDeleted(stream);
      if (outcome.kind === 'wrongExpectedVersion') return wrongExpectedVersion(expected, outcome.current);
      return success(outcome.revision, outcome.position);
    }
  }
}

export const timeout = (): Status => ours(code.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const accessDenied = (): Status => ours(code.Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());

export function maximumAppendSizeExceeded(bytes: number): Status {
  const detail = new shared.MaximumAppendSizeExceeded();
  detail.setMaxappendsize(bytes);
  return ours(code.Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', detail);
}

export function badRequest(message: string): Status {
  const detail = new shared.BadRequest();
  detail.setMessage(message);
  return ours(code.Code.INVALID_ARGUMENT, 'BadRequest', detail);
}

function streamDeleted(stream: string): Status {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  const detail = new shared.StreamDeleted();
  detail.setStreamIdentifier(identifier);
  return ours(code.Code.NOT_FOUND, 'StreamDeleted', detail);
}

function wrongExpectedVersion(expected: Expected, current: number): Status {
  const detail = new shared.WrongExpectedVersion();
  if (expected === 'any') detail.setExpectedAny(new empty.Empty());
  else if (expected === 'streamExists') detail.setExpectedStreamExists(new empty.Empty());
  else if (expected === 'noStream') detail.setExpectedNoStream(new empty.Empty());
  else detail.setExpectedStreamPosition(`${expected}`);
  if (current < 0) detail.setCurrentNoStream(new empty.Empty());
  else detail.setCurrentStreamRevision(`${current}`);
  return ours(code.Code.ALREADY_EXISTS, 'WrongExpectedVersion', detail);
}

function success(revision: number, position: number | undefined): BatchAppendResp.Success {
  const done = new streams.BatchAppendResp.Success();
  if (revision < 0) done.setNoStream(new empty.Empty());
  else done.setCurrentRevision(`${revision}`);
  if (position === undefined) {
    done.setNoPosition(new empty.Empty());
    return done;
  }
  const place = new shared.AllStreamPosition();
  place.setCommitPosition(`${position}`);
  place.setPreparePosition(`${position}`);
  done.setPosition(place);
  return done;
}

const ours = (number: Code, name: string, detail: Message): Status =>
  status(number, name, `event_store.client.${name}`, detail);

/** A google.rpc.Status; the type of its detail says which error it is (Transport/Grpc/Status.cs). */
function status(number: Code, message: string, typeName: string, detail: Message): Status {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), typeName);
  const said = new rpc.Status();
  said.setCode(number);
  said.setMessage(message);
  said.setDetails(details);
  return said;
}
