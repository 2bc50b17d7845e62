import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';

/** A gRPC status with the trailers that tell the client which exception it is (RpcExceptions.cs, Constants.cs). */
function rpcError(code: status, details: string, trailers: Record<string, string> = {}): ServerErrorResponse {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const notLeader = ({ host, port }: { host: string; port: number }): ServerErrorResponse =>
  rpcError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': `${port}`,
  });

export const accessDenied = (): ServerErrorResponse =>
  rpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** AuthenticationMiddleware.cs; it sends no trailer. */
export const unauthenticated = (): ServerErrorResponse => rpcError(status.UNAUTHENTICATED, 'Unauthenticated');

export const streamDeleted = (stream: string): ServerErrorResponse =>
  rpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** Of Delete and Tombstone; an append says it in its response. */
export const wrongExpectedVersion = (stream: string, expected: number, actual: number): ServerErrorResponse =>
  rpcError(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': `${expected}`,
      'actual-version': `${actual}`,
    },
  );

export const maxAppendSizeExceeded = (bytes: number): ServerErrorResponse =>
  rpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': `${bytes}`,
  });

export const requiredMetadataMissing = (property: string): ServerErrorResponse =>
  rpcError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const notReady = (): ServerErrorResponse => rpcError(status.UNAVAILABLE, 'Server Is Not Ready');

export const unavailable = (): ServerErrorResponse => rpcError(status.UNAVAILABLE, 'Server not ready');

/** A server that times out says ABORTED; DEADLINE_EXCEEDED comes from the call's own deadline. */
export const timedOut = (): ServerErrorResponse =>
  rpcError(status.ABORTED, 'Operation timed out: Commit phase timeout.');

export const deadlineExceeded = (): ServerErrorResponse => rpcError(status.DEADLINE_EXCEEDED, 'Deadline Exceeded');

export const cancelled = (): ServerErrorResponse => rpcError(status.CANCELLED, 'Call canceled by the server.');

export const invalidArgument = (details: string): ServerErrorResponse => rpcError(status.INVALID_ARGUMENT, details);

/** Of what to read and how. */
export const invalidCombination = (): ServerErrorResponse =>
  invalidArgument('The combination of what to read and how is invalid.');

export const invalidPosition = (): ServerErrorResponse => invalidArgument('Trying to read from an invalid position.');

/** What an exception that the server did not expect comes to. */
export const unknown = (details = 'Exception was thrown by handler.'): ServerErrorResponse =>
  rpcError(status.UNKNOWN, details);
