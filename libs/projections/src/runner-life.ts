import type { DomainLog } from '#event-store';
import { BEGINNING, type Generation } from './catalog-tables.js';
import { type AppliedBatch, Feed, type FeedContext, type FeedLimits } from './feed.js';
import { Generations } from './generations.js';
import { checkLog } from './log-identity.js';
import type { AnyProjection } from './projection.js';
import { Drops } from './drops.js';
import { Projector } from './projector.js';
import type { ViewsDatabase } from './views-database.js';

/** While nothing can be read anyway. */
const ALONE: FeedLimits = { events: 5_000, rows: 20_000 };
/** While queries and mutations wait for their turn in between. */
const BESIDE_LIVE: FeedLimits = { events: 1_000, rows: 2_000 };

export interface LifeOptions {
  readonly views: ViewsDatabase;
  readonly log: DomainLog;
  readonly projections: readonly AnyProjection[];
  readonly limits?: Partial<FeedLimits> | undefined;
  /** After every batch of a feed that has caught up, and whenever a read model was switched. */
  readonly onProgress: (life: RunnerLife, batch?: AppliedBatch) => void;
}

/**
 * What the runner does between two deaths. The main feed carries what is live; what builds, or lags behind, follows a feed of its
 * own until it has caught up with the main one, so that a rebuild holds up nobody.
 */
export class RunnerLife implements FeedContext {
  readonly drops = new Drops();
  readonly projectors = new Set<Projector>();
  private readonly generations: Generations;
  private readonly feeds = new Map<Feed, Promise<void>>();
  private main: Feed | undefined;
  private readonly ended = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly options: LifeOptions) {
    this.generations = new Generations(options.views.engine, options.views.catalog);
  }

  /** @throws LogDoesNotMatch */
  static async begin(options: LifeOptions): Promise<RunnerLife> {
    const life = new RunnerLife(options);
    const plans = await Promise.all(
      options.projections.map(async (projection) => ({ projection, ...(await life.generations.plan(projection)) })),
    );
    const all = plans.flatMap(({ live, building }) => [live, building].filter((each) => each !== undefined));
    await checkLog(options.log, all);
    const seen = all.map(({ position }) => position).reduce((a, b) => (a < b ? a : b));
    await life.drops.read(options.log, seen === BEGINNING ? {} : { after: seen });
    await options.views.refresh();
    const projectors = await Promise.all(
      plans.flatMap(({ projection, live, building }) =>
        [live, building].flatMap((generation) => (generation ? [life.open(projection, generation)] : [])),
      ),
    );
    life.follow(projectors);
    options.onProgress(life);
    return life;
  }

  get log(): DomainLog {
    return this.options.log;
  }
  /** Empty as long as the log is. */
  async logId(): Promise<string> {
    return (this.knownLogId ||= (await this.log.logId()) ?? '');
  }
  private knownLogId = '';

  get engine() {
    return this.options.views.engine;
  }

  get limits(): FeedLimits {
    return { ...(this.main ? BESIDE_LIVE : ALONE), ...this.options.limits };
  }

  /** Resolves when `end` was called. @throws what a feed died of. */
  async untilEnd(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.ended.signal.aborted) resolve();
      this.ended.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.all(this.feeds.values());
    const { reason } = this.ended.signal as { reason: unknown };
    if (reason !== ENDED) throw reason instanceof Error ? reason : new Error('a feed ended without saying why');
  }

  /** Stops reading and writes what is held. */
  async end(): Promise<void> {
    const [feeds, running] = [[...this.feeds.keys()], [...this.feeds.values()]];
    this.ended.abort(ENDED);
    await Promise.all(running);
    if (this.ended.signal.reason === ENDED) for (const feed of feeds) await feed.write();
  }

  async exclusively<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async outgrewMemory({ projection, generation }: Projector): Promise<void> {
    await this.generations.ensureIndexes(projection, generation);
  }

  async applied(feed: Feed, batch: AppliedBatch): Promise<void> {
    await this.resume();
    if (batch.live && feed !== this.main) await this.switchTo(feed);
    if (feed === this.main) this.options.onProgress(this, batch);
  }

  async rebuild(projection: AnyProjection): Promise<void> {
    await this.exclusively(async () => {
      if (this.building(projection)) throw new Error(`${projection.name} is being rebuilt already; wait, or abort it`);
      this.follow([await this.open(projection, await this.generations.create(projection))]);
    });
  }

  async abort(projection: AnyProjection): Promise<void> {
    await this.exclusively(async () => {
      const building = this.building(projection);
      if (!building) throw new Error(`${projection.name} is not being rebuilt`);
      if (!this.live(projection))
        throw new Error(`${projection.name} is being built for the first time; without it there is nothing to read`);
      this.leave(building);
      await this.generations.remove(building.generation);
    });
  }

  async rollBack(projection: AnyProjection): Promise<void> {
    await this.exclusively(async () => {
      const { name, version } = projection;
      if (this.building(projection)) throw new Error(`${name} is being rebuilt; wait, or abort it`);
      const retired = (await this.options.views.catalog.generations(name)).findLast(
        ({ status }) => status === 'retired',
      );
      if (!retired) throw new Error(`${name} has no earlier generation to roll back to`);
      if (retired.version !== version)
        throw new Error(
          `the earlier generation of ${name} is of version ${retired.version}, this release has ${version}; start the release before it`,
        );
      this.follow([await this.open(projection, await this.generations.revive(retired))]);
    });
  }

  /** Removes every generation that may show people and that nobody keeps up. */
  async dropWhatNobodyClears(): Promise<void> {
    await this.exclusively(async () => {
      const followed = [...this.projectors].map(({ generation }) => generation);
      const showsNobody = [...this.projectors].filter(({ readsPersonal }) => !readsPersonal);
      for (const each of await this.options.views.catalog.generations()) {
        const isFollowed = followed.some(
          (one) => one.projection === each.projection && one.generation === each.generation,
        );
        const isHarmless = showsNobody.some(
          ({ name, projection }) => name === each.projection && projection.version === each.version,
        );
        if (!isFollowed && !isHarmless) await this.generations.remove(each);
      }
      await this.options.views.refresh();
    });
  }

  /** Tries again what is parked with that event. */
  async retry(projection: string, generation: number, eventId: string): Promise<void> {
    await this.exclusively(async () => {
      const projector = [...this.projectors].find(
        (each) => each.name === projection && each.generation.generation === generation,
      );
      if (projector?.stoppedAt?.eventId === eventId) return this.reopen(projector);
      const partition = projector?.partitionOf(eventId);
      if (!projector || partition === undefined) throw new Error(`${projection} has no parked event ${eventId}`);
      await projector.retry(partition);
      await this.engine.write(projector.statements());
      projector.markWritten();
    });
  }

  private live(projection: AnyProjection): Projector | undefined {
    return [...this.projectors].find(
      ({ name, generation }) => name === projection.name && generation.status === 'live',
    );
  }

  private building(projection: AnyProjection): Projector | undefined {
    return [...this.projectors].find(
      ({ name, generation }) => name === projection.name && generation.status === 'building',
    );
  }

  private async open(projection: AnyProjection, generation: Generation): Promise<Projector> {
    const { views, log } = this.options;
    const parked = await views.catalog.parked(projection.name, generation.generation);
    const projector = new Projector(projection, generation, parked, { engine: views.engine, log, drops: this.drops });
    // What does not hold every row selects in the database, and wants the indexes for it.
    if (!projector.rows.holdsAll) await this.generations.ensureIndexes(projection, generation);
    this.projectors.add(projector);
    return projector;
  }

  /** Those that are live and farthest are the main feed, if there is none yet; all others catch up together. */
  private follow(projectors: readonly Projector[]): void {
    const live = projectors.filter(({ generation }) => generation.status === 'live');
    const farthest = live.map(({ position }) => position).reduce((a, b) => (a > b ? a : b), BEGINNING);
    const ahead = this.main ? [] : live.filter(({ position }) => position === farthest);
    if (ahead.length > 0) this.main = this.startFeed(ahead);
    const others = projectors.filter((each) => !ahead.includes(each));
    if (others.length > 0) this.startFeed(others);
  }

  private startFeed(projectors: readonly Projector[]): Feed {
    const feed = new Feed(new Set(projectors), this);
    const running = feed.run(this.ended.signal).then(
      () => void this.feeds.delete(feed),
      (error: unknown) => this.ended.abort(error),
    );
    this.feeds.set(feed, running);
    return feed;
  }

  /** Brings what has caught up to the main feed; what was building is live from now on. */
  private async switchTo(feed: Feed): Promise<void> {
    const { main } = this;
    const ready = [...feed.projectors].filter(
      ({ stoppedAt, position }) => !stoppedAt && (!main || position >= main.position),
    );
    if (ready.length === 0) return;
    await feed.write();
    for (const projector of ready) await this.goLive(projector);
    await this.options.views.refresh();
    if (main) {
      for (const projector of ready) {
        feed.projectors.delete(projector);
        main.projectors.add(projector);
      }
      if ([...feed.projectors].every(({ stoppedAt }) => stoppedAt)) feed.stop();
    } else this.main = feed;
    this.options.onProgress(this);
  }

  private async goLive(projector: Projector): Promise<void> {
    if (projector.generation.status === 'live') return;
    const before = this.live(projector.projection);
    await this.generations.ensureIndexes(projector.projection, projector.generation);
    projector.generation = await this.generations.goLive(projector.generation);
    projector.rows.loadOnDemand();
    if (before) this.leave(before);
  }

  private leave(projector: Projector): void {
    this.projectors.delete(projector);
    for (const feed of this.feeds.keys())
      if (feed.projectors.delete(projector) && feed.projectors.size === 0 && feed !== this.main) feed.stop();
  }

  /** Projections that stopped at an event which has been dropped go on. */
  private async resume(): Promise<void> {
    for (const projector of this.projectors)
      if (projector.stoppedAt && this.drops.has(projector.name, projector.stoppedAt.eventId))
        await this.reopen(projector);
  }

  private async reopen(projector: Projector): Promise<void> {
    this.leave(projector);
    const { generation } = projector.generation;
    const stored = (await this.options.views.catalog.generations(projector.name)).find(
      (each) => each.generation === generation,
    );
    if (stored) this.follow([await this.open(projector.projection, stored)]);
  }
}

const ENDED = Symbol('ended');
