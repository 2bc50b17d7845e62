import { ZONE } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import type { JsonObject } from './json.js';
import { type Recurring, allOf, partsOf, zoned } from './wall-clock.js';

/** What a schedule of the specification has a field for; and it knows no other frequencies than these two. */
const FIELDS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'WKST']);
const FREQUENCIES = new Set(['WEEKLY', 'MONTHLY']);

/**
 * A time as an HSDS 3.0 schedule. Hours are on the clock in Denmark and say so in `notes`: the offset that the specification asks for is
 * another one half of the year. A rule for which it has no fields stands in `description` as it is (RFC 5545), with its first and last date.
 */
export const hsdsSchedule = (time: EntryTime): JsonObject => (time.kind === 'once' ? once(time) : recurring(time));

function once({ startsAt, endsAt }: Extract<EntryTime, { kind: 'once' }>): JsonObject {
  const [from, until] = [zoned(startsAt), zoned(endsAt)];
  return {
    ...{ valid_from: from.toPlainDate().toString(), valid_to: until.toPlainDate().toString() },
    dtstart: from.toPlainDate().toString(),
    opens_at: from.toPlainTime().toString({ smallestUnit: 'minute' }),
    closes_at: until.toPlainTime().toString({ smallestUnit: 'minute' }),
    notes: ZONE,
  };
}

function recurring(time: Recurring): JsonObject {
  const { held, excepted } = allOf(time);
  const [first, last] = [held[0]?.date ?? time.firstDate, held.at(-1)?.date ?? time.firstDate];
  const parts = partsOf(time.rrule);
  const hasFields = FREQUENCIES.has(parts.get('FREQ') ?? '') && [...parts.keys()].every((name) => FIELDS.has(name));
  return {
    ...{ valid_from: first, valid_to: last, dtstart: first, until: last },
    ...(hasFields ? fieldsOf(parts) : { description: time.rrule }),
    ...{ opens_at: time.begins, closes_at: time.ends },
    notes: [ZONE, ...excepted.map(({ date }) => `EXDATE ${date}`)].join('; '),
  };
}

const fieldsOf = (parts: ReadonlyMap<string, string>): JsonObject => ({
  ...{ freq: parts.get('FREQ'), interval: Number(parts.get('INTERVAL') ?? '1') },
  ...{ byday: parts.get('BYDAY'), bymonthday: parts.get('BYMONTHDAY'), wkst: parts.get('WKST') },
});
