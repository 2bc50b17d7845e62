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
