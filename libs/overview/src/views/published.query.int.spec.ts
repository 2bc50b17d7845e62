import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type EventMap, type Extent, type Permission, instant } from '#kernel';
import { ISHOEJ, type PlainEvent, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { type Looked, World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { contactEvents } from '../contact/contact.events.js';
import { entryEvents } from '../entry/entry.events.js';
import { organiserEvents } from '../organiser/organiser.events.js';
import { termsEvents } from '../terms/terms.events.js';
import { contactsOfOrganiser } from './contacts.query.js';
import { contactsProjection } from './contacts.projection.js';
import { entries, entriesOfOrganiser, entryById, revisionsOfEntry } from './entries.query.js';
import { entriesProjection } from './entries.projection.js';
import { organisers } from './organisers.query.js';
import { organisersProjection } from './organisers.projection.js';
import { publishedEntries, publishedEntriesOf, publishedEntryOf } from './published.query.js';
import { confirmationPeriodOf, overviewTerms } from './terms.query.js';
import { termsProjection } from './terms.projection.js';

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
let looks: string[];
beforeEach(async () => {
  log = new MemoryLog();
  looks = [];
  open = await running(log, [organisersProjection, contactsProjection, termsProjection, entriesProjection]);
  tell(termsEvents, 'overviewTerms', ISHOEJ, {
    type: 'TermAdded',
    data: { termId: idFor('music'), kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: ['klaver'] },
  });
  organiser('Ældre Sagen', idFor('its association'));
  organiser('Røde Kors');
});
afterEach(() => open.end());

const NOW = '2026-11-24T12:00:00Z';
const looked: Looked = (subjectId, purpose) => looks.push(`${subjectId} ${purpose}`);
/** Whoever acts for an organisation, where that is let in to its own. */
class OwnAlone extends Access {
  override extentOf(permission: Permission): Extent | undefined {
    return permission === 'readOverview' ? 'own' : super.extentOf(permission);
  }
}
const seenBy = async (actor: Partial<Actor> & Pick<Actor, 'kind'>, now = NOW): Promise<World> => {
  await open.caughtUp();
  const whole = { ...actorOf(actor.kind), ...actor };
  const access = actor.kind === 'partner' ? new OwnAlone(whole) : new Access(whole);
  return new World(open.views, access, looked, clockAt(now));
};
const editor = { kind: 'editor' } as const;
const citizen = { kind: 'citizen' } as const;
const partner = { kind: 'partner', organisation: idFor('its association') } as const;

function tell<M extends EventMap>(events: M, category: string, id: string, event: PlainEvent<M>, at = NOW): void {
  log.record(events, event, { stream: `${category}-${ISHOEJ}_${id}`, recordedAt: at });
}
function organiser(name: string, organisationId?: string): void {
  const data = { organiserId: idFor(name), name, ...(organisationId ? { organisationId } : {}) };
  tell(organiserEvents, 'organiser', idFor(name), { type: 'OrganiserAdded', data });
}
const contact = (type: 'ContactRecorded' | 'ContactRemoved', data: object = {}): void =>
  tell(contactEvents, 'organiserContact', idFor('Birthe'), {
    type,
    data: { contactId: idFor('Birthe'), ...data },
  } as never);
const birthe = { organiserId: idFor('Ældre Sagen'), name: 'Birthe Holm', phone: '43577575' };

const saying = (title: string, more: object = {}) => ({
  texts: [{ language: 'da' as const, title, summary: 'Alle kan være med.' }],
  ...{ categories: [idFor('music')], targetGroups: [], interests: [], tags: [], times: [], languages: [], photos: [] },
  ...{ price: { ore: 2000 }, accessibility: { stepFree: true } },
  ...more,
});
const ofEntry = (name: string, type: keyof typeof entryEvents, data: object, at?: string): void =>
  tell(entryEvents, 'entry', idFor(name), { type, data: { entryId: idFor(name), ...data } } as never, at);
const draft = (name: string, of: string, more: object = {}, at?: string): void =>
  ofEntry(name, 'EntryDrafted', { organiserId: idFor(of), revision: 1, content: saying(name, more) }, at);
const DATES = { on: '2026-11-24', validUntil: '2026-12-24', remindOn: '2026-12-10' };
const publish = (name: string, of = 'Ældre Sagen', more: object = {}): void => {
  draft(name, of, more);
  ofEntry(name, 'EntryPublished', { revision: 1, ...DATES });
};

const titles = async (world: World) => (await publishedEntriesOf(world)).map(({ texts }) => texts[0]?.title);
const names = ({ edges }: { edges: readonly { node: { entryId: string } }[] }, ...some: readonly string[]) =>
  edges.map(({ node }) => some.find((name) => idFor(name) === node.entryId));

describe('what everybody may read', () => {
  it('is what is published, whole, to somebody without an account too', async () => {
    const place = { label: 'Vejleåparken', latitude: 55.61, longitude: 12.35 };
    contact('ContactRecorded', birthe);
    publish('Kor', 'Ældre Sagen', { contactId: idFor('Birthe'), place });
    draft('Kladde', 'Ældre Sagen');
    expect(await publishedEntriesOf(await seenBy(citizen))).toEqual([
      {
        ...{ entryId: idFor('Kor'), revision: 1, confirmedOn: '2026-11-24', validUntil: '2026-12-24' },
        organiser: { organiserId: idFor('Ældre Sagen'), name: 'Ældre Sagen' },
        contact: { name: 'Birthe Holm', phone: '43577575' },
        texts: saying('Kor').texts,
        terms: [{ termId: idFor('music'), kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: ['klaver'] }],
        ...{ place, times: [], price: { ore: 2000 }, accessibility: { stepFree: true }, languages: [], photos: [] },
        changedAt: instant(NOW),
      },
    ]);
    expect(looks).toContain(`${idFor('Birthe')} contact`);
  });

  it('goes by the dates: its last day counts, and the day after it is gone, though nothing was said yet', async () => {
    publish('Kor');
    expect(await titles(await seenBy(citizen, '2026-12-24T22:30:00Z'))).toEqual(['Kor']);
    expect(await titles(await seenBy(citizen, '2026-12-24T23:30:00Z'))).toEqual([]);
    const later = await seenBy(citizen, '2026-12-25T12:00:00Z');
    expect(await publishedEntryOf(later, idFor('Kor'))).toBeUndefined();
  });

  it('stays as it was published while the next revision waits', async () => {
    publish('Kor');
    ofEntry('Kor', 'EntryRevised', { revision: 2, content: saying('Kor og kaffe') });
    expect(await titles(await seenBy(citizen))).toEqual(['Kor']);
    ofEntry('Kor', 'EntryPublished', { revision: 2, ...DATES });
    expect(await titles(await seenBy(citizen))).toEqual(['Kor og kaffe']);
  });

  it('is no more what was withdrawn, or has expired', async () => {
    publish('Kor');
    publish('Whist');
    ofEntry('Kor', 'EntryWithdrawn', { reason: 'ended' });
    ofEntry('Whist', 'EntryExpired', { on: '2026-12-25' });
    expect(await titles(await seenBy(citizen))).toEqual([]);
  });

  it('names nobody who is not to be called any more', async () => {
    contact('ContactRecorded', birthe);
    publish('Kor', 'Ældre Sagen', { contactId: idFor('Birthe') });
    contact('ContactRemoved');
    const [entry] = await publishedEntriesOf(await seenBy(citizen));
    expect(entry).toMatchObject({ entryId: idFor('Kor'), contact: undefined });
    expect(looks).toEqual([]);
  });

  it('comes in pages, and looks at nobody until somebody asks whom to call', async () => {
    contact('ContactRecorded', birthe);
    const all = ['Kor', 'Whist', 'Petanque'];
    for (const name of all) publish(name, 'Ældre Sagen', { contactId: idFor('Birthe') });
    const world = await seenBy(partner);
    const first = await publishedEntries(world, { first: 2 });
    const rest = await publishedEntries(world, { first: 2, after: first.pageInfo.endCursor });
    expect([...names(first, ...all), ...names(rest, ...all)].toSorted()).toEqual(all.toSorted());
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(looks).toEqual([]);
  });
});

describe('the editor’s side of it', () => {
  const listed = async (actor: Parameters<typeof seenBy>[0], filter: object = {}, now?: string) =>
    names(await entries(await seenBy(actor, now), filter, {}), 'Kor', 'Whist', 'Petanque');

  beforeEach(() => {
    draft('Kor', 'Ældre Sagen', {}, '2026-11-01T10:00:00Z');
    draft('Whist', 'Røde Kors', {}, '2026-11-02T10:00:00Z');
    publish('Petanque', 'Røde Kors');
  });

  it('lists what waits, longest first, for editors; for a partner what is of its own organisers; for others nothing', async () => {
    expect(await listed(editor)).toEqual(['Kor', 'Whist', 'Petanque']);
    expect(await listed(partner)).toEqual(['Kor']);
    expect(await listed({ kind: 'partner', organisation: idFor('another') })).toEqual([]);
    for (const kind of ['citizen', 'volunteer', 'guest'] as const) expect(await listed({ kind })).toEqual([]);
  });

  it('lists what was submitted, what came back, and what is of one organiser', async () => {
    ofEntry('Kor', 'EntrySubmitted', { revision: 1 });
    ofEntry('Whist', 'EntrySubmitted', { revision: 1 });
    ofEntry('Whist', 'EntryReturned', { revision: 1, reason: 'incomplete' });
    expect(await listed(editor, { status: 'submitted' })).toEqual(['Kor']);
    expect(await listed(editor, { status: 'returned' })).toEqual(['Whist']);
    expect((await listed(editor, { organiserId: idFor('Røde Kors') })).toSorted()).toEqual(['Petanque', 'Whist']);
  });

  it('lists what is to be confirmed from the day of its reminder to its last', async () => {
    const due = (now: string) => listed(editor, { needsConfirmation: true }, now);
    expect(await due('2026-12-09T12:00:00Z')).toEqual([]);
    expect(await due('2026-12-10T12:00:00Z')).toEqual(['Petanque']);
    expect(await due('2026-12-24T12:00:00Z')).toEqual(['Petanque']);
    expect(await due('2026-12-25T12:00:00Z')).toEqual([]);
    expect(await listed(editor, { needsConfirmation: false }, '2026-12-10T12:00:00Z')).toEqual(['Kor', 'Whist']);
  });

  it('lays two revisions side by side, whole, for whoever may see the entry', async () => {
    ofEntry('Petanque', 'EntryRevised', { revision: 2, content: saying('Petanque om vinteren') });
    const world = await seenBy(editor);
    const both = await world.load(revisionsOfEntry, idFor('Petanque'));
    expect(both.map(({ revision, content }) => [revision, content.texts[0]?.title])).toEqual([
      [1, 'Petanque'],
      [2, 'Petanque om vinteren'],
    ]);
    const other = await seenBy(partner);
    expect(await other.load(revisionsOfEntry, idFor('Petanque'))).toEqual([]);
    expect(await other.load(entryById, idFor('Petanque'))).toBeUndefined();
  });

  it('shows a partner its own organisers, their contacts and their entries alone', async () => {
    contact('ContactRecorded', birthe);
    const [own, other] = [await seenBy(partner), await seenBy({ kind: 'partner', organisation: idFor('another') })];
    const namesOf = async (world: World) => (await organisers(world, {})).edges.map(({ node }) => node.name);
    expect(await namesOf(await seenBy(editor))).toEqual(['Røde Kors', 'Ældre Sagen']);
    expect(await namesOf(own)).toEqual(['Ældre Sagen']);
    expect(await namesOf(other)).toEqual([]);
    expect(await own.load(contactsOfOrganiser, idFor('Ældre Sagen'))).toHaveLength(1);
    expect(await other.load(contactsOfOrganiser, idFor('Ældre Sagen'))).toEqual([]);
    const list = { parent: idFor('Ældre Sagen'), args: {} };
    expect(names(await own.load(entriesOfOrganiser, list), 'Kor')).toEqual(['Kor']);
    expect(names(await other.load(entriesOfOrganiser, list), 'Kor')).toEqual([]);
  });

  it('tells the words there are, and the period where one was set', async () => {
    const world = await seenBy(editor);
    expect((await overviewTerms(world, 'category', {})).edges.map(({ node }) => node.danish)).toEqual(['Musik']);
    expect((await overviewTerms(world, 'tag', {})).edges).toEqual([]);
    expect(await confirmationPeriodOf(world)).toBeUndefined();
    const period = { confirmEveryDays: 90, remindDaysBefore: 14 };
    tell(termsEvents, 'overviewTerms', ISHOEJ, { type: 'ConfirmationPeriodSet', data: period });
    expect(await confirmationPeriodOf(await seenBy(editor))).toEqual(period);
  });
});
