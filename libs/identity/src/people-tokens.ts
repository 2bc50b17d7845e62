import type { JWTVerifyGetKey } from 'jose';
import type { Actor, Clock } from '#kernel';
import { type ClaimsMapping, actorOfClaims } from './claims.js';
import { type TokenType, verifiedClaims } from './verified-claims.js';

/** Whose tokens are believed to say who somebody is, and how they say it. */
export interface PeopleIssuer {
  /** As it calls itself, character by character (OpenID Connect Discovery 1.0 §4.3). */
  readonly url: string;
  readonly audience: string;
  readonly tokenType: TokenType;
  readonly claims: ClaimsMapping;
  /** Finds its public keys: `IssuerKeys`, or those of an issuer in this process. */
  readonly keyOf: JWTVerifyGetKey;
}

/** People's access tokens, from the OpenID issuer of their municipalities. */
export class PeopleTokens {
  constructor(
    readonly issuer: PeopleIssuer,
    private readonly clock: Clock,
  ) {}

  /**
   * Whose a token is.
   * @throws Unauthenticated
   * @throws IssuerUnavailable
   */
  async actorOf(token: string): Promise<Actor> {
    const { url, audience, tokenType: type, claims, keyOf } = this.issuer;
    const { clock } = this;
    return actorOfClaims(await verifiedClaims(token, { issuer: url, audience, type, keyOf, clock }), url, claims);
  }
}
