import { CompiledQuery } from 'kysely';
import type { DomainLog } from '#event-store';
import { sqliteCode } from '#event-store/sqlite';
import { foldInto } from '../fold.js';
import type { AnyProjection } from '../projection.js';
import { ViewsDatabase } from '../views-database.js';
import { type HeldWorld, type Moment, type Past, PastUnavailable, type Question, type Rows } from './question.js';

export interface PastOptions {
  readonly projections: readonly AnyProjection[];
  /** What of the log these read models of this municipality are folded from, personal values sealed. */
  readonly logOf: (moment: Moment, projections: readonly AnyProjection[]) => DomainLog;
  /** What all worlds together may take, in bytes. */
  readonly mostBytes: number;
  /** How many may wait for theirs to be folded. */
  readonly mostWaiting: number;
}

/** What a world takes beside its database, in bytes: connections, prepared statements. Measured. */
const WORLD_BYTES = 512 * 1024;

interface World extends Moment {
  /** Opened by the first fold. */
  views: ViewsDatabase | undefined;
  /** By names of read models: those that are folded, or being folded. */
  readonly folded: Map<string, Promise<ViewsDatabase>>;
  bytes: number;
  inUse: number;
  /** Gone from the worlds that are kept; closed when nobody uses it any more. */
  dropped: boolean;
}

/**
 * Read models as they stood at different times, each folded from the log when it is first asked for, in memory, and kept until
 * others need the room. Answers are functions of the log: whether one was kept makes no difference but in time.
 */
export class PastWorlds implements Past {
  /** The one that was used last comes last. */
  private readonly worlds = new Map<string, World>();
  private readonly known: ReadonlyMap<string, AnyProjection>;
  private folding: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly options: PastOptions) {
    this.known = new Map(options.projections.map((projection) => [projection.name, projection]));
  }

  async rows({ sql, parameters, projections, ...moment }: Question): Promise<Rows> {
    const world = this.worldOf(moment);
    world.inUse++;
    try {
      const views = await this.fold(world, projections);
      const { rows } = await views.engine.kysely.executeQuery(CompiledQuery.raw(sql, [...parameters]));
      return rows as Rows;
    } finally {
      world.inUse--;
      if (world.dropped) await this.closeUnused(world);
      await this.makeRoom();
    }
  }

  held(): readonly HeldWorld[] {
    return [...this.worlds.values()].map(({ municipality, until, folded, bytes }) => ({
      municipality,
      until,
      projections: [...folded.keys()],
      bytes,
    }));
  }

  /** Drops everything; what is being answered is answered first. */
  async forget(): Promise<void> {
    for (const world of [...this.worlds.values()]) await this.drop(world);
  }

  private worldOf({ municipality, until }: Moment): World {
    const name = nameOf({ municipality, until });
    const known = this.worlds.get(name);
    // Nobody gets a place in memory who would only be refused.
    if (!known && this.waiting >= this.options.mostWaiting) throw new PastUnavailable(BUSY);
    const world = known ?? {
      municipality,
      until,
      views: undefined,
      folded: new Map<string, Promise<ViewsDatabase>>(),
      bytes: WORLD_BYTES,
      inUse: 0,
      dropped: false,
    };
    this.worlds.delete(name);
    this.worlds.set(name, world);
    return world;
  }

  private async fold(world: World, names: readonly string[]): Promise<ViewsDatabase> {
    const missing = names.flatMap((name) => (world.folded.has(name) ? [] : (this.known.get(name) ?? [])));
    if (missing.length > 0) {
      if (this.waiting >= this.options.mostWaiting) throw new PastUnavailable(BUSY);
      const folded = this.inTurn(() => this.foldNow(world, missing));
      for (const { name } of missing) world.folded.set(name, folded);
    }
    const [views] = await Promise.all(names.flatMap((name) => world.folded.get(name) ?? []));
    if (!views) throw new Error(`none of the read models ${names.join(', ')} is known here`);
    return views;
  }

  /** One after the other: two at once would both take twice as long, and twice the memory. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waiting++;
    const turn = this.folding.then(work).finally(() => this.waiting--);
    this.folding = turn.catch(() => undefined);
    return turn;
  }

  private async foldNow(world: World, projections: readonly AnyProjection[]): Promise<ViewsDatabase> {
    try {
      const views = (world.views ??= await ViewsDatabase.inMemory(this.options.mostBytes));
      const log = this.options.logOf(world, projections);
      await foldInto(views, { projections, log, until: world.until, dropsOfNow: true });
      world.bytes = WORLD_BYTES + (await views.engine.size());
      return views;
    } catch (error) {
      // What was half folded is folded anew by who asks next.
      await this.drop(world);
      throw sqliteCode(error) === 'SQLITE_FULL' ? tooLarge(this.options.mostBytes) : error;
    }
  }

  /** While one is being folded, it comes on top of what is kept. */
  private async makeRoom(): Promise<void> {
    let bytes = 0;
    for (const world of this.worlds.values()) bytes += world.bytes;
    if (bytes <= this.options.mostBytes) return;
    for (const world of [...this.worlds.values()]) {
      if (bytes <= this.options.mostBytes) return;
      if (world.inUse > 0) continue;
      bytes -= world.bytes;
      await this.drop(world);
    }
  }

  private async drop(world: World): Promise<void> {
    if (world.dropped) return;
    world.dropped = true;
    this.worlds.delete(nameOf(world));
    await this.closeUnused(world);
  }

  private async closeUnused(world: World): Promise<void> {
    if (world.inUse === 0) await world.views?.close();
  }
}

const nameOf = ({ municipality, until }: Moment): string => `${municipality} ${until}`;

const BUSY =
  'others are looking at other times, each of which is put together from the log first: ask again in a moment';

const tooLarge = (mostBytes: number): PastUnavailable =>
  new PastUnavailable(
    `how things stood then does not fit into the ${Math.round(mostBytes / 1024 / 1024)} MiB that the past may take: ask for less at a time, or give it more (SAMSPIL_AS_OF_MB)`,
  );
