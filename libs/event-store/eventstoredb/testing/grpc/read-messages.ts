import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type LogPosition, type Recorded, TOMBSTONE_REVISION } from '../log/recorded.js';
import { streamIdentifier, uuidMessage } from './identifiers.js';

/** The largest number of 64 bits is the end, to the client and from it. */
export const END = '18446744073709551615';

const numberText = (value: number): string => (value === Infinity ? END : `${value}`);

const revisionText = (revision: number): string =>
  revision === TOMBSTONE_REVISION ? '9223372036854775807' : `${revision}`;

export interface EventFormat {
  readonly isStructuredId: boolean;
  /** Where the event stands in $all. */
  readonly tellsPosition: boolean;
}

/** An event (Streams.Read.cs, ConvertToReadEvent). */
export function eventMessage(record: Recorded, { isStructuredId, tellsPosition }: EventFormat): ReadResp {
  const position = tellsPosition ? `${record.position}` : END;
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuidMessage(record.id, isStructuredId));
  event.setStreamIdentifier(streamIdentifier(record.stream));
  event.setStreamRevision(revisionText(record.revision));
  event.setPreparePosition(position);
  event.setCommitPosition(position);
  event
    .getMetadataMap()
    .set('type', record.type)
    // Ticks of 100 ns; the clock of JavaScript has milliseconds.
    .set('created', `${record.created}0000`)
    .set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
  event.setCustomMetadata(record.metadata);
  event.setData(record.data);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(event);
  if (tellsPosition) read.setCommitPosition(position);
  else read.setNoPosition(new shared.Empty());
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

export function confirmationMessage(subscriptionId: string): ReadResp {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(subscriptionId);
  const response = new streams.ReadResp();
  response.setConfirmation(confirmation);
  return response;
}

/** `Infinity` stands for the end. */
export function checkpointMessage({ commit, prepare }: LogPosition): ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(numberText(commit));
  checkpoint.setPreparePosition(numberText(prepare));
  const response = new streams.ReadResp();
  response.setCheckpoint(checkpoint);
  return response;
}

export function caughtUpMessage(): ReadResp {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return response;
}

export function streamNotFoundMessage(stream: string): ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(streamIdentifier(stream));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return response;
}

export function firstStreamPositionMessage(revision: number): ReadResp {
  const response = new streams.ReadResp();
  response.setFirstStreamPosition(`${revision}`);
  return response;
}

export function lastStreamPositionMessage(revision: number): ReadResp {
  const response = new streams.ReadResp();
  response.setLastStreamPosition(`${revision}`);
  return response;
}
