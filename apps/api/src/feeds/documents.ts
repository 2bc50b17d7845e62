import {
  type DatabaseList,
  type FeedDocument,
  type FeedSite,
  type Overview,
  atomOf,
  calendarWith,
  databaseItems,
  eventsOf,
  jsonLdOf,
} from '#overview';
import { inSlices } from './in-slices.js';

/** What is made of the whole overview, once for as long as it stands, whoever asks meanwhile waits for the same. */
const kept = <T>(
  overview: Overview,
  { language, baseUrl }: FeedSite,
  name: string,
  make: () => Promise<T>,
): Promise<T> => overview.keep(`${name} ${language} ${baseUrl}`, make);

/** All of it as a calendar. */
export const calendarFeed = (overview: Overview, site: FeedSite): Promise<FeedDocument> =>
  kept(overview, site, 'calendar', async () => {
    const events = await inSlices(overview.entries, (entry) => eventsOf(entry, site));
    return calendarWith(events, overview.entries, site);
  });

/** What changed last. */
export const atomFeed = (overview: Overview, site: FeedSite): Promise<FeedDocument> =>
  kept(overview, site, 'atom', () => Promise.resolve(atomOf(overview.entries, site)));

/** All of it as one graph of schema.org things. */
export const jsonLdFeed = (overview: Overview, site: FeedSite): Promise<FeedDocument> =>
  kept(overview, site, 'json-ld', async () => {
    const things = await inSlices(overview.entries, (entry) => JSON.stringify(jsonLdOf(entry, site)));
    return {
      contentType: 'application/ld+json; charset=utf-8',
      body: `{"@context":"https://schema.org","@graph":[${things.join(',')}]}`,
      lastModified: atomOf(overview.entries, site).lastModified,
    };
  });

/** Of these, each entry's stand together: they are made entry by entry, for its times take long to follow. */
const BY_ENTRY: readonly DatabaseList[] = ['occurrences', 'daily_occurrences'];

/** All of a list of the event database. */
export const databaseFeed = (
  overview: Overview,
  site: FeedSite,
  list: DatabaseList,
): Promise<ReturnType<typeof databaseItems>> =>
  kept(overview, site, list, async () => {
    if (!BY_ENTRY.includes(list)) return databaseItems(list, overview.entries, site);
    const inOrder = overview.entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1));
    const parts = await inSlices(inOrder, (entry) => databaseItems(list, [entry], site));
    const { lastModified } = atomOf(overview.entries, site);
    return { list, lastModified, items: parts.flatMap(({ items }) => items) };
  });
