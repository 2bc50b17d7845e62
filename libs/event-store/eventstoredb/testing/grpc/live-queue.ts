import type { EventLog } from '../log/event-log.js';
import type { Filter } from '../log/filter.js';
import { type LogPosition, positionOfRecord, type Recorded } from '../log/recorded.js';

/** Live messages that the server keeps for a subscriber; then it drops the oldest (Enumerator.cs, LiveChannelOptions). */
const CAPACITY = 32;

/** An event that is wanted, or a checkpoint. A gap in the numbers, from 1, says that something was dropped. */
export type Live = { readonly sequence: number } & (
  { readonly event: Recorded } | { readonly checkpoint: LogPosition }
);

/** What is written from now on, for one subscriber (SubscriptionsService.cs, ProcessEventCommited). */
export class LiveQueue {
  readonly #items: Live[] = [];
  readonly #unlisten: () => void;
  #sequence = 0;
  #considered = 0;
  #wake: (() => void) | undefined;
  #isClosed = false;

  /** @param interval after how many events, wanted or not, a checkpoint is due; `Infinity`: never */
  constructor(log: EventLog, filter: Filter, interval: number) {
    this.#unlisten = log.listen((record) => {
      if (filter(record)) this.#push({ sequence: ++this.#sequence, event: record });
      if (++this.#considered < interval) return;
      this.#considered = 0;
      this.#push({ sequence: ++this.#sequence, checkpoint: positionOfRecord(record) });
    });
  }

  /** The oldest that is left, once there is one; `undefined` when the queue was closed. */
  async next(): Promise<Live | undefined> {
    while (this.#items.length === 0 && !this.#isClosed) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#isClosed ? undefined : this.#items.shift();
  }

  close(): void {
    this.#isClosed = true;
    this.#unlisten();
    this.#wake?.();
  }

  #push(item: Live): void {
    if (this.#items.length === CAPACITY) this.#items.shift();
    this.#items.push(item);
    this.#wake?.();
  }
}
