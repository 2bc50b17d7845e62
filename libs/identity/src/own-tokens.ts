import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { type JSONWebKeySet, SignJWT, calculateJwkThumbprint, exportJWK } from 'jose';
import { v7 } from 'uuid';
import { z } from 'zod';
import {
  type Clock,
  type Municipality,
  type Permission,
  epochMilliseconds,
  idSchema,
  municipalitySchema,
} from '#kernel';
import { Unauthenticated } from './actor-source.js';
import { permissionsIn } from './scopes.js';
import { verifiedClaims } from './verified-claims.js';

/** How long a partner's token is valid, in seconds. */
const LIFETIME = 10 * 60;
const ALGORITHM = 'EdDSA';
const LABEL = 'samspil partner tokens';
/** What stands before the 32 bytes of a private Ed25519 key in DER (RFC 8410 §7). */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What a partner's token says. */
export interface PartnerClaims {
  readonly clientId: string;
  readonly municipality: Municipality;
  readonly organisationId: string;
  readonly scopes: readonly Permission[];
}

/**
 * The key that partners' tokens are signed with (HKDF-SHA256, RFC 5869), out of the installation's signing key: each process that holds that
 * one has the same, and there is one secret less to keep. What is hashed is a signature of that key over the label, which nobody else can
 * make and which is always the same (RFC 8032 §5.1.6), so that a device that never hands out its key will do.
 * @returns 32 bytes
 */
export function partnerTokenKey(signer: { sign(bytes: Uint8Array): Uint8Array }): Uint8Array {
  const secret = signer.sign(Buffer.from(LABEL));
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.alloc(0), LABEL, 32));
}

const claimsSchema = z
  .object({
    sub: z.string(),
    client_id: z.string(),
    municipality: municipalitySchema,
    organisation: idSchema,
    scope: z.string(),
  })
  .refine(({ sub, client_id }) => sub === client_id);

/** Access tokens for partners' systems, which Samspil issues itself (RFC 9068) and believes itself. */
export class OwnTokens {
  private readonly privateKey;
  private readonly publicKey;

  /**
   * @param key 32 bytes: `partnerTokenKey`
   * @param issuer our own URL, which is the audience as well; a function where it is known only once somebody asks
   */
  constructor(
    key: Uint8Array,
    private readonly issuer: string | (() => string),
    private readonly clock: Clock,
  ) {
    this.privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, key]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.privateKey);
  }

  get url(): string {
    return typeof this.issuer === 'string' ? this.issuer : this.issuer();
  }

  /** @returns the token, and for how many seconds it is valid */
  async sign(claims: PartnerClaims): Promise<{ readonly token: string; readonly expiresIn: number }> {
    const now = Math.floor(epochMilliseconds(this.clock.now()) / 1000);
    const client = `${claims.municipality}.${claims.clientId}`;
    const token = await new SignJWT({
      client_id: client,
      municipality: claims.municipality,
      organisation: claims.organisationId,
      scope: claims.scopes.join(' '),
    })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: await this.keyId() })
      .setIssuer(this.url)
      .setAudience(this.url)
      .setSubject(client)
      .setJti(v7())
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME)
      .sign(this.privateKey);
    return { token, expiresIn: LIFETIME };
  }

  /** @throws Unauthenticated */
  async verify(token: string): Promise<PartnerClaims> {
    const payload = await verifiedClaims(token, {
      issuer: this.url,
      audience: this.url,
      type: 'at+jwt',
      algorithms: [ALGORITHM],
      keyOf: () => this.publicKey,
      clock: this.clock,
    });
    const parsed = claimsSchema.safeParse(payload);
    const { client_id = '', municipality } = parsed.data ?? {};
    const clientId = idSchema.safeParse(client_id.slice(client_id.indexOf('.') + 1));
    if (!parsed.success || !clientId.success || client_id !== `${municipality}.${clientId.data}`)
      throw new Unauthenticated('your token is not one that this server gives: get a new one at /oauth/token');
    return {
      clientId: clientId.data,
      municipality: parsed.data.municipality,
      organisationId: parsed.data.organisation,
      scopes: permissionsIn(parsed.data.scope),
    };
  }

  /** What others need to verify our tokens with (RFC 7517 §5). */
  async jwks(): Promise<JSONWebKeySet> {
    const key = await exportJWK(this.publicKey);
    return { keys: [{ ...key, kid: await this.keyId(), alg: ALGORITHM, use: 'sig' }] };
  }

  private async keyId(): Promise<string> {
    return calculateJwkThumbprint(await exportJWK(this.publicKey));
  }
}
