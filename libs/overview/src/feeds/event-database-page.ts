import type { PublishedEntry, PublishedTerm } from '../entry/published-entry.js';
import {
  databaseEventOf,
  databaseLocationOf,
  databaseOccurrencesOf,
  databaseOrganizationOf,
  databaseTagOf,
} from './event-database.js';
import { type FeedDocument, type FeedSite, asked, lastChange } from './feed-site.js';
import type { JsonObject } from './json.js';
import { numberedPage } from './paging.js';

/** Made when it is asked for: of ten thousand events, a page makes ten. */
type Item = () => JsonObject;
type List = (entries: readonly PublishedEntry[], site: FeedSite) => readonly Item[];

/** All of a list of the event database, in its order. What is on it of many entries is that of each of them, one after the other. */
export interface DatabaseItems {
  readonly list: DatabaseList;
  readonly items: readonly Item[];
  readonly lastModified: FeedDocument['lastModified'];
}

/** The lists of the event database, by the last part of their addresses. */
const LISTS = {
  events: { type: 'Event', items: (entries, site) => entries.map((entry) => () => databaseEventOf(entry, site)) },
  occurrences: { type: 'Occurrence', items: (entries, site) => occurrencesIn(entries, site, false) },
  daily_occurrences: { type: 'DailyOccurrence', items: (entries, site) => occurrencesIn(entries, site, true) },
  organizations: {
    type: 'Organization',
    items: (entries, site) =>
      firsts(entries, ({ organiser }) => organiser.organiserId).map(
        (entry) => () => databaseOrganizationOf(entry, site),
      ),
  },
  locations: { type: 'Location', items: (entries) => locationsIn(entries) },
  tags: { type: 'Tag', items: (entries, site) => termsIn(entries).map((term) => () => databaseTagOf(term, site)) },
  vocabularies: { type: 'Vocabulary', items: (entries, site) => vocabulariesIn(entries, site) },
} satisfies Record<string, { type: string; items: List }>;
export type DatabaseList = keyof typeof LISTS;

export const isDatabaseList = (name: string): name is DatabaseList => Object.hasOwn(LISTS, name);

const LIMITS = { usual: 10, most: 50 } as const;

/**
 * A page of `/feeds/events`, and of its sister lists, as version 2 of the Danish event database gives them: a Hydra collection, ten to a page
 * unless `itemsPerPage` asks for others, at most 50. A page that never was is empty.
 */
export function databasePage(
  { list, items, lastModified }: DatabaseItems,
  site: FeedSite,
  wanted: { readonly page?: unknown; readonly itemsPerPage?: unknown } = {},
): FeedDocument {
  const { type } = LISTS[list];
  const page = numberedPage(items, { page: wanted.page, perPage: wanted.itemsPerPage }, LIMITS);
  const path = `/feeds/${list}`;
  const at = (number: number) => asked(site, path, { itemsPerPage: String(page.perPage), page: String(number) });
  const body = JSON.stringify({
    ...{ '@context': { hydra: 'http://www.w3.org/ns/hydra/core#' }, '@id': path, '@type': 'hydra:Collection' },
    'hydra:totalItems': page.totalItems,
    'hydra:member': page.items.map((item) => membered(item(), path, type)),
    'hydra:view': {
      ...{ '@id': at(page.page), '@type': 'hydra:PartialCollectionView' },
      ...{ 'hydra:first': at(1), 'hydra:last': at(page.totalPages) },
      'hydra:previous': page.page > 1 ? at(Math.min(page.page - 1, page.totalPages)) : undefined,
      'hydra:next': page.page < page.totalPages ? at(page.page + 1) : undefined,
    },
  });
  return { contentType: 'application/ld+json; charset=utf-8', body, lastModified };
}

/** All of a list. The times of thousands of entries take seconds: they can be had of some entries at a time, in the order of their ids, and put together. */
export function databaseItems(list: DatabaseList, entries: readonly PublishedEntry[], site: FeedSite): DatabaseItems {
  const inOrder = entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1));
  return { list, items: LISTS[list].items(inOrder, site), lastModified: lastChange(entries) };
}

function membered(item: JsonObject, path: string, type: string): JsonObject {
  const id = item.entityId ?? item.slug;
  return { '@id': typeof id === 'string' || typeof id === 'number' ? `${path}/${id}` : path, '@type': type, ...item };
}

/** The last of each that has another key, where the first of them stood. */
const firsts = <T>(items: readonly T[], keyOf: (item: T) => unknown): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

const occurrencesIn = (entries: readonly PublishedEntry[], site: FeedSite, isDaily: boolean): readonly Item[] =>
  entries.flatMap((entry) => databaseOccurrencesOf(entry, site, isDaily).map((item) => () => item));

const locationsIn = (entries: readonly PublishedEntry[]): readonly Item[] =>
  firsts(
    entries.map(databaseLocationOf).filter((location) => location !== null),
    ({ entityId }) => entityId,
  ).map((item) => () => item);

const termsIn = (entries: readonly PublishedEntry[]): readonly PublishedTerm[] =>
  firsts(
    entries.flatMap(({ terms }) => terms),
    ({ termId }) => termId,
  );

function vocabulariesIn(entries: readonly PublishedEntry[], { language }: FeedSite): readonly Item[] {
  const terms = termsIn(entries);
  return [...new Set(terms.map(({ kind }) => kind))].toSorted().map((kind) => () => ({
    ...{ slug: kind, name: kind, description: kind },
    tags: terms.filter((term) => term.kind === kind).map(({ name }) => name[language]),
  }));
}
