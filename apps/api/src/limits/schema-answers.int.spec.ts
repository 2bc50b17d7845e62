import { describe, expect, it } from '@jest/globals';
import { buildSchema, executeSync, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import type { AskedOperation } from './asked-operation.js';
import { Deadline } from './deadline.js';
import { usualLimits } from './limits.js';
import { SchemaAnswers } from './schema-answers.js';

const schema = buildSchema(`
  "What is asked." type Query { cafes(first: Int = 50, on: Date = "2026-01-01"): [Cafe!]! @deprecated(reason: "ask others") }
  type Cafe implements Node { id: ID!  size: Size }
  interface Node { id: ID! }
  enum Size { SMALL LARGE }
  input Which @oneOf { id: ID  name: String }
  scalar Date @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
  type Mutation { close(which: Which!): Cafe }
`);

function asking(text: string, variables: Readonly<Record<string, unknown>> = {}, name?: string): AskedOperation {
  const document = parse(text);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('no operation');
  return { schema, document, operation, text, variables };
}
const whole = asking(getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, inputValueDeprecation: true }));
const inTime = () => new Deadline(60_000);

describe('answers what the schema is', () => {
  it.each<[string, AskedOperation]>([
    ['all of it', whole],
    [
      'one of several operations, with variables',
      asking(
        'query One { __schema { queryType { name } } } query Other($n: String!, $d: Boolean) { t: __type(name: $n) { ...T } } fragment T on __Type { fields(includeDeprecated: $d) { name } }',
        { n: 'Query', d: true },
        'Other',
      ),
    ],
  ])('are what graphql-js answers: %s', async (_what, asked) => {
    const { document, operation, variables } = asked;
    const operationName = operation.name?.value;
    const { data } = executeSync({ schema, document, operationName, variableValues: variables });
    const answers = new SchemaAnswers(usualLimits.schema);
    const answer = await answers.of('partner', asked, inTime());
    expect(answer).toEqual(JSON.parse(JSON.stringify(data)));
    expect([answers.hasMade(answer), answers.hasMade({ ...answer })]).toEqual([true, false]);
  });

  it('are made for a few who wait, fewer of one client; who comes later is told when to come again', async () => {
    const answers = new SchemaAnswers({ ...usualLimits.schema, inAll: 3, ofOne: 2 });
    const clients = ['one', 'one', 'one', 'other', 'third'];
    const asked = clients.map((client) => answers.of(client, whole, inTime()));
    const outcomes = (await Promise.allSettled(asked)).map((each) =>
      each.status === 'rejected' ? each.reason.extensions : each.status,
    );
    const refused = { code: 'OVERLOADED', http: { status: 503, headers: new Map([['retry-after', '5']]) } };
    expect(outcomes).toEqual(['fulfilled', 'fulfilled', refused, 'fulfilled', refused]);
    await expect(answers.of('one', whole, inTime())).resolves.toBeDefined();
  });

  it('keep nobody waiting whose time is over, nor those behind them', async () => {
    const answers = new SchemaAnswers(usualLimits.schema);
    const leaving = inTime();
    const [first, left, behind] = [inTime(), leaving, inTime()].map((deadline, n) =>
      answers.of(`client ${n}`, whole, deadline),
    );
    leaving.callerGone();
    await expect(left).rejects.toMatchObject({ extensions: { code: 'TOOK_TOO_LONG' } });
    expect(Object.keys((await first) ?? {})).toEqual(['__schema']);
    expect(Object.keys((await behind) ?? {})).toEqual(['__schema']);
  });

  it('end with who no longer waits for the one that is being made, and the next one is made', async () => {
    const answers = new SchemaAnswers(usualLimits.schema);
    const leaving = inTime();
    const answer = answers.of('one', whole, leaving);
    const next = answers.of('other', whole, inTime());
    await Promise.resolve();
    leaving.callerGone();
    await expect(answer).rejects.toMatchObject({ extensions: { code: 'TOOK_TOO_LONG' } });
    expect(Object.keys(await next)).toEqual(['__schema']);
  });

  it('are no longer than they may be', async () => {
    const answers = new SchemaAnswers({ ...usualLimits.schema, mostBytes: 100 });
    await expect(answers.of('one', whole, inTime())).rejects.toMatchObject({
      extensions: { code: 'TOO_EXPENSIVE', mostBytes: 100 },
    });
  });

  it('say what a caller has mistaken that only shows when it is answered', async () => {
    const asked = asking('query ($n: String = "Query") { __type(name: $n) { name } }', { n: null });
    await expect(new SchemaAnswers(usualLimits.schema).of('one', asked, inTime())).rejects.toMatchObject({
      message: expect.stringMatching(/must not be null/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
