import { AppendTooLarge, type ExpectedRevision, MAX_APPEND_BYTES, type NewEvent } from './event-store.js';

/** What every adapter refuses before it troubles its store. @throws AppendTooLarge; RangeError where the caller is at fault */
export function refuseUnappendable(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): void {
  if (events.length === 0) throw new RangeError(`an append to ${stream} holds no event`);
  if (typeof expected === 'number' && !(expected >= 0))
    throw new RangeError(`${expected} is no revision; say 'noStream'`);
  const bytes = bytesOf(events);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(stream, bytes);
}

/** What of an append counts towards its size. */
export const bytesOf = (events: readonly NewEvent[]): number =>
  events.reduce(
    (sum, { id, type, data, metadata }) =>
      sum + Buffer.byteLength(id) + Buffer.byteLength(type) + data.length + metadata.length,
    0,
  );
