import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

const CAFE = {
  name: 'Café Åparken',
  place: 'Åparken 2, 2635 Ishøj',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20281231' },
  opens: '12:00',
  closes: '15:00',
  capacity: 2,
  roles: [
    { role: 'host', needed: 1 },
    { role: 'kitchen', needed: 1, qualification: 'foodHygiene' },
  ],
};

const SESSION = `... on CafeSessionChanged {
  session { taken free waiting missing staffing { role needed filled missing }
    shifts { status role volunteer { name } } visits { edges { node { status guest { id } } } } }
  recorded { visible token }
}`;

/** Far enough ahead that the session never begins while the spec runs. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a café season through the API', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let cafeId: string;
  let sessionId: string;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const { cafe } = await api.say('openCafe', CAFE, '... on CafeChanged { cafe { id } }');
    cafeId = cafe.id;
    await api.say('planCafeSessions', { cafeId, until: inDays(60) });
    const { data } = await api.ask(`{ cafeSessions(from: "${inDays(14)}", first: 1) { edges { node { id } } } }`);
    sessionId = data.cafeSessions.edges[0].node.id;
  });
  afterAll(() => api.close());

  const volunteer = async (name: string, email?: string): Promise<string> =>
    (await api.say('registerVolunteer', { name, email }, '... on VolunteerChanged { volunteer { id } }')).volunteer.id;
  const guest = async (name: string): Promise<string> =>
    (await api.say('recordGuest', { name, needs: 'Vegetar' }, '... on GuestChanged { guest { id } }')).guest.id;

  it('shows a planned session with what it needs', async () => {
    const { data } = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on CafeSession { cafe { name } capacity free missing } } }`,
      { id: sessionId },
    );
    expect(data.node).toEqual({ cafe: { name: 'Café Åparken' }, capacity: 2, free: 2, missing: 2 });
  });

  it('signs a volunteer up, and says what is missing where they lack a qualification', async () => {
    const volunteerId = await volunteer('Bodil Madsen', 'bodil@example.dk');
    const refused = await api.say(
      'signUpForShift',
      { sessionId, volunteerId, role: 'kitchen' },
      '... on QualificationMissing { qualification }',
    );
    expect(refused).toMatchObject({
      __typename: 'QualificationMissing',
      code: 'QualificationMissing',
      qualification: 'foodHygiene',
    });
    expect(refused.message).toMatch(/asks for foodHygiene/);

    await api.say('grantQualification', { volunteerId, qualification: 'foodHygiene', validFrom: '2026-01-01' });
    const { session } = await api.say('signUpForShift', { sessionId, volunteerId, role: 'kitchen' }, SESSION);
    expect(session.missing).toBe(1);
    expect(session.shifts).toEqual([{ status: 'expected', role: 'kitchen', volunteer: { name: 'Bodil Madsen' } }]);

    const { data } = await api.ask(
      'query ($id: ID!) { node(id: $id) { ... on Volunteer { duties { edges { node { role session { id } } } } } } }',
      { id: volunteerId },
    );
    expect(data.node.duties.edges).toEqual([{ node: { role: 'kitchen', session: { id: sessionId } } }]);
  });

  it('speaks Danish to whoever does not ask for English', async () => {
    const volunteerId = await volunteer('Finn Olsen');
    const { message } = await api.say('signUpForShift', { sessionId, volunteerId, role: 'music' }, '', {
      headers: { 'accept-language': 'da-DK' },
    });
    expect(message).toBe('Der er ikke brug for music den dag. Ledige roller: host.');
  });

  it('puts guests on the waiting list when it is full, and offers them what becomes free', async () => {
    const [anna, bent, carla] = [await guest('Anna'), await guest('Bent'), await guest('Carla')];
    await api.say('registerGuest', { sessionId, guestId: anna });
    await api.say('registerGuest', { sessionId, guestId: bent, escorted: true });
    const full = await api.say('registerGuest', { sessionId, guestId: carla, waitIfFull: false });
    expect(full.__typename).toBe('CafeSessionFull');
    const { session } = await api.say('registerGuest', { sessionId, guestId: carla }, SESSION);
    expect(session).toMatchObject({ taken: 2, free: 0, waiting: 1 });

    const freed = await api.say('cancelGuestRegistration', { sessionId, guestId: anna }, SESSION);
    expect(freed.session.visits.edges.map(({ node }: { node: { status: string } }) => node.status)).toEqual([
      'cancelled',
      'registered',
      'offered',
    ]);
    const confirmed = await api.say('confirmGuestPlace', { sessionId, guestId: carla }, SESSION);
    expect(confirmed.session).toMatchObject({ taken: 2, waiting: 0 });
  });

  it('answers the same key with the same answer, whatever has happened since', async () => {
    const volunteerId = await volunteer('Grethe Holm');
    const key = api.key();
    const first = await api.say('signUpForShift', { sessionId, volunteerId, role: 'host' }, SESSION, { key });
    expect(first.session.missing).toBe(0);
    await api.say('withdrawFromShift', { sessionId, volunteerId, reason: 'travel' });
    const again = await api.say('signUpForShift', { sessionId, volunteerId, role: 'host' }, SESSION, { key });
    expect(again.__typename).toBe('CafeSessionChanged');
    // It was said before, so it is answered, not done: she has not come back.
    expect(again.session.missing).toBe(1);
    const other = await api.say('signUpForShift', { sessionId, volunteerId, role: 'kitchen' }, SESSION, { key });
    expect(other.code).toBe('IdempotencyKeyReused');
    const { data } = await api.ask(`{ cafeSessions(from: "${inDays(30)}", first: 1) { edges { node { id } } } }`);
    const nextWeek = { sessionId: data.cafeSessions.edges[0].node.id, volunteerId, role: 'host' };
    await api.restart();
    expect((await api.say('signUpForShift', nextWeek, '', { key })).code).toBe('IdempotencyKeyReused');
  });

  it('gives a refusal again under its key, also when it would be granted by now', async () => {
    const volunteerId = await volunteer('Hans Jørgen');
    const key = api.key();
    const input = { sessionId, volunteerId, role: 'kitchen' };
    const refused = await api.say('signUpForShift', input, '', { key });
    expect(refused.code).toBe('RoleFull');
    await api.say('changeCafeSessionRoles', {
      sessionId,
      roles: [
        { role: 'host', needed: 1 },
        { role: 'kitchen', needed: 2 },
      ],
    });
    expect(await api.say('signUpForShift', input, '', { key })).toEqual(refused);
    expect((await api.say('signUpForShift', input)).__typename).toBe('CafeSessionChanged');
  });

  it('gives an e-mail address to one volunteer only', async () => {
    await volunteer('Inger', 'inger@example.dk');
    const second = await api.say('registerVolunteer', { name: 'Inga', email: 'INGER@example.dk' });
    expect(second.code).toBe('EmailTaken');
    expect(second.message).not.toMatch(/Inger/);
  });

  it('pages through sessions without showing one twice', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await api.ask(
        'query ($after: String) { cafeSessions(first: 3, after: $after) { edges { node { id date } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...data.cafeSessions.edges.map(({ node }: { node: { date: string } }) => node.date));
      after = data.cafeSessions.pageInfo.hasNextPage ? data.cafeSessions.pageInfo.endCursor : null;
    } while (after);
    expect(seen.length).toBeGreaterThanOrEqual(7);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('shows nothing of it to another municipality', async () => {
    const elsewhere = { as: 'coordinator/0187/ole' };
    const { data } = await api.ask(
      'query ($id: ID!) { node(id: $id) { id } cafes { edges { node { id } } } guests { edges { node { id } } } }',
      { id: sessionId },
      elsewhere,
    );
    expect(data).toEqual({ node: null, cafes: { edges: [] }, guests: { edges: [] } });
    const foreign = await api.say('setCafeSessionTheme', { sessionId, theme: 'Jul' }, '... on NotFound { id }', {
      headers: elsewhere,
    });
    const missing = await api.say(
      'setCafeSessionTheme',
      {
        sessionId: Buffer.from('CafeSession:00000000-0000-4000-8000-000000000000').toString('base64url'),
        theme: 'Jul',
      },
      '... on NotFound { id }',
      { headers: elsewhere },
    );
    expect([foreign.code, missing.code]).toEqual(['NotFound', 'NotFound']);
  });

  it('turns nobody away without a name', async () => {
    const { status, errors } = await api.ask('{ cafes { edges { cursor } } }', {}, { as: '' });
    expect(status).toBe(401);
    expect(errors?.[0]?.message).toMatch(/^say who you are: send an access token/);
  });
});
