import type { Municipality } from '#kernel';
import type { Position } from '#event-store';

/** Which past: a municipality's log up to and with the event at a position. */
export interface Moment {
  readonly municipality: Municipality;
  readonly until: Position;
}

/** A query about the past, in SQL over tables of read models. */
export interface Question extends Moment {
  /** Names of the read models that it reads, or that will be read soon and are best folded along. */
  readonly projections: readonly string[];
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A past that is held in memory. */
export interface HeldWorld extends Moment {
  readonly projections: readonly string[];
  readonly bytes: number;
}

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** Who answers questions about the past. */
export interface Past {
  /** @throws PastUnavailable, and what the log throws */
  rows(question: Question): Promise<Rows>;
}

/** How things stood cannot be told now; the message says why and what to do. */
export class PastUnavailable extends Error {
  override readonly name = 'PastUnavailable';
}
