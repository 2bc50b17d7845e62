import { randomUUID } from 'node:crypto';
import { isReadable, pageForward } from '../log/all-pages.js';
import type { EventLog } from '../log/event-log.js';
import type { Filter } from '../log/filter.js';
import { BEFORE_ALL, comparePositions, type LogPosition, positionOfRecord, type Recorded } from '../log/recorded.js';
import type { Version } from '../version.js';
import * as errors from './errors.js';
import { LiveQueue } from './live-queue.js';
import type { Outlet } from './outlet.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './read-messages.js';

export interface AllSubscriptionOptions {
  readonly log: EventLog;
  readonly version: Version;
  /** Exclusive. */
  readonly from: LogPosition | 'end';
  readonly filter: Filter;
  /** How many events are looked at for one page. */
  readonly window: number;
  /** After how many events that were looked at a checkpoint is due; `Infinity`: never, for what is not filtered. */
  readonly interval: number;
  readonly isStructuredId: boolean;
}

/** Begins where the log begins; the end is what is sent for it before 25.1. */
const END_OF_LOG: LogPosition = { commit: Infinity, prepare: Infinity };
const BEGIN_OF_LOG: LogPosition = { commit: 0, prepare: 0 };

/**
 * A subscription to $all: it catches up page by page, then takes what is written, and catches up again when it was too slow for
 * that (AllSubscription.cs, AllSubscriptionFiltered.cs; "fell behind" is not sent by any version that was looked at).
 */
export class AllSubscription {
  readonly #live: LiveQueue;
  /** What was sent last, event or checkpoint. */
  #checkpoint: LogPosition;
  #lastCheckpointSent = BEFORE_ALL;
  #sequence = 0;

  constructor(
    private readonly options: AllSubscriptionOptions,
    private readonly outlet: Outlet,
  ) {
    const { log, filter, interval, from } = options;
    this.#live = new LiveQueue(log, filter, interval);
    this.#checkpoint = from === 'end' ? lastPosition(log) : from;
    outlet.onOver(() => this.#live.close());
  }

  async run(): Promise<void> {
    const { log } = this.options;
    const isBehind = comparePositions(this.#checkpoint, lastPosition(log)) < 0;
    await this.outlet.send(confirmationMessage(randomUUID()));
    if (isBehind && !isReadable(log, startOf(this.#checkpoint), false)) this.outlet.fail(errors.invalidPosition());
    if (!isBehind) await this.#goLive();
    while (!this.outlet.isOver()) {
      await this.#catchUp();
      await this.#goLive();
    }
  }

  async #catchUp(): Promise<void> {
    const { log, version, filter, window, interval } = this.options;
    let considered = 0;
    let from = startOf(this.#checkpoint);
    while (!this.outlet.isOver()) {
      const page = pageForward(log.records, from, filter, window);
      for (const event of page.events)
        if (comparePositions(positionOfRecord(event), this.#checkpoint) > 0) {
          const held = this.#send(event);
          if (held) await held;
          if (this.outlet.isOver()) return;
        }
      if (!version.sendsEndAsCheckpoint && comparePositions(page.current, page.next) < 0) this.#advanceTo(page.current);
      considered += page.considered;
      if (page.isEnd) {
        if (!version.sendsEndAsCheckpoint && page.next.commit > 0) this.#advanceTo(BEGIN_OF_LOG);
        return this.#sendCheckpoint(this.#checkpoint);
      }
      if (considered >= interval) {
        considered %= interval;
        // Where this page began, not where it ends: a checkpoint in catching up lags behind by up to a page.
        if (version.sendsEndAsCheckpoint) this.#advanceTo(page.current);
        await this.#sendCheckpoint(this.#checkpoint);
      }
      from = page.next;
    }
  }

  /** Returns when something was dropped, and when the call is over. */
  async #goLive(): Promise<void> {
    if (this.options.version.saysCaughtUp) await this.outlet.send(caughtUpMessage());
    for (;;) {
      const live = await this.#live.next();
      if (!live || this.outlet.isOver()) return;
      const isNext = live.sequence === this.#sequence + 1;
      this.#sequence = live.sequence;
      const place = 'event' in live ? positionOfRecord(live.event) : live.checkpoint;
      const order = comparePositions(place, this.#checkpoint);
      if ('event' in live ? order <= 0 : order < 0) continue;
      if (!isNext) return this.#sendCheckpoint(this.#checkpoint);
      if ('event' in live) await this.#send(live.event);
      else await this.#sendCheckpoint(place);
      this.#checkpoint = place;
    }
  }

  #send(event: Recorded): Promise<void> | undefined {
    this.#checkpoint = positionOfRecord(event);
    return this.outlet.send(eventMessage(event, { isStructuredId: this.options.isStructuredId, tellsPosition: true }));
  }

  async #sendCheckpoint(checkpoint: LogPosition): Promise<void> {
    if (this.options.interval === Infinity) return;
    const isNone = checkpoint.commit < 0;
    if (isNone && !this.options.version.sendsEndAsCheckpoint) return;
    const sent = isNone ? END_OF_LOG : checkpoint;
    // None is sent twice, and none that lies before another: after "the end" there is no more.
    if (comparePositions(sent, this.#lastCheckpointSent) <= 0) return;
    this.#lastCheckpointSent = sent;
    await this.outlet.send(checkpointMessage(sent));
  }

  #advanceTo(position: LogPosition): void {
    if (comparePositions(this.#checkpoint, position) < 0) this.#checkpoint = position;
  }
}

const startOf = (position: LogPosition): LogPosition => (position.commit < 0 ? BEGIN_OF_LOG : position);

function lastPosition({ records }: EventLog): LogPosition {
  const last = records.at(-1);
  return last ? positionOfRecord(last) : BEFORE_ALL;
}
