import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Position } from '#event-store';
import { clockAt } from '#kernel/testing';
import {
  type AnyProjection,
  type Drop,
  ProjectionRunner,
  type RunnerOptions,
  ViewsDatabase,
  projectionEvents,
  projectionStream,
} from '#projections';
import type { MemoryLog } from './memory-log.js';

/** Records a drop in that log, as an application does. */
export const droppingIn =
  (log: MemoryLog) =>
  ({ projection, eventId }: Drop): Promise<Position> =>
    Promise.resolve(
      log.record(
        projectionEvents,
        { type: 'ParkedEventDropped', data: { projection, eventId } },
        { stream: projectionStream(projection) },
      ),
    );

/** A runner that has started. */
export async function running(
  log: MemoryLog,
  projections: readonly AnyProjection[],
  options: Partial<RunnerOptions> = {},
): Promise<{
  views: ViewsDatabase;
  runner: ProjectionRunner;
  caughtUp: () => Promise<void>;
  end: () => Promise<void>;
}> {
  const views = options.views ?? (await ViewsDatabase.inMemory());
  const runner = new ProjectionRunner({
    log,
    projections,
    clock: clockAt(),
    onDrop: droppingIn(log),
    ...options,
    views,
  });
  await runner.start();
  return {
    views,
    runner,
    /** Everything that is in the log now can be read. Hangs, rather than lies, where it never can. */
    caughtUp: async () => {
      await runner.ready();
      const head = await log.head();
      if (head) await runner.waitFor(head, projections);
    },
    end: async () => {
      await runner.stop();
      await views.close();
    },
  };
}

/** The rows of a projection's table as stored, in key order. */
export const rowsIn = (views: ViewsDatabase, projection: AnyProjection, table: string): Promise<object[]> => {
  const key = (projection.tables as Record<string, { key: string[] }>)[table]?.key ?? [];
  return key
    .reduce((query, column) => query.orderBy(column), views.queryOfPeople(projection).selectFrom(table).selectAll())
    .execute();
};

/** Lets everything else have its turn until that holds; the test's own time limit ends what never does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}
