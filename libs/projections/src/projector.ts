import { type RecordedEvent, Sealed } from '#kernel';
import { type DecodedEvent, type DomainLog, type Position, type StoredEvent } from '#event-store';
import { BEGINNING, type Checkpoint, type Generation, type ParkedEvent } from './catalog-tables.js';
import type { Statement, ViewsEngine } from './engine.js';
import { type Drops, dropIn } from './drops.js';
import { layoutsOf } from './layout.js';
import { Parking } from './parking.js';
import type { AnyProjection, Reaction } from './projection.js';
import { type Missing, Selection } from './selection.js';
import type { Tables } from './table.js';
import { WorkingRows } from './working-rows.js';

type AnyReaction = Reaction<Tables, RecordedEvent>;
type Select = NonNullable<AnyReaction['select']>;

/** A part of the log, each event once and in log order, and how far it reaches. */
export interface Batch {
  readonly events: readonly DecodedEvent[];
  readonly position: Position;
}

const NOTHING: readonly never[] = [];

/** Folds events into the tables of one generation of one projection. Holds what it changed until that is written. */
export class Projector {
  readonly rows: WorkingRows;
  /** Only for such projections are the keys of personal values fetched. */
  readonly readsPersonal: boolean;
  private readonly reactions: ReadonlyMap<string, AnyReaction>;
  private readonly parking: Parking;
  private written: Checkpoint;
  private seen: Checkpoint;

  constructor(
    readonly projection: AnyProjection,
    public generation: Generation,
    parked: readonly ParkedEvent[],
    private readonly context: { readonly engine: ViewsEngine; readonly log: DomainLog; readonly drops: Drops },
  ) {
    const layouts = layoutsOf(projection, generation.generation);
    this.rows = new WorkingRows(layouts, context.engine, generation.position === BEGINNING);
    this.readsPersonal = [...layouts.values()].some((layout) =>
      layout.columns.some((column) => layout.isPersonal(column)),
    );
    this.reactions = reactionsOf(projection);
    this.parking = new Parking(context.engine, projection.name, generation.generation, parked);
    const { logId, position, eventPosition, eventId } = generation;
    this.written = this.seen = { logId, position, eventPosition, eventId };
  }

  get name(): string {
    return this.projection.name;
  }

  /** How far it has seen the log. */
  get position(): Position | typeof BEGINNING {
    return this.seen.position;
  }

  /** The event that it stopped at as a whole, where it did. */
  get stoppedAt(): ParkedEvent | undefined {
    return this.parking.stoppedAt;
  }

  hasStopped(): boolean {
    return this.stoppedAt !== undefined;
  }

  /** Events that wait. */
  get parked(): number {
    return this.parking.count;
  }

  /** There are rows or parked events that the database does not have yet. */
  get hasUnwritten(): boolean {
    return this.parking.changed || this.rows.changed > 0;
  }

  get checkpointMoved(): boolean {
    return this.seen !== this.written;
  }

  wants({ stored }: DecodedEvent): boolean {
    return this.reactions.has(stored.type);
  }

  /** Takes the events that it has not seen yet, one by one in their order. */
  async fold({ events, position }: Batch, logId: string): Promise<void> {
    if (this.hasStopped() || position <= this.position) return;
    const unseen = ({ stored }: DecodedEvent): boolean => stored.position > this.position;
    const fresh = events[0] && unseen(events[0]) ? events : events.filter(unseen);
    await this.prefetch(fresh);
    let before: StoredEvent | undefined;
    for (const decoded of fresh) {
      const drop = dropIn(decoded);
      if (drop?.projection === this.name) await this.drop(drop.eventId);
      else if (this.wants(decoded)) await this.take(decoded);
      if (this.hasStopped()) {
        if (before) this.advance(before.position, before, logId);
        return;
      }
      before = decoded.stored;
    }
    this.advance(position, before, logId);
  }

  /** Whether the event at that position waits. */
  isParked(position: Position): boolean {
    return this.parking.holds(position);
  }

  /** The partition in which this event is parked. */
  partitionOf(eventId: string): string | undefined {
    return this.parking.partitionOf(eventId);
  }

  /** Tries a partition's parked events again, in their order. */
  async retry(partition: string): Promise<void> {
    const waiting: DecodedEvent[] = [];
    for (const parked of this.parking.release(partition)) waiting.push(await this.reread(parked));
    if (this.readsPersonal)
      await this.context.log.unseal(waiting.flatMap((each) => ('event' in each ? [each.event] : [])));
    for (const decoded of waiting) await this.take(decoded);
  }

  /** All that changed since the last write, with the checkpoint that goes with it. */
  statements(): Statement[] {
    const { logId, position, eventPosition, eventId } = this.seen;
    const checkpoint: Statement = {
      sql: this.checkpointSql,
      parameters: [
        logId,
        position,
        eventPosition,
        eventId,
        this.name,
        this.generation.generation,
        this.written.position,
      ],
      reused: true,
      compareAndSet: true,
    };
    return [checkpoint, ...this.rows.statements(), ...this.parking.statements()];
  }

  /** What `statements` said stands in the database. */
  markWritten(): void {
    this.written = this.seen;
    this.parking.markWritten();
    this.rows.markWritten();
  }

  private get checkpointSql(): string {
    const p = (n: number) => this.context.engine.placeholder(n);
    return `update "projectionGeneration" set "logId"=${p(1)},"position"=${p(2)},"eventPosition"=${p(3)},"eventId"=${p(4)} where "projection"=${p(5)} and "generation"=${p(6)} and "position"=${p(7)}`;
  }

  private advance(position: Position, event: StoredEvent | undefined, logId: string): void {
    const { eventPosition, eventId } = event ? { eventPosition: event.position, eventId: event.id } : this.seen;
    this.seen = { logId, position, eventPosition, eventId };
  }

  private async drop(eventId: string): Promise<void> {
    this.context.drops.add({ projection: this.name, eventId });
    const partition = this.parking.partitionOf(eventId);
    if (partition !== undefined) await this.retry(partition);
  }

  /** Loads what the events will ask for, as far as the database can tell. What earlier events change is seen to in `react`. */
  private async prefetch(events: readonly DecodedEvent[]): Promise<void> {
    if (this.rows.holdsAll) return;
    const first = events.flatMap((decoded) => {
      const select = 'event' in decoded ? this.reactions.get(decoded.stored.type)?.select : undefined;
      return select && 'event' in decoded
        ? [{ select, event: decoded.event, selection: new Selection(this.rows.caches) }]
        : [];
    });
    await this.rows.load(
      first.flatMap(({ select, event, selection }) => attempt(() => selection.add(select(event, undefined)))),
    );
    const second = first.filter(({ select }) => readsRows(select));
    await this.rows.load(
      second.flatMap(({ select, event, selection }) => attempt(() => selection.add(select(event, selection)))),
    );
  }

  /** Takes one event. Answers at once, without a promise, where everything it asks for is there. */
  private take(decoded: DecodedEvent): Promise<void> | undefined {
    const missing = this.tryToTake(decoded);
    return missing.length > 0 ? this.loadAndTake(decoded, missing) : undefined;
  }

  private async loadAndTake(decoded: DecodedEvent, missing: readonly Missing[]): Promise<void> {
    for (let wanted = missing; wanted.length > 0; wanted = this.tryToTake(decoded)) await this.rows.load(wanted);
  }

  /** Takes or parks one event, or answers what has to be loaded first; then nothing has happened. */
  private tryToTake(decoded: DecodedEvent): readonly Missing[] {
    const { stored } = decoded;
    if (this.context.drops.has(this.name, stored.id)) return NOTHING;
    if (this.parking.blocks(() => this.partition(stored))) return this.park(stored, '');
    if ('problem' in decoded) return this.park(stored, decoded.problem);
    const { event } = decoded;
    try {
      const { select, evolve } = this.reactions.get(stored.type) as AnyReaction;
      const selection = new Selection(this.rows.caches);
      const missing = select ? inTwoRounds(select, event, selection) : NOTHING;
      if (missing.length > 0) return missing;
      this.rows.apply(this.rows.storable(evolve(selection, event), event.metadata.municipality));
    } catch (error) {
      return this.park(stored, withoutPersonalValues(worded(error), event));
    }
    return NOTHING;
  }

  private park(stored: StoredEvent, error: string): readonly never[] {
    this.parking.park(stored, this.partition(stored), error);
    return NOTHING;
  }

  private async reread({ position, eventId }: ParkedEvent): Promise<DecodedEvent> {
    const decoded = await this.context.log.eventAt(position);
    if (decoded?.stored.id !== eventId) throw new Error(`the parked event ${eventId} is not in the log any more`);
    return decoded;
  }

  private partition(stored: StoredEvent): string | undefined {
    const { partition } = this.projection;
    if (!partition) return stored.stream;
    try {
      return partition({ stream: stored.stream });
    } catch {
      return undefined;
    }
  }
}

const reactionsOf = ({ on, events }: AnyProjection): ReadonlyMap<string, AnyReaction> =>
  new Map(
    Object.entries(on as Record<string, AnyReaction | undefined>).flatMap(([type, reaction]) => {
      const storedName = (events as Record<string, { storedName: string } | undefined>)[type]?.storedName;
      return reaction && storedName ? [[storedName, reaction]] : [];
    }),
  );

/** A `select` that takes the event alone needs no second round. */
const readsRows = (select: Select): boolean => select.length !== 1;

/** What the event selects, second round included, as far as the first can be answered. */
const inTwoRounds = (select: Select, event: RecordedEvent, selection: Selection): readonly Missing[] => {
  const missing = selection.add(select(event, undefined));
  return missing.length > 0 || !readsRows(select) ? missing : selection.add(select(event, selection));
};

const worded = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'something was thrown that is no error';

const attempt = <R>(does: () => readonly R[]): readonly R[] => {
  try {
    return does();
  } catch {
    return []; // said when the event's turn comes
  }
};

/** An error's text with every personal value of the event blanked that somebody has looked at. */
const withoutPersonalValues = (message: string, { data }: RecordedEvent): string =>
  Object.values(data as object)
    .filter((value) => value instanceof Sealed)
    .reduce((text, sealed) => {
      const plain = revealed(sealed);
      return plain ? text.replaceAll(plain, '[sealed]') : text;
    }, message);

const revealed = (sealed: Sealed): string | null => {
  try {
    return sealed.reveal();
  } catch {
    return null; // its key was never fetched, so nobody has looked
  }
};
