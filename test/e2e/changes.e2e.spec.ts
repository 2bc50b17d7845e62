import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { instant } from '#kernel';
import { ISHOEJ, clockAt } from '#kernel/testing';
import { type IssuedClient, PartnerApi } from './partner-api.js';

const FIELDS = `
  index id source specversion type subject time datacontenttype
  data {
    __typename
    ... on CafeDescription { name place hostOrganisation }
    ... on CafeClosing { lastDate }
    ... on SessionPlan { cafeId date capacity staffing { role missing } }
    ... on SessionTime { from: startsAt }
    ... on SessionTheme { theme }
    ... on SessionCancellation { reason }
    ... on SessionHeadcount { headcount }
    ... on SessionPlaces { capacity free }
    ... on SessionStaffing { staffing { role missing } }
  }`;
const PAGE = `query ($after: LogIndex, $first: Int) { changes(after: $after, first: $first) { changes { ${FIELDS} } next hasMore } }`;
const FOLLOW = `subscription ($after: LogIndex) { changes(after: $after) { ${FIELDS} } }`;

interface Change {
  readonly index: string;
  readonly type: string;
  readonly subject: string;
}

describe('the change feed', () => {
  const folder = temporaryFolder();
  const clock = clockAt('2026-11-24T12:00:00Z');
  let api: PartnerApi;
  let client: IssuedClient;
  let token: string;
  let sessionId: string;
  const people: string[] = [];

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    client = await api.client(await api.organisation('24256790', 'Boligselskabet Strandparken'));
    const { caller } = api;
    const cafeId = await caller.did('openCafe', {
      name: 'Café Åparken',
      place: 'Åparken 2',
      hostOrganisation: 'AAB',
      recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;UNTIL=20270131' },
      opens: '14:00',
      closes: '16:00',
      capacity: 2,
      roles: [{ role: 'host', needed: 1 }],
    });
    await caller.did('planCafeSessions', { cafeId, until: '2026-12-08' });
    const session = async () =>
      (await caller.ask('{ cafeSessions(from: "2026-11-24") { edges { node { id } } } }')).cafeSessions;
    // Each of them begins a stream of its own soon after.
    for (let tries = 0; tries < 100 && (await session()).edges.length < 3; tries++)
      await api.installation.policies.settle();
    sessionId = (await session()).edges[0].node.id;
    const anna = await caller.did('registerVolunteer', { name: 'Anna' });
    const [doris, erik] = [
      await caller.did('recordGuest', { name: 'Doris' }),
      await caller.did('recordGuest', { name: 'Erik' }),
    ];
    people.push(anna, doris, erik);
    await caller.did('setCafeSessionTheme', { sessionId, theme: 'Julefrokost' });
    await caller.did('signUpForShift', { sessionId, volunteerId: anna, role: 'host' });
    await caller.did('registerGuest', { sessionId, guestId: doris });
    await caller.did('registerGuest', { sessionId, guestId: erik });
    await caller.did('cancelGuestRegistration', { sessionId, guestId: doris });
    await caller.did('describeCafe', { cafeId, name: 'Café Åparken', place: 'Åparken 4', hostOrganisation: 'AAB' });
    clock.set(instant('2026-11-24T13:30:00Z'));
    await caller.did('checkInGuest', { sessionId, guestId: erik });
    await caller.did('countDropIns', { sessionId, count: 1 });
    await caller.did('holdCafeSession', { sessionId, headcount: 2 });
    token = await api.token(client);
  });
  afterAll(() => api.close());

  const page = async (after?: string, first?: number) =>
    (await api.ask(token, PAGE, { after, first })).data?.changes as {
      changes: readonly Change[];
      next: string | null;
      hasMore: boolean;
    };
  const short = ({ type, data }: { type: string; data?: object }) => [type.replace('dk.samspil.', ''), data];

  it('tells what changed, in log order, with the attributes of CloudEvents', async () => {
    const { changes } = await page();
    expect(changes[0]).toEqual({
      index: expect.stringMatching(/^\d+$/),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      source: '/municipality/0183',
      specversion: '1.0',
      type: 'dk.samspil.cafe.opened',
      subject: expect.any(String),
      time: '2026-11-24T12:00:00.000Z',
      datacontenttype: 'application/json',
      data: { __typename: 'CafeDescription', name: 'Café Åparken', place: 'Åparken 2', hostOrganisation: 'AAB' },
    });
    const planned = expect.arrayContaining(['cafeSession.planned']);
    expect(changes.slice(1, 4).map(short)).toEqual([planned, planned, planned]);
    const staffing = (missing: number) => ({ __typename: 'SessionStaffing', staffing: [{ role: 'host', missing }] });
    const places = (free: number) => ['cafeSession.placesChanged', { __typename: 'SessionPlaces', capacity: 2, free }];
    expect(changes.slice(4).map(short)).toEqual([
      ['cafeSession.themed', { __typename: 'SessionTheme', theme: 'Julefrokost' }],
      ['cafeSession.staffingChanged', staffing(0)],
      places(1),
      places(0),
      places(1),
      [
        'cafe.described',
        { __typename: 'CafeDescription', name: 'Café Åparken', place: 'Åparken 4', hostOrganisation: 'AAB' },
      ],
      ['cafeSession.held', { __typename: 'SessionHeadcount', headcount: 2 }],
    ]);
    expect(changes.slice(4, 9).map(({ subject }) => subject)).toEqual(Array.from({ length: 5 }, () => sessionId));
  });

  it('goes on behind any event of the log, be it a change or not, in pages of any size', async () => {
    const { changes } = await page();
    const { index } = (await api.caller.ask('{ history { index } }')).history;
    for (let after = 0; after <= Number(index); after++) {
      const rest = changes.filter((change) => Number(change.index) > after);
      const found: Change[] = [];
      for (let at = `${after}`, more = true; more;) {
        const { changes: some, next, hasMore } = await page(at, 1 + (after % 5));
        found.push(...some);
        [at, more] = [next ?? at, hasMore];
      }
      expect(found).toEqual(rest);
    }
    expect(await page(index)).toEqual({ changes: [], next: index, hasMore: false });
  });

  it('numbers changes as the log does', async () => {
    const { changes } = await page();
    const { integrity, store } = api.installation;
    const ids = new Map<string, string>();
    for await (const { position, id } of store.readAll()) ids.set(position, id);
    for (const { index, id } of changes as readonly (Change & { id: string })[])
      expect(ids.get(integrity.placeOf(ISHOEJ, BigInt(index))?.position ?? '')).toBe(id);
  });

  it('says nothing of any guest or volunteer', async () => {
    const text = JSON.stringify(await page());
    const plain = people.flatMap((id) => [id, parseGlobalId(id)?.parts.at(-1) ?? '']);
    expect(plain.filter((id) => text.includes(id))).toEqual([]);
    expect(text).not.toMatch(/Anna|Doris|Erik/);
  });

  it('tells of no illness, which only who may see all shifts reads as the reason', async () => {
    const { cafeSessions } = await api.caller.ask('{ cafeSessions(from: "2026-12-08") { edges { node { id } } } }');
    const { id } = cafeSessions.edges[0].node;
    await api.caller.did('cancelCafeSession', { sessionId: id, reason: 'illness' });
    const told = (await page()).changes.filter(({ type }) => type === 'dk.samspil.cafeSession.cancelled');
    expect(told).toMatchObject([{ subject: id, data: { reason: 'other' } }]);
    const asked = 'query ($id: ID!) { node(id: $id) { ... on CafeSession { cancellationReason } } }';
    expect((await api.ask(token, asked, { id })).data).toEqual({ node: { cancellationReason: 'other' } });
    expect(await api.caller.ask(asked, { id })).toEqual({ node: { cancellationReason: 'illness' } });
  });

  it('is as it was at any time', async () => {
    const { changes } = await page();
    const { index } = changes[5] ?? { index: '' };
    const asOf = `query ($index: LogIndex) { asOf(index: $index) { changes { changes { ${FIELDS} } next hasMore } } }`;
    const reply = await api.caller.ask(asOf, { index });
    expect(reply.asOf.changes).toEqual({ changes: changes.slice(0, 6), next: index, hasMore: false });
  });

  it('refuses an event that has not come, and pages of no size or too large a one', async () => {
    for (const variables of [{ after: '999999' }, { first: 0 }, { first: 201 }])
      expect((await api.ask(token, PAGE, variables)).code).toBe('BAD_USER_INPUT');
  });

  it('is for who may read it', async () => {
    const narrow = await api.token(client, { scope: 'readCafes' });
    expect((await api.ask(narrow, PAGE)).code).toBe('FORBIDDEN');
  });

  describe('followed', () => {
    const follow = (after?: string) => {
      const socket = createClient({
        url: `${api.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
      });
      return { socket, told: socket.iterate<{ changes: Change }>({ query: FOLLOW, variables: { after } }) };
    };
    const next = async (told: ReturnType<typeof follow>['told']): Promise<Change | undefined> => {
      const { value } = await told.next();
      return (value as { data?: { changes: Change } | null } | undefined)?.data?.changes;
    };
    const setTheme = (theme: string) => api.caller.did('setCafeSessionTheme', { sessionId: coming, theme });
    let coming: string;
    beforeAll(async () => {
      const { cafeSessions } = await api.caller.ask('{ cafeSessions(from: "2026-11-25") { edges { node { id } } } }');
      coming = cafeSessions.edges[0].node.id;
    });

    it('catches up, then goes on, each change once', async () => {
      const { changes } = await page();
      const { socket, told } = follow(changes[2]?.index);
      const found: (Change | undefined)[] = [];
      for (const _ of changes.slice(3)) found.push(await next(told));
      await setTheme('Banko');
      found.push(await next(told));
      const many = Array.from({ length: 20 }, (_, number) => `Sang ${number}`);
      await Promise.all(many.map(setTheme));
      for (const _ of many) found.push(await next(told));
      await socket.dispose();
      expect(found).toEqual((await page()).changes.slice(3));
    });

    it('from now on where nothing else is said', async () => {
      const { socket, told } = follow();
      const first = next(told);
      // What is said before it follows is none of its business; sooner or later it does.
      for (let said = 0, heard = false; !heard && said < 50; said++) {
        await setTheme(`Nr. ${said}`);
        heard = await Promise.race([first.then(() => true), api.caller.ask('{ history { index } }').then(() => false)]);
      }
      expect((await first)?.type).toBe('dk.samspil.cafeSession.themed');
      await socket.dispose();
    });

    it('ends for a client that is suspended, with what comes next', async () => {
      const { changes } = await page();
      const { socket, told } = follow(changes.at(-2)?.index);
      expect(await next(told)).toEqual(changes.at(-1));
      await api.caller.did('suspendApiClient', { apiClientId: client.id, reason: 'misuse' });
      await setTheme('Til andre');
      await expect(told.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      await socket.dispose();
      await api.caller.did('reinstateApiClient', { apiClientId: client.id });
    });
  });
});
