import { Feed } from 'feed';
import { z } from 'zod';
import { type Instant, epochMilliseconds } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import {
  type FeedDocument,
  type FeedSite,
  entryPage,
  lastChange,
  textOf,
  thingAddress,
  wholeText,
} from './feed-site.js';
import { asHtml } from './html.js';
import { wordsOf } from './words.js';

/** As many as a reader shows; whoever wants all of them reads another feed. */
const MOST_ENTRIES = 100;

/** What is new in the overview, the latest change first, at most 100 (Atom, RFC 4287). Its texts are HTML in which nothing is markup but paragraphs. */
export function atomOf(entries: readonly PublishedEntry[], site: FeedSite): FeedDocument {
  const latest = entries.toSorted(byChange).slice(0, MOST_ENTRIES);
  const lastModified = lastChange(entries);
  const feed = new Feed({
    ...{ id: thingAddress(site, 'feed', 'overview'), title: inNode(titleOf(site)), generator: 'Samspil' },
    ...{ link: site.baseUrl, feedLinks: { atom: `${site.baseUrl}/feeds/overview.atom` }, copyright: site.licence },
    // A feed without entries has not changed since the morning.
    updated: dateOf(lastModified ?? (`${site.today}T00:00:00.000Z` as Instant)),
    author: { name: inNode(site.municipality), link: site.baseUrl },
  });
  for (const entry of latest) feed.addItem(itemOf(entry, site));
  return { contentType: 'application/atom+xml; charset=utf-8', body: feed.atom1(), lastModified };
}

const titleOf = ({ language, municipality }: FeedSite): string => `${wordsOf(language).feed}, ${municipality}`;

const byChange = (a: PublishedEntry, b: PublishedEntry): number =>
  epochMilliseconds(b.changedAt) - epochMilliseconds(a.changedAt) || (a.entryId < b.entryId ? -1 : 1);

function itemOf(entry: PublishedEntry, site: FeedSite): Parameters<Feed['addItem']>[0] {
  const text = textOf(entry, site.language);
  return {
    ...{ id: thingAddress(site, 'entry', entry.entryId), link: entryPage(site, entry), date: dateOf(entry.changedAt) },
    ...{ title: asHtml(text.title), description: asHtml(text.summary), content: asHtml(wholeText(text)) },
    author: [{ name: inNode(entry.organiser.name) }],
    // By their ids alone: the library escapes too little of an attribute for a name that somebody typed.
    category: entry.terms
      .filter(({ kind }) => kind === 'category')
      .map(({ termId }) => ({ term: termId, scheme: thingAddress(site, 'scheme', 'categories') })),
  };
}

/** The library reads `&amp;` as already escaped; what was typed as that has to be escaped once before. */
const inNode = (text: string): string => text.replaceAll('&amp;', '&amp;amp;');

/** The library takes nothing but dates of JavaScript, and domain code makes none of its own. */
const dateOf = (at: Instant) => z.coerce.date().parse(at);
