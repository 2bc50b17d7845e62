import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

const CAFE = {
  name: 'Café',
  place: 'Ishøj',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20281231' },
  opens: '12:00',
  closes: '15:00',
  capacity: 20,
  roles: [{ role: 'host', needed: 1 }],
};
const PROBLEMS = '... on InvalidInput { problems { path problem } }';

describe('bad input', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let before: string | undefined;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    before = await api.installation.store.head();
  });
  afterAll(() => api.close());

  it.each([
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'name', 'must be at most 100 characters'],
    ['an empty name', { name: '  ' }, 'name', 'must not be empty'],
    ['half a character', { name: 'Caf\ud800é' }, 'name', 'holds half a character (a lone surrogate)'],
    ['a control character', { name: 'Caf\u0000é' }, 'name', 'holds a control character'],
    ['a negative capacity', { capacity: -1 }, 'capacity', 'must be at least 1'],
    ['no need for a role', { roles: [{ role: 'host', needed: 0 }] }, 'roles.0.needed', 'must be at least 1'],
    [
      'a role named twice',
      {
        roles: [
          { role: 'host', needed: 1 },
          { role: 'host', needed: 2 },
        ],
      },
      'roles',
      'names a role twice',
    ],
    [
      'a recurrence that never ends',
      { recurrence: { ...CAFE.recurrence, rrule: 'FREQ=WEEKLY;BYDAY=TU' } },
      'recurrence.rrule',
      'never ends',
    ],
    [
      'a recurrence of every second',
      { recurrence: { ...CAFE.recurrence, rrule: 'FREQ=SECONDLY;COUNT=9999' } },
      'recurrence.rrule',
      'must recur by day, week, month or year',
    ],
    [
      'a recurrence that is none',
      { recurrence: { ...CAFE.recurrence, rrule: 'every Tuesday' } },
      'recurrence.rrule',
      'may hold only capital letters',
    ],
  ])('%s is refused, and says what is wrong and where', async (_what, change, path, problem) => {
    const answer = await api.say('openCafe', { ...CAFE, ...change }, PROBLEMS);
    expect(answer.code).toBe('InvalidInput');
    expect(answer.problems).toHaveLength(1);
    expect(answer.problems[0].path).toBe(path);
    expect(answer.problems[0].problem).toContain(problem);
  });

  it('an id of something else says which id is wanted', async () => {
    const cafe = Buffer.from('Cafe:00000000-0000-4000-8000-000000000000').toString('base64url');
    const answer = await api.say('setCafeSessionTheme', { sessionId: cafe, theme: 'Jul' }, PROBLEMS);
    expect(answer.problems).toEqual([
      { path: 'sessionId', problem: 'is the id of a Cafe; the id of a CafeSession is wanted' },
    ]);
    const garbage = await api.say('setCafeSessionTheme', { sessionId: 'æøå', theme: 'Jul' }, PROBLEMS);
    expect(garbage.problems).toEqual([{ path: 'sessionId', problem: 'is not the id of a CafeSession' }]);
  });

  it('an idempotency key of nothing is refused', async () => {
    const answer = await api.say('openCafe', CAFE, PROBLEMS, { key: '' });
    expect(answer.problems).toEqual([{ path: 'idempotencyKey', problem: 'must not be empty' }]);
  });

  it.each([
    [
      'a date that does not exist',
      '{ cafeSessions(from: "2026-02-30") { edges { cursor } } }',
      'Date must be a date that exists',
    ],
    ['a page of 5,000', '{ cafes(first: 5000) { edges { cursor } } }', '"first" must be from 0 to 200, not 5000'],
    ['a page backwards', '{ cafes(first: -1) { edges { cursor } } }', '"first" must be from 0 to 200, not -1'],
    ['a cursor of something else', '{ cafes(after: "x") { edges { cursor } } }', '"after" is no cursor of this list'],
    ['a token of nothing', '{ recorded(token: "x") }', '"token" is none that a mutation gave'],
  ])('%s in a query is told as the caller’s mistake', async (_what, query, message) => {
    const { errors } = await api.ask(query);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions['code']).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it('unknown ids find nothing', async () => {
    const { data } = await api.ask('{ node(id: "nonsense") { id } nodes(ids: ["Q2FmZTp4", ""]) { id } }');
    expect(data).toEqual({ node: null, nodes: [null, null] });
  });

  it('has changed nothing', async () => {
    expect(await api.installation.store.head()).toBe(before);
  });
});
