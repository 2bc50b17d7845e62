import { randomUUID } from 'node:crypto';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { Link } from './connection.js';
import { Unreachable } from './failure.js';
import type { AppendRequest } from './requests.js';
import type { AppendResponse } from './responses.js';

interface Waiting {
  readonly resolve: (response: AppendResponse) => void;
  readonly reject: (error: Error) => void;
}

/** One `BatchAppend` call, kept open: appends go in one after the other, and each answer names the append that it is to. */
export class Lane {
  private readonly call: ClientDuplexStream<AppendRequest, AppendResponse>;
  private readonly waiting = new Map<string, Waiting>();
  /** Resolves when the call takes more: HTTP/2 holds back who writes faster than the server reads. */
  private writable: Promise<void> | undefined;
  private drained: () => void = () => undefined;
  private lost: Error | undefined;
  private isRetired = false;

  /** @throws Unreachable where the link was given up */
  constructor(readonly link: Link) {
    this.call = link.batchAppend();
    this.call.on('data', (response: AppendResponse) => {
      const id = response.getCorrelationId()?.getString() ?? '';
      // The answer to what nobody waits for any more is of no interest.
      this.waiting.get(id)?.resolve(response);
      this.waiting.delete(id);
      this.endWhenDone();
    });
    this.call.on('drain', () => {
      this.writable = undefined;
      this.drained();
    });
    this.call.on('error', (error: Error) => {
      this.lose(error);
    });
    this.call.on('end', () => {
      this.lose(new Unreachable('the server ended the call by which events are appended'));
    });
  }

  /** Whether appends may begin on it. */
  get isOpen(): boolean {
    return this.lost === undefined && !this.link.isGivenUp;
  }

  /**
   * Sends one append and waits for its answer.
   * @param onSent called when it has left: from then on nobody knows what becomes of it before the answer is there
   */
  async say(requestOf: (correlationId: string) => AppendRequest, onSent: () => void): Promise<AppendResponse> {
    while (this.writable && !this.lost) await this.writable;
    if (this.lost) throw this.lost;
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      onSent();
      if (!this.call.write(requestOf(id))) this.writable ??= new Promise((drained) => (this.drained = drained));
    });
  }

  /** Ends the call once everybody who waits has an answer. */
  retire(): void {
    this.isRetired = true;
    this.endWhenDone();
  }

  /** Everybody who waits is told that nothing will come. */
  lose(error: Error): void {
    if (this.lost) return;
    this.lost = error;
    this.call.cancel();
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.drained();
  }

  private endWhenDone(): void {
    if (this.isRetired && this.waiting.size === 0) this.lose(new Unreachable('the connection was given up'));
  }
}
