import { randomUUID } from 'node:crypto';
import type { ClientDuplexStream, Metadata } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Link } from './connection.js';
import { Unreachable } from './unreachable.js';

type Request = InstanceType<typeof streams.BatchAppendReq>;
type Response = InstanceType<typeof streams.BatchAppendResp>;

interface Waiting {
  readonly resolve: (response: Response) => void;
  readonly reject: (error: Error) => void;
}

/** One `BatchAppend` call, kept open: appends go in one after the other, and each answer names the append that it is to. */
export class Lane {
  private readonly call: ClientDuplexStream<Request, Response>;
  private readonly waiting = new Map<string, Waiting>();
  /** Resolves when the call takes more: HTTP/2 holds back who writes faster than the server reads. */
  private writable: Promise<void> | undefined;
  private drained: () => void = () => undefined;
  private lost: Error | undefined;

  constructor(
    readonly link: Link,
    metadata: Metadata,
    private readonly onLost: () => void,
  ) {
    this.call = link.streams.batchAppend(metadata, { deadline: Infinity });
    this.call.on('data', (response: Response) => {
      const id = response.getCorrelationId()?.getString() ?? '';
      // The answer to what nobody waits for any more is of no interest.
      this.waiting.get(id)?.resolve(response);
      this.waiting.delete(id);
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

  /**
   * Sends one append and waits for its answer.
   * @param onSent called when it has left: from then on nobody knows what becomes of it before the answer is there
   */
  async say(requestOf: (correlationId: string) => Request, onSent: () => void): Promise<Response> {
    while (this.writable && !this.lost) await this.writable;
    if (this.lost) throw this.lost;
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      onSent();
      if (!this.call.write(requestOf(id))) this.writable ??= new Promise((drained) => (this.drained = drained));
    });
  }

  /** Everybody who waits is told that nothing will come. */
  lose(error: Error): void {
    if (this.lost) return;
    this.lost = error;
    this.onLost();
    this.call.cancel();
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.drained();
  }
}
