import ical, { type ICalCalendar, type ICalEventData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { type Instant, type Language, ZONE } from '#kernel';
import { type PublishedEntry, positionOfPlace } from '../entry/published-entry.js';
import type { EntryTime } from '../entry/content.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';
import {
  type FeedDocument,
  type FeedSite,
  entryPage,
  lastChange,
  photoAddress,
  textOf,
  wholeText,
} from './feed-site.js';
import { COPENHAGEN } from './time-zone.js';
import { type Recurring, allOf, byClockChange, withoutEnd, zoned } from './wall-clock.js';
import { contactInWords, priceInWords, wordsOf } from './words.js';

/**
 * The entries as a calendar to subscribe to (RFC 5545). What recurs is a rule on the clock in Denmark; a time in a night in which the
 * clocks are changed stands by itself, in UTC. What is by agreement is in no calendar.
 */
export function calendarOf(entries: readonly PublishedEntry[], site: FeedSite): FeedDocument {
  const calendar = ical({
    prodId: { company: 'Samspil', product: 'Aktivitetsoverblik', language: site.language.toUpperCase() },
    // It is written as it stands by the library, which escapes everything else.
    name: escaped(`${wordsOf(site.language).feed}, ${site.municipality}`),
    timezone: { name: null, generator: () => COPENHAGEN },
  });
  for (const entry of entries) addTimes(calendar, entry, site);
  // The last line ends as the others do (§3.1); the library leaves that out.
  const body = `${calendar.toString()}\r\n`;
  return { contentType: 'text/calendar; charset=utf-8', body, lastModified: lastChange(entries) };
}

const END = 'END:VCALENDAR';

/** The events of one entry, as they stand in a calendar: a calendar of thousands is made of them one by one, while others have their turn. */
export function eventsOf(entry: PublishedEntry, site: FeedSite): string {
  const { body } = calendarOf([entry], site);
  const begins = body.indexOf('BEGIN:VEVENT');
  return begins < 0 ? '' : body.slice(begins, body.lastIndexOf(END));
}

/** The calendar that `calendarOf` makes of the entries, from the events of each. */
export function calendarWith(
  events: readonly string[],
  entries: readonly PublishedEntry[],
  site: FeedSite,
): FeedDocument {
  const { contentType, body } = calendarOf([], site);
  const end = body.lastIndexOf(END);
  return {
    contentType,
    body: `${body.slice(0, end)}${events.join('')}${body.slice(end)}`,
    lastModified: lastChange(entries),
  };
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/[\r\n]+/g, ' ');

/**
 * A rule is known by its number among the rules, what is once by when it begins: the days of a café go by one after the other, and a
 * number would wander from one to the next while programs take it for the same event (§3.8.4.7).
 */
function addTimes(calendar: ICalCalendar, entry: PublishedEntry, site: FeedSite): void {
  const rules = entry.times.flatMap((time) => (time.kind === 'recurring' ? [time] : []));
  rules.forEach((rule, n) => addRecurring(calendar, entry, rule, `${entry.entryId}-${n}`, site));
  const once = entry.times.flatMap((time) => (time.kind === 'once' ? onlyOnceOf(time) : []));
  for (const [n, occurrence] of once.entries()) {
    const isSecond = once.slice(0, n).some(({ startsAt }) => startsAt === occurrence.startsAt);
    const id = `${entry.entryId}-${compact(utc(occurrence.startsAt))}${isSecond ? `-${n}` : ''}`;
    calendar.createEvent({ ...saying(entry, site), id, ...inUtc(occurrence) });
  }
}

function addRecurring(
  calendar: ICalCalendar,
  entry: PublishedEntry,
  time: Recurring,
  id: string,
  site: FeedSite,
): void {
  const { held, excepted } = allOf(time);
  const { plain, doubtful } = byClockChange(held);
  const [first] = plain;
  const last = plain.at(-1);
  if (first && last)
    calendar.createEvent({
      ...{ ...saying(entry, site), id, timezone: ZONE, start: zoned(first.startsAt), end: zoned(first.endsAt) },
      repeating: rule(time, first, last, [...excepted, ...doubtful]),
    });
  for (const occurrence of doubtful)
    calendar.createEvent({ ...saying(entry, site), id: `${id}-${occurrence.date}`, ...inUtc(occurrence) });
}

/** With `UNTIL` in UTC, as it has to be where the beginning names its zone (§3.3.10), and never `COUNT`, which would count what is left out. */
function rule(time: Recurring, first: Occurrence, last: Occurrence, without: readonly Occurrence[]): string {
  const rrule = `RRULE:${withoutEnd(time.rrule)};UNTIL=${compact(utc(last.startsAt))}`;
  const dates = without.map(({ date }) => date).filter((date) => date > first.date && date < last.date);
  const exceptions = dates.toSorted().map((date) => compact(`${date}T${time.begins}:00`));
  return exceptions.length > 0 ? `${rrule}\nEXDATE;TZID=${ZONE}:${exceptions.join(',')}` : rrule;
}

const utc = (at: Instant): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' });
const compact = (time: string): string => time.replace(/[-:]/g, '');

/** One that ends when it begins has no end: an end has to be later (§3.8.2.2). */
const inUtc = ({ startsAt, endsAt }: Occurrence): Pick<ICalEventData, 'start' | 'end'> => ({
  start: Temporal.Instant.from(startsAt),
  end: endsAt > startsAt ? Temporal.Instant.from(endsAt) : null,
});

const onlyOnceOf = (time: Extract<EntryTime, { kind: 'once' }>): readonly Occurrence[] => {
  const date = zoned(time.startsAt).toPlainDate().toString() as Recurring['firstDate'];
  return occurrencesOf({ times: [time] }, date, date);
};

/** All but when. The revision is the sequence: a calendar that holds an older one takes this (§3.8.7.4). */
function saying(entry: PublishedEntry, site: FeedSite): Omit<ICalEventData, 'start'> {
  const changed = Temporal.Instant.from(entry.changedAt);
  const { place } = entry;
  const at = positionOfPlace(place);
  const geo = at && { lat: at.latitude, lon: at.longitude };
  return {
    ...{ summary: textOf(entry, site.language).title, description: describing(entry, site) },
    ...{ stamp: changed, lastModified: changed, sequence: entry.revision, url: entryPage(site, entry) },
    ...(place ? { location: geo ? { title: place.label, geo } : place.label } : {}),
    categories: namesOf(entry, site.language).map((name) => ({ name })),
    attachments: entry.photos.slice(0, 1).map((photo) => photoAddress(site, photo)),
  };
}

const namesOf = ({ terms }: PublishedEntry, language: Language): readonly string[] =>
  terms.filter(({ kind }) => kind === 'category').map(({ name }) => name[language]);

function describing(entry: PublishedEntry, { language }: FeedSite): string {
  const words = wordsOf(language);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.organiser, entry.organiser.name],
    [words.contact, entry.contact && contactInWords(entry.contact)],
    [words.signUp, entry.signUp],
    [words.price, priceInWords(entry.price, language)],
  ];
  const lines = facts.flatMap(([name, fact]) => (fact ? [`${name}: ${fact}`] : []));
  return `${wholeText(textOf(entry, language))}\n\n${lines.join('\n')}`;
}
