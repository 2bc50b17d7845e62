import { type Instant, type LocalDate, dateIn } from '#kernel';
import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allowed,
  connectionOf,
  inOrder,
} from '#graphql';
import type { EntryContent } from '../entry/content.js';
import type { PublishedContact, PublishedEntry, PublishedTerm } from '../entry/published-entry.js';
import { contactsProjection } from './contacts.projection.js';
import { publishedContactPeople } from './contacts.query.js';
import { entriesProjection } from './entries.projection.js';
import { organisersProjection } from './organisers.projection.js';
import { publishedTerm, termById } from './terms.query.js';

/** What everybody may read of entries, but for the person whom each says to call: found by the dates too, however late they are said to expire. */
function publishedOf(world: World) {
  const today = dateIn(world.seenAt.now());
  const database = world.views.query(entriesProjection, organisersProjection, contactsProjection);
  const published = database
    .selectFrom('entry')
    .innerJoin('entryRevision as said', (join) =>
      join
        .onRef('said.municipality', '=', 'entry.municipality')
        .onRef('said.entryId', '=', 'entry.entryId')
        .onRef('said.revision', '=', 'entry.publishedRevision'),
    )
    .innerJoin('organiser', (join) =>
      join
        .onRef('organiser.municipality', '=', 'entry.municipality')
        .onRef('organiser.organiserId', '=', 'entry.organiserId'),
    )
    .leftJoin('organiserContact as contact', (join) =>
      join
        .onRef('contact.municipality', '=', 'entry.municipality')
        .onRef('contact.contactId', '=', 'said.contactId')
        .on('contact.status', '=', 'named'),
    )
    .select(['entry.entryId', 'said.revision', 'said.content', 'contact.contactId'])
    .select(['entry.publishedAt', 'entry.confirmedOn', 'entry.validUntil', 'organiser.organiserId'])
    .select(['organiser.name', 'organiser.website', 'organiser.phone', 'organiser.email'])
    .where('entry.municipality', '=', world.municipality)
    .where('entry.publishedRevision', 'is not', null)
    .where('entry.validUntil', '>=', today)
    .where(allowed(world, 'readCafes'))
    .as('published');
  return database.selectFrom(published).selectAll();
}

interface PublishedRow extends Record<string, unknown> {
  readonly entryId: string;
  readonly revision: number;
  readonly content: EntryContent;
  readonly contactId: string | null;
  readonly publishedAt: Instant | null;
  readonly confirmedOn: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly organiserId: string;
  readonly name: string;
  readonly website: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}
export type PublishedSeen = Seen<PublishedRow>;

/** What everybody may read today, in the order in which it came to be there. */
export const publishedEntries = (world: World, page: Page): Promise<Connection<PublishedSeen>> =>
  connectionOf(world, publishedOf(world), ['publishedAt', 'entryId'], page);

/** What everybody may read of an entry today; `undefined` where that is nothing. */
export const publishedById: Batch<string, PublishedSeen | undefined> = async (world, entryIds) => {
  const rows = await publishedOf(world).where('entryId', 'in', entryIds).execute();
  return inOrder(
    entryIds,
    rows.map((row) => world.show(row)),
    ({ entryId }) => entryId,
  );
};

/** The words that it was given: categories first, then target groups, interests and tags, each as its editor put them. */
async function termsOfContent(
  world: World,
  { categories, targetGroups, interests, tags }: EntryContent,
): Promise<readonly PublishedTerm[]> {
  const ids = [...categories, ...targetGroups, ...interests, ...tags];
  const terms = await Promise.all(ids.map((termId) => world.load(termById, termId)));
  return terms.flatMap((term) => (term ? [publishedTerm(term)] : []));
}

/**
 * Who is to be called. Nobody where nobody is named, where they do not want to be called any more, and where they were erased. Each
 * value that is read is a look at a person, and taken down where the world takes looks down: a page for everybody shows what was
 * published by consent, to nobody in particular.
 */
async function contactOf({ world, contactId }: PublishedSeen): Promise<PublishedContact | undefined> {
  if (contactId === null) return undefined;
  const [name, phone, email] = await Promise.all([
    world.reveal(publishedContactPeople, contactId, 'name'),
    world.reveal(publishedContactPeople, contactId, 'phone'),
    world.reveal(publishedContactPeople, contactId, 'email'),
  ]);
  if (name === null && phone === null && email === null) return undefined;
  return { name: name ?? undefined, phone: phone ?? undefined, email: email ?? undefined };
}

async function publishedEntry(seen: PublishedSeen): Promise<PublishedEntry> {
  const { world, content } = seen;
  const { texts, place, times, price, signUp, accessibility, languages, photos } = content;
  return {
    ...{ entryId: seen.entryId, revision: seen.revision, organiser: organiserOf(seen) },
    contact: await contactOf(seen),
    terms: await termsOfContent(world, content),
    ...{ texts, place, times, price, signUp, accessibility, languages, photos },
    // What is published has been published at a time, for a while: only what never was has none.
    confirmedOn: seen.confirmedOn as LocalDate,
    validUntil: seen.validUntil as LocalDate,
    changedAt: seen.publishedAt as Instant,
  };
}

/** Who makes it happen, as everybody may see them. */
export const organiserOf = ({ organiserId, name, website, phone, email }: PublishedSeen) => ({
  ...{ organiserId, name, website: website ?? undefined },
  ...{ phone: phone ?? undefined, email: email ?? undefined },
});

/**
 * Everything that everybody may read today, in the order in which it came to be there: what search, pages, feeds and the edition are
 * made from. Reads the whole overview at once: thousands of entries, not millions.
 */
export async function publishedEntriesOf(world: World): Promise<readonly PublishedEntry[]> {
  const rows = await publishedOf(world).orderBy('publishedAt').orderBy('entryId').execute();
  return Promise.all(rows.map((row) => publishedEntry(world.show(row))));
}

/** One of them; `undefined` where there is none that everybody may read today. */
export async function publishedEntryOf(world: World, entryId: string): Promise<PublishedEntry | undefined> {
  const seen = await world.load(publishedById, entryId);
  return seen && publishedEntry(seen);
}
