import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** What an issuer says where somebody has to sign in again (RFC 6749 §5.2; OpenID Connect Core 1.0 §3.1.2.6). */
const OF_A_GRANT = ['invalid_grant', 'interaction_required', 'login_required', 'consent_required'];

/** What an issuer says where it does not know us, by our secret or at all (RFC 6749 §5.2). */
const OF_A_CLIENT = ['invalid_client', 'unauthorized_client'];

/** For whoever runs Samspil. */
export const REFUSES_US =
  'it does not take Samspil for its client (invalid_client): SAMSPIL_CLIENT_ID or SAMSPIL_CLIENT_SECRET is wrong, or the secret has run out';

/** Whether the issuer speaks of whoever signed in, and not of itself or of us. */
export const saysOfGrant = (error: unknown): boolean =>
  error instanceof ResponseBodyError && OF_A_GRANT.includes(error.error);

/** Whether the issuer does not take us for who we say: with a body, or with a challenge alone. */
export const refusesUs = (error: unknown): boolean =>
  (error instanceof ResponseBodyError && OF_A_CLIENT.includes(error.error)) ||
  (error instanceof WWWAuthenticateChallengeError && error.status === 401);

/** What is said, by the issuer or in its place, where it is too busy or not there (RFC 9110 §15.6, RFC 6585 §4). */
const AWAY = [429, 502, 503, 504];

/** Whether the issuer is not to be had: it never answered, or is too busy. What else it says of one request it need not say of the next. */
export function isAway(error: unknown): boolean {
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError)
    return AWAY.includes(error.status);
  if (!(error instanceof ClientError)) return true;
  return error.cause instanceof Response
    ? AWAY.includes(error.cause.status)
    : error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT';
}

/** Whether it is the issuer, or the way to it, that fails. */
export const isTrouble = ({ code, cause }: ClientError): boolean =>
  code === 'OAUTH_TIMEOUT' ||
  code === 'OAUTH_ABORT' ||
  code === 'OAUTH_RESPONSE_IS_NOT_JSON' ||
  (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && (cause as Response | undefined)?.ok === false);
