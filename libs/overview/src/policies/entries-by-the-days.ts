import {
  type DataOf,
  type Instant,
  type LocalDate,
  type LocalTime,
  type RecordedEvent,
  plusDays,
  wallClock,
} from '#kernel';
import { policy } from '#policies';
import { entryEvents } from '../entry/entry.events.js';
import { entry } from '../entry/entry.js';

/** Of what was published, or confirmed. */
type Dates = Pick<Valid['data'], 'entryId' | 'validUntil' | 'remindOn'>;
type Valid = RecordedEvent<'EntryPublished', DataOf<typeof entryEvents, 'EntryPublished'>>;

/** Early in the morning, when nobody is at it: never skipped and never repeated by a clock change. */
const morningOf = (date: LocalDate): Instant => {
  const morning = wallClock(date, '04:00' as LocalTime);
  if (!morning) throw new Error(`the clocks never show four in the morning on ${date}`);
  return morning;
};

const reminding = ({ data: { entryId, remindOn } }: { data: Dates }) =>
  Promise.resolve({ key: entryId, due: morningOf(remindOn) });

/** Before nobody trusts an entry any more, who keeps it was to be told: the fact is recorded, the notice follows it. */
export const remindOfEntriesPolicy = policy({
  name: 'remindOfEntries',
  events: entryEvents,
  categories: ['entry'],
  on: { EntryPublished: reminding, EntryConfirmed: reminding },
  onDue: async (event, { handling, follows }) => {
    const { entryId } = (event as Valid).data;
    await handling.handle(entry, 'RemindOfEntry', { ...follows(event), input: { entryId } });
  },
});

const expiring = ({ data: { entryId, validUntil } }: { data: Dates }) =>
  Promise.resolve({ key: entryId, due: morningOf(plusDays(validUntil, 1)) });

/** What nobody has confirmed expires; pages and feeds go by the date as well, and show it no longer from midnight on. */
export const expireEntriesPolicy = policy({
  name: 'expireEntries',
  events: entryEvents,
  categories: ['entry'],
  on: { EntryPublished: expiring, EntryConfirmed: expiring },
  onDue: async (event, { handling, follows }) => {
    const { entryId } = (event as Valid).data;
    await handling.handle(entry, 'ExpireEntry', { ...follows(event), input: { entryId } });
  },
});
