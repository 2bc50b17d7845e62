import shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamName } from '#kernel';
import { type Position, type StoredEvent, positionOf } from '../src/event-store.js';

export type ReadResponse = InstanceType<typeof streams.ReadResp>;
export type AppendResponse = InstanceType<typeof streams.BatchAppendResp>;

/** Where no position is known, the server says the largest number of 64 bits. */
const NO_POSITION = `${2n ** 64n - 1n}`;

/** Said with code 0 and without details by a node that starts, elects or is overloaded (RpcExceptions.cs of the server). */
const NOT_TAKEN = new Set([
  'Server Is Not Ready',
  'Server Is Busy',
  'Server Is Too Busy',
  'No leader info available in response',
]);

/** The event in a message of a read, byte for byte; `undefined` where it holds something else. */
export function eventIn(response: ReadResponse): StoredEvent | undefined {
  const recorded = response.getEvent()?.getEvent();
  if (!recorded) return undefined;
  const kind = recorded.getMetadataMap();
  return {
    stream: nameOf(recorded.getStreamIdentifier()),
    revision: Number(recorded.getStreamRevision()),
    position: positionOf(recorded.getCommitPosition()),
    id: recorded.getId()?.getString() ?? '',
    type: kind.get('type') ?? '',
    contentType: kind.get('content-type') === 'application/json' ? 'application/json' : 'application/octet-stream',
    data: recorded.getData_asU8(),
    metadata: recorded.getCustomMetadata_asU8(),
  };
}

/** What the server says of an append. */
export type AppendAnswer =
  | { readonly revision: number; readonly position: Position | undefined }
  | { readonly conflict: true; readonly actual: number | undefined }
  /** The most that this server takes, in bytes, where it says so. */
  | { readonly tooLarge: number | undefined }
  /** It will say the same again. */
  | { readonly refused: string }
  /** It has not taken it, for now. */
  | { readonly busy: string }
  /** It does not know what became of it. */
  | { readonly unsure: string };

export function answerIn(response: AppendResponse): AppendAnswer {
  const success = response.getSuccess();
  if (success) {
    const position = success.getPosition()?.getCommitPosition();
    const known = position !== undefined && position !== NO_POSITION;
    return { revision: Number(success.getCurrentRevision()), position: known ? positionOf(position) : undefined };
  }
  const error = response.getError();
  const details = error?.getDetails();
  switch (details?.getTypeName() ?? '') {
    case 'event_store.client.WrongExpectedVersion': {
      const wrong = shared.WrongExpectedVersion.deserializeBinary(details?.getValue_asU8() ?? new Uint8Array());
      const actual = wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : undefined;
      return { conflict: true, actual };
    }
    case 'event_store.client.MaximumAppendSizeExceeded':
      return { tooLarge: largestIn(details?.getValue_asU8()) };
    // A limit for each event came with 24.10.4, and the client's definitions do not know it.
    case 'event_store.client.MaximumAppendEventSizeExceeded':
      return { tooLarge: undefined };
    case 'event_store.client.AccessDenied':
      return { refused: "the server denies the connection string's user the right to append" };
    case 'event_store.client.StreamDeleted':
      return { refused: 'the stream was deleted on the server, and takes nothing any more' };
    case 'event_store.client.BadRequest':
    case 'event_store.client.InvalidTransaction':
      return { refused: `the server takes the append for invalid: ${error?.getMessage() ?? ''}` };
    default:
      return NOT_TAKEN.has(error?.getMessage() ?? '')
        ? { busy: error?.getMessage() ?? '' }
        : { unsure: error?.getMessage() || 'the server gave no reason' };
  }
}

const largestIn = (details: Uint8Array | undefined): number | undefined =>
  (details && shared.MaximumAppendSizeExceeded.deserializeBinary(details).getMaxappendsize()) || undefined;

const nameOf = (identifier: InstanceType<typeof shared.StreamIdentifier> | undefined): StreamName =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
