import { Temporal } from 'temporal-polyfill';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  ZONE,
  dateIn,
  epochMilliseconds,
  instantOf,
  plusDays,
} from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { Unreadable } from './imported.js';

type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

/** What goes on without an end is taken for three years, which is as long as any recurrence runs (docs/adr/0010): in whole weeks. */
const ENDLESS_DAYS = 156 * 7;

/** 2026-12-24, 24-12-2026, 24/12 2026, 24.12.2026. @throws Unreadable */
export function dateOf(text: string): LocalDate {
  const said = text.trim();
  const [, year, month, day] = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(said) ?? [];
  const [, danishDay, danishMonth, danishYear] = /^(\d\d?)[-/. ]+(\d\d?)[-/. ]+(\d{4})$/.exec(said) ?? [];
  try {
    const named = {
      year: Number(year ?? danishYear),
      month: Number(month ?? danishMonth),
      day: Number(day ?? danishDay),
    };
    return Temporal.PlainDate.from(named, { overflow: 'reject' }).toString() as LocalDate;
  } catch {
    throw new Unreadable({
      da: `»${shortened(said)}« er ingen dato. Skriv den som 2026-12-24 eller 24-12-2026.`,
      en: `“${shortened(said)}” is no date. Write it as 2026-12-24 or 24-12-2026.`,
    });
  }
}

/** 14:00, 14.00, kl. 14. @throws Unreadable */
export function timeOf(text: string): LocalTime {
  const [, hour, minute = '00'] = /^(?:kl\.?\s*)?(\d\d?)(?:[.:](\d\d))?(?::00)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    throw new Unreadable({
      da: `»${shortened(text)}« er intet klokkeslæt. Skriv det som 14:00.`,
      en: `“${shortened(text)}” is no time of day. Write it as 14:00.`,
    });
  return `${hour.padStart(2, '0')}:${minute}` as LocalTime;
}

/** A point in time; where no zone is said, on the clock in Denmark. `undefined` where the text is none. */
export function instantOfText(text: string, zone: string = ZONE): Instant | undefined {
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text))
      return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant;
    const clock = Temporal.PlainDateTime.from(text);
    return clock.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' }) as Instant;
  } catch {
    return undefined;
  }
}

export const clockOf = (at: Instant): LocalTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainTime().toString().slice(0, 5) as LocalTime;

/** So many seconds later. */
export const later = (at: Instant, seconds: number): Instant => instantOf(epochMilliseconds(at) + seconds * 1_000);

/** Once, from a point in time to another. */
export const once = (startsAt: Instant, endsAt: Instant): EntryTime => ({ kind: 'once', startsAt, endsAt });

/**
 * What recurs, with an end. What has none goes on for three years from its first date; of what began longer ago than that, from as
 * many whole weeks later. So it is the same whenever the file is sent again, for three years.
 * @param rule RFC 5545, as the file says it
 * @throws Unreadable
 */
export function recurring(time: Omit<Recurring, 'kind' | 'rrule'>, rule: string, today: LocalDate): Recurring {
  const rrule = rule
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .replace(
      /UNTIL=(\d{4})-?(\d\d)-?(\d\d)(T[\d:]+Z?)?/,
      (_all, year: string, month: string, day: string, clock?: string) =>
        `UNTIL=${(clock?.endsWith('Z') ? lastDay(`${year}-${month}-${day}${clock}`) : `${year}${month}${day}`).replaceAll('-', '')}`,
    );
  if (/(UNTIL|COUNT)=/.test(rrule)) return { kind: 'recurring', ...time, rrule };
  let { firstDate } = time;
  while (plusDays(firstDate, ENDLESS_DAYS) < today) {
    if (!keepsItsWeeks(rrule))
      throw new Unreadable({
        da: 'Den begyndte for mere end tre år siden og slutter aldrig. Giv den en senere første dato, eller en slutdato.',
        en: 'It began more than three years ago and never ends. Give it a later first date, or an end.',
      });
    firstDate = plusDays(firstDate, ENDLESS_DAYS);
  }
  const until = plusDays(firstDate, ENDLESS_DAYS).replaceAll('-', '');
  return { kind: 'recurring', ...time, firstDate, rrule: `${rrule};UNTIL=${until}` };
}

/** Whether it falls on the same days when it is begun 156 weeks later. */
function keepsItsWeeks(rrule: string): boolean {
  const interval = Number(/INTERVAL=(\d+)/.exec(rrule)?.[1] ?? '1');
  if (/FREQ=(WEEKLY|DAILY)/.test(rrule)) return interval > 0 && 156 % interval === 0;
  return interval === 1 && /FREQ=MONTHLY/.test(rrule) && /BY(DAY|MONTHDAY)=/.test(rrule);
}

const lastDay = (utc: string): string => {
  const at = instantOfText(utc.replace(/T(\d\d)(\d\d)(\d\d)Z/, 'T$1:$2:$3Z'));
  return at ? dateIn(at) : utc.slice(0, 10);
};

export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
