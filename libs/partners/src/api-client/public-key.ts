import { type JsonWebKey, type KeyObject, createHash, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#kernel';

/** How a client may sign its assertions (RFC 7518 section 3.1, RFC 8037 section 3.1). Never with a key that we would know too. */
export const keyAlgorithms = ['EdDSA', 'ES256', 'RS256'] as const;
export type KeyAlgorithm = (typeof keyAlgorithms)[number];

/** RFC 7518 section 3.3. */
const LEAST_RSA_BITS = 2048;
/** An RSA key of 16384 bits has some 2,800 characters; more is no key, and checking with a longer one takes long. */
const MOST_CHARACTERS = 4_000;
const MOST_RSA_BITS = 8192;
/** NIST SP 800-56B, section 6.2: with an exponent of 1 a signature is what it signs. */
const LEAST_RSA_EXPONENT = 65_537n;

/** A key that a client's assertions are checked with. */
export interface ClientKey {
  /** The `kid` that came with the key, else its thumbprint (RFC 7638). */
  readonly kid: string;
  readonly alg: KeyAlgorithm;
  /** The public members alone, in canonical JSON. */
  readonly jwk: string;
}

/** What is wrong with a key. Says nothing of what is in it. */
class KeyUnfit extends Error {}

/** A public key as a JSON Web Key (RFC 7517), as a text: read, checked and brought to what is kept of it. */
export const publicJwkSchema = z
  .string()
  .max(MOST_CHARACTERS, { error: `must be at most ${MOST_CHARACTERS} characters` })
  .transform((text, context): ClientKey => {
    try {
      return clientKeyOf(text);
    } catch (error) {
      if (!(error instanceof KeyUnfit)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  });

/** Members that only a private or a symmetric key has (RFC 7518 section 6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function clientKeyOf(text: string): ClientKey {
  const given = jsonObject(text);
  if (SECRET_MEMBERS.some((member) => member in given))
    throw new KeyUnfit(
      'holds a private or symmetric key: make a new pair, for this one is no secret any more, and send its public part alone',
    );
  const key = keyOf(given);
  const alg = algorithmOf(key);
  const { kid } = given;
  if (kid !== undefined && !(typeof kid === 'string' && /^[\w.~-]{1,100}$/.test(kid)))
    throw new KeyUnfit('has a kid that cannot be used: at most 100 letters, digits and - . _ ~');
  if (given['alg'] !== undefined && given['alg'] !== alg)
    throw new KeyUnfit(`is a key for ${alg} and says that it is for something else: correct its alg, or leave it out`);
  const jwk = canonicalJson(key.export({ format: 'jwk' }));
  return { kid: kid ?? createHash('sha256').update(jwk).digest('base64url'), alg, jwk };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Readonly<Record<string, unknown>>;
  } catch {
    // Falls through: the parser's words may quote the key.
  }
  throw new KeyUnfit('must be a JSON Web Key: an object of JSON with kty and the public members of the key');
}

function keyOf(jwk: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    throw new KeyUnfit(
      'cannot be read as a public key: send a JSON Web Key for EdDSA (Ed25519), ES256 (P-256) or RS256',
    );
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): KeyAlgorithm {
  const bits = (details?.publicExponent ?? 0n) >= LEAST_RSA_EXPONENT ? (details?.modulusLength ?? 0) : 0;
  if (type === 'ed25519') return 'EdDSA';
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ES256';
  if (type === 'rsa' && bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS) return 'RS256';
  throw new KeyUnfit(
    `must be a key for EdDSA (Ed25519), ES256 (P-256) or RS256 (RSA of ${LEAST_RSA_BITS} to ${MOST_RSA_BITS} bits)`,
  );
}
