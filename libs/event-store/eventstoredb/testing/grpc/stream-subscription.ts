import { randomUUID } from 'node:crypto';
import type { EventLog } from '../log/event-log.js';
import { type Recorded, TOMBSTONE_REVISION } from '../log/recorded.js';
import { isFound, streamForwards } from '../log/stream-pages.js';
import type { Version } from '../version.js';
import * as errors from './errors.js';
import { LiveQueue } from './live-queue.js';
import type { Outlet } from './outlet.js';
import { caughtUpMessage, confirmationMessage, eventMessage } from './read-messages.js';

export interface StreamSubscriptionOptions {
  readonly log: EventLog;
  readonly version: Version;
  readonly stream: string;
  /** Exclusive; -1 from the start. */
  readonly from: number | 'end';
  readonly isStructuredId: boolean;
}

/** A subscription to one stream, which need not exist (StreamSubscription.cs). It has no checkpoints. */
export class StreamSubscription {
  readonly #live: LiveQueue;
  /** The revision that was sent last. */
  #checkpoint: number;
  #sequence = 0;

  constructor(
    private readonly options: StreamSubscriptionOptions,
    private readonly outlet: Outlet,
  ) {
    const { log, stream, from } = options;
    this.#live = new LiveQueue(log, (record) => record.stream === stream, Infinity);
    this.#checkpoint = from === 'end' ? log.lastRevision(stream) : from;
    outlet.onOver(() => this.#live.close());
  }

  async run(): Promise<void> {
    const { log, stream } = this.options;
    if (log.isTombstoned(stream)) {
      this.outlet.fail(errors.streamDeleted(stream));
      return;
    }
    const isBehind = this.#checkpoint < log.lastRevision(stream);
    await this.outlet.send(confirmationMessage(randomUUID()));
    if (!isBehind) await this.#goLive();
    while (!this.outlet.isOver()) {
      await this.#catchUp();
      await this.#goLive();
    }
  }

  async #catchUp(): Promise<void> {
    const { log, stream } = this.options;
    if (!isFound(log, stream)) return;
    for (const event of streamForwards(log, stream, this.#checkpoint + 1)) {
      const held = this.#send(event);
      if (held) await held;
      if (this.outlet.isOver()) return;
    }
  }

  async #goLive(): Promise<void> {
    if (this.options.version.saysCaughtUp) await this.outlet.send(caughtUpMessage());
    for (;;) {
      const live = await this.#live.next();
      if (!live || !('event' in live) || this.outlet.isOver()) return;
      const isNext = live.sequence === this.#sequence + 1;
      this.#sequence = live.sequence;
      if (live.event.revision <= this.#checkpoint) continue;
      if (!isNext) return;
      await this.#send(live.event);
      if (live.event.revision === TOMBSTONE_REVISION) {
        this.outlet.fail(errors.streamDeleted(this.options.stream));
        return;
      }
    }
  }

  #send(event: Recorded): Promise<void> | undefined {
    this.#checkpoint = event.revision;
    return this.outlet.send(eventMessage(event, { isStructuredId: this.options.isStructuredId, tellsPosition: true }));
  }
}
