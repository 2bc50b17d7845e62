import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { type Answer, Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';

const KAREN = 'coordinator/0183/karen';
const MANY = 5_000;

const times = (text: (n: number) => string, how = MANY): string =>
  Array.from({ length: how }, (_, n) => text(n)).join(' ');

describe('five thousand aliases', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    await attacked.ask(KAREN, '{ viewer { kind } }');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const record = (n: number) => `a${n}: leaveVolunteer(input: $i, idempotencyKey: $k)`;
  const documents: readonly (readonly [string, string])[] = [
    ['of one field', `{ ${times((n) => `a${n}: __typename`)} }`],
    ['of a list', `{ ${times((n) => `a${n}: cafes(first: 200) { edges { cursor } }`)} }`],
    ['of a mutation (3,000, for there is room for no more)', `mutation { ${times(record, 3_000)} }`],
    ['of the schema', `{ ${times((n) => `a${n}: __schema { types { name } }`)} }`],
    ['of another time', `{ ${times((n) => `a${n}: asOf(index: 0) { history { index } }`)} }`],
    [
      'in a hundred fragments',
      `{ ${times((n) => `...F${n}`, 100)} } ${times((n) => `fragment F${n} on Query { ${times((m) => `a${n}_${m}: __typename`, 50)} }`, 100)}`,
    ],
    [
      'in one fragment that is spread a hundred times',
      `{ ${times(() => '...F', 100)} } fragment F on Query { ${times((m) => `a${m}: __typename`, 50)} }`,
    ],
    ['in as many operations', times((n) => `query Q${n} { a${n}: __typename }`)],
    ['of one name', `{ ${times(() => 'a: __typename')} }`],
  ];
  const refusal = ({ status, code }: Answer) => [status, code];

  it.each(documents)('%s are refused before anything is read', async (_what, document) => {
    const answer = await attacked.ask(KAREN, document);
    expect(refusal(answer)).toEqual([400, 'DOCUMENT_TOO_LARGE']);
    expect(answer.body.data).toBeUndefined();
  });

  it('of a mutation are refused in a tenth of that, too', async () => {
    expect(refusal(await attacked.ask(KAREN, `mutation { ${times(record, 101)} }`))).toEqual([
      400,
      'DOCUMENT_TOO_LARGE',
    ]);
  });

  it('of nobody are not even counted', async () => {
    expect((await attacked.ask('', documents[0]?.[1] ?? '')).status).toBe(401);
  });

  it('again and again keep nobody else from being answered', async () => {
    let next = 0;
    await othersAreAnswered(
      'aliases',
      attacked,
      () => attacked.ask('coordinator/0183/mallory', documents[next++ % documents.length]?.[1] ?? ''),
      1,
    );
  });

  it('do nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
