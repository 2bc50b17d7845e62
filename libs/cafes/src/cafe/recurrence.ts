import { Temporal } from 'temporal-polyfill';
import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';
import { type LocalDate, ZONE, localDateSchema, plusDays } from '#kernel';

/** The longest that one recurrence may run, in days: three seasons of a year. Longer plans are never kept, only forgotten. */
const LONGEST_DAYS = 3 * 366;
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'];

/** A recurrence as it stands in the log: it was checked when it was taken. */
export const storedRecurrence = z.object({ firstDate: localDateSchema, rrule: z.string() });

/** On which dates a café is: an RFC 5545 RRULE over dates, with an end. The time of day is the café's opening hours. */
export const recurrenceSchema = storedRecurrence
  .extend({ rrule: z.string().max(200, { error: 'must be at most 200 characters' }) })
  .superRefine(({ firstDate, rrule }, issues) => {
    const problem = problemWith(firstDate, rrule);
    if (problem) issues.addIssue({ code: 'custom', path: ['rrule'], message: problem });
  });

export type Recurrence = z.output<typeof storedRecurrence>;

function problemWith(firstDate: LocalDate, rrule: string): string | undefined {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const unknown = [...parts.keys()].find((name) => !PARTS.includes(name));
  if (unknown !== undefined) return `has the part "${unknown}", but only ${PARTS.join(', ')} may stand in it`;
  const frequency = parts.get('FREQ');
  if (!frequency || !FREQUENCIES.includes(frequency))
    return `must recur by day, week, month or year (FREQ=WEEKLY), not FREQ=${frequency ?? ''}`;
  for (const name of ['COUNT', 'INTERVAL'])
    if (parts.has(name) && !/^[1-9]\d{0,3}$/.test(parts.get(name) ?? '')) return `must have a ${name} from 1 to 9999`;
  if (parts.has('UNTIL') === parts.has('COUNT'))
    return parts.has('UNTIL')
      ? 'has both UNTIL and COUNT; keep one of them'
      : 'never ends; give the season an end, such as UNTIL=20270630, and extend it when the next season is decided';
  try {
    const dates = datesWithin({ firstDate, rrule }, firstDate, plusDays(firstDate, LONGEST_DAYS));
    if (dates.length === 0) return 'never comes: no date fits it';
    const later = datesWithin({ firstDate, rrule }, plusDays(firstDate, LONGEST_DAYS + 1), plusDays(firstDate, 2 * LONGEST_DAYS));
    return later.length > 0 ? 'runs for longer than three years; end it earlier' : undefined;
  } catch (error) {
    return `is no recurrence rule (RFC 5545): ${error instanceof Error ? error.message : 'it cannot be read'}`;
  }
}

/** Noon is never skipped nor repeated by a clock change, so the rule is asked for noons and answers with dates. */
const noonOf = (date: LocalDate): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' });

/** The dates of a recurrence from `from` to `until`, both included, in order. */
export const datesWithin = ({ firstDate, rrule }: Recurrence, from: LocalDate, until: LocalDate): readonly LocalDate[] =>
  until < from
    ? []
    : new RRuleTemporal({ rruleString: `RRULE:${rrule}`, dtstart: noonOf(firstDate) })
        .between(noonOf(from), noonOf(until), true)
        .map((noon) => noon.toPlainDate().toString() as LocalDate);
