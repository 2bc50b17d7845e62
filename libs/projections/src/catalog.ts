import type { Generation, ParkedEvent } from './catalog-tables.js';
import type { Statement, ViewsEngine } from './engine.js';

/** The tables that say which generations there are, where they stand, and what is parked. */
export class Catalog {
  constructor(private readonly engine: ViewsEngine) {}

  generations(projection?: string): Promise<Generation[]> {
    const all = this.engine.kysely
      .selectFrom('projectionGeneration')
      .selectAll()
      .orderBy('projection')
      .orderBy('generation');
    return (projection === undefined ? all : all.where('projection', '=', projection)).execute();
  }

  parked(projection?: string, generation?: number): Promise<ParkedEvent[]> {
    let all = this.engine.kysely
      .selectFrom('parkedEvent')
      .selectAll()
      .orderBy('projection')
      .orderBy('generation')
      .orderBy('position');
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
