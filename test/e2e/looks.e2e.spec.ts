import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConstDirectiveNode, Kind, buildSchema, isObjectType } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { RecordedEvent } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { overviewSeasonIn } from './permission-town-overview.js';
import { RunningApi } from './running-api.js';
import { bearer, testIssuer } from './test-issuer.js';

const schema = buildSchema(readFileSync(new URL('../../docs/reference/schema.graphql', import.meta.url), 'utf8'));

const purposeOf = ({ arguments: given }: ConstDirectiveNode): string =>
  given?.[0]?.value.kind === Kind.ENUM ? given[0].value.value : '';

/** Every field of the schema that answers with something personal. */
const personalFields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap(({ name: field, astNode }) =>
      (astNode?.directives ?? [])
        .filter(({ name }) => name.value === 'personal')
        .map((directive) => ({ type: type.name, field, purpose: purposeOf(directive) })),
    ),
  );

/** How a field of each such type is asked for of one person, and by which field of the API. */
const WAYS: Readonly<Record<string, { readonly asked: string; readonly query: (field: string) => string }>> = {
  Guest: { asked: 'node', query: (field) => `query ($id: ID!) { node(id: $id) { ... on Guest { ${field} } } }` },
  Volunteer: {
    asked: 'node',
    query: (field) => `query ($id: ID!) { node(id: $id) { ... on Volunteer { ${field} } } }`,
  },
  Passenger: {
    asked: 'node',
    query: (field) => `query ($id: ID!) { node(id: $id) { ... on Passenger { ${field} } } }`,
  },
  RideRequest: {
    asked: 'node',
    query: (field) =>
      `query ($id: ID!) { node(id: $id) { ... on Passenger { requests { edges { node { ${field} } } } } } }`,
  },
  OrganiserContact: {
    asked: 'node',
    query: (field) => `query ($id: ID!) { node(id: $id) { ... on OrganiserContact { ${field} } } }`,
  },
  PublishedContact: {
    asked: 'publishedEntries',
    query: (field) => `{ publishedEntries { edges { node { contact { ${field} } } } } }`,
  },
  TeamMember: {
    asked: 'cafeSessions',
    query: (field) => `{ cafeSessions { edges { node { team { ${field} } } } } }`,
  },
  RetentionHold: {
    asked: 'retentionHolds',
    query: (field) => `{ ...Held } fragment Held on Query { held: retentionHolds { edges { node { ${field} } } } }`,
  },
  PersonReport: {
    asked: 'personReport',
    query: (field) => `query ($id: ID!) { personReport(people: [$id]) { ${field} } }`,
  },
};

const CAFE = {
  name: 'Café Åparken',
  place: 'Åparken 2',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-01-01', rrule: 'FREQ=DAILY;UNTIL=20281231' },
  opens: '12:00',
  closes: '15:00',
  capacity: 20,
  roles: [{ role: 'host', needed: 1 }],
};

/** Asked for in a spec of its own, which turns the clock until somebody is due: test/e2e/retention.e2e.spec.ts. */
const ELSEWHERE = ['DueForErasure'];

describe('every look at a person', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let gerda: string;
  let anna: string;
  let olga: string;
  let birthe: string;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const recorded = await api.say('recordGuest', { name: 'Gerda' }, '... on GuestChanged { guest { id } }');
    const registered = await api.say(
      'registerVolunteer',
      { name: 'Anna', email: 'anna@example.dk' },
      '... on VolunteerChanged { volunteer { id } }',
    );
    const rides = await api.say('recordPassenger', { name: 'Olga' }, '... on PassengerChanged { passenger { id } }');
    [gerda, anna, olga] = [recorded.guest.id, registered.volunteer.id, rides.passenger.id];
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const windows = [{ from: `${day}T10:00:00Z`, until: `${day}T11:00:00Z` }];
    await api.say('requestRide', { passengerId: olga, windows, wish: 'Forbi Olgas have' });
    const overview = await overviewSeasonIn((...said) => api.say(...said));
    birthe = overview.contactId;
    await api.say('publishEntry', { entryId: overview.entryId, revision: 1 });
  });
  afterAll(() => api.close());

  const onDuty = async (volunteerId: string): Promise<void> => {
    const { cafe } = await api.say('openCafe', CAFE, '... on CafeChanged { cafe { id } }');
    const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await api.say('planCafeSessions', { cafeId: cafe.id, until: date });
    const { data } = await api.ask('{ cafeSessions(first: 10) { edges { node { id startsAt } } } }');
    const { node: last } = data.cafeSessions.edges.at(-1);
    await api.say('signUpForShift', { sessionId: last.id, volunteerId, role: 'host' });
  };

  /** What was recorded of looks since the last time that this was asked. */
  let seen = 0;
  const looks = async (): Promise<readonly RecordedEvent[]> => {
    const { readLog, journal } = api.installation;
    await readLog.flush();
    const events: RecordedEvent[] = [];
    for await (const slice of journal.readAll({ categories: ['readLog'] }))
      for (const decoded of slice.events) if ('event' in decoded) events.push(decoded.event);
    return events.slice(seen, (seen = events.length) || undefined);
  };

  it('has a way to be asked for in this spec', () =>
    expect(Object.keys(WAYS).sort()).toEqual(
      [...new Set(personalFields.map(({ type }) => type))].filter((type) => !ELSEWHERE.includes(type)).sort(),
    ));

  it.each(personalFields.filter(({ type }) => !ELSEWHERE.includes(type)))(
    'at $type.$field is on record, with who, when, what for, and what was asked',
    async ({ type, field, purpose }) => {
      const way = WAYS[type];
      const ofRides = { Passenger: olga, RideRequest: olga };
      const ofOverview = { OrganiserContact: birthe, PublishedContact: birthe };
      const id = { Volunteer: anna, TeamMember: anna, ...ofRides, ...ofOverview }[type] ?? gerda;
      if (type === 'TeamMember') await onDuty(anna);
      if (type === 'RetentionHold')
        await api.say('keepLonger', {
          person: id,
          until: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
          reason: 'openCase',
        });
      await looks();
      const before = new Date().toISOString();
      const { errors } = await api.ask(way?.query(field) ?? '', { id }, { 'samspil-reading-for': 'operations' });
      expect(errors).toBeUndefined();
      const [look, ...more] = await looks();
      expect(more).toEqual([]);
      expect(look).toMatchObject({
        type: 'PersonalDataRead',
        data: {
          readingFor: 'operations',
          asked: [way?.asked],
          [purpose]: [parseGlobalId(id)?.parts[0]],
          at: expect.any(String),
        },
        metadata: { actor: { id: testIssuer.actorId('karen'), kind: 'coordinator' } },
      });
      expect((look?.data as { at: string }).at >= before).toBe(true);
      expect(JSON.stringify(look?.data)).not.toMatch(/Gerda|Anna|Olga|Birthe/);
    },
  );

  it('is none where nothing about them was shown', async () => {
    await looks();
    await api.ask('{ guests { edges { node { id cafe { name } visits { edges { node { id } } } } } } }');
    expect(await looks()).toEqual([]);
  });

  it('is one event for a whole list, and holds who was in it', async () => {
    const { guest: hans } = await api.say('recordGuest', { name: 'Hans' }, '... on GuestChanged { guest { id } }');
    await looks();
    await api.ask('{ guests { edges { node { name again: name phone } } } }');
    const [look, ...more] = await looks();
    expect(more).toEqual([]);
    expect(look?.data).toMatchObject({ asked: ['guests'], readingFor: 'coordination' });
    const expected = [gerda, hans.id as string].map((id) => parseGlobalId(id)?.parts[0]).sort();
    expect((look?.data as { contact: string[] }).contact).toEqual(expected);
  });

  it('over a WebSocket is on record too', async () => {
    await looks();
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: await bearer(api.coordinator) },
    });
    for await (const { errors } of client.iterate({ query: '{ volunteers { edges { node { email } } } }' }))
      expect(errors).toBeUndefined();
    await client.dispose();
    expect(await looks()).toMatchObject([
      { data: { asked: ['volunteers'], contact: [parseGlobalId(anna)?.parts[0]] } },
    ]);
  });

  it('is for something that is known', async () => {
    const { status, errors } = await api.ask(
      '{ guests { edges { node { name } } } }',
      {},
      { 'samspil-reading-for': 'fun' },
    );
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('must be one of coordination, care')]);
  });

  it('is there after the application was stopped', async () => {
    await looks();
    await api.ask('{ guests { edges { node { needs } } } }');
    await api.restart();
    expect(await looks()).toHaveLength(1);
  });
});
