import { BEGINNING, type Generation, type GenerationStatus } from './catalog-tables.js';
import type { Catalog } from './catalog.js';
import type { Statement, ViewsEngine } from './engine.js';
import { MUNICIPALITY, type TableLayout, layoutsOf } from './layout.js';
import type { AnyProjection } from './projection.js';

/** What there is of a projection for this release. At least one of the two. */
export interface Plan {
  readonly live: Generation | undefined;
  /** Catches up beside the live one, or because there is none yet. */
  readonly building: Generation | undefined;
}

/** Makes, switches and drops generations of projections. */
export class Generations {
  constructor(
    private readonly engine: ViewsEngine,
    private readonly catalog: Catalog,
  ) {}

  /** What this release goes on with: its live generation, else one that it left unfinished or was rolled back from, else a new one. */
  async plan(projection: AnyProjection): Promise<Plan> {
    const all = await this.catalog.generations(projection.name);
    const ours = all.filter(({ version }) => version === projection.version);
    const unfinished = ours.findLast(({ status }) => status === 'building');
    // A newer release may be building beside this one.
    const abandoned = all.filter(
      (each) => each.status === 'building' && each.version <= projection.version && each !== unfinished,
    );
    await this.engine.write(abandoned.flatMap((each) => this.drop(each)));
    const live = ours.find(({ status }) => status === 'live');
    if (live || unfinished) return { live, building: unfinished };
    const retired = ours.findLast(({ status }) => status === 'retired');
    return { live: undefined, building: retired ? await this.revive(retired) : await this.create(projection) };
  }

  /** Empty tables beside those that are there. Their indexes come later: filling tables without is faster. */
  async create(projection: AnyProjection): Promise<Generation> {
    const earlier = await this.catalog.generations(projection.name);
    const number = Math.max(0, ...earlier.map(({ generation }) => generation)) + 1;
    const layouts = [...layoutsOf(projection, number).values()];
    const generation: Generation = {
      projection: projection.name,
      generation: number,
      version: projection.version,
      status: 'building',
      logId: '',
      position: BEGINNING,
      eventPosition: BEGINNING,
      eventId: '',
      tables: layouts.map(({ physical }) => physical).join(','),
    };
    await this.engine.write([
      ...layouts.map((layout) => this.createTable(layout)),
      this.engine.kysely.insertInto('projectionGeneration').values(generation).compile(),
    ]);
    return generation;
  }

  /** A retired generation catches up again, to be switched back to. */
  async revive(retired: Generation): Promise<Generation> {
    await this.engine.write([this.setStatus(retired, 'building')]);
    return { ...retired, status: 'building' };
  }

  /** Every column that rows are selected or queried by gets its index, where it has none yet. */
  async ensureIndexes(projection: AnyProjection, { generation }: Generation): Promise<void> {
    const { schema } = this.engine.kysely;
    await this.engine.write(
      [...layoutsOf(projection, generation).values()].flatMap(({ physical, indexed }) =>
        indexed.map((column) =>
          schema
            .createIndex(`${physical}_${column}`)
            .ifNotExists()
            .on(physical)
            .columns([column, MUNICIPALITY])
            .compile(),
        ),
      ),
    );
  }

  /** In one step: it is read from now on, the one before is retired, the one before that is gone. */
  async goLive(generation: Generation): Promise<Generation> {
    const others = (await this.catalog.generations(generation.projection)).filter(
      (each) => each.generation !== generation.generation,
    );
    await this.engine.write([
      ...others.filter(({ status }) => status === 'retired').flatMap((each) => this.drop(each)),
      ...others.filter(({ status }) => status === 'live').map((each) => this.setStatus(each, 'retired')),
      this.setStatus(generation, 'live'),
    ]);
    return { ...generation, status: 'live' };
  }

  async remove(generation: Generation): Promise<void> {
    await this.engine.write(this.drop(generation));
  }

  private createTable({ physical, table }: TableLayout): Statement {
    const { columnTypes, kysely } = this.engine;
    let create = kysely.schema.createTable(physical);
    for (const [name, { type, nullable }] of Object.entries(table.columns))
      create = create.addColumn(name, columnTypes[type], (column) => (nullable ? column : column.notNull()));
    return create
      .addColumn(MUNICIPALITY, columnTypes.text, (column) => column.notNull())
      .addPrimaryKeyConstraint(`${physical}_key`, [...table.key] as never)
      .compile();
  }

  private setStatus({ projection, generation }: Generation, status: GenerationStatus): Statement {
    const { sql, parameters } = this.engine.kysely
      .updateTable('projectionGeneration')
      .set({ status })
      .where('projection', '=', projection)
      .where('generation', '=', generation)
      .compile();
    return { sql, parameters, compareAndSet: true };
  }

  private drop({ projection, generation, tables }: Generation): Statement[] {
    const { kysely } = this.engine;
    return [
      ...tables.split(',').map((table) => kysely.schema.dropTable(table).ifExists().compile()),
      kysely
        .deleteFrom('parkedEvent')
        .where('projection', '=', projection)
        .where('generation', '=', generation)
        .compile(),
      kysely
        .deleteFrom('projectionGeneration')
        .where('projection', '=', projection)
        .where('generation', '=', generation)
        .compile(),
    ];
  }
}
