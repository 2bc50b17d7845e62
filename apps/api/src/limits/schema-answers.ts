import { GraphQLError, printSchema } from 'graphql';
import type { AskedOperation } from './asked-operation.js';
import type { Deadline } from './deadline.js';
import type { Limits } from './limits.js';
import { refused } from './refused.js';
import { SchemaThread } from './schema-thread.js';
import { Shares } from './shares.js';

/** In seconds, what is told to those who are turned away. */
const RETRY_AFTER = 5;

/** As graphql-js would answer it. */
export type SchemaData = Record<string, unknown>;

/**
 * What the schema is, told to one after another. A whole one is more work than a hundred other requests, in one piece that nothing comes
 * between; so it is made beside those. A few may wait for it, fewer of one client.
 */
export class SchemaAnswers {
  private readonly asking = new Shares();
  private inAll = 0;
  private last: Promise<unknown> = Promise.resolve();
  private readonly thread = new SchemaThread();
  private printed: string | undefined;
  private readonly made = new WeakSet();

  constructor(private readonly limits: Limits['schema']) {}

  /** Before anything of a question is looked at that takes long. @throws GraphQLError OVERLOADED where too many wait already */
  demandRoom(client: string): void {
    if (this.inAll >= this.limits.inAll || this.asking.of(client) >= this.limits.ofOne) throw tooMany();
  }

  /**
   * @param asked nothing but the schema, with variables that fit
   * @param deadline begins now: who waits too long in the queue is told so too
   * @throws GraphQLError OVERLOADED, TOOK_TOO_LONG, TOO_EXPENSIVE, BAD_USER_INPUT
   */
  async of(client: string, asked: AskedOperation, deadline: Deadline): Promise<SchemaData> {
    this.demandRoom(client);
    const leave = this.asking.take(client);
    this.inAll++;
    const answer = this.last
      .then(() => this.answer(asked, deadline.signal))
      .finally(() => {
        leave();
        if (--this.inAll === 0) this.thread.end();
      });
    this.last = answer.catch(() => undefined);
    deadline.start();
    return deadline.within(answer);
  }

  /** Whether those were made here, where none is longer than it may be. */
  hasMade(data: object): boolean {
    return this.made.has(data);
  }

  private async answer(
    { schema, operation, text, variables }: AskedOperation,
    signal: AbortSignal,
  ): Promise<SchemaData> {
    const { mostBytes } = this.limits;
    this.printed ??= printSchema(schema);
    const work = { text, operationName: operation.name?.value, variables: variables ?? {}, mostBytes };
    const answer = await this.thread.answer(this.printed, work, signal);
    if (answer === 'too long') throw tooLong(mostBytes);
    if ('mistake' in answer)
      throw new GraphQLError(answer.mistake, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    const data = JSON.parse(answer.json) as SchemaData;
    this.made.add(data);
    return data;
  }
}

const tooMany = (): GraphQLError =>
  refused(
    'OVERLOADED',
    `So many ask for the schema just now that you would wait too long: try again in ${RETRY_AFTER} seconds. It stands in docs/reference/schema.graphql too.`,
    { retryAfter: RETRY_AFTER },
  );

const tooLong = (mostBytes: number): GraphQLError =>
  refused(
    'TOO_EXPENSIVE',
    `What this asks of the schema has more than ${mostBytes} bytes, and all of it has fewer: ask for it once, or for fewer types.`,
    { mostBytes },
  );
