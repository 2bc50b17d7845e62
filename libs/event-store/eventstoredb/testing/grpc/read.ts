import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadFault } from '../faults.js';
import { backwards, forwards, isReadable } from '../log/all-pages.js';
import { BEFORE_ALL, type LogPosition, type Recorded } from '../log/recorded.js';
import { isFound, streamBackwards, streamForwards } from '../log/stream-pages.js';
import { requiresLeader, type Serving } from '../serving.js';
import { AllSubscription } from './all-subscription.js';
import * as errors from './errors.js';
import { Outlet } from './outlet.js';
import * as messages from './read-messages.js';
import type { EventFormat } from './read-messages.js';
import { allStart, filterRequest, type ReadRequest, readRequest, streamStart } from './read-request.js';
import { StreamSubscription } from './stream-subscription.js';

/** Read: of a stream or of $all, once or for ever (Streams.Read.cs). */
export const read =
  (serving: Serving): handleServerStreamingCall<ReadReq, ReadResp> =>
  (call) => {
    answer(serving, call).catch((error: unknown) => call.emit('error', error));
  };

async function answer(serving: Serving, call: ServerWritableStream<ReadReq, ReadResp>): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw errors.unknown();
  const request = readRequest(options);
  const { stream, count } = request;
  const rights = serving.rightsOf(call.metadata);
  // What begins with $ is the server's own, and the administrators'.
  const isOpen = stream !== undefined && !stream.startsWith('$');
  if (!rights.mayRead || (!isOpen && !rights.mayReadAll)) throw errors.accessDenied();
  const fault = serving.arrived(count === undefined ? 'subscribe' : 'read', stream) as ReadFault | undefined;
  if (fault?.kind === 'unavailable') throw errors.unavailable();
  const isRefused = requiresLeader(call.metadata) && !serving.isLeader();
  if (isRefused || fault?.kind === 'notLeader') throw errors.notLeader(serving.leader());

  const outlet = new Outlet(call, fault, () => serving.reset(call.getPeer()));
  await outlet.open();
  if (outlet.isOver()) return;
  if (count === undefined) return subscribe(serving, options, request, outlet);
  if (options.hasFilter() && !serving.version.readsAllFiltered) throw errors.invalidCombination();
  // The server asks its index for a page of none, and gets an exception.
  if (count === 0) throw errors.unknown('Unexpected ReadStreamResult: Error');
  return stream === undefined
    ? readAll(serving, options, { ...request, count }, outlet)
    : readStream(serving, options, { ...request, stream, count }, outlet);
}

function subscribe(serving: Serving, options: ReadReq.Options, request: ReadRequest, outlet: Outlet): Promise<void> {
  const { log, version } = serving;
  const { stream, isStructuredId } = request;
  if (stream !== undefined) {
    const start = streamStart(options);
    const from = start === 'start' ? -1 : start;
    return new StreamSubscription({ log, version, stream, from, isStructuredId }, outlet).run();
  }
  const start = allStart(options);
  const from = start === 'start' ? BEFORE_ALL : start;
  return new AllSubscription({ log, version, from, isStructuredId, ...filterRequest(options) }, outlet).run();
}

async function readAll(
  { log }: Serving,
  options: ReadReq.Options,
  { count, isBackwards, isStructuredId }: ReadRequest & { count: number },
  outlet: Outlet,
): Promise<void> {
  const start = allStart(options);
  const end: LogPosition = { commit: log.end, prepare: log.end };
  const from = start === 'start' ? { commit: 0, prepare: 0 } : start === 'end' ? end : start;
  const { filter } = filterRequest(options);
  // Only a subscription translates this one; a read says that it did not expect it.
  if (!isReadable(log, from, isBackwards)) throw errors.unknown('Unexpected ReadAllResult: InvalidPosition');
  const events = isBackwards ? backwards(log.records, from, filter) : forwards(log.records, from, filter);
  await sendAll(events, count, { isStructuredId, tellsPosition: true }, outlet);
  outlet.end();
}

async function readStream(
  { log, version }: Serving,
  options: ReadReq.Options,
  { stream, count, isBackwards, isStructuredId, wantsStreamPositions }: ReadRequest & { stream: string; count: number },
  outlet: Outlet,
): Promise<void> {
  if (log.isTombstoned(stream)) throw errors.streamDeleted(stream);
  if (!isFound(log, stream)) {
    await outlet.send(messages.streamNotFoundMessage(stream));
    outlet.end();
    return;
  }
  const start = streamStart(options);
  const from = start === 'start' ? 0 : start === 'end' ? Infinity : start;
  const events = isBackwards ? streamBackwards(log, stream, from) : streamForwards(log, stream, from);
  const format = { isStructuredId, tellsPosition: version.tellsPositionsInStreams };
  const sent = await sendAll(events, count, format, outlet);
  if (wantsStreamPositions) {
    const last = log.lastRevision(stream);
    if (sent === 0 && !isBackwards && from !== last + 1)
      await outlet.send(messages.firstStreamPositionMessage(last + 1));
    await outlet.send(messages.lastStreamPositionMessage(last));
  }
  outlet.end();
}

/** Sends so many events at most, as fast as they are taken. Returns how many. */
async function sendAll(
  events: Iterable<Recorded>,
  count: number,
  format: EventFormat,
  outlet: Outlet,
): Promise<number> {
  let sent = 0;
  for (const event of events) {
    const held = outlet.send(messages.eventMessage(event, format));
    if (held) await held;
    sent += 1;
    if (sent === count || outlet.isOver()) break;
  }
  return sent;
}
