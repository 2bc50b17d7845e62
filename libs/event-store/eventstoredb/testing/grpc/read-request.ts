import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { PAGE } from '../log/all-pages.js';
import { everything, type Filter, filterOf } from '../log/filter.js';
import type { LogPosition } from '../log/recorded.js';
import * as errors from './errors.js';
import { streamName } from './identifiers.js';
import { END } from './read-messages.js';

/** A read as it was asked for. */
export interface ReadRequest {
  /** Missing: all streams. */
  readonly stream: string | undefined;
  /** How many at most; missing: a subscription. */
  readonly count: number | undefined;
  readonly isBackwards: boolean;
  readonly isStructuredId: boolean;
  /** The client understands where a stream begins and ends. */
  readonly wantsStreamPositions: boolean;
}

/** @throws a gRPC status where something is missing, as Streams.Read.cs says it */
export function readRequest(options: ReadReq.Options): ReadRequest {
  const uuidOption = options.getUuidOption();
  if (!uuidOption) throw errors.invalidArgument(' `uuidOption` is a required argument');
  if (!options.hasStream() && !options.hasAll()) throw errors.invalidArgument("'None' is not a valid stream option");
  const isSubscription = options.hasSubscription();
  const isBackwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const isInvalid =
    (!isSubscription && !options.hasCount()) ||
    (isSubscription && isBackwards) ||
    (!options.hasFilter() && !options.hasNoFilter()) ||
    (options.hasStream() && options.hasFilter());
  if (isInvalid) throw errors.invalidCombination();
  return {
    stream: options.hasStream() ? streamName(options.getStream()?.getStreamIdentifier()) : undefined,
    count: isSubscription ? undefined : Number(options.getCount()),
    isBackwards,
    isStructuredId: uuidOption.hasStructured(),
    wantsStreamPositions: (options.getControlOption()?.getCompatibility() ?? 0) >= 1,
  };
}

/** The revision that a stream's read begins at, or a subscription comes after. */
export function streamStart(options: ReadReq.Options): number | 'start' | 'end' {
  const stream = options.getStream();
  if (stream?.hasEnd() || stream?.getRevision() === END) return 'end';
  return stream?.hasRevision() ? Number(stream.getRevision()) : 'start';
}

/**
 * The place that a read of $all begins at, or a subscription comes after. 2^64-1 is the end.
 * @throws a gRPC status where it can be none (Position.cs)
 */
export function allStart(options: ReadReq.Options): LogPosition | 'start' | 'end' {
  const all = options.getAll();
  if (all?.hasEnd()) return 'end';
  const position = all?.getPosition();
  if (!position) return 'start';
  if (position.getCommitPosition() === END && position.getPreparePosition() === END) return 'end';
  const [commit, prepare] = [Number(position.getCommitPosition()), Number(position.getPreparePosition())];
  if (commit < prepare || commit >= 2 ** 63) throw errors.unknown();
  return { commit, prepare };
}

export interface FilterRequest {
  readonly filter: Filter;
  /** How many events a page looks at. */
  readonly window: number;
  /** After how many of them a checkpoint is due. */
  readonly interval: number;
}

/** @throws a gRPC status where it makes no filter */
export function filterRequest(options: ReadReq.Options): FilterRequest {
  const wanted = options.getFilter();
  if (!wanted) return { filter: everything, window: Infinity, interval: Infinity };
  const [stream, type] = [wanted.getStreamIdentifier(), wanted.getEventType()];
  const expression = stream ?? type;
  if (!expression) throw errors.invalidArgument('A filter needs an expression.');
  if (!wanted.hasMax() && !wanted.hasCount()) throw errors.invalidArgument("'None' is not a valid window");
  const filter = filterOf({
    on: type ? 'eventType' : 'streamIdentifier',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
  });
  const window = wanted.hasMax() ? wanted.getMax() : PAGE;
  const interval = wanted.getCheckpointintervalmultiplier() * window;
  // The server throws at a multiplier of 0.
  if (options.hasSubscription() && interval === 0) throw errors.unknown();
  return { filter, window, interval };
}
