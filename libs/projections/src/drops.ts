import type { DecodedEvent, DomainLog, ReadAllOptions } from '#event-store';
import { PROJECTION_CATEGORY, projectionEvents } from './projection.events.js';

/** That a projection shall go on without an event. */
export interface Drop {
  readonly projection: string;
  readonly eventId: string;
}

/** The drop that this event records, if it records one. */
export const dropIn = (decoded: DecodedEvent): Drop | undefined =>
  decoded.stored.type === projectionEvents.ParkedEventDropped.storedName && 'event' in decoded
    ? (decoded.event.data as Drop)
    : undefined;

/** Which events of which projections somebody decided to go on without. */
export class Drops {
  private readonly byProjection = new Map<string, Set<string>>();

  add({ projection, eventId }: Drop): void {
    const dropped = this.byProjection.get(projection) ?? new Set();
    this.byProjection.set(projection, dropped.add(eventId));
  }

  has(projection: string, eventId: string): boolean {
    return this.byProjection.get(projection)?.has(eventId) ?? false;
  }

  /** Reads ahead: what was dropped later is left out when it comes, also where today's code could take it. */
  async read(log: DomainLog, range: Pick<ReadAllOptions, 'after' | 'until'>): Promise<void> {
    for await (const { events } of log.readAll({ ...range, categories: [PROJECTION_CATEGORY] }))
      for (const decoded of events) {
        const drop = dropIn(decoded);
        if (drop) this.add(drop);
      }
  }
}
