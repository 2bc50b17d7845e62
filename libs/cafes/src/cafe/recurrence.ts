import { Temporal } from 'temporal-polyfill';
import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';
import { type LocalDate, ZONE, localDateSchema, notPersonal, plusDays } from '#kernel';
import { plainDates } from './plain-dates.js';

/** The longest that one recurrence may run, in days: three seasons of a year. Longer plans are never kept, only forgotten. */
const LONGEST_DAYS = 3 * 366;
/** How many periods a rule that was taken has until its end, at most. */
const MOST_PERIODS = 1_500;
/** How many days a period has at least, by frequency. */
const PERIOD_DAYS: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };

const listOf = (item: string): RegExp => new RegExp(`^${item}(,${item})*$`);
const DAY = '(MO|TU|WE|TH|FR|SA|SU)';
/** What may stand in a rule. The library reads past what it does not understand, and means something else then. */
const PARTS: Readonly<Record<string, { readonly form: RegExp; readonly says: string }>> = {
  FREQ: { form: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/, says: 'DAILY, WEEKLY, MONTHLY or YEARLY' },
  INTERVAL: { form: /^[1-9]\d{0,3}$/, says: 'a number from 1 to 9999' },
  COUNT: { form: /^[1-9]\d{0,3}$/, says: 'a number from 1 to 9999' },
  UNTIL: { form: /^\d{8}$/, says: 'a date such as 20270630' },
  BYDAY: { form: listOf(`([+-]?[1-5])?${DAY}`), says: 'days such as TU,TH or, by month, -1TH' },
  BYMONTHDAY: { form: listOf('-?([1-9]|[12]\\d|3[01])'), says: 'days of the month from 1 to 31' },
  BYMONTH: { form: listOf('([1-9]|1[0-2])'), says: 'months from 1 to 12' },
  BYSETPOS: { form: listOf('-?[1-9]\\d{0,2}'), says: 'positions such as 1 or -1' },
  WKST: { form: new RegExp(`^${DAY}$`), says: 'a day such as MO' },
};

/** A recurrence as it stands in the log: it was checked when it was taken. */
export const storedRecurrence = z.object({
  firstDate: localDateSchema,
  rrule: notPersonal(z.string(), 'a recurrence rule (RFC 5545)'),
});

/** On which dates a café is: an RFC 5545 RRULE over dates, with an end. The time of day is the café's opening hours. */
export const recurrenceSchema = storedRecurrence
  .extend({ rrule: z.string().max(200, { error: 'must be at most 200 characters' }) })
  .superRefine(({ firstDate, rrule }, context) => {
    // What is wrong with the one or the other alone has been said.
    const problem = context.issues.length > 0 ? undefined : problemWith(firstDate, rrule);
    if (problem) context.addIssue({ code: 'custom', path: ['rrule'], message: problem });
  });

export type Recurrence = z.output<typeof storedRecurrence>;

function problemWith(firstDate: LocalDate, rrule: string): string | undefined {
  if (!/^[A-Z0-9=;,+-]+$/.test(rrule)) return 'may hold only capital letters, digits and = ; , + -';
  const parts = new Map<string, string>();
  for (const [name = '', value] of rrule.split(';').map((part) => part.split(/=(.*)/))) {
    const part = PARTS[name];
    if (!part) return `has a part that is none of ${Object.keys(PARTS).join(', ')}`;
    if (parts.has(name)) return `has ${name} twice; keep one of them`;
    if (name !== 'FREQ' && !part.form.test(value ?? '')) return `must give ${part.says} as ${name}`;
    parts.set(name, value ?? '');
  }
  const frequency = parts.get('FREQ') ?? '';
  if (!PARTS.FREQ?.form.test(frequency)) return 'must recur by day, week, month or year (FREQ=WEEKLY)';
  if (parts.has('UNTIL') === parts.has('COUNT'))
    return parts.has('UNTIL')
      ? 'has both UNTIL and COUNT; keep one of them'
      : 'never ends; give the season an end, such as UNTIL=20270630, and extend it when the next season is decided';
  try {
    return problemWithDates({ firstDate, rrule });
  } catch (error) {
    return `is no recurrence rule (RFC 5545): ${error instanceof Error ? error.message : 'it cannot be read'}`;
  }
}

/** Goes through the dates one by one and stops at the first that is too late: counting to the end can take minutes. */
function problemWithDates({ firstDate, rrule }: Recurrence): string | undefined {
  const latest = plusDays(firstDate, LONGEST_DAYS);
  const { last, gaveUp } = lastUpTo(latest, { firstDate, rrule });
  if (last === undefined) return 'never comes: no date fits it';
  return gaveUp || last > latest ? 'runs for longer than three years; end it earlier' : undefined;
}

/** The last date, or the first of those that are too late. Who gives up has not found the next one for years. */
function lastUpTo(
  latest: LocalDate,
  { firstDate, rrule }: Recurrence,
): { readonly last: LocalDate | undefined; readonly gaveUp: boolean } {
  let last: LocalDate | undefined;
  for (const date of plainDates(firstDate, rrule) ?? []) {
    last = date;
    if (date > latest) break;
  }
  if (last !== undefined) return { last, gaveUp: false };
  try {
    ruleOf({ firstDate, rrule }, periodsToTry(rrule)).all((noon) => {
      last = dateOf(noon);
      return last <= latest;
    });
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Maximum iterations'))) throw error;
    return { last, gaveUp: true };
  }
  return { last, gaveUp: false };
}

const ruleOf = ({ firstDate, rrule }: Recurrence, maxIterations = MOST_PERIODS): RRuleTemporal =>
  new RRuleTemporal({ rruleString: `RRULE:${rrule}`, dtstart: noonOf(firstDate), maxIterations });

/** How many periods a rule has in the longest run, and some: in those its dates come, or it has none. */
function periodsToTry(rrule: string): number {
  const [, frequency = ''] = /FREQ=(\w+)/.exec(rrule) ?? [];
  const [, interval = '1'] = /INTERVAL=(\d+)/.exec(rrule) ?? [];
  return Math.ceil(LONGEST_DAYS / ((PERIOD_DAYS[frequency] ?? 1) * Number(interval))) + 5;
}

/** Noon is never skipped nor repeated by a clock change, so the rule is asked for noons and answers with dates. */
const noonOf = (date: LocalDate): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' });

const dateOf = (noon: Temporal.ZonedDateTime): LocalDate => noon.toPlainDate().toString() as LocalDate;

/** The dates of a recurrence from `from` to `until`, both included, in order. */
export function datesWithin({ firstDate, rrule }: Recurrence, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  if (until < from) return [];
  const plain = plainDates(firstDate, rrule);
  if (!plain) return ruleOf({ firstDate, rrule }).between(noonOf(from), noonOf(until), true).map(dateOf);
  const within: LocalDate[] = [];
  for (const date of plain) {
    if (date > until) break;
    if (date >= from) within.push(date);
  }
  return within;
}
