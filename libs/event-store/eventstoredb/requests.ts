import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { StreamName } from '#kernel';
import type { ExpectedRevision, NewEvent, Position } from '../src/event-store.js';

export type ReadRequest = InstanceType<typeof streams.ReadReq>;
export type AppendRequest = InstanceType<typeof streams.BatchAppendReq>;
type ReadOptions = InstanceType<typeof streams.ReadReq.Options>;

/** Nothing in the server's own streams, whose names begin with `$`, is ours. */
const NOT_THE_SERVERS_OWN = '^[^\\$]';
/** Events that the server looks through before it may say how far it is, which nobody asks. */
const SEARCH_WINDOW = 1_000;
/** The server takes a count for a page, and a number of 64 bits is as good as none. */
const ALL = '9223372036854775807';

const nothing = new shared.Empty();

/** One append as one message. The same bytes each time it is sent, but for the correlation id. */
export function appendRequest(
  correlationId: string,
  stream: StreamName,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): AppendRequest {
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(identifier(stream));
  if (typeof expected === 'number') options.setStreamPosition(`${expected}`);
  else if (expected === 'noStream') options.setNoStream(new empty.Empty());
  else if (expected === 'streamExists') options.setStreamExists(new empty.Empty());
  else options.setAny(new empty.Empty());
  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuid(correlationId));
  request.setOptions(options);
  request.setProposedMessagesList(events.map(proposed));
  request.setIsFinal(true);
  return request;
}

function proposed({ id, type, data, metadata }: NewEvent) {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(data);
  message.setCustomMetadata(metadata);
  return message;
}

/** Without `from`: from the stream's first event forward, from its last backward. */
export function streamRead(
  stream: StreamName,
  { from, direction, limit }: { from: number | undefined; direction: 'forward' | 'backward'; limit: number },
): ReadRequest {
  const wanted = new streams.ReadReq.Options.StreamOptions();
  wanted.setStreamIdentifier(identifier(stream));
  if (from !== undefined) wanted.setRevision(`${from}`);
  else if (direction === 'forward') wanted.setStart(nothing);
  else wanted.setEnd(nothing);
  const options = readOptions(direction);
  options.setStream(wanted);
  options.setNoFilter(nothing);
  options.setCount(limit === Infinity ? ALL : `${limit}`);
  return requestOf(options);
}

/** What is read of `$all`: streams by a regular expression or by how their names begin, or events by how their types begin. */
export type LogFilter =
  { readonly streams: string } | { readonly prefixes: readonly string[] } | { readonly types: readonly string[] };

/** All that is ours. */
export const OURS: LogFilter = { streams: NOT_THE_SERVERS_OWN };

/** `from` is inclusive; without it, from the start of the log forward, from its end backward. */
export function logRead(
  filter: LogFilter,
  {
    from,
    direction = 'forward',
    limit = Infinity,
  }: { from?: Position; direction?: 'forward' | 'backward'; limit?: number },
): ReadRequest {
  const options = readOptions(direction);
  options.setAll(from ? positioned(from) : direction === 'forward' ? fromStart() : fromEnd());
  options.setFilter(filterOf(filter));
  options.setCount(limit === Infinity ? ALL : `${limit}`);
  return requestOf(options);
}

/** Everything in our streams after a position (exclusive), without end. */
export function subscription(from: Position | undefined): ReadRequest {
  const options = readOptions('forward');
  options.setAll(from ? positioned(from) : fromStart());
  options.setFilter(filterOf(OURS));
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  return requestOf(options);
}

function readOptions(direction: 'forward' | 'backward'): ReadOptions {
  const { FORWARDS, BACKWARDS } = streams.ReadReq.Options.ReadDirection;
  const options = new streams.ReadReq.Options();
  options.setReadDirection(direction === 'forward' ? FORWARDS : BACKWARDS);
  options.setResolveLinks(false);
  const ids = new streams.ReadReq.Options.UUIDOption();
  ids.setString(nothing);
  options.setUuidOption(ids);
  return options;
}

function filterOf(filter: LogFilter) {
  const expression = new streams.ReadReq.Options.FilterOptions.Expression();
  const options = new streams.ReadReq.Options.FilterOptions();
  if ('streams' in filter) expression.setRegex(filter.streams);
  else expression.setPrefixList([...('types' in filter ? filter.types : filter.prefixes)]);
  if ('types' in filter) options.setEventType(expression);
  else options.setStreamIdentifier(expression);
  options.setMax(SEARCH_WINDOW);
  options.setCheckpointintervalmultiplier(1);
  return options;
}

function positioned(position: Position) {
  const at = new streams.ReadReq.Options.Position();
  const number = BigInt(position).toString();
  at.setCommitPosition(number);
  at.setPreparePosition(number);
  const all = new streams.ReadReq.Options.AllOptions();
  all.setPosition(at);
  return all;
}

function fromStart() {
  const all = new streams.ReadReq.Options.AllOptions();
  all.setStart(nothing);
  return all;
}

function fromEnd() {
  const all = new streams.ReadReq.Options.AllOptions();
  all.setEnd(nothing);
  return all;
}

function requestOf(options: ReadOptions) {
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}

function identifier(stream: StreamName) {
  const named = new shared.StreamIdentifier();
  named.setStreamName(Buffer.from(stream));
  return named;
}

function uuid(text: string) {
  const id = new shared.UUID();
  id.setString(text);
  return id;
}
