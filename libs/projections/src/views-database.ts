import { type Kysely } from 'kysely';
import type { Generation } from './catalog-tables.js';
import { Catalog } from './catalog.js';
import type { ViewsEngine } from './engine.js';
import type { AnyProjection } from './projection.js';
import { type AllViewsOf, LiveTables, type PeopleOf } from './queries.js';
import { SqliteViews } from './sqlite.js';
import { type Views, physicalNames, refusePersonal } from './views.js';

/** A read model is being built for the first time, or anew for this release; ask again in a while. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  constructor(readonly projection: string) {
    super(`the read model ${projection} is still being built from the log; try again in a moment`);
  }
}

/** The database of all read models. Queries read the live generation; only the runner writes. */
export class ViewsDatabase implements Views {
  readonly catalog: Catalog;
  private live = new Map<string, Generation>();
  private readonly handles = new WeakMap<AnyProjection, Kysely<never>>();

  private constructor(readonly engine: ViewsEngine) {
    this.catalog = new Catalog(engine);
  }

  /** `views.db` in a data folder, made where it is not there. @throws DataFolderUnusable */
  static open(folder: string): Promise<ViewsDatabase> {
    return ViewsDatabase.over(SqliteViews.open(folder, 'readWrite'));
  }

  /** The same beside the process that writes it. Sees new generations after `refresh`. @throws DataFolderUnusable */
  static async openReadOnly(folder: string): Promise<ViewsDatabase> {
    const views = new ViewsDatabase(SqliteViews.open(folder, 'readOnly'));
    await views.refresh();
    return views;
  }

  /** For tests, as-of queries and verification. Gone with `close`. @param mostBytes what does not fit into that is not written */
  static inMemory(mostBytes?: number): Promise<ViewsDatabase> {
    return ViewsDatabase.over(SqliteViews.inMemory(mostBytes));
  }

  private static async over(engine: ViewsEngine): Promise<ViewsDatabase> {
    const views = new ViewsDatabase(engine);
    await engine.write(views.catalog.setUp());
    await views.refresh();
    return views;
  }

  query<const P extends readonly [AnyProjection, ...AnyProjection[]]>(...projections: P): Kysely<AllViewsOf<P>> {
    for (const projection of projections) this.liveGeneration(projection);
    const [only] = projections;
    const kept = projections.length === 1 ? this.handles.get(only) : undefined;
    const handle = kept ?? this.handleOf(physicalNames(projections, this.generationOf, refusePersonal));
    if (projections.length === 1) this.handles.set(only, handle);
    // Kept by projection, and so typed by it.
    return handle as unknown as Kysely<AllViewsOf<P>>;
  }

  queryOfPeople<const P extends AnyProjection>(projection: P): Kysely<PeopleOf<P>> {
    this.liveGeneration(projection);
    // Made for this projection, and so typed by it.
    return this.handleOf(physicalNames([projection], this.generationOf)) as unknown as Kysely<PeopleOf<P>>;
  }

  /** The generation that queries of this release read. @throws NotReady */
  liveGeneration({ name, version }: AnyProjection): Generation {
    const generation = this.live.get(name);
    if (generation?.version !== version) throw new NotReady(name);
    return generation;
  }

  isLive({ name, version }: AnyProjection): boolean {
    return this.live.get(name)?.version === version;
  }

  private readonly generationOf = (projection: AnyProjection): number => this.liveGeneration(projection).generation;

  /** Looks up again which generations are live. The runner does so itself; other processes must. */
  async refresh(): Promise<void> {
    const generations = await this.catalog.generations();
    this.live = new Map(generations.filter(({ status }) => status === 'live').map((each) => [each.projection, each]));
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  // The engine's Kysely knows the catalog's tables; the plugin makes it one of the projections' own.
  private handleOf(physicalNames: (table: string) => string | undefined): Kysely<never> {
    return this.engine.kysely.withPlugin(new LiveTables(physicalNames)) as unknown as Kysely<never>;
  }
}
