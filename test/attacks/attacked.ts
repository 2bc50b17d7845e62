import { randomBytes } from 'node:crypto';
import { openSqliteReader } from '#event-store/sqlite';
import { Program } from '../e2e/program.js';
import { type Claimed, bearer } from '../e2e/test-issuer.js';

/** What was answered, with what HTTP says of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  readonly body: any;
  /** Of the first error, where there is one. */
  readonly code: string | undefined;
}

type Headers_ = Readonly<Record<string, string>>;

const secret = (): string => randomBytes(32).toString('base64');

/** What is recorded of those who ask, and is no effect of what they asked for. */
const OF_THE_ASKING = /^(security|readLog)-/;
/** What a refused command leaves behind, so that it is refused again under the same key. */
const REFUSED = 'CommandRefused';

/** The built application in a process of its own, and those who mean it harm outside. */
export class Attacked {
  /** What it was started with that nobody may ever see. */
  readonly secrets: Readonly<Record<string, string>>;
  /** How somebody asks who means no harm. */
  honestly: { readonly as: string; readonly headers?: Headers_ } = { as: 'coordinator/0183/honest' };
  private program: Program;
  private address = '';

  private constructor(
    readonly folder: string,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.secrets = { SAMSPIL_MASTER_KEY: secret(), SAMSPIL_SIGNING_KEY: secret() };
    this.program = this.started();
  }

  /** @param environment variables besides; one that is undefined is left out */
  static async start(
    folder: string,
    environment: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Attacked> {
    const attacked = new Attacked(folder, environment);
    attacked.address = await attacked.program.url();
    return attacked;
  }

  get url(): string {
    return this.address;
  }
  get port(): number {
    return Number(new URL(this.address).port);
  }
  /** As it calls itself. */
  get ownUrl(): string {
    return `http://localhost:${this.port}`;
  }
  /** Of its process. */
  get pid(): number {
    return this.program.pid ?? 0;
  }
  /** All that its log has said. */
  get said(): string {
    return this.program.everything;
  }

  /** Ends it and starts it again over the same folder, at the same port. */
  async restart(): Promise<void> {
    const { port } = this;
    await this.close();
    this.program = this.started({ SAMSPIL_PORT: String(port) });
    this.address = await this.program.url();
  }

  /**
   * @param as `kind/municipality/name`, or a whole header `Authorization`; empty for nobody
   * @param variables as they are, or as JSON that nobody here could make
   */
  async ask(as: string, query: string, variables: object | string = {}, headers: Headers_ = {}, claimed?: Claimed) {
    const authorization = as.includes(' ') ? as : as && (await bearer(as, claimed));
    return this.send('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(authorization && { authorization }),
        ...headers,
      },
      body: `{"query":${JSON.stringify(query)},"variables":${typeof variables === 'string' ? variables : JSON.stringify(variables)}}`,
    });
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body = isJson && text ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body, code: body?.errors?.[0]?.extensions.code };
  }

  /** Every event of the log, by the stream that it stands in. */
  async events(): Promise<readonly { readonly stream: string; readonly type: string }[]> {
    const reader = await openSqliteReader({ folder: this.folder });
    const events: { readonly stream: string; readonly type: string }[] = [];
    try {
      for await (const { stream, type } of reader.readAll()) events.push({ stream, type });
    } finally {
      await reader.close();
    }
    return events;
  }

  /** The types of events that change something: what an attack must not add to. */
  async facts(): Promise<readonly string[]> {
    const events = await this.events();
    return events.filter(({ stream, type }) => !OF_THE_ASKING.test(stream) && type !== REFUSED).map(({ type }) => type);
  }

  async close(): Promise<void> {
    this.program.kill('SIGTERM');
    await this.program.ended;
  }

  private started(environment: Readonly<Record<string, string>> = {}): Program {
    return Program.api(this.folder, {
      SAMSPIL_HOST: '127.0.0.1',
      ...this.secrets,
      ...this.environment,
      ...environment,
    });
  }
}
