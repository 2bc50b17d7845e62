import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { OAuthRefused } from './oauth-refused.js';

/** How a client says that it is the one (RFC 6749 section 2.3, RFC 7523 section 2.2). */
export type ClientCredentials =
  | { readonly by: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly by: 'assertion'; readonly clientId: string | undefined; readonly assertion: string };

/** What is asked for, and by whom. */
export interface TokenRequest {
  readonly credentials: ClientCredentials;
  /** Those that the token shall be for; without them, all that the client may be for. */
  readonly scopes: readonly string[] | undefined;
}

/** The value of `client_assertion_type` (RFC 7523 section 2.2). */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** In characters. */
const LONGEST_PARAMETER = 8_192;

/** What is sent without a value counts as not sent; what is sent twice cannot be used (RFC 6749 section 3.2). */
const parameter = z
  .string()
  .max(LONGEST_PARAMETER)
  .transform((text) => text || undefined)
  .optional();

const form = z.object({
  grant_type: parameter,
  scope: parameter,
  client_id: parameter,
  client_secret: parameter,
  client_assertion: parameter,
  client_assertion_type: parameter,
});
type Form = z.output<typeof form>;

const HOW =
  'authenticate by HTTP Basic, by client_id and client_secret in the body, or by a client_assertion (private_key_jwt)';

/**
 * Reads a request to the token endpoint.
 * @param body the parsed form
 * @throws OAuthRefused
 */
export function tokenRequestIn(headers: IncomingHttpHeaders, query: object, body: unknown): TokenRequest {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new OAuthRefused('invalid_request', 'send the parameters as application/x-www-form-urlencoded');
  if (Object.keys(query).length > 0)
    throw new OAuthRefused('invalid_request', 'send the parameters in the body: addresses end up in logs');
  const parsed = form.safeParse(body ?? {});
  if (!parsed.success)
    throw new OAuthRefused(
      'invalid_request',
      `send each parameter once, and with at most ${LONGEST_PARAMETER} characters`,
    );
  const { grant_type, scope } = parsed.data;
  if (grant_type === undefined)
    throw new OAuthRefused('invalid_request', 'say which grant: grant_type=client_credentials');
  if (grant_type !== 'client_credentials')
    throw new OAuthRefused('unsupported_grant_type', 'only grant_type=client_credentials is given here');
  return {
    credentials: credentialsIn(parsed.data, headers.authorization),
    scopes: scope?.split(' ').filter(Boolean),
  };
}

/** Exactly one way of authenticating (RFC 6749 section 2.3). */
function credentialsIn(said: Form, authorization: string | undefined): ClientCredentials {
  const ways = [authorization, said.client_secret, said.client_assertion].filter((way) => way !== undefined);
  if (ways.length === 0) throw new OAuthRefused('invalid_client', HOW);
  if (ways.length > 1)
    throw new OAuthRefused('invalid_request', 'authenticate in one way, not in several ways at once');
  if (authorization !== undefined) return basic(authorization, said.client_id);
  if (said.client_assertion !== undefined) return assertion(said, said.client_assertion);
  if (said.client_id === undefined) throw new OAuthRefused('invalid_client', `say which client: ${HOW}`);
  return { by: 'secret', clientId: said.client_id, secret: said.client_secret ?? '' };
}

function assertion(said: Form, signed: string): ClientCredentials {
  if (said.client_assertion_type !== JWT_BEARER)
    throw new OAuthRefused('invalid_request', `say what the assertion is: client_assertion_type=${JWT_BEARER}`);
  return { by: 'assertion', clientId: said.client_id, assertion: signed };
}

/** Both parts are form-encoded before they are put together (RFC 6749 section 2.3.1). */
function basic(authorization: string, clientId: string | undefined): ClientCredentials {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization) ?? [];
  const text = encoded && encoded.length <= LONGEST_PARAMETER ? Buffer.from(encoded, 'base64').toString('utf8') : '';
  const [id, secret] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)].map(formDecoded);
  if (!text.includes(':') || !id || secret === undefined)
    throw new OAuthRefused('invalid_client', `the header Authorization cannot be read: ${HOW}`);
  if (clientId !== undefined && clientId !== id)
    throw new OAuthRefused('invalid_request', 'client_id in the body is another one than in the header Authorization');
  return { by: 'secret', clientId: id, secret };
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
