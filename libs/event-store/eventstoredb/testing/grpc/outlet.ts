import type { ServerErrorResponse, ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadFault } from '../faults.js';
import * as errors from './errors.js';

/** Where the messages of a read go out, no faster than they are taken, and where a read goes wrong. */
export class Outlet {
  #sent = 0;
  #isOver = false;
  #isStalled = false;
  #wake: (() => void) | undefined;
  readonly #whenOver: (() => void)[] = [];

  constructor(
    private readonly call: ServerWritableStream<ReadReq, ReadResp>,
    private readonly fault: ReadFault | undefined,
    private readonly resetConnection: () => void,
  ) {
    call.on('drain', () => {
      if (!this.#isStalled) this.#wake?.();
    });
    const over = (): void => this.#over();
    call.on('cancelled', over);
    call.on('close', over);
    if (call.cancelled) over();
  }

  /** The call has ended, whoever ended it: nothing goes out any more. */
  isOver(): boolean {
    return this.#isOver;
  }

  /** Calls back when the call has ended, at once where it has. */
  onOver(listener: () => void): void {
    if (this.#isOver) listener();
    else this.#whenOver.push(listener);
  }

  /** Before the first message: a fault may want that there is none. */
  open(): Promise<void> | undefined {
    return this.#goWrong();
  }

  /** Sends a message. What it returns has to be waited for before the next one. */
  send(message: ReadResp): Promise<void> | undefined {
    if (this.#isOver) return undefined;
    if (this.fault?.kind !== 'gated') return this.#write(message);
    return this.fault.gate.passed().then(() => this.#write(message));
  }

  fail(error: ServerErrorResponse): void {
    if (this.#isOver) return;
    this.#over();
    this.call.emit('error', error);
  }

  end(): void {
    if (this.#isOver) return;
    this.#over();
    this.call.end();
  }

  #write(message: ReadResp): Promise<void> | undefined {
    if (this.#isOver) return undefined;
    const flows = this.call.write(message);
    this.#sent += 1;
    return this.#goWrong() ?? (flows ? undefined : this.#waiting());
  }

  #goWrong(): Promise<void> | undefined {
    const { fault } = this;
    if (!fault || !('after' in fault) || fault.after !== this.#sent) return undefined;
    switch (fault.kind) {
      case 'stall':
        this.#isStalled = true;
        return this.#waiting();
      case 'cut':
        this.#isStalled = true;
        // What was written goes out first, as far as the connection takes it.
        setImmediate(() => setImmediate(this.resetConnection));
        return this.#waiting();
      case 'cancelled':
        this.fail(errors.cancelled());
        return undefined;
      case 'end':
        this.end();
        return undefined;
    }
  }

  #waiting(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wake?.();
    for (const listener of this.#whenOver) listener();
  }
}
