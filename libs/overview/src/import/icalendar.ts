import ICAL from 'ical.js';
import { type Instant, type LocalDate, ZONE, dateIn } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { clockOf, instantOfText, later, once, recurring } from './clock.js';
import { type ImportedRow, type ReadFile, Unreadable, readEach, wholeFile } from './imported.js';

/** All events of one activity: what recurs, what was moved, and what stands by itself. */
interface Activity {
  readonly id: string;
  readonly events: ICAL.Component[];
}

/** Activities of a calendar (RFC 5545). Never throws. Markup in a description stays text. */
export function rowsOfICalendar(text: string, today: LocalDate): ReadFile {
  const activities = new Map<string, Activity>();
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    for (const event of calendar.getAllSubcomponents('vevent')) {
      const id = activityOf(textOf(event, 'uid') ?? textOf(event, 'summary') ?? '');
      const known: Activity = activities.get(id) ?? { id, events: [] };
      known.events.push(event);
      activities.set(id, known);
    }
  } catch {
    return wholeFile({
      da: 'Filen kan ikke læses som kalender (iCalendar). Eksportér den igen som .ics.',
      en: 'The file cannot be read as a calendar (iCalendar). Export it again as .ics.',
    });
  }
  return readEach(
    [...activities.values()],
    ({ id }) => id.slice(0, 100),
    (activity, at) => rowOf(activity, at, today),
  );
}

/** In calendars of ours, an activity has an event for each of its times (`calendarOf`); elsewhere, each UID is one. */
const activityOf = (uid: string): string =>
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(?:\d+(?:-\d{4}-\d\d-\d\d)?|\d{8}T\d{6}Z(?:-\d+)?)$/.exec(uid)?.[1] ??
  uid;

function rowOf({ id, events }: Activity, at: string, today: LocalDate): ImportedRow {
  const [first] = events;
  const title = first && textOf(first, 'summary');
  if (!first || !title || !id)
    throw new Unreadable({
      da: 'Den har ingen titel (SUMMARY). Giv den en.',
      en: 'It has no title (SUMMARY). Give it one.',
    });
  const moved = events.filter((event) => event.hasProperty('recurrence-id'));
  const away = moved.flatMap((event) => dateOf(timeOf(event, 'recurrence-id')) ?? []);
  const on = events.filter((event) => textOf(event, 'status')?.toUpperCase() !== 'CANCELLED');
  if (on.length === 0)
    throw new Unreadable({
      da: 'Den er aflyst. Træk aktiviteten tilbage i overblikket.',
      en: 'It is cancelled. Withdraw the activity in the overview.',
    });
  const geo = first.getFirstPropertyValue('geo') as unknown;
  const [latitude, longitude] = Array.isArray(geo) ? geo.map(Number) : [];
  const label = textOf(first, 'location');
  return {
    ...{ at, externalId: id, title, description: textOf(first, 'description') },
    categories: first.getAllProperties('categories').flatMap((each) => each.getValues().map(String)),
    ...{ targetGroups: [], languages: [], accessibility: {} },
    place: label ? { label, ...(latitude && longitude ? { latitude, longitude } : {}) } : undefined,
    times: on.map((event) => (event.hasProperty('rrule') ? recurringOf(event, away, today) : onceOf(event))),
  };
}

function onceOf(event: ICAL.Component): EntryTime {
  const { startsAt, endsAt } = spanOf(event);
  return once(startsAt, endsAt);
}

function recurringOf(event: ICAL.Component, away: readonly LocalDate[], today: LocalDate): EntryTime {
  const { startsAt, endsAt } = spanOf(event);
  const excepted = event
    .getAllProperties('exdate')
    .flatMap((each) => each.getValues().flatMap((value) => dateOf(instantOf(value as ICAL.Time, each)) ?? []));
  const except = [...new Set([...excepted, ...away])].sort();
  const time = { firstDate: dateIn(startsAt), begins: clockOf(startsAt), ends: clockOf(endsAt), except };
  return recurring(time, String(event.getFirstPropertyValue('rrule')), today);
}

function spanOf(event: ICAL.Component): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const startsAt = timeOf(event, 'dtstart');
  if (!startsAt)
    throw new Unreadable({
      da: 'Den har intet starttidspunkt (DTSTART), der kan læses.',
      en: 'It has no beginning (DTSTART) that can be read.',
    });
  const ends = timeOf(event, 'dtend');
  const duration = event.getFirstPropertyValue('duration') as { toSeconds?: () => number } | null;
  const lasts = duration?.toSeconds?.() ?? (isWholeDay(event) ? 24 * 3600 - 60 : 3600);
  if (ends && isWholeDay(event)) return { startsAt, endsAt: later(ends, -60) };
  return { startsAt, endsAt: ends ?? later(startsAt, lasts) };
}

const isWholeDay = (event: ICAL.Component): boolean =>
  (event.getFirstPropertyValue('dtstart') as ICAL.Time | null)?.isDate === true;

function timeOf(event: ICAL.Component, name: string): Instant | undefined {
  const property = event.getFirstProperty(name);
  return property ? instantOf(property.getFirstValue() as ICAL.Time, property) : undefined;
}

/** A zone that nobody knows by that name, such as those of Outlook, is taken for Denmark's. */
function instantOf(value: ICAL.Time, property: ICAL.Property): Instant | undefined {
  const said = value.toString();
  const zone = property.getFirstParameter('tzid') as string | undefined;
  return instantOfText(said, zone ?? ZONE) ?? instantOfText(said);
}

const dateOf = (at: Instant | undefined): LocalDate | undefined => at && dateIn(at);

function textOf(event: ICAL.Component, name: string): string | undefined {
  const value = event.getFirstPropertyValue(name) as unknown;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
