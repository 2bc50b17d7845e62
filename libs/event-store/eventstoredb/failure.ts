import { type ServiceError, status } from '@grpc/grpc-js';

/** No connection could be made, so nothing was asked of the server. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Nothing came within the time that was given. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Where the leader of a cluster is to be found. */
export interface EndPoint {
  readonly address: string;
  readonly port: number;
}

/** What an error of a call means. */
export type Failure =
  /** The server answered, and will answer the same again. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** It was asked to read from where no event begins. */
  | { readonly kind: 'noSuchPosition'; readonly sentence: string }
  /** Another node is to be asked. */
  | { readonly kind: 'notLeader'; readonly leader: EndPoint | undefined; readonly sentence: string }
  /** The connection or the server is not well; another attempt may fare better. */
  | { readonly kind: 'passing'; readonly sentence: string };

/** By the trailer `exception` (Constants.cs of the server). */
const EXCEPTIONS: Partial<Record<string, string>> = {
  'access-denied': "the server denies the connection string's user access",
  'stream-deleted': 'the stream was deleted on the server, and nothing can be read from it or appended to it any more',
};

/** Codes by which a server says no, rather than that it is not well. */
const REFUSALS: Partial<Record<status, string>> = {
  [status.UNAUTHENTICATED]: "the server does not know the connection string's user and password",
  [status.PERMISSION_DENIED]: "the server denies the connection string's user access",
  [status.INVALID_ARGUMENT]: 'the server takes the request for invalid',
  [status.UNIMPLEMENTED]: 'the server does not know the request: it is too old, or no EventStoreDB',
};

/** Judges an error of a call. @throws what comes from nowhere in particular: a defect */
export function failureOf(error: unknown): Failure {
  if (error instanceof NoAnswer || error instanceof Unreachable) return { kind: 'passing', sentence: error.message };
  if (!isServiceError(error)) throw error;
  const exception = trailer(error, 'exception');
  if (exception === 'not-leader')
    return { kind: 'notLeader', leader: leaderIn(error), sentence: 'the node is not the leader of its cluster' };
  // The server has no word of its own for it (Streams.Read.cs); a subscription would be told INVALID_ARGUMENT.
  if (/InvalidPosition|invalid position/i.test(error.details))
    return { kind: 'noSuchPosition', sentence: 'no event begins at the position from which it was to be read' };
  const sentence = EXCEPTIONS[exception ?? ''] ?? REFUSALS[error.code];
  if (sentence) return { kind: 'refused', sentence };
  return { kind: 'passing', sentence: `${status[error.code]}: ${error.details}` };
}

function leaderIn(error: ServiceError): EndPoint | undefined {
  const [address, port] = [trailer(error, 'leader-endpoint-host'), Number(trailer(error, 'leader-endpoint-port'))];
  return address && port > 0 ? { address, port } : undefined;
}

const trailer = (error: ServiceError, key: string): string | undefined => error.metadata.get(key)[0]?.toString();

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'metadata' in error;
