import type { ActorKind } from '#kernel';
import { type LogUnderTest, logUnderTest } from '#event-store/testing';
import { configurationFrom } from '#installation';
import { type Served, serve } from '../../apps/api/src/serve.js';
import { bearer, testIssuer } from './test-issuer.js';
import { kindFor } from './who-may.js';
import { wideLimits } from './wide-limits.js';

/** What the API answered to a request. */
export interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  readonly data: any;
  readonly errors:
    readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[] | undefined;
}

/** The built application on a port of its own, over a new folder. */
export class RunningApi {
  private keys = 0;

  private constructor(
    private readonly folder: string,
    private readonly log: LogUnderTest,
    private served: Served,
  ) {}

  static async start(folder: string, where?: LogUnderTest): Promise<RunningApi> {
    const log = where ?? (await logUnderTest());
    return new RunningApi(folder, log, await serveOn(folder, log));
  }

  /** Stops it and starts it again on the same folder. */
  async restart(): Promise<void> {
    await this.served.close();
    this.served = await serveOn(this.folder, this.log);
  }

  /** Who asks, where nothing else is said. */
  get coordinator(): string {
    return this.somebody('coordinator');
  }

  /** Karen, as somebody of that kind here. */
  somebody(kind: ActorKind): string {
    return `${kind}/${this.log.municipality}/karen`;
  }

  get url(): string {
    return this.served.url;
  }

  get installation() {
    return this.served.installation;
  }

  /** A fresh idempotency key. */
  key(): string {
    return `key-${++this.keys}`;
  }

  /** @param as who asks, `kind/municipality/name`; an empty text comes without a token */
  async ask(
    query: string,
    variables: object = {},
    { as = this.coordinator, ...headers }: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(as && { authorization: await bearer(as) }),
        'accept-language': 'en',
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Omit<Reply, 'status'>;
    return { status: response.status, data, errors };
  }

  /**
   * Says one mutation and answers with the union's member that came: its `__typename`, the refusal's `code` and `message`, and
   * what `fields` asks of the payload.
   */
  async say(
    mutation: string,
    input: object,
    fields = '',
    { key = this.key(), headers = {} }: { key?: string; headers?: Record<string, string> } = {},
  ) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const reply = await this.ask(
      `mutation ($input: ${type}Input!, $key: String!) {
        answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } ${fields} }
      }`,
      { input, key },
      { as: this.somebody(kindFor('Mutation', mutation)), ...headers },
    );
    if (reply.errors) throw new Error(`${mutation}: ${reply.errors.map(({ message }) => message).join('; ')}`);
    return reply.data.answer;
  }

  async close(): Promise<void> {
    await this.served.close();
    await this.log.close();
  }
}

const serveOn = (folder: string, { environment }: LogUnderTest): Promise<Served> =>
  serve(
    configurationFrom({
      ...environment,
      ...testIssuer.environment,
      SAMSPIL_DATA: folder,
      SAMSPIL_PORT: '0',
      SAMSPIL_TELEPHONES: '0183=43 57 75 75',
      NODE_ENV: 'test',
    }),
    wideLimits,
  );
