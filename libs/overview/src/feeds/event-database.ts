import { createHash } from 'node:crypto';
import { plusDays } from '#kernel';
import {
  type PublishedEntry,
  type PublishedOrganiser,
  type PublishedTerm,
  positionOfPlace,
} from '../entry/published-entry.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';
import { type FeedSite, entryPage, photoAddress, textOf, wholeText } from './feed-site.js';
import { asParagraphs } from './html.js';
import type { Json, JsonObject } from './json.js';
import { dailyPartsOf } from './daily-parts.js';
import { withOffset } from './wall-clock.js';
import { priceInWords } from './words.js';

/** How many times of an entry are given, and how far ahead from today, in days. */
const AHEAD = { times: 200, days: 366 } as const;

/**
 * The number of a thing in the shape of the event database, whose ids are whole numbers: 52 bits of the hash of its own id. The same thing
 * has the same number for ever; of 100,000 things, two have the same with a chance of about one in a million.
 */
const entityId = (...names: readonly string[]): number =>
  Number.parseInt(createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 13), 16);

/** An entry as an event of the Danish event database, version 2 (Aarhus). Its description is HTML in which no text is markup. */
export function databaseEventOf(entry: PublishedEntry, site: FeedSite): JsonObject {
  const occurrences = upcoming(entry, site);
  return {
    ...whatItSays(entry, site),
    occurrences: occurrences.map((occurrence) => occurrenceOf(entry, site, occurrence)),
    dailyOccurrences: occurrences.flatMap(dailyPartsOf).map((part) => occurrenceOf(entry, site, part)),
  };
}

const whatItSays = (entry: PublishedEntry, site: FeedSite): JsonObject => {
  const text = textOf(entry, site.language);
  return {
    ...{ entityId: entityId('event', entry.entryId), title: text.title, excerpt: text.summary },
    ...{ description: asParagraphs(wholeText(text)), url: entryPage(site, entry), ticketUrl: null, publicAccess: true },
    ...{ organizer: databaseOrganizationOf(entry, site), partners: [], location: databaseLocationOf(entry) },
    ...{ tags: entry.terms.map(({ name }) => name[site.language]), imageUrls: imagesOf(entry, site) },
    ...{ created: null, updated: withOffset(entry.changedAt) },
  };
};

const upcoming = (entry: PublishedEntry, { today }: FeedSite): readonly Occurrence[] =>
  occurrencesOf(entry, today, plusDays(today, AHEAD.days), AHEAD.times);

type Part = Pick<Occurrence, 'startsAt' | 'endsAt'>;

const occurrenceOf = (entry: PublishedEntry, site: FeedSite, { startsAt, endsAt }: Part): JsonObject => ({
  entityId: entityId('occurrence', entry.entryId, startsAt, endsAt),
  ...{ start: withOffset(startsAt), end: withOffset(endsAt) },
  ...{ ticketPriceRange: priceInWords(entry.price, site.language), room: null, status: null },
});

/** Each time with its event: what the lists of occurrences and of daily occurrences hold. */
export function databaseOccurrencesOf(entry: PublishedEntry, site: FeedSite, isDaily = false): readonly JsonObject[] {
  const event = whatItSays(entry, site);
  const parts: readonly Part[] = isDaily ? upcoming(entry, site).flatMap(dailyPartsOf) : upcoming(entry, site);
  return parts.map((part) => ({ ...occurrenceOf(entry, site, part), event }));
}

export function databaseOrganizationOf(entry: PublishedEntry, site: FeedSite): JsonObject {
  const { organiserId, name, email, website }: PublishedOrganiser = entry.organiser;
  return {
    ...{ entityId: entityId('organization', organiserId), name, email: email ?? null, url: website ?? site.baseUrl },
    ...{ created: null, updated: null },
  };
}

/** A place as it is called: its street and town stand in the name together, and are not taken apart by guessing. */
export function databaseLocationOf({ place, accessibility, organiser }: PublishedEntry): JsonObject | null {
  if (!place) return null;
  const at = positionOfPlace(place);
  return {
    ...{ entityId: entityId('location', place.label, String(at?.latitude), String(at?.longitude)) },
    ...{ name: place.label, image: null, url: null, telephone: organiser.phone ?? null, mail: organiser.email ?? null },
    ...{ disabilityAccess: accessibility.stepFree ?? null, street: '', suite: '', region: '', city: '' },
    ...{ country: 'Danmark', postalCode: '', coordinates: at ? [at.latitude, at.longitude] : null },
  };
}

const imagesOf = ({ photos: [photo] }: PublishedEntry, site: FeedSite): Json => {
  if (!photo) return { small: null, medium: null, large: null };
  const large = photoAddress(site, photo);
  return { small: photo.small ? photoAddress(site, photo.small) : large, medium: large, large };
};

/** A word of the overview, in the vocabulary of its kind. */
export const databaseTagOf = ({ termId, kind, name }: PublishedTerm, { language }: FeedSite): JsonObject => ({
  ...{ slug: termId, name: name[language], vocabulary: [kind] },
});
