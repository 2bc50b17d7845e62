import { type LocalDate, daysBetween, instantOf, localDateSchema } from '#kernel';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** What a rule may hold that is followed here. */
const PLAIN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST'];

type Parts = Readonly<Record<string, string>>;

/**
 * The dates of a rule by day or by week with nothing special to it, in order: what nearly all activities go by, in microseconds a date. A
 * library needs a hundred times as long for each, which holds up everybody else where somebody sends a file of a thousand activities.
 * @param rrule whose parts are well-formed, each given once
 * @returns `undefined` of any other rule; else a sequence that may go on for thousands of years
 */
export function plainDates(firstDate: LocalDate, rrule: string): Iterable<LocalDate> | undefined {
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.split('='))) as Parts;
  if (Object.keys(parts).some((name) => !PLAIN.includes(name))) return undefined;
  const until = lastDayOf(parts.UNTIL);
  const days = parts.FREQ === 'WEEKLY' ? weekly(dayOf(firstDate), parts) : daily(dayOf(firstDate), parts);
  return days && until !== undefined ? ended(days, { until, count: Number(parts.COUNT ?? Infinity) }) : undefined;
}

const daily = (first: number, { FREQ, BYDAY, INTERVAL = '1' }: Parts): Iterable<number> | undefined =>
  FREQ === 'DAILY' && BYDAY === undefined ? everySo(first, Number(INTERVAL), [0]) : undefined;

/** Every so many weeks on some of their days, from the week of the first date on. When a week begins matters where weeks are left out. */
function weekly(first: number, { BYDAY, INTERVAL = '1', WKST = 'MO' }: Parts): Iterable<number> | undefined {
  const begins = WEEKDAYS.indexOf(WKST);
  const inWeek = (weekday: number): number => (weekday - begins + 7) % 7;
  const firstInWeek = inWeek(weekdayOf(first));
  const named = BYDAY?.split(',').map((day) => WEEKDAYS.indexOf(day)) ?? [weekdayOf(first)];
  // What the library makes of days that are numbered, or named twice, is its own.
  if (named.includes(-1) || new Set(named).size < named.length) return undefined;
  const places = named.map(inWeek).toSorted((one, other) => one - other);
  return everySo(first - firstInWeek, 7 * Number(INTERVAL), places, first);
}

function* everySo(from: number, step: number, places: readonly number[], first = from): Generator<number, void> {
  for (let period = from; ; period += step)
    for (const place of places) if (period + place >= first) yield period + place;
}

function* ended(
  days: Iterable<number>,
  { until, count }: { readonly until: number; readonly count: number },
): Generator<LocalDate, void> {
  let told = 0;
  for (const day of days) {
    if (day > until || told++ >= count) return;
    yield instantOf(day * DAY_MS).slice(0, 'yyyy-mm-dd'.length) as LocalDate;
  }
}

/** Days since 1970. */
const dayOf = (date: LocalDate): number => daysBetween('1970-01-01' as LocalDate, date);

/** The last day that counts; `undefined` where it is no date. */
function lastDayOf(until: string | undefined): number | undefined {
  if (until === undefined) return Infinity;
  const { data: date } = localDateSchema.safeParse(until.replace(/^(....)(..)(..)$/, '$1-$2-$3'));
  return date && dayOf(date);
}

/** From Monday, which is 0; 1970 began on a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
