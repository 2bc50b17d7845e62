import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordedEvent } from '#kernel';
import type { DecodedEvent, DecodedSlice, DomainLog, Position } from '#event-store';
import { BEGINNING } from './catalog-tables.js';
import type { ViewsEngine } from './engine.js';
import { type Drops, dropIn } from './drops.js';
import type { Batch, Projector } from './projector.js';

/** What a feed needs of the life that it is part of. */
export interface FeedContext {
  readonly log: DomainLog;
  logId(): Promise<string>;
  readonly engine: ViewsEngine;
  readonly drops: Drops;
  readonly limits: FeedLimits;
  /** One at a time, over all feeds: the database has one writer. */
  exclusively<R>(work: () => Promise<R>): Promise<R>;
  /** From now on it selects in the database. */
  outgrewMemory(projector: Projector): Promise<void>;
  /** Within `exclusively`, after a batch has been folded, and written where it was worth it. */
  applied(feed: Feed, batch: AppliedBatch): Promise<void>;
}

export interface FeedLimits {
  /** Events that are folded together while catching up. */
  readonly events: number;
  /** Changed rows that are written together while catching up; holds up everything else for about 10 µs each. */
  readonly rows: number;
}

export interface AppliedBatch extends Batch {
  readonly live: boolean;
  /** Projections of which rows changed. */
  readonly changed: readonly string[];
}

const joined = (slices: readonly DecodedSlice[]): DecodedSlice | undefined => {
  const last = slices.at(-1);
  return (
    last && { ...last, events: eachOnce(slices.length > 1 ? slices.flatMap(({ events }) => events) : last.events) }
  );
};

/** A subscription that was taken up again may tell some events twice. */
const eachOnce = (events: readonly DecodedEvent[]): readonly DecodedEvent[] => {
  const positions = events.map(({ stored }) => stored.position);
  if (positions.every((position, i) => i === 0 || position > (positions[i - 1] as string))) return events;
  let last = '';
  return events.filter(({ stored: { position } }) => {
    const isNew = position > last;
    if (isNew) last = position;
    return isNew;
  });
};

/** Events that no read model wanted are seen that often before checkpoints are written for them alone. */
const UNWRITTEN_EVENTS = 1_000;

/** One subscription to the log, and the projectors that follow it. */
export class Feed {
  /** How far all of its projectors have seen the log. */
  position: Position | typeof BEGINNING;
  private unwrittenEvents = 0;
  private readonly end = new AbortController();

  constructor(
    readonly projectors: Set<Projector>,
    private readonly context: FeedContext,
  ) {
    this.position = [...projectors].map(({ position }) => position).reduce((a, b) => (a < b ? a : b));
  }

  /** Follows the log until the signal, or until nobody needs it any more. */
  async run(signal: AbortSignal): Promise<void> {
    const ends = AbortSignal.any([signal, this.end.signal]);
    const after = this.position === BEGINNING ? {} : { after: this.position };
    await this.take(this.context.log.subscribe({ ...after, signal: ends }), ends);
  }

  /** Takes slices in batches, until they or the signal end. */
  async take(slices: AsyncIterable<DecodedSlice>, ends?: AbortSignal): Promise<void> {
    let gathered: DecodedSlice[] = [];
    let count = 0;
    const apply = async (): Promise<void> => {
      const batch = joined(gathered);
      [gathered, count] = [[], 0];
      await this.context.exclusively(async () => {
        if (batch && !ends?.aborted) await this.apply(batch, batch.live);
      });
      await nextTurn();
    };
    for await (const slice of slices) {
      gathered.push(slice);
      count += slice.events.length;
      if (slice.live || count >= this.context.limits.events) await apply();
    }
    await apply();
  }

  /** Its projectors have gone elsewhere. */
  stop(): void {
    this.end.abort();
  }

  /** Writes everything that its projectors hold, in one transaction. */
  async write(): Promise<void> {
    const moved = [...this.projectors].filter((projector) => projector.checkpointMoved || projector.hasUnwritten);
    if (moved.length > 0) await this.context.engine.write(moved.flatMap((projector) => projector.statements()));
    this.unwrittenEvents = 0;
    for (const projector of moved) {
      const { holdsAll } = projector.rows;
      projector.markWritten();
      if (holdsAll && !projector.rows.holdsAll) await this.context.outgrewMemory(projector);
    }
  }

  private async apply(batch: Batch, live: boolean): Promise<void> {
    for (const decoded of batch.events) {
      const drop = dropIn(decoded);
      if (drop) this.context.drops.add(drop);
    }
    await this.unseal(batch.events);
    const logId = await this.context.logId();
    for (const projector of this.projectors) await projector.fold(batch, logId);
    const changed = [...this.projectors].filter(({ hasUnwritten }) => hasUnwritten).map(({ name }) => name);
    this.unwrittenEvents += batch.events.length;
    if (this.isWorthWriting(live, changed.length > 0)) await this.write();
    this.position = batch.position;
    await this.context.applied(this, { ...batch, live, changed });
  }

  private isWorthWriting(live: boolean, changed: boolean): boolean {
    if (live) return changed || this.unwrittenEvents >= UNWRITTEN_EVENTS;
    const rows = [...this.projectors].reduce((sum, { rows }) => sum + rows.changed, 0);
    return rows >= this.context.limits.rows || [...this.projectors].some(({ rows }) => !rows.holdsAll);
  }

  private async unseal(events: readonly DecodedEvent[]): Promise<void> {
    const readers = [...this.projectors].filter(({ readsPersonal }) => readsPersonal);
    if (readers.length === 0) return;
    const wanted: RecordedEvent[] = [];
    for (const decoded of events)
      if ('event' in decoded && readers.some((projector) => projector.wants(decoded))) wanted.push(decoded.event);
    if (wanted.length > 0) await this.context.log.unseal(wanted);
  }
}
