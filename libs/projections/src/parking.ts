import type { StoredEvent } from '#event-store';
import type { ParkedEvent } from './catalog-tables.js';
import type { Statement, StoredValue, ViewsEngine } from './engine.js';

/** The events of one generation that wait: the first of a partition because it failed, the others behind it. */
export class Parking {
  private readonly byPartition = new Map<string, ParkedEvent[]>();
  private unwritten = new Map<string, ParkedEvent | undefined>();
  /** The event that the whole projection stopped at. */
  private stopped: ParkedEvent | undefined;

  constructor(
    private readonly engine: ViewsEngine,
    private readonly projection: string,
    private readonly generation: number,
    parked: readonly ParkedEvent[],
  ) {
    for (const event of parked)
      if (event.partition === null)
        // The projection tries again from here: should it fail again, the event is parked again.
        this.unwritten.set(event.position, undefined);
      else this.inLine(event.partition).push(event);
  }

  get count(): number {
    return [...this.byPartition.values()].reduce((sum, line) => sum + line.length, this.stopped ? 1 : 0);
  }

  get stoppedAt(): ParkedEvent | undefined {
    return this.stopped;
  }

  /** The partition is asked for only where anything is parked at all. */
  blocks(partition: () => string | undefined): boolean {
    if (this.byPartition.size === 0) return false;
    const named = partition();
    return named !== undefined && this.byPartition.has(named);
  }

  /** Whether the event at that position waits. */
  holds(position: string): boolean {
    return [...this.byPartition.values()].some((line) => line.some((event) => event.position === position));
  }

  /** The partition that this event waits in. */
  partitionOf(eventId: string): string | undefined {
    for (const [partition, line] of this.byPartition)
      if (line.some((event) => event.eventId === eventId)) return partition;
    return undefined;
  }

  /** Without a partition, the projection stops whole. */
  park(event: StoredEvent, partition: string | undefined, error: string): void {
    const { projection, generation } = this;
    const { position, id: eventId, stream, type } = event;
    const at = { projection, generation, position, eventId, stream, type, partition: partition ?? null };
    const parked: ParkedEvent =
      partition !== undefined && this.byPartition.has(partition)
        ? { ...at, cause: 'behind', error: 'waits behind an earlier event' }
        : { ...at, cause: 'failed', error };
    if (partition === undefined) this.stopped = parked;
    else this.inLine(partition).push(parked);
    this.unwritten.set(position, parked);
  }

  /** Takes a partition's events out, in log order, to be tried again. */
  release(partition: string): readonly ParkedEvent[] {
    const line = this.byPartition.get(partition) ?? [];
    this.byPartition.delete(partition);
    for (const { position } of line) this.unwritten.set(position, undefined);
    return line;
  }

  get changed(): boolean {
    return this.unwritten.size > 0;
  }

  /** What has changed since the last write. */
  statements(): Statement[] {
    return [...this.unwritten].map(([position, parked]) => (parked ? this.insert(parked) : this.remove(position)));
  }

  markWritten(): void {
    this.unwritten = new Map();
  }

  private inLine(partition: string): ParkedEvent[] {
    let line = this.byPartition.get(partition);
    if (!line) this.byPartition.set(partition, (line = []));
    return line;
  }

  private insert(parked: ParkedEvent): Statement {
    return this.engine.kysely
      .insertInto('parkedEvent')
      .values(parked)
      .onConflict((conflict) =>
        conflict
          .columns(['projection', 'generation', 'position'])
          .doUpdateSet({ cause: parked.cause, error: parked.error }),
      )
      .compile();
  }

  private remove(position: StoredValue): Statement {
    return this.engine.kysely
      .deleteFrom('parkedEvent')
      .where('projection', '=', this.projection)
      .where('generation', '=', this.generation)
      .where('position', '=', position as ParkedEvent['position'])
      .compile();
  }
}
