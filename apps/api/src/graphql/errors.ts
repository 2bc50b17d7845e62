import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { NotPermitted, SecurityLogFull } from '#identity';
import { NotReady, PastUnavailable } from '#projections';
import { OutcomeUnknown, StoreUnavailable } from '#event-store';
import { ReadLogFull } from '#privacy';
import { blanked } from './blanked.js';
import { logged, loggedMessage } from './logged.js';
import type { Said } from './said.js';

const log = new Logger('GraphQL');

/** Errors that say what the caller can do: they are told, without what the caller said. */
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

/** Refusals whose sentences are ours from end to end: they quote nothing, and their numbers are the limits. */
const OURS = new Set([
  'DOCUMENT_TOO_LARGE',
  'FORBIDDEN',
  'ISSUER_UNAVAILABLE',
  'OVERLOADED',
  'TOOK_TOO_LONG',
  'TOO_EXPENSIVE',
  'TOO_MANY_REQUESTS',
  'TRUSTED_DOCUMENTS_ONLY',
]);

const NOT_READABLE = 'Syntax Error: here stands a character, a number or a text that cannot be read.';
const NOT_TOLD =
  'The request does not fit the schema. What is wrong cannot be told in few words: ask for less at a time.';

/** What graphql-js says, without a code, of more mistakes in variables than it tells one by one. */
const TOO_MANY_MISTAKES = /^Too many errors processing variables/;

/** What comes of a log that cannot be had just now, and what the caller can do. */
const PASSING = [
  {
    type: StoreUnavailable,
    code: 'UNAVAILABLE',
    message: 'The log cannot be had just now, and nothing was recorded: try again in a moment.',
  },
  {
    type: ReadLogFull,
    code: 'UNAVAILABLE',
    message: 'Who looks at personal data cannot be recorded just now, so none are shown: try again in a moment.',
  },
  {
    type: SecurityLogFull,
    code: 'UNAVAILABLE',
    message: 'Who takes data away cannot be recorded just now, so nothing is handed out: try again in a moment.',
  },
  {
    type: OutcomeUnknown,
    code: 'OUTCOME_UNKNOWN',
    message:
      'Whether this was recorded is unknown: say it again with the same idempotency key, and it is recorded once.',
  },
];

/** A bug says nothing of itself to callers but the number under which the log has it; and no error says what `said` holds. */
export function toldToCallers(formatted: GraphQLFormattedError, error: unknown, said: Said): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && OURS.has(code)) return formatted;
  if (typeof code === 'string' && CALLERS.has(code)) return { ...formatted, message: told(formatted, code, said) };
  if (TOO_MANY_MISTAKES.test(formatted.message)) return { message: NOT_TOLD, extensions: { code: 'BAD_USER_INPUT' } };
  const cause = (error as { originalError?: unknown }).originalError ?? error;
  if (cause instanceof NotReady || cause instanceof PastUnavailable)
    return { ...formatted, message: cause.message, extensions: { code: 'UNAVAILABLE' } };
  if (cause instanceof NotPermitted) return { ...formatted, message: cause.message, extensions: { code: 'FORBIDDEN' } };
  const passing = PASSING.find(({ type }) => cause instanceof type);
  if (passing) {
    // Where the log is kept, and how it fails, is for those who run it.
    log.warn(loggedMessage(cause as Error, said));
    return { ...formatted, message: passing.message, extensions: { code: passing.code } };
  }
  const id = randomUUID();
  log.error(`${id} at ${placeOf(formatted, said)}: ${logged(cause, said)}`);
  return {
    message: `Something went wrong on our side; it is in the log as ${id}. Nothing is lost that was acknowledged.`,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

function told({ message, path }: GraphQLFormattedError, code: string, said: Said): string {
  // What cannot be read is quoted in pieces, which nobody could find again.
  if (code === 'GRAPHQL_PARSE_FAILED' && !said.readable) return NOT_READABLE;
  // With a path, the sentence is a resolver's: ours, and it says how large a page may be.
  return blanked(message, said, { smallNumbers: path ? 'kept' : 'blanked' }) ?? NOT_TOLD;
}

/** Aliases are the caller's words too. Callers get them back, for they find their field by them. */
const placeOf = ({ path }: GraphQLFormattedError, { values }: Said): string =>
  path?.map((part) => (values.has(String(part)) ? '…' : part)).join('.') ?? 'the request';
