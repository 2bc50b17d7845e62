import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/** What the API does not take on, by the code that programs know it by, and its HTTP status (RFC 9110, RFC 6585). */
const STATUS = {
  BAD_REQUEST: 400,
  DOCUMENT_TOO_LARGE: 400,
  TOO_EXPENSIVE: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  TRUSTED_DOCUMENTS_ONLY: 403,
  FORBIDDEN: 403,
  REQUEST_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  OVERLOADED: 503,
  TOOK_TOO_LONG: 503,
} as const;
export type RefusedCode = keyof typeof STATUS;

export const statusOf = (code: RefusedCode): number => STATUS[code];

/**
 * A refusal in a sentence of ours, which quotes nothing of the caller's.
 * @param retryAfter in seconds
 */
export const refused = (
  code: RefusedCode,
  message: string,
  { retryAfter, ...extensions }: GraphQLErrorExtensions & { readonly retryAfter?: number } = {},
): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code,
      ...extensions,
      http: {
        status: STATUS[code],
        headers: new Map(retryAfter === undefined ? [] : [['retry-after', `${retryAfter}`]]),
      },
    },
  });

/** @param retryAfter in seconds */
export const tooBusy = ({ retryAfter }: { readonly retryAfter: number }): GraphQLError =>
  refused('OVERLOADED', `More is being asked of this server than it can answer: try again in ${retryAfter} seconds.`, {
    retryAfter,
  });

/** The error with that code, unless it has one already: what parsing and validation find has none. */
export const withCode = (error: GraphQLError, code: string): GraphQLError =>
  error.extensions['code']
    ? error
    : new GraphQLError(error.message, {
        source: error.source,
        positions: error.positions,
        nodes: error.nodes,
        path: error.path,
        extensions: { ...error.extensions, code },
      });
