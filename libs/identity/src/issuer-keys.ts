import { type JWTVerifyGetKey, createLocalJWKSet, errors } from 'jose';
import { z } from 'zod';
import { type Clock, epochMilliseconds } from '#kernel';
import type { IssuerState } from './issuer-state.js';

/** Whether a token is believable cannot be told: who issued it does not answer. It may be quite right. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  constructor(options?: ErrorOptions) {
    super(
      'tokens cannot be checked at the moment, for their issuer does not answer as it should: try again in a minute',
      options,
    );
  }
}

/** How long keys are taken for the present ones. */
const FRESH_MS = 10 * 60_000;
/** How long they are used while the issuer does not answer. */
const USABLE_MS = 60 * 60_000;
/** A key that is not known may be new, or made up: the issuer is asked again this often at most. */
const BETWEEN_MS = 30_000;
const AFTER_FAILURE_MS = 5_000;
/** For all that is asked for them. Requests wait for it, and the more of them wait the fewer others are answered. */
const TIMEOUT_MS = 3_000;

/** OpenID Connect Discovery 1.0 §3, as far as it concerns us. */
const description = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** The public keys of an OpenID issuer, found by its discovery document, fetched when needed and kept. */
export class IssuerKeys {
  private keys: { readonly find: JWTVerifyGetKey; readonly fetchedAt: number } | undefined;
  private failedAt = -Infinity;
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
    private readonly state?: IssuerState,
  ) {}

  /** Whether there are some that can be used. */
  get isKnown(): boolean {
    return this.age < USABLE_MS;
  }

  /**
   * The key that a token names.
   * @throws IssuerUnavailable
   * @throws errors.JWKSNoMatchingKey where the issuer has no such key
   */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    const { find, fetchedAt } = await this.present();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.now() - fetchedAt < BETWEEN_MS) throw error;
      await this.fetchAgain();
      return (await this.present()).find(header, token);
    }
  };

  private async present() {
    if (!this.isKnown) await this.fetchAgain();
    // Behind the scenes: an issuer that takes its time takes nobody else's. What fails is tried again with the next token.
    else if (this.age >= FRESH_MS) this.fetchAgain().catch(() => undefined);
    if (!this.keys) throw new IssuerUnavailable();
    return this.keys;
  }

  /** Whoever needs them meanwhile waits for the same answer. */
  private fetchAgain(): Promise<void> {
    if (this.now() - this.failedAt < AFTER_FAILURE_MS) return Promise.reject(new IssuerUnavailable());
    this.fetching ??= this.fetchKeys().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetchKeys(): Promise<void> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const { issuer, jwks_uri } = description.parse(
        await json(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, signal),
      );
      if (issuer !== this.issuer) throw new Error('the issuer calls itself otherwise than it is called here');
      if (this.issuer.startsWith('https:') && !jwks_uri.startsWith('https:'))
        throw new Error('the keys of the issuer lie where anybody could change them on the way');
      const { keys } = keySet.parse(await json(jwks_uri, signal));
      this.keys = { find: createLocalJWKSet({ keys }), fetchedAt: this.now() };
      this.failedAt = -Infinity;
      this.state?.answered();
    } catch (cause) {
      this.failedAt = this.now();
      this.state?.failed('its keys cannot be had', cause);
      throw new IssuerUnavailable({ cause });
    }
  }

  private get age(): number {
    return this.now() - (this.keys?.fetchedAt ?? -Infinity);
  }

  private now(): number {
    return epochMilliseconds(this.clock.now());
  }
}

async function json(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal,
  });
  if (response.status !== 200) throw new Error(`it answered with ${response.status}`);
  return response.json();
}
