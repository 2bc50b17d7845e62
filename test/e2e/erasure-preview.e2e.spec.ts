import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { globalId } from '#graphql';
import { idFor } from '#kernel/testing';
import { RunningApi } from './running-api.js';

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' });

const PREVIEW = `query ($people: [ID!]!, $purposes: [PersonalPurpose!]) {
  erasurePreview(people: $people, purposes: $purposes) {
    records { person kind heldUntil erasedBefore goes { what count } stays { what count text } ahead { id at text } }
    lookAlikes { person kind same }
  }
}`;
const ERASE = '... on ErasureBegun { erasures { person purposes } }';

describe('what erasing somebody would mean', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let session: string;
  let gerda: string;
  let gerdaWhoHelps: string;
  let hans: string;

  const guest = async (input: object): Promise<string> =>
    (await api.say('recordGuest', input, '... on GuestChanged { guest { id } }')).guest.id;
  const preview = async (people: readonly string[], purposes?: readonly string[]) => {
    const { data, errors } = await api.ask(PREVIEW, { people, purposes });
    expect(errors).toBeUndefined();
    return data.erasurePreview;
  };

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const { cafe } = await api.say(
      'openCafe',
      {
        name: 'Caféen i Åparken',
        place: 'Åparken',
        hostOrganisation: 'AAB',
        recurrence: { firstDate: inDays(7), rrule: 'FREQ=DAILY;COUNT=1' },
        opens: '10:00',
        closes: '12:00',
        capacity: 1,
        roles: [{ role: 'host', needed: 1 }],
      },
      '... on CafeChanged { cafe { id } }',
    );
    const planned = await api.say('planCafeSessions', { cafeId: cafe.id, until: inDays(8) });
    expect(planned.__typename).toBe('CafeChanged');
    const { data } = await api.ask('{ cafeSessions { edges { node { id } } } }');
    session = data.cafeSessions.edges[0].node.id;
    gerda = await guest({ name: 'Gerda Ærø', phone: '43 57 75 75', needs: 'Sukkersyge' });
    await api.say('changeGuestContact', { guestId: gerda, name: 'Gerda Ærø Holm', phone: '43577575' });
    hans = await guest({ name: 'Hans' });
    await api.say('registerGuest', { sessionId: session, guestId: gerda });
    await api.say('registerGuest', { sessionId: session, guestId: hans });
    const { volunteer } = await api.say(
      'registerVolunteer',
      { name: 'GERDA ærø  HOLM', phone: '43577576', email: 'gerda@example.dk' },
      '... on VolunteerChanged { volunteer { id } }',
    );
    gerdaWhoHelps = volunteer.id;
    await api.say('makeStandingCommitment', {
      volunteerId: volunteer.id,
      cafeId: cafe.id,
      role: 'host',
      from: inDays(0),
    });
    await api.ask('{ guests { edges { node { name } } } }');
    await api.installation.readLog.flush();
  });
  afterAll(() => api.close());

  it('is said before anything happens: what goes, what stays and why, and what becomes of what lies ahead', async () => {
    const { records } = await preview([gerda]);
    expect(records).toEqual([
      {
        person: gerda,
        kind: 'Guest',
        heldUntil: null,
        erasedBefore: [],
        goes: [
          { what: 'contact', count: 4 },
          { what: 'health', count: 1 },
        ],
        stays: [
          { what: 'events', count: expect.any(Number), text: expect.stringContaining('figures would not add up') },
          { what: 'looks', count: expect.any(Number), text: expect.stringContaining('proof') },
          { what: 'decision', count: null, text: expect.any(String) },
          { what: 'backups', count: null, text: expect.any(String) },
        ],
        ahead: [{ id: session, at: `${inDays(7)}T09:00:00.000Z`, text: expect.stringContaining('waiting list') }],
      },
    ]);
    const { data } = await api.ask('query ($id: ID!) { node(id: $id) { ... on Guest { name erasures { id } } } }', {
      id: gerda,
    });
    expect(data.node).toEqual({ name: 'Gerda Ærø Holm', erasures: [] });
  });

  it('names other records that may be the same person, however they are spelled', async () => {
    const { lookAlikes } = await preview([gerda]);
    expect(lookAlikes).toEqual([{ person: gerdaWhoHelps, kind: 'Volunteer', same: ['name'] }]);
    expect((await preview([gerda, gerdaWhoHelps])).lookAlikes).toEqual([]);
    expect((await preview([hans])).lookAlikes).toEqual([]);
  });

  it('of a volunteer tells of shifts and standing commitments', async () => {
    await api.installation.policies.hold();
    await api.installation.policies.settle();
    const { records } = await preview([gerdaWhoHelps]);
    expect(records[0].ahead.map(({ text }: { text: string }) => text)).toEqual([
      'The shift becomes free, and a volunteer is missing',
      'The standing commitment ends',
    ]);
    await api.restart();
  });

  it('for one purpose takes that alone', async () => {
    const [record] = (await preview([gerda], ['health'])).records;
    expect(record.goes).toEqual([{ what: 'health', count: 1 }]);
    expect(record.stays[0]).toMatchObject({ what: 'otherPurposes', count: 4 });
    expect(record.ahead[0].text).toContain('still known');
  });

  it('is nothing for who is not there, or is no person', async () => {
    expect(await preview([globalId('Guest', idFor('nobody'))])).toBeNull();
    expect(await preview([gerda, session])).toBeNull();
    expect(await preview(['Gerda'])).toBeNull();
    const { errors } = await api.ask(PREVIEW, { people: Array.from({ length: 11 }, () => gerda) });
    expect(errors?.[0]?.message).toBe('"people" must be 1 to 10 records of one person, not 11');
  });

  it('is what then happens, to all records of the person at once', async () => {
    const erased = await api.say(
      'erasePerson',
      { people: [gerda, gerdaWhoHelps], reason: 'personAsked', legalBasis: 'consentWithdrawn' },
      ERASE,
      { key: 'erase Gerda' },
    );
    const purposes = ['contact', 'health', 'notes'];
    expect(erased.erasures).toEqual([
      { person: gerda, purposes },
      { person: gerdaWhoHelps, purposes },
    ]);
    const again = { people: [gerdaWhoHelps, gerda], reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    expect(await api.say('erasePerson', again)).toMatchObject({ __typename: 'AlreadyErased' });
    const others = { people: [hans], reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    expect(await api.say('erasePerson', others, '', { key: 'erase Gerda' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    expect((await preview([gerda])).records[0]).toMatchObject({ erasedBefore: purposes, goes: [], ahead: [] });
  });

  it('is refused, and happens to nobody, under a key that was used for others', async () => {
    const why = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    const [carl, dora, eva] = [
      await guest({ name: 'Carl' }),
      await guest({ name: 'Dora' }),
      await guest({ name: 'Eva' }),
    ];
    expect(await api.say('erasePerson', { people: [carl], ...why }, '', { key: 'k' })).toMatchObject({
      __typename: 'ErasureBegun',
    });
    expect(await api.say('erasePerson', { people: [eva, carl], ...why }, '', { key: 'k' })).toMatchObject({
      __typename: 'AlreadyErased',
    });
    for (const people of [[dora, eva], [carl, eva], [eva]])
      expect(await api.say('erasePerson', { people, ...why }, '', { key: 'k' })).toMatchObject({
        __typename: 'IdempotencyKeyReused',
      });
    const { data } = await api.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Guest { name erasures { id } } } }',
      {
        ids: [dora, eva],
      },
    );
    expect(data.nodes).toEqual([
      { name: 'Dora', erasures: [] },
      { name: 'Eva', erasures: [] },
    ]);
    // Said again as it was, it is answered as it was.
    expect(await api.say('erasePerson', { people: [carl], ...why }, '', { key: 'k' })).toMatchObject({
      __typename: 'ErasureBegun',
    });
  });

  it('waits until a hold is released, and takes all records or none', async () => {
    const why = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    const [free, held] = [await guest({ name: 'Frida' }), await guest({ name: 'Frida H' })];
    await api.say('keepLonger', { person: held, until: inDays(30), reason: 'legalClaim' });
    expect((await preview([held])).records[0].heldUntil).toBe(inDays(30));
    const refused = await api.say('erasePerson', { people: [free, held], ...why }, '... on OnHold { id until }');
    expect(refused).toMatchObject({ __typename: 'OnHold', id: held, until: inDays(30) });
    const { data } = await api.ask('query ($id: ID!) { node(id: $id) { ... on Guest { erasures { id } } } }', {
      id: free,
    });
    expect(data.node.erasures).toEqual([]);
    await api.say('releaseHold', { person: held });
    const erased = await api.say('erasePerson', { people: [free, held, free], ...why }, ERASE);
    expect(erased.erasures.map(({ person }: { person: string }) => person)).toEqual([free, held]);
  });

  it('of one purpose alone leaves the rest to be changed, and says which one is gone', async () => {
    const person = await guest({ name: 'Hedda', needs: 'Kørestol' });
    const why = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    await api.say('erasePerson', { people: [person], purposes: ['health'], ...why });
    expect((await api.say('changeGuestContact', { guestId: person, name: 'Hedda G' })).__typename).toBe('GuestChanged');
    await api.installation.policies.hold();
    await api.installation.policies.settle();
    const refused = await api.say('changeGuestNeeds', { guestId: person, needs: 'Rollator' });
    expect(refused).toMatchObject({ __typename: 'PersonErased', message: expect.stringContaining('The health data') });
  });

  it.each([
    [{ people: [] }, 'people'],
    [{ people: ['Gerda'] }, 'people.0'],
    [{ caseNumber: 'Gerda Ærø' }, 'caseNumber'],
  ])('is refused with what cannot be understood: %j', async (change, path) => {
    const input = { people: [hans], reason: 'personAsked', legalBasis: 'consentWithdrawn', ...change };
    const answer = await api.say('erasePerson', input, '... on InvalidInput { problems { path } }');
    expect(answer).toMatchObject({ __typename: 'InvalidInput', problems: [{ path }] });
  });
});
