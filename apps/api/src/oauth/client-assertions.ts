import { type JsonWebKey, createPublicKey } from 'node:crypto';
import {
  type CryptoKey,
  type JWTPayload,
  type KeyObject,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { type Clock, epochMilliseconds } from '#kernel';
import type { ClientKey, KeyAlgorithm } from '#partners';
import { OAuthRefused } from './oauth-refused.js';

/** How far ahead an assertion may expire, in seconds. */
const LONGEST_LIFE = 60;
/** How far a client's clock may differ from ours, in seconds. */
const SKEW = 5;
const LONGEST_JTI = 200;

/** `Ed25519` is what RFC 9864 calls EdDSA with the one curve that is taken here. */
const ALGORITHMS: Readonly<Record<string, KeyAlgorithm>> = {
  EdDSA: 'EdDSA',
  Ed25519: 'EdDSA',
  ES256: 'ES256',
  RS256: 'RS256',
};

/** Whether an assertion is one that a client made for us, just now and for this once (private_key_jwt: RFC 7523 section 3). */
export class ClientAssertions {
  private readonly startedAt: number;
  /** Until when each assertion that was taken would be valid, in seconds. */
  private readonly taken = new Map<string, number>();
  private readonly nobodys = new Map<KeyAlgorithm, Promise<CryptoKey>>();

  constructor(private readonly clock: Clock) {
    this.startedAt = this.now();
  }

  /** Of which client an assertion claims to be; nothing of it is believed yet. `undefined` where it cannot be read. */
  clientIdIn(assertion: string): string | undefined {
    try {
      const { sub }: { readonly sub?: unknown } = decodeJwt(assertion);
      return typeof sub === 'string' ? sub : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Whether one of the keys signed it. Where there is no such key, it takes as long as where there is one that did not.
   * @param audiences what it may be made for: our token endpoint, or ourselves
   * @throws OAuthRefused where it was signed, but not for us, not now, or where it has been taken before
   */
  async isOf(
    clientId: string,
    keys: readonly ClientKey[],
    assertion: string,
    audiences: readonly string[],
  ): Promise<boolean> {
    const alg = algorithmOf(assertion);
    if (!alg) return false;
    for (const key of await this.keysFor(alg, assertion, keys)) {
      const payload = await this.signedBy(key, assertion, clientId, audiences);
      if (!payload) continue;
      this.takeOnce(clientId, payload, audiences);
      return true;
    }
    return false;
  }

  private async keysFor(alg: KeyAlgorithm, assertion: string, keys: readonly ClientKey[]) {
    const { kid } = decodeProtectedHeader(assertion);
    const fitting = keys.filter((key) => key.alg === alg && (kid === undefined || key.kid === kid));
    return fitting.length > 0
      ? fitting.map(({ jwk }) => createPublicKey({ key: JSON.parse(jwk) as JsonWebKey, format: 'jwk' }))
      : [await this.nobodysKey(alg)];
  }

  /** What it says, where that key signed it. */
  private async signedBy(
    key: KeyObject | CryptoKey,
    assertion: string,
    clientId: string,
    audiences: readonly string[],
  ): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(assertion, key, {
        algorithms: Object.keys(ALGORITHMS),
        issuer: clientId,
        subject: clientId,
        audience: [...audiences],
        requiredClaims: ['exp', 'iat', 'jti'],
        clockTolerance: SKEW,
        currentDate: new Date(this.now() * 1000),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed)
        throw unfit(
          'name our token endpoint or issuer as its aud, the client as its iss and sub, and not be over (exp, nbf)',
        );
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  private takeOnce(clientId: string, { exp = 0, iat = 0, jti, aud }: JWTPayload, audiences: readonly string[]): void {
    const now = this.now();
    // One that is for others too could be brought to us by any of them.
    if (![aud ?? []].flat().every((each) => audiences.includes(each))) throw unfit('be for this server alone (aud)');
    if (exp > now + LONGEST_LIFE + SKEW) throw unfit(`expire within ${LONGEST_LIFE} seconds (exp)`);
    if (iat > now + SKEW) throw unfit('not have been made in the future (iat): set the clock right');
    // What was taken before a restart is forgotten, so what may have been made before it is not taken.
    if (iat <= this.startedAt + SKEW)
      throw unfit('have been made since this server started (iat): make a new one in some seconds');
    if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI)
      throw unfit(`have a jti of 1 to ${LONGEST_JTI} characters`);
    for (const [name, until] of this.taken) if (until < now) this.taken.delete(name);
    const name = JSON.stringify([clientId, jti]);
    if (this.taken.has(name)) throw unfit('be used once (jti): make a new one for each request');
    this.taken.set(name, exp + SKEW);
  }

  /** A key that nobody has the private part of. */
  private nobodysKey(alg: KeyAlgorithm): Promise<CryptoKey> {
    const made = this.nobodys.get(alg) ?? generateKeyPair(alg).then(({ publicKey }) => publicKey);
    this.nobodys.set(alg, made);
    return made;
  }

  /** In seconds. */
  private now(): number {
    return epochMilliseconds(this.clock.now()) / 1000;
  }
}

function algorithmOf(assertion: string): KeyAlgorithm | undefined {
  try {
    const { alg = '' } = decodeProtectedHeader(assertion);
    return Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  } catch {
    return undefined;
  }
}

const unfit = (must: string): OAuthRefused => new OAuthRefused('invalid_client', `the assertion must ${must}`);
