import { fileURLToPath } from 'node:url';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request, Response } from 'express';
import type { RequestContext } from '#graphql';
import { httpContext } from '../http/http-context.js';
import { wellFormedIsOk } from '../http/well-formed.plugin.js';
import { admitting } from '../limits/admission.plugin.js';
import type { Admission } from '../limits/admission.js';
import { everythingWithinDeadline } from '../limits/deadline.js';
import type { Limits } from '../limits/limits.js';
import { everyQueryAsOf } from './as-of.js';
import { notingAskedFields } from './asked-fields.js';
import type { ErrorHooks } from './error-hooks.js';
import { refusingNotAllowed } from './permissions.js';
import { scalars } from './scalars.js';

/** The `.graphql` files lie beside their resolvers, in the sources as in the build. */
const SCHEMA = fileURLToPath(new URL('../../../../libs/**/*.graphql', import.meta.url));

export interface ApolloNeeds {
  readonly production: boolean;
  readonly limits: Limits;
  readonly admission: Admission;
  readonly errors: ErrorHooks;
  /** @throws GraphQLError UNAUTHENTICATED */
  readonly contextOf: (request: Request, signal: AbortSignal) => Promise<RequestContext>;
}

/** How Apollo answers what comes over HTTP. WebSockets do not come by it. */
export const apolloOptions = ({
  production,
  limits,
  admission,
  errors,
  contextOf,
}: ApolloNeeds): ApolloDriverConfig => ({
  typePaths: [SCHEMA],
  resolvers: { ...scalars },
  transformSchema: (schema) => everythingWithinDeadline(everyQueryAsOf(schema)),
  // Who may ask what the schema is depends on the caller, and Apollo validates a document once for all of them.
  introspection: true,
  hideSchemaDetailsFromClientErrors: production,
  playground: false,
  plugins: [
    errors.plugin,
    refusingNotAllowed,
    admitting(admission),
    notingAskedFields,
    wellFormedIsOk,
    landingPage(production),
  ],
  parseOptions: { maxTokens: limits.document.tokens },
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  // Documents are trusted because they came with the app, never because somebody asked them before.
  persistedQueries: false,
  // The status of a request that took too long stands, with no half answer beside it.
  preserveHttpStatusForExecutionErrors: false,
  includeStacktraceInErrorResponses: false,
  formatError: errors.formatError,
  context: (asked: { readonly req: Request; readonly res: Response }) =>
    httpContext(admission, asked, (signal) => contextOf(asked.req, signal)),
});

const landingPage = (production: boolean): ApolloServerPlugin =>
  production
    ? ApolloServerPluginLandingPageDisabled()
    : // Whoever signed in at /sign-in asks as themselves.
      ApolloServerPluginLandingPageLocalDefault({ embed: true, includeCookies: true });
