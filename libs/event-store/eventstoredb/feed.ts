import { type Position, StoreUnavailable, type StoredEvent, positionOf } from '../src/event-store.js';
import type { Connection } from './connection.js';
import { NoAnswer, failureOf } from './failure.js';
import type { LogReader, Place } from './log-reader.js';
import { reading } from './reading.js';
import { subscription } from './requests.js';
import { type ReadResponse, eventIn } from './responses.js';
import { Attempts, type Timing } from './timing.js';

/** How much of the log's end is kept for those who follow it; who is further behind reads pages. */
const KEPT_EVENTS = 1_000;
const KEPT_BYTES = 4 * 1024 * 1024;

/** The position before the first event. */
const START = positionOf(0);

/**
 * The one subscription of a process, from the log's end on: everything in our streams, for all who follow the log. When it is cut
 * off it goes on from the last event that it has seen, for ever. It holds little, whoever is slow.
 */
export class Feed {
  /**
   * The last event of ours that has been seen. What the server calls a checkpoint is not used: it may lie where the next event
   * begins, and who went on after it would miss that one.
   */
  head = START;
  /** Whether the server has said that there is no more for now. */
  live = false;
  /** Every event of ours after this one and up to `head` is in `kept`. */
  floor: Place = { stream: '', position: START };
  private kept: StoredEvent[] = [];
  private bytes = 0;
  private readonly waiting = new Set<() => void>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly reader: LogReader,
    private readonly timing: Timing,
    private readonly report: (what: string) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Begins to follow, if nobody did before. */
  start(): void {
    this.running ??= this.run().catch((error: unknown) => {
      // A defect: who follows the log waits from now on, and whoever runs Samspil must know.
      this.report(
        `the subscription to the log has ended: ${error instanceof Error ? (error.stack ?? error.message) : ''}`,
      );
    });
  }

  /** Ends with the signal. */
  async ended(): Promise<void> {
    await this.running;
  }

  /** Events after a position, all that there are; `undefined` where they are not kept, or no longer. */
  after(position: Position): readonly StoredEvent[] | undefined {
    if (position < this.floor.position) return undefined;
    if (position >= this.head) return [];
    const first = this.kept.findIndex((event) => event.position > position);
    return first < 0 ? [] : this.kept.slice(first);
  }

  /** Resolves when something has changed, or the signal aborts. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      if (signal.aborted) resolve();
      else {
        signal.addEventListener('abort', wake);
        this.waiting.add(wake);
      }
    });
  }

  private async run(): Promise<void> {
    const attempts = new Attempts(this.timing);
    let known = false;
    let told: string | undefined;
    do {
      try {
        if (known) await this.refuseOlderLog();
        else {
          // Whoever follows reads what came before by pages.
          this.floor = (await this.reader.head(this.signal)) ?? this.floor;
          this.head = this.floor.position;
          known = true;
          this.wakeAll();
        }
        await this.follow(attempts, () => {
          if (told !== undefined)
            this.report(`the subscription to the log goes on after position ${Number(this.head)}`);
          told = undefined;
        });
        if (this.signal.aborted) return;
        throw new NoAnswer('the server ended it');
      } catch (error) {
        if (this.signal.aborted) return;
        const why = error instanceof StoreUnavailable ? error.message : failureOf(error).sentence;
        if (why !== told) this.report(`the subscription to the log is cut off (${why}); it is taken up again`);
        told = why;
      }
    } while (await attempts.again(this.signal));
  }

  /** A subscription that begins after the log's end says nothing, and skips what is appended up to there. */
  private async refuseOlderLog(): Promise<void> {
    const head = await this.reader.head(this.signal);
    if ((head?.position ?? START) < this.head)
      throw new StoreUnavailable(
        `its log ends before what was read from it already: it is an older backup, so stop Samspil, and restore its data too`,
      );
  }

  /** Follows until the call ends. */
  private async follow(attempts: Attempts, confirmed: () => void): Promise<void> {
    const stalled = new AbortController();
    const signal = AbortSignal.any([this.signal, stalled.signal]);
    let isConfirmed = false;
    const watching = this.watch(stalled, () => isConfirmed);
    try {
      const request = subscription(this.head === START ? undefined : this.head);
      for await (const messages of reading(this.connection, this.timing.clock, request, undefined, signal)) {
        if (!isConfirmed) {
          // What happened in the meantime comes first.
          this.live = false;
          confirmed();
        }
        isConfirmed = true;
        const before = this.head;
        for (const message of messages) this.take(message);
        // One that ends as soon as it is confirmed is not to be asked for at once for ever.
        if (this.head > before) attempts.progressed();
        this.trim();
        this.wakeAll();
      }
      if (stalled.signal.aborted && !this.signal.aborted) throw stalled.signal.reason as Error;
    } finally {
      stalled.abort();
      await watching;
    }
  }

  private take(message: ReadResponse): void {
    const event = eventIn(message);
    if (event) {
      this.kept.push(event);
      this.bytes += sizeOf(event);
      this.head = event.position;
    } else if (message.hasCaughtUp()) this.live = true;
    else if (message.hasFellBehind()) this.live = false;
  }

  private trim(): void {
    let drop = 0;
    for (; this.kept.length - drop > KEPT_EVENTS || this.bytes > KEPT_BYTES; drop++) {
      const oldest = this.kept[drop];
      if (!oldest) break;
      this.bytes -= sizeOf(oldest);
      this.floor = oldest;
    }
    if (drop > 0) this.kept = this.kept.slice(drop);
  }

  /** A server may stop telling without a word. Now and then it is asked whether there is something that it has not told. */
  private async watch(stalled: AbortController, isConfirmed: () => boolean): Promise<void> {
    const { clock, answerWithin } = this.timing;
    try {
      for (;;) {
        await clock.sleep(answerWithin, stalled.signal);
        if (!isConfirmed()) throw new NoAnswer(`no subscription within ${answerWithin / 1_000} s`);
        const seen = this.head;
        const head = await this.reader.head(stalled.signal);
        if (head === undefined || head.position <= seen) continue;
        await clock.sleep(answerWithin, stalled.signal);
        if (this.head === seen) throw new NoAnswer(`nothing was told for ${answerWithin / 1_000} s`);
      }
    } catch (error) {
      // Where it is over already, this says nothing new.
      stalled.abort(error);
    }
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake();
  }
}

const sizeOf = ({ data, metadata }: StoredEvent): number => data.length + metadata.length;
