import type { Position } from '#event-store';
import type { ParkedEvent } from './catalog-tables.js';
import type { Drop } from './drops.js';
import type { Catalog } from './catalog.js';

/** A parked event as it is listed; `id` is what `retry` and `drop` take. */
export type ListedParkedEvent = ParkedEvent & { readonly id: string };

/** Records in the log that a projection shall go on without an event, and answers where that stands. */
export type RecordDrop = (drop: {
  readonly projection: string;
  readonly eventId: string;
}) => Promise<Position | undefined>;

/** There is no such parked event. */
export class NotParked extends Error {
  override readonly name = 'NotParked';
  constructor(id: string) {
    super(`there is no parked event ${id}; list those that there are`);
  }
}

const idOf = ({ projection, generation, eventId }: ParkedEvent): string => `${projection}.${generation}.${eventId}`;

/** The events that projections could not take, and what can be done about them. */
export class ParkedEvents {
  constructor(
    private readonly catalog: Catalog,
    private readonly retryParked: (projection: string, generation: number, eventId: string) => Promise<void>,
    private readonly recordDrop: (drop: Drop) => Promise<void>,
  ) {}

  /** By projection, in log order. Error texts hold no personal value. */
  async list(): Promise<ListedParkedEvent[]> {
    return (await this.catalog.parked()).map((parked) => ({ ...parked, id: idOf(parked) }));
  }

  /**
   * Takes the partition's parked events again, in order, as far as that goes. Answers what is still parked of that partition.
   * @throws NotParked
   */
  async retry(id: string): Promise<ListedParkedEvent[]> {
    const { projection, generation, eventId, partition } = await this.find(id);
    await this.retryParked(projection, generation, eventId);
    return (await this.list()).filter(
      (each) => each.projection === projection && each.generation === generation && each.partition === partition,
    );
  }

  /** Goes on without this event, in every generation now and later: the drop is itself recorded in the log. @throws NotParked */
  async drop(id: string): Promise<void> {
    const { projection, eventId } = await this.find(id);
    await this.recordDrop({ projection, eventId });
  }

  private async find(id: string): Promise<ListedParkedEvent> {
    const found = (await this.list()).find((parked) => parked.id === id);
    if (!found) throw new NotParked(id);
    return found;
  }
}
