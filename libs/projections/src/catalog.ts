import type { Insertable, Selectable } from 'kysely';
import type { Position } from '#event-store';
import type { Statement, ViewsEngine } from './engine.js';

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

export const beginning: Checkpoint = { logId: '', position: BEGINNING, eventPosition: BEGINNING, eventId: '' };

/** The tables that say which generations there are, where they stand, and what is parked. */
export class Catalog {
  constructor(private readonly engine: ViewsEngine) {}

  generations(projection?: string): Promise<Generation[]> {
    const all = this.engine.kysely.selectFrom('projectionGeneration').selectAll().orderBy('projection').orderBy('generation');
    return (projection === undefined ? all : all.where('projection', '=', projection)).execute();
  }

  parked(projection?: string, generation?: number): Promise<ParkedEvent[]> {
    let all = this.engine.kysely.selectFrom('parkedEvent').selectAll().orderBy('projection').orderBy('generation').orderBy('position');
    if (projection !== undefined) all = all.where('projection', '=', projection);
    if (generation !== undefined) all = all.where('generation', '=', generation);
    return all.execute();
  }

  /** The catalog's own tables. */
  setUp(): Statement[] {
    const { schema } = this.engine.kysely;
    const generations = schema
      .createTable('projectionGeneration')
      .ifNotExists()
      .addColumn('projection', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('logId', 'text', (column) => column.notNull())
      .addColumn('position', 'text', (column) => column.notNull())
      .addColumn('eventPosition', 'text', (column) => column.notNull())
      .addColumn('eventId', 'text', (column) => column.notNull())
      .addColumn('tables', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('projectionGeneration_key', ['projection', 'generation']);
    const parked = schema
      .createTable('parkedEvent')
      .ifNotExists()
      .addColumn('projection', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('position', 'text', (column) => column.notNull())
      .addColumn('eventId', 'text', (column) => column.notNull())
      .addColumn('stream', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('partition', 'text')
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('error', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('parkedEvent_key', ['projection', 'generation', 'position']);
    return [generations.compile(), parked.compile()];
  }
}
