import type { SetClock } from '#kernel';
import type { PartnerScope } from '#partners';
import { type ClockedApi, startAt } from './clocked-api.js';
import type { Reply } from './running-api.js';

/** What a client signs in with. */
export interface IssuedClient {
  /** As the API knows it. */
  readonly id: string;
  /** As it signs in. */
  readonly clientId: string;
  readonly secret: string;
}

/** RFC 6749 sections 5.1 and 5.2. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly error: string;
  readonly error_description: string;
}

const ALL: readonly PartnerScope[] = ['readCafes', 'readChanges', 'readPartners', 'introspect'];

/** The API as partners' programs meet it. */
export class PartnerApi {
  private constructor(readonly api: ClockedApi) {}

  static async start(folder: string, clock: SetClock): Promise<PartnerApi> {
    return new PartnerApi(await startAt(folder, clock));
  }

  get url(): string {
    return this.api.caller.url;
  }
  get caller() {
    return this.api.caller;
  }
  get installation() {
    return this.api.installation;
  }

  /** An organisation with an agreement that covers everything. @returns its id */
  async organisation(cvr: string, name: string, scopes = ALL): Promise<string> {
    const organisationId = await this.caller.did('registerOrganisation', { cvr, name, kind: 'association' });
    await this.caller.did('makeAgreement', { organisationId, from: '2026-01-01', scopes });
    return organisationId;
  }

  async client(organisationId: string, scopes = ALL): Promise<IssuedClient> {
    const { secret, apiClient } = await this.caller.say(
      'issueApiClient',
      { organisationId, name: 'Infoskærmen', scopes },
      '... on ApiClientSecretChanged { secret apiClient { id clientId } }',
    );
    return { ...apiClient, secret };
  }

  /** What the token endpoint answers to a form. */
  async post(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form });
    const response = await fetch(`${this.url}/oauth/token`, { method: 'POST', headers, body });
    return { status: response.status, headers: response.headers, body: (await response.json()) as TokenAnswer };
  }

  /** @throws Error where there is none */
  async token({ clientId, secret }: IssuedClient, form: Readonly<Record<string, string>> = {}): Promise<string> {
    const { body } = await this.post({ client_id: clientId, client_secret: secret, ...form });
    if (!body.access_token) throw new Error(JSON.stringify(body));
    return body.access_token;
  }

  async ask(token: string, query: string, variables: object = {}) {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Omit<Reply, 'status'>;
    return { status: response.status, data, errors, code: errors?.[0]?.extensions['code'] };
  }

  close(): Promise<void> {
    return this.api.close();
  }
}
