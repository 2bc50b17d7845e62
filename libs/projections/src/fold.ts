import type { DomainLog, Position } from '#event-store';
import { Drops } from './drops.js';
import { Feed, type FeedContext } from './feed.js';
import { Generations } from './generations.js';
import { checkProjections } from './layout.js';
import type { AnyProjection } from './projection.js';
import { Projector } from './projector.js';
import { ViewsDatabase } from './views-database.js';

export interface FoldOptions {
  readonly projections: readonly AnyProjection[];
  readonly log: DomainLog;
  /** Inclusive; without it the whole log. */
  readonly until?: Position;
  /** Goes without what somebody decided to go without, also where they did so after `until`. */
  readonly dropsOfNow?: boolean;
}

/**
 * The read models as they stood at a position, in memory, to be closed by the caller. Events that cannot be taken are parked
 * there as they would be in the live ones.
 */
export async function foldViews(options: FoldOptions): Promise<ViewsDatabase> {
  const views = await ViewsDatabase.inMemory();
  await foldInto(views, options);
  return views;
}

/** The same into views that were folded from the same log up to the same position, and hold none of these read models yet. */
export async function foldInto(
  views: ViewsDatabase,
  { projections, log, until, dropsOfNow = false }: FoldOptions,
): Promise<void> {
  checkProjections(projections);
  const range = until === undefined ? {} : { until };
  const { engine, catalog } = views;
  const generations = new Generations(engine, catalog);
  const drops = new Drops();
  await drops.read(log, dropsOfNow ? {} : range);
  const projectors = new Set<Projector>();
  for (const projection of projections)
    projectors.add(new Projector(projection, await generations.create(projection), [], { engine, log, drops }));
  const logId = (await log.logId()) ?? '';
  const context: FeedContext = {
    log,
    engine,
    drops,
    limits: { events: 5_000, rows: 20_000 },
    logId: () => Promise.resolve(logId),
    exclusively: (work) => work(),
    outgrewMemory: ({ projection, generation }) => generations.ensureIndexes(projection, generation),
    applied: () => Promise.resolve(),
  };
  const feed = new Feed(projectors, context);
  if (projectors.size > 0) await feed.take(log.readAll(range));
  await feed.write();
  for (const { projection, generation } of projectors) {
    await generations.ensureIndexes(projection, generation);
    await generations.goLive(generation);
  }
  await views.refresh();
}
