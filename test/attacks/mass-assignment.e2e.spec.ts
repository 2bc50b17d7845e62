import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { Attacked } from './attacked.js';
import { inputFor, mutations, saying } from './inputs.js';
import { isLong, othersAreAnswered } from './meanwhile.js';
import { type Town, freshKey, mutationOf, townIn } from './town.js';

const KAREN = 'coordinator/0183/karen';
/** What stands in events and rows, and is nobody's to say; and what every object of JavaScript has. */
const EXTRA: readonly (readonly [string, string])[] = [
  ['municipality', '"0187"'],
  ['actor', '{"kind":"administrator","municipality":"0187"}'],
  ['id', '"018f0000-0000-7000-8000-000000000000"'],
  ['status', '"active"'],
  ['isAdmin', 'true'],
  ['commandId', '"018f0000-0000-7000-8000-000000000000"'],
  ['recordedAt', '"2020-01-01T00:00:00Z"'],
  ['metadata', '{"municipality":"0187"}'],
  ['__proto__', '{"municipality":"0187","isAdmin":true}'],
  ['constructor', '{"prototype":{"isAdmin":true}}'],
  ['toString', '"x"'],
  ['hasOwnProperty', '"x"'],
];
const NAMES = EXTRA.map(([name]) => name);
const SHARES = 4;

const valueOf = (wanted: string): string => EXTRA.find(([name]) => name === wanted)?.[1] ?? '1';
/** JSON, for an object of ours would take `__proto__` for its own. */
const field = (input: object, name: string): string =>
  `${JSON.stringify(input).slice(0, -1)},${JSON.stringify(name)}:${valueOf(name)}}`;

describe('what is said besides', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let town: Town;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    town = await townIn(attacked, '0183');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    'in the input of %s is refused',
    async (_name, mutation) => {
      const input = inputFor(mutation, 'Noget');
      const nth = mutations.indexOf(mutation);
      for (const name of NAMES.filter(
        (each, n) => !Object.hasOwn(input, each) && (isLong || n % SHARES === nth % SHARES),
      )) {
        const { status, code, text } = await saying(attacked, mutation, field(input, name));
        expect([name, status < 500, code]).toEqual([name, true, 'BAD_USER_INPUT']);
        expect(text).not.toContain('INTERNAL');
      }
    },
  );

  it.each<[string, string]>([
    [
      'beside the input',
      'mutation { recordGuest(input: { name: "Mallory" }, idempotencyKey: "m", municipality: "0187") { __typename } }',
    ],
    [
      'in the document',
      'mutation { recordGuest(input: { name: "Mallory", municipality: "0187" }, idempotencyKey: "m") { __typename } }',
    ],
    [
      'under the name of a prototype',
      'mutation { recordGuest(input: { name: "Mallory", __proto__: { a: 1 } }, idempotencyKey: "m") { __typename } }',
    ],
    [
      'twice',
      'mutation { recordGuest(input: { name: "Mallory", name: "Gerda" }, idempotencyKey: "m") { __typename } }',
    ],
    [
      'in an inner input',
      'mutation { openCafe(input: { name: "x", place: "x", hostOrganisation: "x", opens: "12:00", closes: "13:00", capacity: 1, roles: [{ role: host, needed: 1, filled: 9 }], recurrence: { firstDate: "2026-12-01", rrule: "FREQ=DAILY;COUNT=1" } }, idempotencyKey: "m") { __typename } }',
    ],
  ])('%s is refused', async (_where, document) => {
    expect((await attacked.ask(KAREN, document)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });

  it('in the body, the variables and the extensions changes nothing of what is done', async () => {
    const said = { input: { name: 'Gerda' }, key: freshKey(), municipality: '0187', actor: 'x' };
    const { body } = await attacked.ask(
      KAREN,
      mutationOf('recordGuest', '... on GuestChanged { guest { name } }'),
      said,
    );
    expect(body.data.answer).toMatchObject({ __typename: 'GuestChanged', guest: { name: 'Gerda' } });
    expect((await attacked.events()).filter(({ stream }) => stream.includes('0187'))).toEqual([]);
  });

  it('in a public form is not even read', async () => {
    const page = await attacked.send('/forms/0183/volunteer');
    const hidden = [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value] as [string, string],
    );
    const fields: [string, string][] = [
      ...hidden,
      ['name', 'Mallory'],
      ['phone', '43577575'],
      ...NAMES.map((name): [string, string] => [name, valueOf(name)]),
      ...[
        'status',
        'volunteerId',
        'approved',
        'role',
        'input[status]',
        'constructor[prototype][isAdmin]',
        '__proto__[isAdmin]',
        'qualifications',
      ].map((name): [string, string] => [name, 'active']),
    ];
    const { status } = await attacked.send('/forms/0183/volunteer', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(status).toBe(200);
    const { body } = await attacked.ask(KAREN, '{ volunteers(first: 50) { edges { node { name status } } } }');
    const found = body.data.volunteers.edges
      .map(({ node }: { node: { name: string } }) => node)
      .filter(({ name }: { name: string }) => name === 'Mallory');
    expect(found).toEqual([{ name: 'Mallory', status: 'applied' }]);
    expect((await attacked.events()).filter(({ stream }) => stream.includes('0187'))).toEqual([]);
  });

  it('leaves no trace on anything that the server makes afterwards', async () => {
    const { body } = await attacked.ask(KAREN, '{ viewer { kind municipality } }');
    expect(body.data.viewer).toEqual({ kind: 'coordinator', municipality: '0183' });
    expect(JSON.stringify((await attacked.send('/health')).body)).not.toContain('isAdmin');
    expect(town.guestId).toBeTruthy();
  });

  it('again and again keeps nobody from being answered', async () => {
    let next = 0;
    await othersAreAnswered(
      'mass-assignment',
      attacked,
      () => {
        const mutation = mutations[next++ % mutations.length];
        return mutation
          ? saying(attacked, mutation, field(inputFor(mutation, 'Noget'), 'municipality'))
          : Promise.resolve();
      },
      1,
    );
  });
});
