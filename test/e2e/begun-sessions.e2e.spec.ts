import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type IssuedClient, PartnerApi } from './partner-api.js';

const NUMBERS = 'theme capacity taken free waiting present dropIns missing staffing { role needed filled missing }';
const SESSION = `query ($id: ID!) { node(id: $id) { ... on CafeSession { headcount ${NUMBERS} } } }`;
const LACKING = '{ cafeSessions(understaffed: true) { edges { node { id } } } }';
const FOLLOW = `subscription ($id: ID!) { cafeSessionStaffing(sessionId: $id) { ${NUMBERS} } }`;

const [BEFORE, DURING] = [instant('2026-11-24T12:55:00Z'), instant('2026-11-24T13:01:00Z')];

describe('once a session has begun', () => {
  const folder = temporaryFolder();
  const clock = clockAt(BEFORE);
  let api: PartnerApi;
  let client: IssuedClient;
  let sessionId: string;
  const people: Record<string, string> = {};

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    client = await api.client(await api.organisation('24256790', 'Boligselskabet Strandparken'));
    const { caller } = api;
    const cafeId = await caller.did('openCafe', {
      name: 'Café Åparken',
      place: 'Åparken 2',
      hostOrganisation: 'AAB',
      recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;COUNT=1' },
      opens: '14:00',
      closes: '16:00',
      capacity: 3,
      roles: [{ role: 'host', needed: 1 }],
    });
    await caller.did('planCafeSessions', { cafeId, until: '2026-12-08' });
    for (let tries = 0; tries < 100 && !sessionId; tries++) {
      await api.installation.policies.settle();
      sessionId = (await caller.ask('{ cafeSessions { edges { node { id } } } }')).cafeSessions.edges[0]?.node.id;
    }
    people['anna'] = await caller.did('registerVolunteer', { name: 'Anna' });
    await caller.did('signUpForShift', { sessionId, volunteerId: people['anna'], role: 'host' });
    for (const name of ['doris', 'erik']) {
      people[name] = await caller.did('recordGuest', { name });
      await caller.did('registerGuest', { sessionId, guestId: people[name] });
    }
  });
  afterAll(() => api.close());

  const asPartner = async (query: string) => (await api.ask(await api.token(client), query, { id: sessionId })).data;
  const of = (numbers: object) => ({ node: expect.objectContaining(numbers) });

  it('who may not see who came sees its numbers no more, and is told of nobody', async () => {
    const before = { capacity: 3, taken: 2, free: 1, waiting: 0, present: 0, dropIns: 0, missing: 0 };
    expect(await asPartner(SESSION)).toEqual(of(before));
    const socket = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await api.token(client)}` },
      retryAttempts: 0,
    });
    const told = socket.iterate<{ cafeSessionStaffing: object }>({ query: FOLLOW, variables: { id: sessionId } });
    const next = async () =>
      ((await told.next()).value as { data: { cafeSessionStaffing: object } }).data.cafeSessionStaffing;
    expect(await next()).toEqual(expect.objectContaining(before));

    clock.set(DURING);
    await api.caller.did('checkInGuest', { sessionId, guestId: people['doris'] });
    await api.caller.did('markGuestNoShow', { sessionId, guestId: people['erik'], excused: true });
    await api.caller.did('markVolunteerNoShow', { sessionId, volunteerId: people['anna'], excused: false });
    await api.caller.did('setCafeSessionTheme', { sessionId, theme: 'Sang' });
    const hidden = { capacity: 3, taken: null, free: null, waiting: null, present: null, dropIns: null, missing: null };
    const staffing = [{ role: 'host', needed: 1, filled: null, missing: null }];
    expect(await next()).toEqual({ theme: 'Sang', ...hidden, staffing });
    await socket.dispose();
    expect(await asPartner(SESSION)).toEqual(of({ ...hidden, staffing }));
    expect(await asPartner(LACKING)).toEqual({ cafeSessions: { edges: [] } });
  });

  it('a coordinator sees them', async () => {
    const { caller } = api;
    expect(await caller.ask(SESSION, { id: sessionId })).toEqual(of({ taken: 1, free: 2, present: 1, missing: 1 }));
    expect((await caller.ask(LACKING)).cafeSessions.edges).toEqual([{ node: { id: sessionId } }]);
  });

  it('everybody sees how many there were in the end', async () => {
    await api.caller.did('holdCafeSession', { sessionId, headcount: 2 });
    expect(await asPartner(SESSION)).toEqual(of({ headcount: 2, taken: null }));
  });
});
