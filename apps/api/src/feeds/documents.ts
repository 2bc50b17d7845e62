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
import { MadeOnce } from './made-once.js';

type DatabaseItems = ReturnType<typeof databaseItems>;

/** Of these, each entry's stand together: they are made entry by entry, for its times take long to follow. */
const BY_ENTRY: readonly DatabaseList[] = ['occurrences', 'daily_occurrences'];

/**
 * What is made of a whole overview, once for as long as it stands: whoever asks meanwhile waits for the same. Times take milliseconds of each entry to
 * follow, so they are followed again only of entries that changed, and others have their turn in between.
 */
export class FeedDocuments {
  private readonly made = new Map<string, MadeOnce<unknown>>();

  /** All of it as a calendar: the same whatever day it is. */
  calendar(overview: Overview, site: FeedSite): Promise<FeedDocument> {
    return this.kept(overview, site, 'calendar', async (made: MadeOnce<string>) => {
      const events = await made.ofEach(overview.entries, { ...site, today: '' }, (entry) => eventsOf(entry, site));
      return calendarWith(events, overview.entries, site);
    });
  }

  /** What changed last. */
  atom(overview: Overview, site: FeedSite): Promise<FeedDocument> {
    return this.kept(overview, site, 'atom', () => Promise.resolve(atomOf(overview.entries, site)));
  }

  /** All of it as one graph of schema.org things. */
  jsonLd(overview: Overview, site: FeedSite): Promise<FeedDocument> {
    return this.kept(overview, site, 'json-ld', async (made: MadeOnce<string>) => {
      const things = await made.ofEach(overview.entries, site, (entry) => JSON.stringify(jsonLdOf(entry, site)));
      return {
        contentType: 'application/ld+json; charset=utf-8',
        body: `{"@context":"https://schema.org","@graph":[${things.join(',')}]}`,
        lastModified: atomOf(overview.entries, site).lastModified,
      };
    });
  }

  /** All of a list of the event database. */
  database(overview: Overview, site: FeedSite, list: DatabaseList): Promise<DatabaseItems> {
    return this.kept(overview, site, list, async (made: MadeOnce<DatabaseItems>) => {
      if (!BY_ENTRY.includes(list)) return databaseItems(list, overview.entries, site);
      const inOrder = overview.entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1));
      const parts = await made.ofEach(inOrder, site, (entry) => databaseItems(list, [entry], site));
      const { lastModified } = databaseItems('events', overview.entries, site);
      return { list, lastModified, items: parts.flatMap(({ items }) => items) };
    });
  }

  /** What fails is not kept: it is made again when it is asked for again. */
  private kept<T, P>(
    overview: Overview,
    { language, baseUrl }: FeedSite,
    name: string,
    make: (made: MadeOnce<P>) => Promise<T>,
  ): Promise<T> {
    const feed = `${name} ${language} ${baseUrl}`;
    const made = this.made.get(`${overview.municipality} ${feed}`) ?? new MadeOnce<unknown>();
    this.made.set(`${overview.municipality} ${feed}`, made);
    const slot = overview.keep(feed, (): { document?: Promise<T> } => ({}));
    slot.document ??= make(made as MadeOnce<P>).catch((error: unknown) => {
      delete slot.document;
      throw error;
    });
    return slot.document;
  }
}
