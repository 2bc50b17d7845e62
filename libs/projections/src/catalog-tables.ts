import type { Selectable } from 'kysely';
import type { Position } from '#event-store';

/**
 * `building`: catches up, is not read yet. `live`: is read. `retired`: was read before the live one and can be rolled back to.
 */
export type GenerationStatus = 'building' | 'live' | 'retired';

/** Before the first event. Orders before every position. */
export const BEGINNING = '';

interface GenerationRow {
  projection: string;
  generation: number;
  version: number;
  status: GenerationStatus;
  /** The log that it was built from; empty until it has seen an event. */
  logId: string;
  /** How far the log has been seen. */
  position: Position | typeof BEGINNING;
  /** The last event at or before `position`: must stand in the log when the runner starts again. */
  eventPosition: Position | typeof BEGINNING;
  eventId: string;
  /** Names of its tables, separated by commas: the code that knew them may be gone when they are dropped. */
  tables: string;
}

interface ParkedRow {
  projection: string;
  generation: number;
  position: Position;
  eventId: string;
  stream: string;
  type: string;
  /** Which rows stand still because of it; null: all of the projection. */
  partition: string | null;
  cause: 'failed' | 'behind';
  error: string;
}

export interface CatalogTables {
  projectionGeneration: GenerationRow;
  parkedEvent: ParkedRow;
}

/** One building of a projection's tables. */
export type Generation = Readonly<Selectable<GenerationRow>>;

/** Where a generation stands in the log. */
export type Checkpoint = Pick<Generation, 'logId' | 'position' | 'eventPosition' | 'eventId'>;

/** An event that a projection could not take, or that stands behind such a one. */
export type ParkedEvent = Readonly<Selectable<ParkedRow>>;
