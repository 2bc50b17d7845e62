import { type ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

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

/** Whether the issuer does answer, and refuses one request: what it says of that one it need not say of the next. */
export const isAboutRequest = (error: unknown): boolean =>
  (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) &&
  error.status < 500 &&
  error.status !== 429;

/** Whether it is the issuer, or the way to it, that fails. */
export const isTrouble = ({ code, cause }: ClientError): boolean =>
  code === 'OAUTH_TIMEOUT' ||
  code === 'OAUTH_ABORT' ||
  code === 'OAUTH_RESPONSE_IS_NOT_JSON' ||
  (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && (cause as Response | undefined)?.ok === false);
