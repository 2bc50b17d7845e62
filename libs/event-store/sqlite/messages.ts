import type { ExpectedRevision, NewEvent } from '../src/event-store.js';

export type Durability = 'full' | 'deferred';

/** What the writer's thread is started with. */
export interface WriterOptions {
  readonly folder: string;
  readonly durability: Durability;
  readonly since: string;
}

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** What became of one append of a group. */
export type Outcome =
  | { readonly revision: number; readonly position: number }
  /** The stream stood elsewhere. */
  | { readonly conflict: true; readonly actual: number | undefined }
  /** The table refuses a row of it: a defect, which is not to take its neighbours along. */
  | { readonly unstorable: string };

/** An event whose bytes travel apart: `data` and `metadata` are their lengths. */
interface PackedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: number;
  readonly metadata: number;
}

/** A group of appends. All bytes are in one buffer, which changes hands instead of being copied. */
export interface PackedGroup {
  readonly appends: readonly { stream: string; expected: ExpectedRevision; events: readonly PackedEvent[] }[];
  readonly bytes: ArrayBuffer;
}

export type ToWriter = { readonly group: PackedGroup } | { readonly close: true };

export type FromWriter =
  | { readonly opened: { readonly head: number } }
  | { readonly refused: string }
  | { readonly committed: readonly Outcome[]; readonly head: number }
  /** Nothing of the group is stored, or nobody knows. */
  | { readonly failed: string; readonly unknown: boolean };

export function pack(appends: readonly Append[], size: number): PackedGroup {
  const bytes = new Uint8Array(size);
  let offset = 0;
  const put = (part: Uint8Array): number => {
    bytes.set(part, offset);
    offset += part.length;
    return part.length;
  };
  return {
    appends: appends.map(({ stream, expected, events }) => ({
      stream,
      expected,
      events: events.map(({ id, type, data, metadata }) => ({ id, type, data: put(data), metadata: put(metadata) })),
    })),
    bytes: bytes.buffer,
  };
}

export function unpack({ appends, bytes }: PackedGroup): Append[] {
  let offset = 0;
  const take = (length: number): Uint8Array => {
    offset += length;
    return new Uint8Array(bytes, offset - length, length);
  };
  return appends.map(({ stream, expected, events }) => ({
    stream,
    expected,
    events: events.map(({ id, type, data, metadata }) => ({ id, type, data: take(data), metadata: take(metadata) })),
  }));
}

/** How many bytes the data and metadata of an append take in the packed buffer. */
export const packedSize = (events: readonly NewEvent[]): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
