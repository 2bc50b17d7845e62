import type { ApolloServerPlugin } from '@apollo/server';
import type { Request } from 'express';

/** What is wrong with a document or its variables, not with the request that brings them. */
const ABOUT_THE_DOCUMENT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/**
 * Answers well-formed requests of callers who take `application/json` with 200, also where the document is wrong: such a caller cannot
 * tell the answer of a GraphQL server from that of something in between, and would throw the errors away. (GraphQL over HTTP, section
 * "application/json"; Apollo answers them with 400.)
 */
export const wellFormedIsOk: ApolloServerPlugin<{ readonly req?: Request }> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http }, contextValue: { req } }) => {
        const takesJson = req?.accepts([JSON_TYPE, GRAPHQL_TYPE]) === JSON_TYPE;
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        const isAboutDocument = errors.every(({ extensions }) => ABOUT_THE_DOCUMENT.has(String(extensions?.['code'])));
        if (takesJson && http.status === 400 && isAboutDocument) http.status = 200;
        return Promise.resolve();
      },
    }),
};
