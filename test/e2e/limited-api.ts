import { type Configuration, configurationFrom } from '#installation';
import { type Limits, usualLimits } from '../../apps/api/src/limits/limits.js';
import { type Served, serve } from '../../apps/api/src/serve.js';
import { bearer, testIssuer } from './test-issuer.js';

/** What was answered, with what HTTP says of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  readonly body: any;
}

/** How a request was refused. */
export const refusalIn = ({ status, body }: Answer) => ({ status, code: body.errors[0].extensions.code });

/** The application as it stands in front of strangers, with limits of the spec's own. */
export class LimitedApi {
  private constructor(readonly served: Served) {}

  static async start(
    folder: string,
    limits: Partial<Limits> = {},
    changes: Partial<Configuration> = {},
  ): Promise<LimitedApi> {
    const configuration = configurationFrom({
      ...testIssuer.environment,
      SAMSPIL_DATA: folder,
      SAMSPIL_PORT: '0',
      NODE_ENV: 'test',
    });
    return new LimitedApi(await serve({ ...configuration, ...changes }, { ...usualLimits, ...limits }));
  }

  get url(): string {
    return this.served.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Sends whatever that is as JSON. @param as `kind/municipality/name`; an empty text comes without a token */
  async send(
    body: unknown,
    { as = 'coordinator/0183/karen', ...headers }: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(as && { authorization: await bearer(as) }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  ask(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send({ query, variables }, headers);
  }

  close(): Promise<void> {
    return this.served.close();
  }
}
