import type { EntryTime } from '../entry/content.js';
import type { PublishedEntry, PublishedOrganiser } from '../entry/published-entry.js';
import { epochMilliseconds } from '#kernel';
import type { Occurrence } from '../times/occurrences.js';
import { type FeedSite, entryPage, photoAddress, textOf, thingAddress, wholeText } from './feed-site.js';
import { type Json, type JsonObject, listed } from './json.js';
import { placeOf } from './json-ld.js';
import { scheduleOf } from './schedules.js';
import { allOf, withOffset } from './wall-clock.js';
import { ACCESSIBILITY, saidOf } from './words.js';

/** The most times that are named one by one: a year of weekly times in each of its several. */
const MOST_NAMED = 500;

/**
 * The entry as an OpenActive `SessionSeries` (Modelling Opportunity Data 2.0). The same entry is the same bytes whatever day it is, for a
 * feed of changes says a thing again only when it changes.
 * @returns `undefined` where it is by agreement or has no place: a session has both
 */
export function sessionSeriesOf(entry: PublishedEntry, site: FeedSite): JsonObject | undefined {
  const location = placeOf(entry, site);
  const when = timesOf(entry, site);
  if (!location || !when) return undefined;
  const text = textOf(entry, site.language);
  return {
    ...{ '@context': 'https://openactive.io/', '@type': 'SessionSeries' },
    ...{ '@id': thingAddress(site, 'entry', entry.entryId), identifier: entry.entryId, url: entryPage(site, entry) },
    ...{ name: text.title, description: wholeText(text), location },
    activity: conceptsOf(entry, site),
    organizer: organizerOf(entry.organiser, site),
    isAccessibleForFree: entry.price.ore === 0,
    offers: [offerOf(entry, site)],
    accessibilityInformation: accessibilityInWords(entry, site),
    image: listed(entry.photos.map((photo) => ({ '@type': 'ImageObject', url: photoAddress(site, photo) }))),
    ...when,
  };
}

function timesOf(entry: PublishedEntry, site: FeedSite): JsonObject | undefined {
  const said = entry.times.map((time) => ({ time, schedule: partialScheduleOf(time) }));
  const eventSchedule = said.flatMap(({ schedule }) => schedule ?? []);
  const named = said.flatMap(({ time, schedule }) => (schedule ? [] : namedTimesOf(time)));
  if (eventSchedule.length + named.length === 0) return undefined;
  return {
    eventSchedule: listed(eventSchedule),
    subEvent: listed(named.slice(0, MOST_NAMED).map((time) => sessionOf(time, entry, site))),
  };
}

const partialScheduleOf = (time: EntryTime) =>
  time.kind === 'recurring' ? scheduleOf(time, 'PartialSchedule') : undefined;

const namedTimesOf = (time: EntryTime): readonly Pick<Occurrence, 'startsAt' | 'endsAt'>[] =>
  time.kind === 'once' ? [time] : allOf(time).held;

const sessionOf = (
  { startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>,
  entry: PublishedEntry,
  site: FeedSite,
) => ({
  ...{ '@type': 'ScheduledSession', '@id': `${thingAddress(site, 'entry', entry.entryId)}#${startsAt}` },
  ...{ startDate: withOffset(startsAt), endDate: withOffset(endsAt) },
  duration: `PT${Math.max(0, Math.round((epochMilliseconds(endsAt) - epochMilliseconds(startsAt)) / 60_000))}M`,
  ...{ url: entryPage(site, entry), isAccessibleForFree: entry.price.ore === 0 },
});

/** The municipality's own words: OpenActive's list of activities knows sports, in English. */
const conceptsOf = ({ terms }: PublishedEntry, site: FeedSite): Json =>
  terms
    .filter(({ kind }) => kind === 'category')
    .map(({ termId, name }) => ({
      ...{ '@type': 'Concept', '@id': thingAddress(site, 'term', termId), prefLabel: name[site.language] },
      inScheme: thingAddress(site, 'scheme', 'categories'),
    }));

const organizerOf = ({ organiserId, name, website, phone, email }: PublishedOrganiser, site: FeedSite): JsonObject => ({
  ...{ '@type': 'Organization', '@id': thingAddress(site, 'organiser', organiserId), name },
  ...{ url: website ?? site.baseUrl, telephone: phone, email },
});

const offerOf = (entry: PublishedEntry, site: FeedSite): JsonObject => ({
  ...{ '@type': 'Offer', '@id': `${thingAddress(site, 'entry', entry.entryId)}#offer`, identifier: 'offer' },
  ...{ price: entry.price.ore / 100, priceCurrency: 'DKK', url: entryPage(site, entry), description: entry.price.note },
});

function accessibilityInWords({ accessibility }: PublishedEntry, { language }: FeedSite): string | undefined {
  const not = language === 'da' ? 'nej' : 'no';
  const said = saidOf(accessibility).map(({ key, value }) => ACCESSIBILITY[key][language] + (value ? '' : `: ${not}`));
  return said.length > 0 ? said.join(', ') : undefined;
}
