import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { NotReady } from '#projections';
import { OutcomeUnknown, StoreUnavailable } from '#event-store';

const log = new Logger('GraphQL');

/** Errors that say what the caller can do: they are told as they are. */
const CALLERS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
]);

/** What comes of a log that cannot be had just now, and what the caller can do. */
const PASSING = [
  {
    type: StoreUnavailable,
    code: 'UNAVAILABLE',
    message: 'The log cannot be had just now, and nothing was recorded: try again in a moment.',
  },
  {
    type: OutcomeUnknown,
    code: 'OUTCOME_UNKNOWN',
    message:
      'Whether this was recorded is unknown: say it again with the same idempotency key, and it is recorded once.',
  },
];

/** A bug says nothing of itself to callers but the number under which the log has it. */
export function toldToCallers(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && CALLERS.has(code)) return formatted;
  const cause = (error as { originalError?: unknown }).originalError ?? error;
  if (cause instanceof NotReady) return { ...formatted, message: cause.message, extensions: { code: 'UNAVAILABLE' } };
  const passing = PASSING.find(({ type }) => cause instanceof type);
  if (passing) {
    // Where the log is kept, and how it fails, is for those who run it.
    log.warn((cause as Error).message);
    return { ...formatted, message: passing.message, extensions: { code: passing.code } };
  }
  const id = randomUUID();
  log.error(
    `${id} at ${formatted.path?.join('.') ?? 'the request'}: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'not an error'}`,
  );
  return {
    message: `Something went wrong on our side; it is in the log as ${id}. Nothing is lost that was acknowledged.`,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}
