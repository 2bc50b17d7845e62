import { z } from 'zod';
import {
  type DataOf,
  type Instant,
  type LocalDate,
  type LocalTime,
  canonicalJson,
  command,
  dateIn,
  decider,
  idSchema,
  localDateSchema,
  nothing,
  plusDays,
  line,
  vocabulary,
  wallClock,
} from '#kernel';
import { type CafePlan, cafeDescription, cafeEvents, cafePlan } from './cafe.events.js';
import { cafeRefusals } from './cafe.refusals.js';
import { publicHolidayOn } from './holidays.js';
import { datesWithin, recurrenceSchema } from './recurrence.js';

/** Sessions are planned a year ahead at most: what lies further is a wish, not a plan. */
const PLANNING_DAYS = 366;

const plan = { ...cafePlan.shape, recurrence: recurrenceSchema };
const cafeId = idSchema;

const cafeCommands = {
  OpenCafe: command('manageCafes').creating(
    z.object({ ...cafeDescription.shape, ...plan, offerHours: plan.offerHours.default(24) }),
  ),
  DescribeCafe: command('manageCafes').of(z.object({ cafeId, ...cafeDescription.shape })),
  ChangeCafePlan: command('manageCafes').of(z.object({ cafeId, ...plan })),
  AnnounceCafeClosure: command('manageCafes').of(
    z.object({ cafeId, from: localDateSchema, until: localDateSchema, reason: line(200) }),
  ),
  LiftCafeClosure: command('manageCafes').of(z.object({ cafeId, from: localDateSchema })),
  AddExtraCafeDate: command('manageCafes').of(z.object({ cafeId, date: localDateSchema })),
  PlanCafeSessions: command('manageCafes').of(z.object({ cafeId, until: localDateSchema })),
  CloseCafe: command('manageCafes').of(z.object({ cafeId, lastDate: localDateSchema })),
};

/** A café as its planning remembers it. */
export interface Cafe {
  readonly description: z.output<typeof cafeDescription>;
  readonly plan: CafePlan;
  /** By first date. */
  readonly closures: ReadonlyMap<LocalDate, { readonly until: LocalDate; readonly reason: string }>;
  readonly extraDates: ReadonlySet<LocalDate>;
  /** Dates that have a session already. */
  readonly planned: ReadonlySet<LocalDate>;
  /** Public holidays that were skipped, and that is on record. */
  readonly skipped: ReadonlySet<LocalDate>;
  /** Closed for good after this date: until then, sessions are planned as ever. */
  readonly lastDate?: LocalDate;
}

const { event, refuse } = vocabulary(cafeEvents, cafeRefusals);

/** A café: when it is, and for which of those days it has planned sessions. */
export const cafe = decider({
  category: 'cafe',
  kind: 'Cafe',
  identity: 'cafeId',
  commands: cafeCommands,
  events: cafeEvents,
  refusals: cafeRefusals,
  initial: undefined as Cafe | undefined,

  guard: ({ lastDate }, command, { id, now }) =>
    lastDate && lastDate < dateIn(now) && command !== 'CloseCafe'
      ? refuse('CafeClosedForGood', { cafeId: id, lastDate })
      : undefined,

  decide: {
    OpenCafe: (opening, _none, { id }) => hoursRefused(opening) ?? [event('CafeOpened', { cafeId: id, ...opening })],

    DescribeCafe: ({ cafeId, ...described }, { description }) =>
      same(described, description) ? nothing : [event('CafeDescribed', { cafeId, ...described })],

    ChangeCafePlan: ({ cafeId, ...changed }, { plan }) => {
      if (same(changed, plan)) return nothing;
      return hoursRefused(changed) ?? [event('CafePlanChanged', { cafeId, ...changed })];
    },

    AnnounceCafeClosure: (closure, { closures }) => {
      const { from, until, reason } = closure;
      if (until < from) return refuse('ClosureEndsBeforeItBegins', { from, until });
      const announced = closures.get(from);
      if (announced?.until === until && announced.reason === reason) return nothing;
      return [event('CafeClosureAnnounced', closure)];
    },

    LiftCafeClosure: ({ cafeId, from }, { closures }) =>
      closures.has(from)
        ? [event('CafeClosureLifted', { cafeId, from })]
        : refuse('NoSuchClosure', { from, closures: [...closures.keys()] }),

    AddExtraCafeDate: (extra, { extraDates }) =>
      extraDates.has(extra.date) ? nothing : [event('CafeExtraDateAdded', extra)],

    PlanCafeSessions: ({ cafeId, until }, cafe, { now, newId }) => {
      const from = dateIn(now);
      const latest = plusDays(from, PLANNING_DAYS);
      if (until > latest) return refuse('TooFarAhead', { until, latest });
      const { opens, closes, capacity, roles, offerHours } = cafe.plan;
      const dates = unplannedDates(cafe, from, latest).filter((date) => !isOver(date, closes, now));
      const skips = dates.flatMap((date) => skippedBecause(cafe, date) ?? []);
      const skipped = skips.filter(({ date }) => date <= until);
      const open = dates.filter((date) => !skips.some((skip) => skip.date === date));
      const kept = open.filter((date) => date <= until);
      // A closure may be lifted, so its dates come up again each time; that alone is no plan.
      if (kept.length === 0 && skipped.every(({ because }) => because === 'closure'))
        return refuse('NothingToPlan', { from, until, nextDate: open[0] ?? null });
      const sessions = [];
      for (const date of kept) {
        const startsAt = wallClock(date, opens);
        const endsAt = wallClock(date, closes);
        if (!startsAt || !endsAt) return refuse('HourDoesNotExist', { date, time: startsAt ? closes : opens });
        sessions.push({ sessionId: newId(`CafeSession ${date}`), date, startsAt, endsAt });
      }
      return [event('CafeSessionsPlanned', { cafeId, until, sessions, skipped, capacity, roles, offerHours })];
    },

    CloseCafe: (closing, { lastDate }, { id, now }) => {
      if (lastDate === closing.lastDate) return nothing;
      return lastDate && lastDate < dateIn(now)
        ? refuse('CafeClosedForGood', { cafeId: id, lastDate })
        : [event('CafeClosed', closing)];
    },
  },

  evolve: {
    CafeOpened: (_none, { name, place, hostOrganisation, ...plan }) => ({
      description: { name, place, hostOrganisation },
      plan: planOf(plan),
      closures: new Map(),
      extraDates: new Set<LocalDate>(),
      planned: new Set<LocalDate>(),
      skipped: new Set<LocalDate>(),
    }),
    CafeDescribed: (cafe, { name, place, hostOrganisation }) => ({
      ...cafe,
      description: { name, place, hostOrganisation },
    }),
    CafePlanChanged: (cafe, changed) => ({ ...cafe, plan: planOf(changed) }),
    CafeClosureAnnounced: (cafe, { from, until, reason }) => ({
      ...cafe,
      closures: new Map(cafe.closures).set(from, { until, reason }),
    }),
    CafeClosureLifted: (cafe, { from }) => ({
      ...cafe,
      closures: new Map([...cafe.closures].filter(([first]) => first !== from)),
    }),
    CafeExtraDateAdded: (cafe, { date }) => ({ ...cafe, extraDates: new Set(cafe.extraDates).add(date) }),
    CafeSessionsPlanned: (cafe, { sessions, skipped }) => ({
      ...cafe,
      planned: new Set([...cafe.planned, ...sessions.map(({ date }) => date)]),
      // A skipped holiday stays skipped; a closure may be lifted, and its dates planned then.
      skipped: new Set([
        ...cafe.skipped,
        ...skipped.filter(({ because }) => because === 'holiday').map(({ date }) => date),
      ]),
    }),
    CafeClosed: (cafe, { lastDate }) => ({ ...cafe, lastDate }),
  },
});

const planOf = ({ recurrence, opens, closes, capacity, roles, offerHours }: CafePlan): CafePlan => ({
  recurrence,
  opens,
  closes,
  capacity,
  roles,
  offerHours,
});

const hoursRefused = ({ opens, closes }: Pick<CafePlan, 'opens' | 'closes'>) =>
  closes > opens ? undefined : refuse('ClosesBeforeItOpens', { opens, closes });

const same = (a: object, b: object): boolean => canonicalJson(a) === canonicalJson(b);

/** The dates from `from` to `until` on which the café would be, and which nobody has planned or skipped for good. */
const unplannedDates = (
  { plan, extraDates, planned, skipped, lastDate }: Cafe,
  from: LocalDate,
  until: LocalDate,
): readonly LocalDate[] =>
  [...new Set([...datesWithin(plan.recurrence, from, until), ...extraDates])]
    .filter((date) => date >= from && date <= until && !(lastDate && date > lastDate))
    .filter((date) => !planned.has(date) && (!skipped.has(date) || extraDates.has(date)))
    .sort();

/** Whether a session on that date would have ended: today's may have. */
const isOver = (date: LocalDate, closes: LocalTime, now: Instant): boolean => {
  const endsAt = wallClock(date, closes);
  return endsAt !== undefined && endsAt <= now;
};

/** Public holidays and closures skip. A date that was added by hand is kept on a holiday: somebody wanted it. */
function skippedBecause(
  { closures, extraDates }: Cafe,
  date: LocalDate,
): DataOf<typeof cafeEvents, 'CafeSessionsPlanned'>['skipped'][number] | undefined {
  const closure = [...closures].find(([from, { until }]) => from <= date && date <= until);
  if (closure) return { date, because: 'closure', what: closure[1].reason };
  const holiday = extraDates.has(date) ? undefined : publicHolidayOn(date);
  return holiday ? { date, because: 'holiday', what: holiday } : undefined;
}
