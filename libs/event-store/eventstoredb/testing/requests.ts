import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

type Expression = ReadReq.Options.FilterOptions.Expression;

/** A bare read of $all from the start, all of it, for a spec to change. */
export function readAllRequest(change: (options: ReadReq.Options) => void = () => undefined): ReadReq {
  const all = new streams.ReadReq.Options.AllOptions();
  all.setStart(new shared.Empty());
  const options = bareOptions();
  options.setAll(all);
  change(options);
  return requestOf(options);
}

/** A bare read of a stream from the start, all of it, for a spec to change. */
export function readStreamRequest(name: string, change: (options: ReadReq.Options) => void = () => undefined): ReadReq {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name));
  const stream = new streams.ReadReq.Options.StreamOptions();
  stream.setStreamIdentifier(identifier);
  stream.setStart(new shared.Empty());
  const options = bareOptions();
  options.setStream(stream);
  change(options);
  return requestOf(options);
}

/** From this place in $all. */
export function fromPosition(options: ReadReq.Options, commit: number, prepare = commit): void {
  const position = new streams.ReadReq.Options.Position();
  position.setCommitPosition(`${commit}`);
  position.setPreparePosition(`${prepare}`);
  options.getAll()?.setPosition(position);
}

/** Only streams whose names begin like this. */
export function withPrefixes(options: ReadReq.Options, ...prefixes: string[]): void {
  const expression: Expression = new streams.ReadReq.Options.FilterOptions.Expression();
  expression.setPrefixList(prefixes);
  const filter = new streams.ReadReq.Options.FilterOptions();
  filter.setStreamIdentifier(expression);
  filter.setCount(new shared.Empty());
  filter.setCheckpointintervalmultiplier(1);
  options.setFilter(filter);
}

function bareOptions(): ReadReq.Options {
  const ids = new streams.ReadReq.Options.UUIDOption();
  ids.setString(new shared.Empty());
  const options = new streams.ReadReq.Options();
  options.setCount('1000');
  options.setNoFilter(new shared.Empty());
  options.setUuidOption(ids);
  return options;
}

function requestOf(options: ReadReq.Options): ReadReq {
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}
