/** An event as it is handed to the log. */
export interface Proposed {
  /** UUID, lower case. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in the log. */
export interface Recorded extends Proposed {
  readonly stream: string;
  /** From 0 in its stream; a tombstone has `TOMBSTONE_REVISION`. */
  readonly revision: number;
  /** Where its record begins: its commit and its prepare position, for an append commits itself (IndexWriter.cs, AllReader.cs). */
  readonly position: number;
  /** Where the next record begins. */
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** EventNumber.DeletedStream, the largest 64-bit number; as a JavaScript number it is one more. */
export const TOMBSTONE_REVISION = 2 ** 63;

/** What a stream must look like for a write; a number is the revision of its last event. */
export type Expected = number | 'any' | 'noStream' | 'streamExists';

/** A place in $all. The real one has two numbers; they differ in checkpoints only. */
export interface LogPosition {
  readonly commit: number;
  readonly prepare: number;
}

/** Before the first record. */
export const BEFORE_ALL: LogPosition = { commit: -1, prepare: -1 };

/** Negative where `a` comes first. */
export const comparePositions = (a: LogPosition, b: LogPosition): number =>
  a.commit === b.commit ? a.prepare - b.prepare : a.commit - b.commit;

export const positionOfRecord = ({ position }: Recorded): LogPosition => ({ commit: position, prepare: position });
