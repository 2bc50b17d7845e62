import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { testIssuer } from '../e2e/test-issuer.js';
import { everyQuestion } from '../e2e/whole-answers.js';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { type Partner, partnerBearer, partnerIn } from './partner.js';
import { type Town, freshKey, mutationOf, townIn } from './town.js';

const OURS = '0183';
const THEIRS = '0187';
const KAREN = `coordinator/${OURS}/karen`;
const WHERE = '{ viewer { municipality } }';
const PEOPLE =
  '{ guests(first: 50) { edges { cursor node { id name } } } volunteers(first: 50) { edges { cursor node { id name } } } }';

describe('somebody who would rather be in another municipality', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let ours: Town;
  let theirs: Town;
  let partner: Partner;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    [ours, theirs] = [await townIn(attacked, OURS), await townIn(attacked, THEIRS)];
    partner = await partnerIn(attacked, OURS);
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  it.each<[string, Record<string, string>]>([
    ['a header of ours', { 'samspil-municipality': THEIRS }],
    ['the header that was once believed', { 'samspil-actor': `coordinator/${THEIRS}/karen` }],
    [
      'headers of proxies',
      {
        'x-municipality': THEIRS,
        'x-tenant-id': THEIRS,
        'x-forwarded-user': `coordinator/${THEIRS}/karen`,
        'x-original-url': `/audit/${THEIRS}`,
        'x-forwarded-host': `${THEIRS}.example`,
      },
    ],
    ['a cookie', { cookie: `municipality=${THEIRS}; samspil-session=${THEIRS}` }],
  ])('and says so by %s, is where their token says', async (_how, headers) => {
    const { status, body } = await attacked.ask(KAREN, WHERE, {}, headers);
    expect([status, body.data.viewer]).toEqual([200, { municipality: OURS }]);
  });

  it.each<[string, object]>([
    ['a variable', { query: WHERE, variables: { municipality: THEIRS } }],
    [
      'a field of the body',
      { query: WHERE, municipality: THEIRS, context: { municipality: THEIRS }, actor: { municipality: THEIRS } },
    ],
    ['an extension', { query: WHERE, extensions: { municipality: THEIRS, actor: `coordinator/${THEIRS}/karen` } }],
    ['a prototype', JSON.parse(`{"query":"${WHERE}","__proto__":{"municipality":"${THEIRS}"}}`)],
    ['an operation name', { query: `query q${THEIRS} ${WHERE}`, operationName: `q${THEIRS}` }],
  ])('and says so by %s, is where their token says', async (_how, body) => {
    const authorization = await testIssuer.bearer(KAREN);
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await attacked.send(`/graphql?municipality=${THEIRS}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect([answer.status, answer.body.data.viewer]).toEqual([200, { municipality: OURS }]);
  });

  it.each([[`${OURS} ${THEIRS}`], [`${THEIRS},${OURS}`], ['*'], ['0000'], [''], ['01830187'], ['183'], ['../0187']])(
    'and has a token that says %j, is nowhere',
    async (municipality) => {
      const token = await testIssuer.token(KAREN, {}, { samspil_municipality: municipality });
      expect((await attacked.ask(`Bearer ${token}`, WHERE)).status).toBe(401);
    },
  );
  it.each([[[THEIRS, OURS]], [[OURS, THEIRS]], [{ code: THEIRS }], [187]])(
    'and has a token that says %j, is nowhere',
    async (municipality) => {
      const token = await testIssuer.token(KAREN, {}, { samspil_municipality: municipality });
      expect((await attacked.ask(`Bearer ${token}`, WHERE)).status).toBe(401);
    },
  );

  it('finds nothing of theirs by any question, under any id, at any time', async () => {
    const { municipality: _theirs, ...things } = theirs;
    const ids = Object.values(things);
    const about = { id: theirs.guestId, ids, people: [theirs.guestId], first: 16, index: '5', token: '' };
    for (const id of ids) {
      const nodes =
        '{ __typename ... on Cafe { place } ... on CafeSession { date } ... on Guest { guest: name } ... on Volunteer { volunteer: name } ... on Passenger { passenger: name } ... on Ride { status } }';
      const query = `query ($id: ID!, $ids: [ID!]!) { node(id: $id) ${nodes} nodes(ids: $ids) ${nodes} asOf(index: 3) { node(id: $id) ${nodes} } }`;
      const { body } = await attacked.ask(KAREN, query, { id, ids: [id, ours.cafeId] });
      expect(body.data).toMatchObject({ node: null, nodes: [null, { __typename: 'Cafe' }], asOf: { node: null } });
    }
    // Everything is more than one may ask in a minute.
    for (const [n, { declared, field, variables }] of everyQuestion(about, () => 'coordinator').entries()) {
      const { text, status } = await attacked.ask(
        `${KAREN}-${n % 5}`,
        `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`,
        variables,
      );
      expect([field.slice(0, 40), status]).toEqual([field.slice(0, 40), 200]);
      expect(text).not.toMatch(new RegExp(`(Gerda|Anna|Café|Kørestol|Sofie|Olga|Strandvejen|Kirken) ${THEIRS}`));
    }
  });

  it('gets no further by a cursor of theirs', async () => {
    const { body: their } = await attacked.ask(`coordinator/${THEIRS}/ole`, PEOPLE);
    const cursors = { guests: their.data.guests.edges[0].cursor, volunteers: their.data.volunteers.edges[0].cursor };
    const forged = Buffer.from(JSON.stringify(['', ''])).toString('base64url');
    for (const after of [cursors.guests, cursors.volunteers, forged]) {
      const { text, status } = await attacked.ask(
        KAREN,
        'query ($after: String) { guests(after: $after) { edges { node { name } } } volunteers(after: $after) { edges { node { name } } } }',
        { after },
      );
      expect(status).toBeLessThan(500);
      expect(text).not.toContain(THEIRS);
    }
  });

  it('changes nothing of theirs', async () => {
    const said: readonly (readonly [string, object])[] = [
      ['changeGuestContact', { guestId: theirs.guestId, name: 'Mallory' }],
      ['changeVolunteerContact', { volunteerId: theirs.volunteerId, name: 'Mallory' }],
      ['registerGuest', { sessionId: theirs.sessionId, guestId: theirs.guestId }],
      ['registerGuest', { sessionId: ours.sessionId, guestId: theirs.guestId }],
      ['signUpForShift', { sessionId: ours.sessionId, volunteerId: theirs.volunteerId, role: 'host' }],
      ['closeCafe', { cafeId: theirs.cafeId, lastDate: '2027-01-01' }],
      ['recordGuest', { name: 'Mallory', cafeId: theirs.cafeId }],
      ['keepLonger', { person: theirs.guestId, until: '2027-01-01', reason: 'openCase' }],
      ['erasePerson', { people: [theirs.guestId], reason: 'personAsked', legalBasis: 'consentWithdrawn' }],
    ];
    for (const [mutation, input] of said) {
      const { body } = await attacked.ask(KAREN, mutationOf(mutation), { input, key: freshKey() });
      expect([mutation, body.data?.answer.code]).toEqual([mutation, 'NotFound']);
    }
    expect(await attacked.facts()).toEqual(before);
    const refused = (await attacked.events()).filter(({ type }) => type === 'CommandRefused');
    expect(refused.filter(({ stream }) => stream.includes(THEIRS))).toEqual([]);
  });

  it('has their log signed by nobody, and is told nothing of whether there is one', async () => {
    const authorization = await testIssuer.bearer(`auditor/${OURS}/aksel`);
    const of = async (municipality: string) => {
      const { status, text } = await attacked.send(`/audit/${municipality}/checkpoint`, {
        method: 'POST',
        headers: { authorization },
      });
      return [status, text.replace(municipality, '…')];
    };
    expect(await of(THEIRS)).toEqual([403, expect.any(String)]);
    expect(await of('0101')).toEqual(await of(THEIRS));
    for (const path of ['0183%2f..%2f0187', '0183%00', '..%2f..%2fhealth', '0183;0187'])
      expect((await of(path))[0]).toBeGreaterThanOrEqual(400);
  });

  it('who is a partner, reads no changes of theirs by any index, and follows none', async () => {
    const authorization = await partnerBearer(attacked, partner);
    const changes = 'query ($after: LogIndex) { changes(after: $after, first: 200) { changes { source subject } } }';
    for (const after of [undefined, '0', '5', '99999', '18446744073709551615', '-1']) {
      const { body, status } = await attacked.ask(authorization, changes, { after });
      expect(status).toBeLessThan(500);
      for (const { source } of body.data?.changes.changes ?? []) expect(source).toBe(`/municipality/${OURS}`);
    }
    const client = createClient({
      url: `${attacked.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization, municipality: THEIRS, 'samspil-municipality': THEIRS },
      retryAttempts: 0,
    });
    const told = client.iterate<{ changes: { source: string } }>({
      query: 'subscription { changes(after: "0") { source } }',
    });
    const first = (await told.next()).value as { data: { changes: { source: string } } };
    expect(first.data.changes.source).toBe(`/municipality/${OURS}`);
    await client.dispose();
  });

  it('and whose partner takes the client’s name of another one, gets no token', async () => {
    const clientId = partner.clientId.replace(OURS, THEIRS);
    await expect(partnerBearer(attacked, { ...partner, clientId })).rejects.toThrow('invalid_client');
  });

  it('keeps nobody from being answered', async () => {
    await othersAreAnswered(
      'tenant-confusion',
      attacked,
      () =>
        attacked.ask(KAREN, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
          ids: [theirs.guestId, theirs.cafeId],
        }),
      1,
    );
    expect(await attacked.facts()).toEqual(before);
  });
});
