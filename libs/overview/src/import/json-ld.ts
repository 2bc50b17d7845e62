import { type LocalDate, dateIn } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { instantOfText, later, once, recurring, timeOf } from './clock.js';
import { type ImportedRow, type ReadFile, Unreadable, readEach, wholeFile } from './imported.js';

type Thing = Readonly<Record<string, unknown>>;

/** Types of schema.org that are an activity; every kind of event ends so. */
const ACTIVITY = /(Event|EventSeries|Festival|Service)$/;
/** Lists within lists of activities, as feeds of others have them. */
const DEEPEST = 6;
const DAYS: Readonly<Record<string, string>> = {
  ...{ Monday: 'MO', Tuesday: 'TU', Wednesday: 'WE', Thursday: 'TH', Friday: 'FR', Saturday: 'SA', Sunday: 'SU' },
};

/** Activities of a JSON-LD document: `Event`, `EventSeries` and `Service` of schema.org, in lists and graphs. Never throws. */
export function rowsOfJsonLd(text: string, today: LocalDate): ReadFile {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return wholeFile({
      da: 'Filen kan ikke læses som JSON. Kontrollér, at den er kommet hel med.',
      en: 'The file cannot be read as JSON. See whether all of it was sent.',
    });
  }
  const found: Thing[] = [];
  collect(document, found, 0);
  return readEach(
    found,
    (thing) => idOf(thing)?.slice(0, 100) ?? '',
    (thing, at) => rowOf(thing, at, today),
  );
}

function collect(value: unknown, found: Thing[], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) for (const each of value) collect(each, found, depth + 1);
  else if (isThing(value)) {
    if (typesOf(value).some((type) => ACTIVITY.test(type))) found.push(value);
    else
      for (const list of ['@graph', 'itemListElement', 'item', 'dataFeedElement'])
        collect(value[list], found, depth + 1);
  }
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const typesOf = (thing: Thing): readonly string[] => listOf(thing['@type']).filter((type) => typeof type === 'string');
const wordsOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
const idOf = (thing: Thing): string | undefined =>
  wordsOf(thing['@id']) ?? wordsOf(thing['identifier']) ?? wordsOf(thing['url']) ?? wordsOf(thing['name']);

function rowOf(thing: Thing, at: string, today: LocalDate): ImportedRow {
  const title = wordsOf(thing['name']);
  if (!title)
    throw new Unreadable({ da: 'Den har ingen titel (name). Giv den en.', en: 'It has no title (name). Give it one.' });
  if (/EventCancelled$/.test(wordsOf(thing['eventStatus']) ?? ''))
    throw new Unreadable({
      da: 'Den er aflyst. Træk aktiviteten tilbage i overblikket.',
      en: 'It is cancelled. Withdraw the activity in the overview.',
    });
  const keywords = listOf(thing['keywords']).flatMap((each) => (typeof each === 'string' ? each.split(',') : []));
  const audience = listOf(thing['audience']).flatMap((each) =>
    isThing(each) ? (wordsOf(each['audienceType']) ?? []) : [],
  );
  return {
    ...{ at, externalId: (idOf(thing) ?? title).slice(-200), title, description: wordsOf(thing['description']) },
    ...{ categories: keywords.map((word) => word.trim()), targetGroups: audience, accessibility: {} },
    languages: listOf(thing['inLanguage']).filter((code) => typeof code === 'string'),
    ...{ place: placeOf(thing['location']), times: timesOf(thing, today), price: priceOf(thing) },
  };
}

function placeOf(location: unknown): ImportedRow['place'] {
  const [first] = listOf(location);
  if (!isThing(first)) return typeof first === 'string' ? { label: first } : undefined;
  const address = isThing(first['address'])
    ? ['streetAddress', 'postalCode', 'addressLocality']
        .flatMap((part) => wordsOf((first['address'] as Thing)[part]) ?? [])
        .join(', ')
    : wordsOf(first['address']);
  const label = [...new Set([wordsOf(first['name']), address].filter((part) => part))].join(', ');
  const geo = isThing(first['geo']) ? first['geo'] : {};
  const [latitude, longitude] = [Number(geo['latitude']), Number(geo['longitude'])];
  return label ? { label, ...(latitude && longitude ? { latitude, longitude } : {}) } : undefined;
}

function priceOf(thing: Thing): ImportedRow['price'] {
  const [offer] = listOf(thing['offers']);
  const price = isThing(offer) ? Number(offer['price']) : NaN;
  if (price >= 0) return { ore: Math.round(price * 100) };
  return thing['isAccessibleForFree'] === true ? { ore: 0 } : undefined;
}

/** Its schedules; without any, the times that it names; without those, its beginning. */
function timesOf(thing: Thing, today: LocalDate): readonly EntryTime[] {
  const schedules = listOf(thing['eventSchedule']).filter(isThing);
  if (schedules.length > 0) return schedules.map((schedule) => scheduled(schedule, today));
  const parts = listOf(thing['subEvent']).filter(isThing);
  return (parts.length > 0 ? parts : [thing]).flatMap((part) => spanOf(part) ?? []).slice(0, 50);
}

function spanOf(part: Thing): EntryTime | undefined {
  const said = wordsOf(part['startDate']);
  if (said === undefined) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(said);
  const startsAt = instantOfText(said);
  const end = wordsOf(part['endDate']);
  const isEndDay = end !== undefined && /^\d{4}-\d\d-\d\d$/.test(end);
  const endsAt = end === undefined ? undefined : instantOfText(isEndDay ? `${end}T23:59` : end);
  if (!startsAt || (end !== undefined && !endsAt))
    throw new Unreadable({
      da: 'Dens tidspunkt (startDate, endDate) kan ikke læses. Skriv det som 2026-12-24T14:00:00+01:00.',
      en: 'Its time (startDate, endDate) cannot be read. Write it as 2026-12-24T14:00:00+01:00.',
    });
  const lasts = isDay ? 24 * 3600 - 60 : 3600;
  return once(startsAt, endsAt ?? later(startsAt, lasts));
}

/** A schema.org `Schedule`, as our own feed says what recurs. @throws Unreadable */
function scheduled(schedule: Thing, today: LocalDate): EntryTime {
  const [, interval, period] = /^P(\d+)([DWMY])$/.exec(wordsOf(schedule['repeatFrequency']) ?? '') ?? [];
  const frequency = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' }[period ?? ''];
  const starts = wordsOf(schedule['startDate'])?.slice(0, 10);
  if (!frequency || !starts)
    throw new Unreadable({
      da: 'Dens gentagelse kan ikke læses. Giv startDate og repeatFrequency, som P1W.',
      en: 'Its schedule cannot be read. Give startDate and repeatFrequency, such as P1W.',
    });
  const ends = wordsOf(schedule['endDate'])?.slice(0, 10).replaceAll('-', '');
  const days = listOf(schedule['byDay']).map((day) => DAYS[String(day).replace(/^.*\//, '')] ?? String(day));
  const parts = [
    `FREQ=${frequency}`,
    ...(interval === '1' ? [] : [`INTERVAL=${interval}`]),
    ...(['byMonth', 'byMonthDay'] as const).flatMap((name) => {
      const numbers = listOf(schedule[name]);
      return numbers.length > 0 ? [`${name.toUpperCase()}=${numbers.join(',')}`] : [];
    }),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(ends ? [`UNTIL=${ends}`] : []),
  ];
  const [begins, until] = [timeOf(wordsOf(schedule['startTime']) ?? ''), timeOf(wordsOf(schedule['endTime']) ?? '')];
  const except = listOf(schedule['exceptDate']).flatMap((each) => {
    const at = instantOfText(String(each));
    return at ? [dateIn(at)] : [];
  });
  return recurring({ firstDate: starts as LocalDate, begins, ends: until, except }, parts.join(';'), today);
}
