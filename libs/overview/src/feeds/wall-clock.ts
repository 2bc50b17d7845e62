import { Temporal } from 'temporal-polyfill';
import { type Instant, ZONE, epochMilliseconds, plusDays } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { LONGEST_DAYS } from '../times/dates.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';

export type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

const HOUR = 3_600_000;

/** On the clock in Denmark. */
export const zoned = (at: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(ZONE);

/** With the difference from UTC that Denmark has then: `2026-12-11T19:00:00+01:00`. */
export const withOffset = (at: Instant): string =>
  zoned(at).toString({ smallestUnit: 'second', timeZoneName: 'never' });

export interface AllTimes {
  /** On which it is. */
  readonly held: readonly Occurrence[];
  readonly excepted: readonly Occurrence[];
}

/** A recurrence never changes, and to follow it to its end takes milliseconds: of each it is done once while somebody holds it. */
const KNOWN = new WeakMap<Recurring, AllTimes>();

/** Every time that a recurrence says. */
export function allOf(time: Recurring): AllTimes {
  const known = KNOWN.get(time) ?? followed(time);
  KNOWN.set(time, known);
  return known;
}

function followed(time: Recurring): AllTimes {
  const until = plusDays(time.firstDate, LONGEST_DAYS);
  const all = occurrencesOf({ times: [{ ...time, except: [] }] }, time.firstDate, until, LONGEST_DAYS + 1);
  const isExcepted = ({ date }: Occurrence) => time.except.includes(date);
  return { held: all.filter((each) => !isExcepted(each)), excepted: all.filter(isExcepted) };
}

/** When the clocks are changed between two instants, in milliseconds since 1970. */
function clockChanges(from: Instant, until: Instant): readonly number[] {
  const changes: number[] = [];
  let next = zoned(from).getTimeZoneTransition('next');
  while (next && next.epochMilliseconds <= epochMilliseconds(until)) {
    changes.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}

/**
 * Those that every reader of a rule understands alike, and those of a night in which the clocks are changed: there readers
 * may disagree on which of two hours is meant, and on how long it lasts, so those are better said one by one.
 */
export function byClockChange(occurrences: readonly Occurrence[]): {
  readonly plain: readonly Occurrence[];
  readonly doubtful: readonly Occurrence[];
} {
  const [first] = occurrences;
  const last = occurrences.at(-1);
  if (!first || !last) return { plain: [], doubtful: [] };
  const changes = clockChanges(beforeOf(first.startsAt), afterOf(last.endsAt));
  const isDoubtful = ({ startsAt, endsAt }: Occurrence) =>
    changes.some((at) => at >= epochMilliseconds(startsAt) - HOUR && at <= epochMilliseconds(endsAt) + HOUR);
  return {
    plain: occurrences.filter((occurrence) => !isDoubtful(occurrence)),
    doubtful: occurrences.filter(isDoubtful),
  };
}

const moved = (at: Instant, by: number): Instant =>
  zoned(at).add({ milliseconds: by }).toInstant().toString() as Instant;
const beforeOf = (at: Instant): Instant => moved(at, -2 * HOUR);
const afterOf = (at: Instant): Instant => moved(at, 2 * HOUR);

/** The parts of a rule (RFC 5545 §3.3.10), by name: `FREQ` → `WEEKLY`. */
export const partsOf = (rrule: string): ReadonlyMap<string, string> =>
  new Map(
    rrule.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split(/=(.*)/);
      return [name, value];
    }),
  );

/** The rule without its end, which each feed says in its own way. */
export const withoutEnd = (rrule: string): string =>
  rrule
    .split(';')
    .filter((part) => !/^(COUNT|UNTIL)=/.test(part))
    .join(';');
