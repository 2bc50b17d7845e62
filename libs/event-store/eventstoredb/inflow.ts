import type { ClientReadableStream } from '@grpc/grpc-js';
import type { Clock } from '#kernel';
import type { ReadResponse } from './responses.js';
import { NoAnswer } from './failure.js';

/** So many messages are taken off the connection before somebody wants them, or so many bytes; the rest stays with the server. */
const MOST_MESSAGES = 256;
const MOST_BYTES = 1024 * 1024;

/** How often it is looked whether something has come, in the time in which it should. */
const LOOKS = 4;

/** The messages of a call that have come and were not taken yet. */
export class Inflow {
  /** Nothing more will come, and nothing is left. */
  get isOver(): boolean {
    // A call that fails ends, too.
    return this.ended && this.messages.length === 0 && this.failed === undefined;
  }

  private messages: ReadResponse[] = [];
  private bytes = 0;
  private ended = false;
  private failed: Error | undefined;
  private telling = false;
  private wake: () => void = () => undefined;
  /** Which wait this is: who finds the same one twice knows that nothing has come between. */
  private wait: object | undefined;
  private readonly done = new AbortController();

  constructor(private readonly call: ClientReadableStream<ReadResponse>) {
    call.on('data', (message: ReadResponse) => {
      this.messages.push(message);
      this.bytes += sizeOf(message);
      if (this.messages.length >= MOST_MESSAGES || this.bytes >= MOST_BYTES) call.pause();
      this.tell();
    });
    call.on('end', () => {
      this.ended = true;
      this.tell();
    });
    call.on('error', (error) => {
      this.fail(error);
    });
  }

  /** All that is there. @throws the call's error, once everything that came before it has been taken */
  take(): readonly ReadResponse[] {
    const { messages } = this;
    if (messages.length === 0) {
      if (this.failed) throw this.failed;
      return messages;
    }
    this.messages = [];
    this.bytes = 0;
    if (this.call.isPaused()) this.call.resume();
    return messages;
  }

  /** Resolves when something has come, or nothing will. */
  async more(): Promise<void> {
    if (this.messages.length > 0 || this.ended || this.failed) return;
    this.wait = {};
    await new Promise<void>((resolve) => (this.wake = resolve));
    this.wait = undefined;
  }

  /** From now on the call fails when nothing comes for that long, or a quarter more, while somebody waits. */
  async failWhenStalled(clock: Clock, milliseconds: number): Promise<void> {
    try {
      for (let wait: object | undefined, looks = 0; ; looks = wait && wait === this.wait ? looks + 1 : 0) {
        if (looks === LOOKS) this.fail(new NoAnswer(`nothing came for ${milliseconds / 1_000} s`));
        wait = this.wait;
        await clock.sleep(milliseconds / LOOKS, this.done.signal);
      }
    } catch {
      // The call is over.
    }
  }

  cancel(): void {
    this.done.abort();
    this.call.cancel();
  }

  private fail(error: Error): void {
    this.failed ??= error;
    this.tell();
  }

  /** In the next turn, so that what comes at once is taken at once. */
  private tell(): void {
    if (this.telling) return;
    this.telling = true;
    setImmediate(() => {
      this.telling = false;
      this.wake();
    });
  }
}

function sizeOf(message: ReadResponse): number {
  const event = message.getEvent()?.getEvent();
  return event ? event.getData_asU8().length + event.getCustomMetadata_asU8().length : 0;
}
