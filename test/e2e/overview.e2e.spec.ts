import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { type ActorKind, SetClock, instant } from '#kernel';
import { untilErased } from './erasing-people.js';
import { entryContent } from './every-overview-mutation.js';
import { PartnerApi } from './partner-api.js';

const TITLES = '{ publishedEntries { edges { node { texts { title } contact { name phone } validUntil } } } }';
const ENTRY = `... on EntryChanged { entry {
  id status latest { revision returned { reason note } } published { revision } validUntil
} }`;

describe('the overview through the API', () => {
  const folder = temporaryFolder();
  const clock = new SetClock(instant('2026-11-24T12:00:00Z'));
  let api: PartnerApi;
  let music: string;
  let organiserId: string;
  let birthe: string;
  let entryId: string;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    const words = '... on OverviewTermsChanged { terms { edges { node { id danish } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: ['klaver'] };
    music = (await api.caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
    organiserId = await api.caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj' });
    birthe = await api.caller.did('recordOrganiserContact', { organiserId, name: 'Birthe Holm', phone: '43577575' });
  });
  afterAll(() => api.close());

  const published = async (kind: ActorKind = 'guest', query = TITLES) => {
    const data = await api.caller.ask(query, {}, kind);
    return (data.asOf ?? data).publishedEntries.edges.map(({ node }: { node: object }) => node);
  };
  const say = async (mutation: string, input: object) => (await api.caller.say(mutation, input, ENTRY)).entry;
  const choir = (title: string) => entryContent([music], title, { contactId: birthe });

  it('takes an entry from its draft by an editor’s return to what everybody reads', async () => {
    const drafted = await say('draftEntry', { organiserId, content: choir('Kor') });
    entryId = drafted.id;
    expect(drafted).toMatchObject({ status: 'draft', latest: { revision: 1 }, published: null });
    expect(await say('submitEntry', { entryId, revision: 1 })).toMatchObject({ status: 'submitted' });
    const returned = { entryId, revision: 1, reason: 'unclear', note: 'Hvor er det?' };
    expect(await say('returnEntry', returned)).toMatchObject({
      status: 'returned',
      latest: { returned: { reason: 'unclear', note: 'Hvor er det?' } },
    });
    expect(await say('reviseEntry', { entryId, content: choir('Kor i Åparken') })).toMatchObject({
      status: 'draft',
      latest: { revision: 2, returned: null },
    });
    await say('submitEntry', { entryId, revision: 2 });
    expect(await published()).toEqual([]);
    expect(await say('publishEntry', { entryId, revision: 2 })).toMatchObject({
      ...{ status: 'published', published: { revision: 2 }, validUntil: '2027-05-23' },
    });
    for (const kind of ['guest', 'volunteer', 'administrator'] as const)
      expect(await published(kind)).toEqual([
        {
          texts: [{ title: 'Kor i Åparken' }],
          contact: { name: 'Birthe Holm', phone: '43577575' },
          validUntil: '2027-05-23',
        },
      ]);
  });

  it('lays its revisions side by side for an editor, and shows them to nobody else', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Entry {
      revisions { revision content { texts { title } categories { danish } contact { name } } }
    } } }`;
    const said = (title: string) => ({
      texts: [{ title }],
      categories: [{ danish: 'Musik' }],
      contact: { name: 'Birthe Holm' },
    });
    const { node } = await api.caller.ask(query, { id: entryId }, 'editor');
    expect(node.revisions).toEqual([
      { revision: 1, content: said('Kor') },
      { revision: 2, content: said('Kor i Åparken') },
    ]);
    const { errors } = await api.caller.reply(query, { id: entryId }, 'guest');
    expect(errors?.[0]?.message).toContain('Entry.revisions');
  });

  it('says what would work instead', async () => {
    const again = await api.caller.say(
      'submitEntry',
      { entryId, revision: 1 },
      '... on NotTheLatestRevision { latest }',
    );
    expect(again).toMatchObject({ __typename: 'NotTheLatestRevision', latest: 2 });
    const other = await api.caller.did('addOrganiser', { name: 'Røde Kors' });
    const wrong = await api.caller.say(
      'draftEntry',
      { organiserId: other, content: choir('Kor') },
      '... on ContactNotOfOrganiser { contactId }',
    );
    expect(wrong).toMatchObject({ __typename: 'ContactNotOfOrganiser', contactId: birthe });
    const nobodys = entryContent([music], 'Kor', { interests: [organiserId] });
    expect(await api.caller.say('draftEntry', { organiserId, content: nobodys })).toMatchObject({
      code: 'InvalidInput',
    });
  });

  it('is to be confirmed when its day comes, and stays as long again once it was', async () => {
    const due = async () => {
      const { entries } = await api.caller.ask(
        '{ entries(needsConfirmation: true) { edges { node { id } } } }',
        {},
        'editor',
      );
      return entries.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await due()).toEqual([]);
    clock.set(instant('2027-05-01T10:00:00Z'));
    expect(await due()).toEqual([entryId]);
    expect(await say('confirmEntry', { entryId })).toMatchObject({ status: 'published', validUntil: '2027-10-28' });
    expect(await due()).toEqual([]);
  });

  it('names nobody who has been erased', async () => {
    await api.caller.say('erasePerson', { people: [birthe], reason: 'personAsked', legalBasis: 'consentWithdrawn' });
    await untilErased(api.caller);
    const [entry] = await published();
    expect(JSON.stringify(entry)).not.toContain('Birthe');
    expect(entry).toMatchObject({ texts: [{ title: 'Kor i Åparken' }] });
  });

  it('shows how it stood, once it has been withdrawn', async () => {
    expect(await say('withdrawEntry', { entryId, reason: 'ended' })).toMatchObject({
      status: 'withdrawn',
      published: null,
    });
    expect(await published()).toEqual([]);
    const then = await published('auditor', `{ asOf(time: "2027-04-30T10:00:00Z") ${TITLES} }`);
    expect(then).toMatchObject([{ texts: [{ title: 'Kor i Åparken' }] }]);
    const before = await published('auditor', `{ asOf(time: "2026-11-24T11:00:00Z") ${TITLES} }`);
    expect(before).toEqual([]);
  });
});
