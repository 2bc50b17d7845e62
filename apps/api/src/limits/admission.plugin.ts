import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { AdmittedContext, Admission } from './admission.js';
import type { Cost } from './budget.js';
import { refused, statusOf } from './refused.js';
import type { SchemaData } from './schema-answers.js';

/** The cost that a refusal names. */
const costIn = (error: unknown): Cost | undefined =>
  error instanceof GraphQLError ? (error.extensions['cost'] as Cost | undefined) : undefined;

const notOverHttp = (): GraphQLError =>
  refused(
    'BAD_REQUEST',
    'A subscription is told over a WebSocket, not over HTTP: connect to /graphql with the subprotocol graphql-transport-ws.',
  );

/** Admits what comes over HTTP, once it has been found valid, and says in every answer what it cost. */
export const admitting = (admission: Admission): ApolloServerPlugin<AdmittedContext> => ({
  requestDidStart: () => {
    let cost: Cost | undefined;
    let isQuery = false;
    let schemaData: SchemaData | undefined;
    return Promise.resolve({
      didResolveOperation: async ({
        schema,
        operation,
        document,
        source: text,
        request: { variables },
        contextValue,
      }) => {
        // Apollo goes on without one, and then says so.
        if (!operation) return;
        isQuery = operation.operation === OperationTypeNode.QUERY;
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw notOverHttp();
        const asked = { schema, operation, document, text, variables };
        try {
          cost = await admission.operation(asked, contextValue);
          schemaData = await admission.schemaAnswer(asked, contextValue);
        } catch (error) {
          cost ??= costIn(error);
          throw error;
        }
      },
      responseForOperation: () =>
        Promise.resolve(
          schemaData
            ? {
                http: { status: undefined, headers: new HeaderMap() },
                body: { kind: 'single', singleResult: { data: schemaData } },
              }
            : null,
        ),
      executionDidStart: ({ contextValue }) => {
        if (isQuery) contextValue.deadline.start();
        return Promise.resolve();
      },
      willSendResponse: async ({ response: { body, http }, contextValue }) => {
        contextValue.deadline.stop();
        if (body.kind !== 'single') return;
        // What is not even valid has been looked at all the same.
        cost ??= contextValue.reading ?? (await admission.owed(contextValue, 1));
        const late = body.singleResult.errors?.find(({ extensions }) => extensions?.['code'] === 'TOOK_TOO_LONG');
        if (late) {
          // Half an answer would look like a whole one: what is missing may be null by right.
          http.status = statusOf('TOOK_TOO_LONG');
          body.singleResult = { errors: [late] };
        }
        const sent = admission.sent(body.singleResult);
        if (sent !== body.singleResult) {
          http.status = statusOf('TOO_EXPENSIVE');
          body.singleResult = sent;
        }
        body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      },
    });
  },
});
