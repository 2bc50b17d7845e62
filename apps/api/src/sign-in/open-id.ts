import { decodeJwt } from 'jose';
import * as openid from 'openid-client';
import { type IssuerState, IssuerUnavailable, type PeopleTokens, Unauthenticated } from '#identity';
import { type Clock, instantOf } from '#kernel';
import type { SignedIn } from './browser-sessions.js';
import { REFUSES_US, isTrouble, refusesUs, saysOfGrant } from './issuer-errors.js';
import { IssuerPause } from './issuer-pause.js';
import { NotKnownHere } from './not-known-here.js';
import type { Started } from './started.js';

/** As what Samspil is known to the issuer. */
export interface OpenIdClient {
  readonly id: string;
  readonly secret: string | undefined;
  /** What is asked for besides, as a query; without it, a token for our audience. */
  readonly parameters: string | undefined;
  /** What the issuer says of itself (OpenID Connect Discovery 1.0 §3), where it need not be asked. */
  readonly issuer?: openid.ServerMetadata | undefined;
}

/** In seconds. */
const TIMEOUT = 3;

/**
 * Signing in with a browser: OpenID Connect's authorization code flow with PKCE, state and nonce (RFC 9700 §2.1). Who somebody is, the
 * access token says, by the same rules as when it comes in a header.
 */
export class OpenId {
  private configured: Promise<openid.Configuration> | undefined;
  private readonly pause: IssuerPause;

  constructor(
    private readonly people: PeopleTokens,
    private readonly client: OpenIdClient,
    private readonly ourUrl: string,
    clock: Clock,
    private readonly state?: IssuerState,
  ) {
    this.pause = new IssuerPause(clock);
  }

  /** @returns where the browser goes, and what has to be known when it comes back @throws IssuerUnavailable */
  async begin(to: string): Promise<{ readonly url: string; readonly started: Started }> {
    const verifier = openid.randomPKCECodeVerifier();
    const started = { to, verifier, state: openid.randomState(), nonce: openid.randomNonce() };
    const parameters = new URLSearchParams(this.client.parameters ?? this.usualParameters());
    parameters.set('redirect_uri', `${this.ourUrl}/signed-in`);
    parameters.set('code_challenge', await openid.calculatePKCECodeChallenge(verifier));
    parameters.set('code_challenge_method', 'S256');
    parameters.set('state', started.state);
    parameters.set('nonce', started.nonce);
    return { url: openid.buildAuthorizationUrl(await this.configuration(), parameters).href, started };
  }

  /**
   * @param query what the browser came back with
   * @throws NotKnownHere where the issuer knows them, and Samspil does not
   * @throws Unauthenticated where that is not the answer to what was begun, or not believed
   * @throws IssuerUnavailable
   */
  async finish(query: string, { verifier, state, nonce }: Started): Promise<SignedIn> {
    const configuration = await this.configuration();
    const came = new URL(`${this.ourUrl}/signed-in${query}`);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await openid.authorizationCodeGrant(configuration, came, checks).catch(this.asOurs);
    try {
      return await this.saidIn(tokens);
    } catch (error) {
      throw error instanceof Unauthenticated ? new NotKnownHere(error.message, error.reason) : error;
    }
  }

  /**
   * Asks whether what was said still holds.
   * @param keep told the next refresh token as soon as there is one: whatever else goes wrong, the issuer takes no earlier one any more
   * @returns `undefined` where it does not hold @throws IssuerUnavailable
   */
  async refresh({ refreshToken }: SignedIn, keep: (next: string) => void): Promise<SignedIn | undefined> {
    if (!refreshToken) return undefined;
    const configuration = await this.configuration();
    try {
      const grant = () => openid.refreshTokenGrant(configuration, refreshToken).catch(this.asEnded);
      const tokens = await this.pause.ask(grant);
      if (tokens.refresh_token) keep(tokens.refresh_token);
      const now = await this.saidIn(tokens);
      return { ...now, refreshToken: now.refreshToken ?? refreshToken };
    } catch (error) {
      if (error instanceof Unauthenticated) return undefined;
      throw error;
    }
  }

  /** Where the browser goes to sign out of the issuer as well (OpenID Connect RP-Initiated Logout 1.0 §2), where it can. */
  async signOutUrl(): Promise<string | undefined> {
    const configuration = await this.configuration().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
    // Without the ID token, which would stand in the browser's history: the issuer knows us by our name, and the browser by its cookie.
    const parameters = { client_id: this.client.id, post_logout_redirect_uri: `${this.ourUrl}/` };
    return openid.buildEndSessionUrl(configuration, parameters).href;
  }

  /** Asks the issuer to forget what a session went on by (RFC 7009), where it can. Nobody waits: the session has ended whatever it answers. */
  forget({ refreshToken }: Pick<SignedIn, 'refreshToken'>): void {
    if (!refreshToken) return;
    const forgotten = this.configuration().then(async (configuration) => {
      if (configuration.serverMetadata().revocation_endpoint)
        await openid.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' });
    });
    forgotten.catch((error: unknown) => this.state?.failed('it does not take back a refresh token', error));
  }

  private async saidIn({ access_token, refresh_token: refreshToken }: openid.TokenEndpointResponse): Promise<SignedIn> {
    try {
      const actor = await this.people.actorOf(access_token);
      this.state?.answered();
      return { actor, until: instantOf((decodeJwt(access_token).exp ?? 0) * 1000), refreshToken };
    } catch (error) {
      if (error instanceof Unauthenticated) this.forget({ refreshToken });
      throw error;
    }
  }

  /** RFC 8707: a token for us, and for nobody else. */
  private usualParameters(): string {
    const { audience } = this.people.issuer;
    const parameters = new URLSearchParams({ scope: 'openid' });
    if (URL.canParse(audience)) parameters.set('resource', audience);
    return parameters.toString();
  }

  /** Asked for once; again only where the issuer did not answer. */
  private configuration(): Promise<openid.Configuration> {
    this.configured ??= this.pause.ask(this.discovered).catch((error: unknown) => {
      this.configured = undefined;
      throw error;
    });
    return this.configured;
  }

  private readonly discovered = async (): Promise<openid.Configuration> => {
    try {
      return await this.discover();
    } catch (cause) {
      this.state?.failed('it does not say how to sign in', cause);
      throw new IssuerUnavailable({ cause });
    }
  };

  private discover(): Promise<openid.Configuration> {
    const issuer = new URL(this.people.issuer.url);
    const { id, secret, issuer: known } = this.client;
    const authentication = secret === undefined ? openid.None() : undefined;
    // Outside production the issuer may be on this machine, without TLS: the configuration says so.
    const execute = issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
    if (!known) return openid.discovery(issuer, id, secret, authentication, { execute, timeout: TIMEOUT });
    const configuration = new openid.Configuration(known, id, secret, authentication);
    for (const each of execute) each(configuration);
    return Promise.resolve(configuration);
  }

  /** Without what the issuer said: it may be about somebody. */
  private readonly asOurs = (error: unknown): never => {
    if (error instanceof openid.AuthorizationResponseError)
      throw new Unauthenticated('the issuer did not sign you in: begin again at /sign-in');
    if (saysOfGrant(error))
      throw new Unauthenticated('the issuer does not confirm that you signed in: begin again at /sign-in');
    if (error instanceof openid.ClientError && !isTrouble(error))
      throw new Unauthenticated('this is not the answer to a sign-in that was begun here: begin again at /sign-in');
    throw this.unavailable(error);
  };

  /** What the issuer says of Samspil, or of itself, ends nobody's session. */
  private readonly asEnded = (error: unknown): never => {
    if (saysOfGrant(error)) throw new Unauthenticated('the issuer has ended your session: sign in again at /sign-in');
    throw this.unavailable(error);
  };

  private unavailable(cause: unknown): IssuerUnavailable {
    this.state?.failed(refusesUs(cause) ? REFUSES_US : 'it does not answer as it should when asked for a token', cause);
    return new IssuerUnavailable({ cause });
  }
}
