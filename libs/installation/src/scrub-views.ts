import type { Clock } from '#kernel';
import type { EventStore, Position } from '#event-store';
import type { ProjectionRunner, ViewsDatabase } from '#projections';
import { showingPeople } from './contexts.js';

/** How long it is waited for read models to come so far. */
const LONGEST_WAIT_MS = 10_000;

/** Leaves nothing in the read models' files of what was cleared up to a position. @throws Error where it is too early: try again */
export type ScrubViews = (position: Position) => Promise<void>;

/** Writing the files anew holds up everything for as long as copying them takes: once for all erasures that have come so far. */
export function scrubbing(projections: ProjectionRunner, views: ViewsDatabase, store: EventStore): ScrubViews {
  let scrubbedUpTo: string = '';
  return async (position) => {
    await projections.waitFor(position, showingPeople, { timeoutMs: LONGEST_WAIT_MS });
    if (!(await projections.cleared(position)))
      throw new Error('an erasure waits for a read model that is still being built, or has stopped; trying again');
    if (position <= scrubbedUpTo) return;
    const head = (await store.head()) ?? position;
    const upTo = (await projections.cleared(head)) ? head : position;
    await views.engine.scrub();
    scrubbedUpTo = upTo;
  };
}

const AGAIN_MS = 60_000;

/**
 * Tries once, and goes on trying behind the scenes where that fails: a start does not depend on it. Without a position there is nothing
 * to do.
 */
export async function scrubbingUntilDone(
  position: Position | undefined,
  scrub: ScrubViews,
  clock: Clock,
  report: (error: unknown) => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const isDone = async (upTo: Position): Promise<boolean> => {
    try {
      await scrub(upTo);
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };
  const goOn = async (upTo: Position): Promise<void> => {
    do await clock.sleep(AGAIN_MS, stopping.signal).catch(() => undefined);
    while (!stopping.signal.aborted && !(await isDone(upTo)));
  };
  const running = position === undefined || (await isDone(position)) ? Promise.resolve() : goOn(position);
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
