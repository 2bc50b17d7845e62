import { type JWTPayload, type JWTVerifyGetKey, errors, jwtVerify } from 'jose';
import { type Clock, epochMilliseconds } from '#kernel';
import { Unauthenticated } from './actor-source.js';

/** Asymmetric ones alone: with a shared secret, or with `none`, anybody who reads the public key could sign (RFC 8725 §3.1). */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** How far clocks may differ. */
const SKEW_SECONDS = 60;

/** What an access token calls itself: `at+jwt` (RFC 9068 §2.1), or what older issuers write. */
export type TokenType = 'at+jwt' | 'JWT';

/** What a token must be to be believed. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly type: TokenType;
  readonly keyOf: JWTVerifyGetKey;
  readonly clock: Clock;
  readonly algorithms?: readonly string[];
}

/**
 * What a token says, where it was signed by who it says, is for us, and for now.
 * @throws Unauthenticated
 * @throws whatever `keyOf` throws that jose does not
 */
export async function verifiedClaims(
  token: string,
  { keyOf, clock, type, ...expected }: Expected,
): Promise<JWTPayload> {
  const now = epochMilliseconds(clock.now());
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
      issuer: expected.issuer,
      audience: expected.audience,
      algorithms: [...(expected.algorithms ?? ALGORITHMS)],
      ...(type === 'at+jwt' && { typ: type }),
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(now),
    });
    if (type === 'JWT' && !isAccessToken(payload, protectedHeader.typ)) throw new Unauthenticated(SENTENCES.typ);
    if ((payload.iat ?? Infinity) > now / 1000 + SKEW_SECONDS) throw new Unauthenticated(SENTENCES.iat);
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new Unauthenticated(sentenceFor(error));
    throw error;
  }
}

/** By these an ID token is known that calls itself a JWT like any other (OpenID Connect Core 1.0 §2 and §3.3.2.11). */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash'];

const isAccessToken = (payload: JWTPayload, typ: string | undefined): boolean =>
  (typ === undefined || /^(application\/)?(at\+)?jwt$/i.test(typ)) && !OF_ID_TOKENS.some((claim) => claim in payload);

const SENTENCES = {
  iss: 'your token comes from an issuer that is not believed here',
  aud: 'your token is for somebody else: ask your issuer for one with the audience of this server',
  typ: 'your token is no access token: send the access token, not the ID token',
  nbf: 'your token is not valid yet',
  iat: 'your token was issued in the future: the clock of its issuer is wrong',
  exp: 'your token does not say how long it is valid',
  sub: 'your token says of nobody whose it is',
} as const;

/** Without what stands in the token: it may be somebody's. */
function sentenceFor(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'your token has expired: get a new one';
  if (error instanceof errors.JWTClaimValidationFailed && Object.hasOwn(SENTENCES, error.claim))
    return SENTENCES[error.claim as keyof typeof SENTENCES];
  if (error instanceof errors.JOSEAlgNotAllowed) return 'your token is signed in a way that is not believed here';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'your token is not signed by who it says: get a new one';
  return 'your token cannot be read: it must be a signed JWT';
}
