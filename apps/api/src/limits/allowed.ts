import type { RequestContext } from '#graphql';
import type { AskedOperation } from './asked-operation.js';
import { refused } from './refused.js';
import { asksSchema } from './schema-question.js';
import type { TrustedDocuments } from './trusted-documents.js';

interface Where {
  readonly production: boolean;
  readonly trusted: TrustedDocuments;
}

/**
 * What is asked only by some, or only by itself.
 * @throws GraphQLError TRUSTED_DOCUMENTS_ONLY, FORBIDDEN, BAD_REQUEST
 */
export function demandAllowed(asked: AskedOperation, context: RequestContext, { production, trusted }: Where): void {
  if (production && isSession(context) && !trusted.isTrusted(asked.text))
    throw refused(
      'TRUSTED_DOCUMENTS_ONLY',
      'With a browser session only the documents of the web app can be asked, by their "documentId"; programs send a bearer token.',
    );
  const schema = asksSchema(asked);
  if (schema === 'not') return;
  if (production && !context.access.may('introspect'))
    throw refused(
      'FORBIDDEN',
      'Asking the schema here takes the permission "introspect"; it stands in docs/reference/schema.graphql too.',
    );
  if (schema === 'with more')
    throw refused(
      'BAD_REQUEST',
      'The schema is asked by itself, for that takes longer than anything else: ask for it in one request, and for the rest in another.',
    );
}

/** Signed in by the cookie of a browser, which whatever runs in that browser sends along. */
const isSession = (context: RequestContext & { readonly signedInBy?: string }): boolean =>
  context.signedInBy === 'session';
