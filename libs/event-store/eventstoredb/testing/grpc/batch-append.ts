import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Proposed } from '../log/recorded.js';
import { requiresLeader, type Serving } from '../serving.js';
import { proposedEvent, sizeOf, write } from './appending.js';
import * as statuses from './batch-status.js';
import * as errors from './errors.js';
import { streamIdentifier, streamName, uuidText } from './identifiers.js';

/** An append of which not every chunk has come. */
interface Arriving {
  readonly stream: string;
  readonly expected: Expected;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly events: Proposed[];
  bytes: number;
}

/** BatchAppend: one call for many appends, each in chunks under a correlation id, each answered by itself (Streams.BatchAppend.cs). */
export const batchAppend =
  (serving: Serving): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (call) => {
    try {
      new BatchAppendCall(serving, call).answer();
    } catch (error) {
      call.emit('error', error);
    }
  };

class BatchAppendCall {
  readonly #arriving = new Map<string, Arriving>();
  readonly #mayAppend: boolean;
  #unanswered = 0;
  #isOver = false;

  constructor(
    private readonly serving: Serving,
    private readonly call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  ) {
    this.#mayAppend = serving.rightsOf(call.metadata).mayAppend;
  }

  answer(): void {
    this.call.on('data', (request: BatchAppendReq) => {
      if (this.#isOver) return;
      try {
        this.#take(request);
      } catch (error) {
        // What cannot be understood is answered; the call goes on.
        const stream = streamName(request.getOptions()?.getStreamIdentifier());
        this.#refuse(request.getCorrelationId(), stream, statuses.badRequest((error as Error).message));
      }
    });
    this.call.on('end', () => {
      if (this.#unanswered === 0) this.call.end();
    });
    this.call.on('cancelled', () => (this.#isOver = true));
  }

  #take(request: BatchAppendReq): void {
    const correlation = request.getCorrelationId();
    const id = uuidText(correlation);
    const options = request.getOptions();
    if (options) this.#begin(id, options, correlation);
    const append = this.#arriving.get(id);
    if (!append) return;
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEvent(message);
      append.bytes += sizeOf(event, this.serving.version);
      append.events.push(event);
    }
    const isTooLarge = append.bytes > this.serving.maxAppendBytes;
    const isTooLate = append.deadline <= Date.now();
    if (!isTooLarge && !isTooLate && !request.getIsFinal()) return;
    this.#arriving.delete(id);
    if (isTooLarge)
      this.#refuse(correlation, append.stream, statuses.maximumAppendSizeExceeded(this.serving.maxAppendBytes));
    else if (isTooLate) this.#refuse(correlation, append.stream, statuses.timeout());
    else this.#write(correlation, append);
  }

  /** Options that are sent once more are not looked at. */
  #begin(id: string, options: BatchAppendReq.Options, correlation: UUID | undefined): void {
    const stream = streamName(options.getStreamIdentifier());
    if (!this.#mayAppend) {
      this.#refuse(correlation, stream, statuses.accessDenied());
      return;
    }
    if (this.#arriving.has(id)) return;
    const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
    this.#arriving.set(id, { stream, expected: expectedOf(options), deadline, events: [], bytes: 0 });
  }

  #write(correlation: UUID | undefined, append: Arriving): void {
    const { metadata } = this.call;
    const answered = write(this.serving, append, {
      kind: 'batchAppend',
      requiresLeader: requiresLeader(metadata),
      peer: this.call.getPeer(),
    });
    if (answered.kind === 'none') {
      this.#unanswered += 1;
    } else if (answered.kind === 'refused') {
      // ConvertMessage throws, and the call fails, with every append that has no answer yet.
      this.#isOver = true;
      this.call.emit('error', answered.error);
    } else {
      const result = statuses.resultOf(answered, append);
      const response = responseFor(correlation, append.stream);
      if (result instanceof streams.BatchAppendResp.Success) response.setSuccess(result);
      else response.setError(result);
      this.call.write(response);
    }
  }

  #refuse(correlation: UUID | undefined, stream: string, error: Status): void {
    const response = responseFor(correlation, stream);
    response.setError(error);
    this.call.write(response);
  }
}

function responseFor(correlation: UUID | undefined, stream: string): BatchAppendResp {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(correlation);
  response.setStreamIdentifier(streamIdentifier(stream));
  return response;
}

function expectedOf(options: BatchAppendReq.Options): Expected {
  const { ExpectedStreamPositionCase: given } = streams.BatchAppendReq.Options;
  switch (options.getExpectedStreamPositionCase()) {
    case given.STREAM_POSITION:
      return Number(options.getStreamPosition());
    case given.NO_STREAM:
      return 'noStream';
    case given.ANY:
      return 'any';
    case given.STREAM_EXISTS:
      return 'streamExists';
    case given.EXPECTED_STREAM_POSITION_NOT_SET:
      throw errors.invalidArgument("'None' is not a valid expected stream position");
  }
}
