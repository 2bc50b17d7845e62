import {
  type PublishedContact,
  type PublishedEntry,
  type PublishedOrganiser,
  positionOfPlace,
} from '../entry/published-entry.js';
import { plusDays } from '#kernel';
import { occurrencesOf } from '../times/occurrences.js';
import { type FeedSite, entryPage, kroner, photoAddress, textOf, thingAddress, wholeText } from './feed-site.js';
import { type JsonObject, listed } from './json.js';
import { scheduleOf } from './schedules.js';
import { withOffset } from './wall-clock.js';
import { ACCESSIBILITY, saidOf, wordsOf } from './words.js';

/** How many of the next times a page names, and how far it looks ahead, in days. */
const NEXT = { times: 10, days: 366 } as const;

/**
 * The entry for search engines (schema.org): an `Event` where it is once, an `EventSeries` where it recurs, and a `Service` where it is
 * by agreement, for an event has a time. Put it into a page with `embeddedJson`.
 */
export function jsonLdOf(entry: PublishedEntry, site: FeedSite): JsonObject {
  return { '@context': 'https://schema.org', ...described(entry, site) };
}

function described(entry: PublishedEntry, site: FeedSite): JsonObject {
  const [time] = entry.times;
  if (!time) return { ...whatItIs(entry, site, 'Service'), provider: organisation(entry, site) };
  const isOnce = time.kind === 'once' && entry.times.length === 1;
  return {
    ...whatItIs(entry, site, isOnce ? 'Event' : 'EventSeries'),
    ...held(entry, site),
    ...(isOnce ? { startDate: withOffset(time.startsAt), endDate: withOffset(time.endsAt) } : series(entry, site)),
  };
}

function whatItIs(entry: PublishedEntry, site: FeedSite, type: string): JsonObject {
  const text = textOf(entry, site.language);
  const address = entryPage(site, entry);
  return {
    ...{ '@type': type, '@id': thingAddress(site, 'entry', entry.entryId), url: address },
    ...{ name: text.title, description: wholeText(text) },
    image: listed(imagesOf(entry, site)),
    offers: [offer(entry, address)],
    audience: listed(
      entry.terms
        .filter(({ kind }) => kind === 'targetGroup')
        .map(({ name }) => ({ '@type': 'Audience', audienceType: name[site.language] })),
    ),
  };
}

const held = (entry: PublishedEntry, site: FeedSite): JsonObject => ({
  eventStatus: 'https://schema.org/EventScheduled',
  eventAttendanceMode: entry.place ? 'https://schema.org/OfflineEventAttendanceMode' : undefined,
  location: placeOf(entry, site),
  organizer: organisation(entry, site),
  inLanguage: listed(entry.languages),
  isAccessibleForFree: entry.price.ore === 0,
  remainingAttendeeCapacity: entry.placesLeft,
  keywords: entry.terms.filter(({ kind }) => kind !== 'targetGroup').map(({ name }) => name[site.language]),
});

/** The rules where schema.org can say them, and the next times in any case, from today. */
function series(entry: PublishedEntry, site: FeedSite): JsonObject {
  const next = occurrencesOf(entry, site.today, plusDays(site.today, NEXT.days), NEXT.times);
  return {
    eventSchedule: listed(entry.times.flatMap((time) => (time.kind === 'recurring' ? (scheduleOf(time) ?? []) : []))),
    subEvent: listed(
      next.map(({ startsAt, endsAt }) => ({
        ...{ '@type': 'Event', name: textOf(entry, site.language).title, url: entryPage(site, entry) },
        ...{ startDate: withOffset(startsAt), endDate: withOffset(endsAt), location: placeOf(entry, site) },
      })),
    ),
  };
}

/** A place with what makes it accessible, as data: what nobody has said is not in it. */
export function placeOf({ place, accessibility }: PublishedEntry, { language }: FeedSite): JsonObject | undefined {
  if (!place) return undefined;
  const at = positionOfPlace(place);
  return {
    ...{ '@type': 'Place', name: place.label, address: place.label },
    geo: at && { '@type': 'GeoCoordinates', ...at },
    amenityFeature: listed(
      saidOf(accessibility).map(({ key, value }) => ({
        ...{ '@type': 'LocationFeatureSpecification', name: ACCESSIBILITY[key][language], value },
      })),
    ),
  };
}

/** Whoever makes it happen, with how to reach them and whom they want to be called. */
function organisation({ organiser, contact }: PublishedEntry, site: FeedSite): JsonObject {
  return {
    ...{ '@type': 'Organization', '@id': thingAddress(site, 'organiser', organiser.organiserId) },
    ...reachable(organiser),
    contactPoint: contact && contactPoint(contact, wordsOf(site.language).contact),
  };
}

const reachable = ({ name, website, phone, email }: PublishedOrganiser): JsonObject => ({
  ...{ name, url: website, telephone: phone, email },
});

const contactPoint = ({ name, phone, email }: PublishedContact, contactType: string): JsonObject => ({
  ...{ '@type': 'ContactPoint', contactType, name, telephone: phone, email },
});

const offer = ({ price, placesLeft, signUp }: PublishedEntry, url: string): JsonObject => ({
  ...{ '@type': 'Offer', price: kroner(price.ore), priceCurrency: 'DKK', url },
  description: [price.note, signUp].filter((part) => part !== undefined).join('. ') || undefined,
  availability: placesLeft === undefined ? undefined : `https://schema.org/${placesLeft > 0 ? 'InStock' : 'SoldOut'}`,
});

const imagesOf = ({ photos }: PublishedEntry, site: FeedSite): readonly JsonObject[] =>
  photos.map((photo) => ({
    ...{ '@type': 'ImageObject', contentUrl: photoAddress(site, photo), width: photo.width, height: photo.height },
    caption: photo.alt[site.language] ?? photo.alt.da,
    creditText: photo.credit,
  }));
