import { Injectable } from '@nestjs/common';
import { StoreUnavailable } from '#event-store';
import { type ActivePartnerClient, OwnTokens, type SecurityLog, SecurityLogFull } from '#identity';
import { Installation } from '#installation';
import { type ClientInMunicipality, PartnersInLog, parseClientId } from '#partners';
import { ClientAssertions } from './client-assertions.js';
import { OAuthRefused } from './oauth-refused.js';
import { SignInBudget } from './sign-in-budget.js';
import type { ClientCredentials } from './token-request.js';
import { tokenEndpointOf } from './urls.js';

/** A client that signed in. */
export interface SignedInClient extends ActivePartnerClient, ClientInMunicipality {}

/** Says nothing of whether there is such a client, nor what of it is wrong. */
const NOT_LET_IN =
  'this client is not let in with these credentials: check client_id and secret or key; ' +
  'where they are right, ask the municipality whether the client and its agreement are active';

/** Said as all others are, and taken down under the client's name. */
class NotActive extends OAuthRefused {}

/** Lets clients in, or does not, and takes both down. */
@Injectable()
export class ClientSignIn {
  private readonly budget = new SignInBudget();
  private readonly assertions: ClientAssertions;
  private readonly securityLog: SecurityLog;

  constructor(
    private readonly partners: PartnersInLog,
    private readonly tokens: OwnTokens,
    { clock, securityLog }: Installation,
  ) {
    this.assertions = new ClientAssertions(clock);
    this.securityLog = securityLog;
  }

  /** @param address where the request comes from; never kept @throws OAuthRefused */
  async signIn(credentials: ClientCredentials, address: string): Promise<SignedInClient> {
    const clientId =
      credentials.by === 'secret' ? credentials.clientId : (this.assertions.clientIdIn(credentials.assertion) ?? '');
    const who = parseClientId(clientId);
    await this.admit(who, address);
    try {
      const client = await this.letIn(clientId, who, credentials);
      await this.budget.succeeded(client, address);
      return client;
    } catch (cause) {
      const error = cause instanceof StoreUnavailable ? storeAway() : cause;
      if (error instanceof OAuthRefused && error.code === 'invalid_client')
        await this.takeDownFailed(error, who, address);
      if (isOurs(error)) await this.budget.giveBack(who, address);
      throw error;
    }
  }

  /** Takes down that somebody asked for a token and said nothing that a client could be known by. */
  refuseNobody(address: string): void {
    this.securityLog.refused({ address }, 'noCredentials');
  }

  private async admit(who: ClientInMunicipality | undefined, address: string): Promise<void> {
    try {
      await this.budget.spend(who, address);
    } catch (error) {
      // Nobody looked at what they brought: it may have been right.
      if (error instanceof OAuthRefused) this.securityLog.refused({ address }, 'notBelieved');
      throw error;
    }
  }

  private async letIn(
    clientId: string,
    who: ClientInMunicipality | undefined,
    credentials: ClientCredentials,
  ): Promise<SignedInClient> {
    const found =
      credentials.by === 'secret'
        ? await this.partners.bySecret(who, credentials.secret)
        : await this.byAssertion(clientId, who, credentials);
    if (found === 'clientNotActive') throw new NotActive('invalid_client', NOT_LET_IN);
    if (!who || found === 'wrongClientCredentials') throw new OAuthRefused('invalid_client', NOT_LET_IN);
    this.takeDown(who);
    return { ...who, ...found };
  }

  /** Who is wrong about a client is not that client: only with its credentials can somebody be it. */
  private async takeDownFailed(
    error: OAuthRefused,
    who: ClientInMunicipality | undefined,
    address: string,
  ): Promise<void> {
    if (error instanceof NotActive && who) this.securityLog.refused(actorOf(who), 'clientNotActive');
    else this.securityLog.refused({ address }, 'wrongClientCredentials');
    await this.budget.failed(who, address);
  }

  private async byAssertion(
    clientId: string,
    who: ClientInMunicipality | undefined,
    credentials: Extract<ClientCredentials, { by: 'assertion' }>,
  ) {
    if (credentials.clientId !== undefined && credentials.clientId !== clientId) return 'wrongClientCredentials';
    const audiences = [tokenEndpointOf(this.tokens.url), this.tokens.url];
    const keys = await this.partners.keysOf(who);
    const isTheirs = await this.assertions.isOf(clientId, keys, credentials.assertion, audiences);
    if (!who || !isTheirs) return 'wrongClientCredentials';
    return (await this.partners.active(who.municipality, who.apiClientId)) ?? 'clientNotActive';
  }

  /** Who cannot be taken down is not let in. */
  private takeDown(who: ClientInMunicipality): void {
    try {
      this.securityLog.signedIn(actorOf(who), 'clientCredentials');
    } catch (error) {
      if (!(error instanceof SecurityLogFull)) throw error;
      throw new OAuthRefused(
        'temporarily_unavailable',
        'sign-ins cannot be recorded at the moment, so there are none: try again in a minute',
        { retryAfter: 60 },
      );
    }
  }
}

/** What no credentials would have mended. Anything else stays counted: somebody may have found out how to bring it about. */
const isOurs = (error: unknown): boolean => error instanceof OAuthRefused && error.code === 'temporarily_unavailable';

const storeAway = () =>
  new OAuthRefused(
    'temporarily_unavailable',
    'whether your client is active cannot be looked up at the moment: try again in some seconds',
    { retryAfter: 5 },
  );

const actorOf = ({ municipality, apiClientId }: ClientInMunicipality) => ({
  id: apiClientId,
  kind: 'partner' as const,
  municipality,
});
