import type { ApolloServerPlugin } from '@apollo/server';
import { type ExecutionResult, type GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { withCode } from '../limits/refused.js';
import { toldToCallers } from './errors.js';
import { type Asked, type Said, namesOf, nothingSaid, saidIn } from './said.js';

/**
 * What every error passes on its way to a caller, over HTTP as over a WebSocket. Apollo's `formatError` does not know the
 * request, graphql-ws knows no codes of errors, and what it does not expect it prints to the console as it is.
 */
export class ErrorHooks {
  private schemaNames: ReadonlySet<string> = new Set();
  private readonly saidBefore = new WeakMap<GraphQLError, Said>();

  /** Tells `formatError` what was said in the request that an error comes from. */
  readonly plugin: ApolloServerPlugin = {
    serverWillStart: ({ schema }) => {
      this.schemaNames = namesOf(schema);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, request: { query, variables, operationName }, source }) => {
          const said = saidIn({ query: source ?? query, variables, operationName }, this.schemaNames);
          for (const error of errors) this.saidBefore.set(error, said);
          return Promise.resolve();
        },
      }),
  };

  /** Of a request that was refused before it was read, no error quotes anything. */
  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    toldToCallers(formatted, error, this.saidBefore.get(error as GraphQLError) ?? nothingSaid);

  readonly webSocket = {
    onNext: (_socket: unknown, _id: string, payload: Asked, _args: unknown, result: ExecutionResult) =>
      result.errors ? { ...result, errors: this.told(result.errors.map(variablesCoded), payload) } : result,
    onError: (_socket: unknown, _id: string, payload: Asked, errors: readonly GraphQLError[]) =>
      this.told(errors, payload),
  };

  private told(errors: readonly GraphQLError[], asked: Asked): GraphQLFormattedError[] {
    const said = saidIn(asked, this.schemaNames);
    return errors.map((error) => toldToCallers(withoutHttp(error.toJSON()), error, said));
  }
}

/** How HTTP would say it. Apollo leaves that out by itself. */
function withoutHttp(error: GraphQLFormattedError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions ?? {};
  return { ...error, extensions };
}

/** As Apollo does over HTTP: a variable that does not fit is the caller's mistake. */
const variablesCoded = (error: GraphQLError): GraphQLError =>
  error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION
    ? withCode(error, 'BAD_USER_INPUT')
    : error;
