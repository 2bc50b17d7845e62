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
import type { PlacesAt, PublishedContact, PublishedEntry, PublishedTerm } from '../entry/published-entry.js';
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

type Said = 'texts' | 'times' | 'price' | 'accessibility' | 'languages' | 'photos';
/** What it says, as the API answers it. */
type PublishedContent = Pick<PublishedEntry, Said> &
  Partial<Pick<PublishedEntry, 'place' | 'signUp'>> &
  Readonly<Record<'categories' | 'targetGroups' | 'interests' | 'tags', readonly string[]>>;

interface PublishedRow extends Record<string, unknown> {
  readonly entryId: string;
  readonly revision: number;
  readonly content: PublishedContent;
  readonly contactId: string | null;
  readonly publishedAt: Instant | null;
  readonly confirmedOn: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly organiserId: string;
  readonly name: string;
  readonly website: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Of what appears by itself: the places left at each time. */
  readonly places?: readonly PlacesAt[];
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
  { categories, targetGroups, interests, tags }: PublishedContent,
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

async function publishedEntry(seen: PublishedSeen, contact?: PublishedContact): Promise<PublishedEntry> {
  const { world, content } = seen;
  const { texts, place, times, price, signUp, accessibility, languages, photos } = content;
  return {
    ...{ entryId: seen.entryId, revision: seen.revision, organiser: organiserOf(seen) },
    contact,
    terms: await termsOfContent(world, content),
    ...{ texts, place, times, price, signUp, accessibility, languages, photos },
    // What is published has been published at a time, for a while: only what never was has none.
    confirmedOn: seen.confirmedOn as LocalDate,
    validUntil: seen.validUntil as LocalDate,
    changedAt: seen.publishedAt as Instant,
  };
}

/** What appears by itself, as the API answers what is published. */
export function seenByItself(world: World, entry: PublishedEntry): PublishedSeen {
  const { entryId, revision, organiser, terms, changedAt, confirmedOn, validUntil, places = [] } = entry;
  const { texts, place, times, price, signUp, accessibility, languages, photos } = entry;
  const categories = terms.map(({ termId }) => termId);
  const content = { texts, place, times, price, signUp, accessibility, languages, photos, categories };
  return world.show({
    ...{ entryId, revision, contactId: null, publishedAt: changedAt, confirmedOn, validUntil, places },
    content: { ...content, targetGroups: [], interests: [], tags: [] },
    ...{ organiserId: organiser.organiserId, name: organiser.name, website: organiser.website ?? null },
    ...{ phone: organiser.phone ?? null, email: organiser.email ?? null },
  });
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
  const all = await publishedIn(world);
  return Promise.all(all.map(async (seen) => publishedEntry(seen, await contactOf(seen))));
}

/** The same, without whom to call: to be searched, which looks at nobody. */
export async function publishedWithoutContacts(world: World): Promise<readonly PublishedEntry[]> {
  const all = await publishedIn(world);
  return Promise.all(all.map((seen) => publishedEntry(seen)));
}

/**
 * The same as it is printed: each entry with the id of who is to be called according to it, where somebody is. What is printed outlives a
 * page, so who is in it must be found when they are erased.
 */
export async function publishedToPrint(
  world: World,
): Promise<readonly { readonly entry: PublishedEntry; readonly names: string | undefined }[]> {
  const all = await publishedIn(world);
  return Promise.all(
    all.map(async (seen) => {
      const contact = await contactOf(seen);
      return { entry: await publishedEntry(seen, contact), names: contact && (seen.contactId ?? undefined) };
    }),
  );
}

async function publishedIn(world: World): Promise<readonly PublishedSeen[]> {
  const rows = await publishedOf(world).orderBy('publishedAt').orderBy('entryId').execute();
  return rows.map((row) => world.show(row));
}

/** One of them; `undefined` where there is none that everybody may read today. */
export async function publishedEntryOf(world: World, entryId: string): Promise<PublishedEntry | undefined> {
  const seen = await world.load(publishedById, entryId);
  return seen && publishedEntry(seen, await contactOf(seen));
}
