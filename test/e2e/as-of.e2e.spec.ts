import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeInALogOfItsOwn, temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { SetClock, instant } from '#kernel';
import { type CanaryPeople, fillWithCanaries } from './canary-people.js';
import { Caller } from './caller.js';
import { type ClockedApi, startAt } from './clocked-api.js';
import { RunningApi } from './running-api.js';
import { type Question, everyQuestion } from './whole-answers.js';
import { bearer } from './test-issuer.js';

describeInALogOfItsOwn('every query', () => {
  const folder = temporaryFolder();
  const caller = new Caller();
  let api: RunningApi;
  let people: CanaryPeople;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    caller.url = api.url;
    people = await fillWithCanaries(caller);
    const { doris, erik, frida } = people.ids;
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await decide('setRetentionRule', { kind: 'Guest', covers: 'everything', keepMonths: 24 });
    await decide('keepLonger', { person: frida, until: day, reason: 'openCase' });
    await decide('erasePerson', { people: [doris], reason: 'personAsked', legalBasis: 'consentWithdrawn' });
    await decide('erasePerson', {
      people: [erik],
      purposes: ['health'],
      reason: 'personAsked',
      legalBasis: 'consentWithdrawn',
    });
    await untilErased(caller);
  });
  afterAll(() => api.close());

  const decide = async (mutation: string, input: object) => {
    const { __typename, message } = await caller.say(mutation, input);
    expect([mutation, __typename, message]).toEqual([mutation, expect.stringMatching(/Changed$|Begun$/), undefined]);
  };
  const headOf = async (): Promise<string> => {
    await api.installation.readLog.flush();
    return (await caller.ask('{ history { index } }')).history.index;
  };
  const about = () => {
    const ids = Object.values(people.ids);
    return {
      id: people.ids.anna,
      ids,
      people: [people.ids.carla, people.ids.carlaAsGuest],
      first: 20,
      token: caller.token,
    };
  };
  const questionOf = (name: string, moment: object): Question => {
    const question = everyQuestion({ ...about(), ...moment }).find((each) => each.name === name);
    if (!question) throw new Error(`there is no query ${name}`);
    return question;
  };
  const answerTo = ({ kind, declared, field, variables }: Question) =>
    caller.ask(`query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`, variables, kind);
  const asOf = async (argument: 'index: LogIndex' | 'time: DateTime', value: string, asked: Question) => {
    const [name = ''] = argument.split(':');
    const query = `query (${[`$then: ${argument.split(' ')[1] ?? ''}`, ...asked.declared].join(', ')}) { asOf(${name}: $then) { ${asked.field} } }`;
    return (await caller.ask(query, { ...asked.variables, then: value }, asked.kind)).asOf;
  };

  const names = everyQuestion({ id: '', ids: [], people: [], token: '' }).map(({ name }) => name);

  // Looking at people adds to the history: what is asked now is asked first, and the past up to there after it.
  it.each(names)('%s answers under asOf, at the head as it does now', async (name) => {
    const question = questionOf(name, { index: await headOf() });
    const now = await answerTo(question);
    const then = await asOf('index: LogIndex', await headOf(), question);
    expect(withoutTheMoment(then)).toEqual(withoutTheMoment(now));
  });

  it.each(names)('%s knows nobody before the first event', async (name) => {
    const time = '2014-05-01T12:00:00+02:00';
    const empty = JSON.stringify(await asOf('time: DateTime', time, questionOf(name, { time })));
    for (const id of about().ids)
      for (const way of [id, parseGlobalId(id)?.parts[0] ?? id]) expect(empty).not.toContain(way);
    expect(empty).not.toMatch(/"edges":\[\{/);
  });
});

/** Waits until what was decided to be erased is. */
async function untilErased(caller: Caller): Promise<void> {
  for (let done = false; !done;) {
    const { erasures } = await caller.ask('{ erasures { edges { node { erasedAt } } } }');
    done = erasures.edges.every(({ node }: { node: { erasedAt: string | null } }) => node.erasedAt !== null);
  }
}

/** An answer without what says when it was made. */
const withoutTheMoment = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replaceAll(/(\\"madeAt\\":\\"|"madeAt":")[^"\\]*/g, '$1')
      .replaceAll(/\\"asKnownAt\\":\\"[^"\\]*\\",/g, '')
      .replaceAll(/Udskrevet[^<]*/g, ''),
  );

const CAFE = {
  name: 'Café Åparken',
  place: 'Åparken 2, 2635 Ishøj',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-11-19', rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2' },
  opens: '12:00',
  closes: '15:00',
  capacity: 20,
  roles: [{ role: 'host', needed: 1 }],
};
const ROSTER = 'shifts { role status checkedInAt volunteer { name } }';

describe('Thursday’s café', () => {
  const folder = temporaryFolder();
  const clock = new SetClock(instant('2026-11-13T10:00:00+01:00'));
  let api: ClockedApi;
  let session: string;
  let [anna, bodil] = ['', ''];

  const ask = (query: string, variables: object = {}) => api.caller.ask(query, variables);
  const rosterAsKnown = async (time: string) => {
    const { asOf } = await ask(
      `query ($time: DateTime, $id: ID!) { asOf(time: $time) { node(id: $id) { ... on CafeSession { ${ROSTER} } } } }`,
      { time, id: session },
    );
    return (asOf.node.shifts as readonly Shift[])
      .map(({ status, checkedInAt, volunteer }) => [volunteer.name, status, checkedInAt])
      .sort(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1));
  };
  const refusal = async (moment: string) => {
    const { errors } = await api.caller.reply(`{ asOf(${moment}) { history { index } } }`);
    return errors?.map(({ message }) => message).join();
  };

  beforeAll(async () => {
    api = await startAt(folder(), clock);
    const { caller } = api;
    // Friday: planned, and Anna signs up. Tuesday she withdraws, Wednesday Bodil signs up.
    const cafeId = await caller.did('openCafe', CAFE);
    await caller.did('planCafeSessions', { cafeId, until: '2026-11-30' });
    session = (await ask('{ cafeSessions(first: 1) { edges { node { id } } } }')).cafeSessions.edges[0].node.id;
    anna = await caller.did('registerVolunteer', { name: 'Anna Blåbjerg' });
    bodil = await caller.did('registerVolunteer', { name: 'Bodil Madsen' });
    await caller.did('signUpForShift', { sessionId: session, volunteerId: anna, role: 'host' });
    clock.set(instant('2026-11-17T09:00:00+01:00'));
    await caller.did('withdrawFromShift', { sessionId: session, volunteerId: anna, reason: 'travel' });
    clock.set(instant('2026-11-18T09:00:00+01:00'));
    await caller.did('signUpForShift', { sessionId: session, volunteerId: bodil, role: 'host' });
    // On Thursday she came; that was noted on paper, and recorded on Friday.
    clock.set(instant('2026-11-20T09:00:00+01:00'));
    await caller.did('checkInVolunteer', { sessionId: session, volunteerId: bodil, at: '2026-11-19T11:45:00+01:00' });
    clock.set(instant('2026-11-23T12:00:00+01:00'));
  });
  afterAll(() => api.close());

  it('had on its roster on Monday who had signed up by then', async () =>
    expect(await rosterAsKnown('2026-11-16T12:00:00+01:00')).toEqual([['Anna Blåbjerg', 'expected', null]]));

  it('was known on Thursday evening without the check-in that was recorded a day late', async () =>
    expect(await rosterAsKnown('2026-11-19T20:00:00+01:00')).toEqual([
      ['Anna Blåbjerg', 'withdrawn', null],
      ['Bodil Madsen', 'expected', null],
    ]));

  it('is known since Friday with when she came', async () => {
    const known = [
      ['Anna Blåbjerg', 'withdrawn', null],
      ['Bodil Madsen', 'present', '2026-11-19T10:45:00.000Z'],
    ];
    expect(await rosterAsKnown('2026-11-20T09:00:00+01:00')).toEqual(known);
    expect(await rosterAsKnown('2026-11-23T12:00:00+01:00')).toEqual(known);
  });

  it('is the same by the number of the event as by its time', async () => {
    const { asOf } = await ask('{ asOf(time: "2026-11-16T12:00:00+01:00") { history { index knownAt release } } }');
    expect(asOf.history).toMatchObject({ knownAt: '2026-11-13T09:00:00.000Z', release: expect.any(String) });
    const query = `query ($index: LogIndex, $id: ID!) {
      asOf(index: $index) { history { index } node(id: $id) { ... on CafeSession { ${ROSTER} } } } }`;
    const by = await ask(query, { index: asOf.history.index, id: session });
    expect(by.asOf).toMatchObject({
      history: { index: asOf.history.index },
      node: { shifts: [{ status: 'expected' }] },
    });
    const before = await ask(query, { index: Number(asOf.history.index) - 1, id: session });
    expect(before.asOf.node.shifts).toEqual([]);
  });

  it('can be asked for from a past, back but not forth', async () => {
    const { asOf } = await ask(`{ asOf(time: "2026-11-16T12:00:00+01:00") {
      asOf(time: "2026-11-13T10:00:00+01:00") { history { index } } history { index } } }`);
    expect(asOf.asOf.history).toEqual(asOf.history);
    const { errors } = await api.caller.reply(`{ asOf(time: "2026-11-16T12:00:00+01:00") {
      asOf(time: "2026-11-17T12:00:00+01:00") { history { index } } } }`);
    expect(errors?.[0]?.message).toBe('that time has not come: it is 2026-11-16T11:00:00.000Z; name an earlier one');
  });

  it('is not asked for at a moment that is none', async () => {
    expect(await refusal('time: "2026-11-24T12:00:00+01:00"')).toMatch(
      /that time has not come: it is 2026-11-23T11:00/,
    );
    expect(await refusal('time: "2026-11-16T12:00:00"')).toMatch(/offset/);
    expect(await refusal('index: 100000')).toMatch(
      /no event with that number yet: the last one in the log of 0183 is \d+/,
    );
    expect(await refusal('index: -1')).toMatch(/LogIndex must be the number of an event from 0/);
    expect(await refusal('index: 1.5')).toMatch(/LogIndex must be the number of an event from 0/);
    expect(await refusal('index: 3, time: "2026-11-16T12:00:00+01:00"')).toMatch(/not both/);
    expect(await refusal('index: null')).toMatch(/say which moment/);
  });

  it('is put together from the read models that are asked for, once', async () => {
    await api.installation.asOf.forget();
    const names = 'query ($time: DateTime) { asOf(time: $time) { volunteers { edges { node { name } } } } }';
    for (let i = 0; i < 3; i++) await ask(names, { time: '2026-11-18T12:00:00+01:00' });
    expect(await api.installation.asOf.held()).toMatchObject([{ municipality: '0183', projections: ['volunteers'] }]);
    const cafes =
      '{ asOf(time: "2026-11-18T12:00:00+01:00") { cafes { edges { node { sessions { edges { node { id } } } } } } } }';
    await ask(cafes);
    const [held, ...others] = await api.installation.asOf.held();
    expect([[...(held?.projections ?? [])].sort(), others]).toEqual([['cafeSessions', 'cafes', 'volunteers'], []]);
  });

  it('is asked about at twenty moments in one request at most, however they lie within each other', async () => {
    const moments = (count: number) =>
      `{ ${Array.from({ length: count }, (_, i) => `a${i}: asOf(index: ${i % 5}) { history { index } }`).join(' ')} }`;
    expect((await api.caller.reply(moments(20))).errors).toBeUndefined();
    expect((await api.caller.reply(moments(21))).errors?.[0]?.message).toMatch(/at most 20 moments/);
    const fragments = Array.from(
      { length: 12 },
      (_, i) => `fragment F${i} on Query { a: asOf(index: 0) { ...F${i + 1} } b: asOf(index: 0) { ...F${i + 1} } }`,
    );
    const doubled = `{ ...F0 } ${fragments.join(' ')} fragment F12 on Query { history { index } }`;
    expect((await api.caller.reply(doubled)).errors?.[0]?.message).toMatch(/at most 20 moments/);
  });

  it('is no business of another municipality, whose past is its own', async () => {
    const elsewhere = async (query: string) => {
      const response = await fetch(`${api.caller.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0187/lone') },
        body: JSON.stringify({ query }),
      });
      return ((await response.json()) as { data: { asOf: unknown } }).data.asOf;
    };
    const query = `{ asOf(time: "2026-11-23T12:00:00+01:00") {
      history { index } volunteers { edges { node { name } } } node(id: "${session}") { id } } }`;
    expect(await elsewhere(query)).toEqual({ history: { index: null }, volunteers: { edges: [] }, node: null });
  });

  it('shows whom somebody looked at in the read log', async () => {
    const { readLog, journal } = api.installation;
    await readLog.flush();
    const before = await journal.head();
    await rosterAsKnown('2026-11-16T12:00:00+01:00');
    await readLog.flush();
    const looks: unknown[] = [];
    for await (const { events } of journal.readAll({ ...(before ? { after: before } : {}), categories: ['readLog'] }))
      for (const decoded of events) if ('event' in decoded) looks.push(decoded.event.data);
    expect(looks).toMatchObject([{ asked: ['asOf', 'node'], contact: [parseGlobalId(anna)?.parts[0]] }]);
  });

  // Last, for Anna is gone then.
  it('shows nobody by name who has been erased since, and nothing of them is kept', async () => {
    await rosterAsKnown('2026-11-16T12:00:00+01:00');
    const erased = await api.caller.say('erasePerson', {
      people: [anna],
      reason: 'personAsked',
      legalBasis: 'consentWithdrawn',
    });
    expect(erased.__typename).toBe('ErasureBegun');
    for (let done = false; !done;) {
      const { erasures } = await ask('{ erasures { edges { node { erasedAt } } } }');
      done = erasures.edges.every(({ node }: { node: { erasedAt: string | null } }) => node.erasedAt !== null);
    }
    expect(await api.installation.asOf.held()).toEqual([]);
    expect(await rosterAsKnown('2026-11-16T12:00:00+01:00')).toEqual([[null, 'expected', null]]);
    expect(await rosterAsKnown('2026-11-20T09:00:00+01:00')).toEqual([
      [null, 'withdrawn', null],
      ['Bodil Madsen', 'present', '2026-11-19T10:45:00.000Z'],
    ]);
  });
});

interface Shift {
  readonly status: string;
  readonly checkedInAt: string | null;
  readonly volunteer: { readonly name: string | null };
}
