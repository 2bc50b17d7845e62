import { z } from 'zod';
import {
  type DataOf,
  type LocalDate,
  canonicalJson,
  command,
  dateIn,
  decider,
  idSchema,
  localDateSchema,
  nothing,
  plusDays,
  vocabulary,
} from '#kernel';
import { type OutOfServiceReason, bikeEvents, outOfServiceReasonSchema } from './bike.events.js';
import { bikeRefusals } from './bike.refusals.js';

const bikeId = idSchema;

const bikeCommands = {
  AddBike: command('manageRides').creating(bikeEvents.BikeAdded.schema.omit({ bikeId: true })),
  /** All of it: what is left out is not so any more. */
  DescribeBike: command('manageRides').of(bikeEvents.BikeDescribed.schema),
  /** From today by default, and without `until` until it is said to be back. */
  TakeBikeOutOfService: command('manageRides').of(
    z.object({
      bikeId,
      from: localDateSchema.optional(),
      until: localDateSchema.optional(),
      reason: outOfServiceReasonSchema,
    }),
  ),
  /** `on` is the first day with it again, today by default; on the first day of a break, that break is off. */
  ReturnBikeToService: command('manageRides').of(z.object({ bikeId, on: localDateSchema.optional() })),
  RecordBikeInspection: command('manageRides').of(z.object({ bikeId, on: localDateSchema, nextDue: localDateSchema })),
  /** `on` is the first day without it, today by default. */
  RetireBike: command('manageRides').of(z.object({ bikeId, on: localDateSchema.optional() })),
};

/** Days on which a bike stays at home, both included; without `until`, from then on. */
interface OutOfService {
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
  readonly reason: OutOfServiceReason;
}

/** A bike as rules need to know it: what it carries, where it stands, and on which days it is there. */
export interface Bike extends Readonly<DataOf<typeof bikeEvents, 'BikeDescribed'>> {
  /** Never two for one day. */
  readonly outOfService: readonly OutOfService[];
  /** When the next inspection was due, by the day of each. */
  readonly inspections: ReadonlyMap<LocalDate, LocalDate>;
  /** The first day without it. */
  readonly retiredOn?: LocalDate;
}

const { event, refuse } = vocabulary(bikeEvents, bikeRefusals);

/** A bike: what it can carry, and when it can be counted on. */
export const bike = decider({
  category: 'bike',
  kind: 'Bike',
  identity: 'bikeId',
  commands: bikeCommands,
  events: bikeEvents,
  refusals: bikeRefusals,
  initial: undefined as Bike | undefined,

  guard: ({ bikeId, retiredOn }, command, { now }) =>
    retiredOn && retiredOn <= dateIn(now) && command !== 'RetireBike'
      ? refuse('BikeIsRetired', { bikeId, on: retiredOn })
      : undefined,

  decide: {
    AddBike: (described, _none, { id }) => [event('BikeAdded', { bikeId: id, ...described })],

    DescribeBike: (described, bike) => (saysTheSame(described, bike) ? nothing : [event('BikeDescribed', described)]),

    TakeBikeOutOfService: ({ bikeId, from: wanted, until, reason }, { outOfService }, { now }) => {
      const from = wanted ?? dateIn(now);
      if (until && until < from) return refuse('OutOfServiceEndsBeforeItBegins', { from, until });
      const stands = outOfService.find((period) => overlap(period, { from, until }));
      if (!stands) return [event('BikeTakenOutOfService', { bikeId, from, until, reason })];
      if (stands.from === from && stands.until === until && stands.reason === reason) return nothing;
      return refuse('BikeOutOfServiceAlready', { bikeId, ...stands, until: stands.until ?? null });
    },

    ReturnBikeToService: ({ bikeId, on }, { outOfService }, { now }) => {
      const back = on ?? dateIn(now);
      return outOfService.some((period) => covers(period, back))
        ? [event('BikeReturnedToService', { bikeId, on: back })]
        : nothing;
    },

    RecordBikeInspection: (inspected, { inspections }, { now }) => {
      const { on, nextDue } = inspected;
      const today = dateIn(now);
      if (on > today) return refuse('InspectionNotYet', { on, today });
      if (nextDue <= on) return refuse('InspectionDueTooSoon', { on, nextDue });
      return inspections.get(on) === nextDue ? nothing : [event('BikeInspected', inspected)];
    },

    RetireBike: ({ bikeId, on }, { retiredOn }, { now }) => {
      const today = dateIn(now);
      if (retiredOn && (on === undefined || on === retiredOn)) return nothing;
      return retiredOn && retiredOn <= today
        ? refuse('BikeIsRetired', { bikeId, on: retiredOn })
        : [event('BikeRetired', { bikeId, on: on ?? today })];
    },
  },

  evolve: {
    BikeAdded: (_none, described) => ({ ...described, outOfService: [], inspections: new Map() }),
    BikeDescribed: (bike, described) => ({ ...bike, ...described }),
    BikeTakenOutOfService: (bike, { from, until, reason }) => ({
      ...bike,
      outOfService: [...bike.outOfService, { from, until, reason }],
    }),
    BikeReturnedToService: (bike, { on }) => ({
      ...bike,
      outOfService: bike.outOfService.flatMap((period) => (covers(period, on) ? before(period, on) : [period])),
    }),
    BikeInspected: (bike, { on, nextDue }) => ({ ...bike, inspections: new Map(bike.inspections).set(on, nextDue) }),
    BikeRetired: (bike, { on }): Bike => ({ ...bike, retiredOn: on }),
  },
});

/** Whether the bike can be ridden on that day: it is there, not retired, and not out of service. */
export const isInServiceOn = (bike: Bike | undefined, date: LocalDate): boolean =>
  bike !== undefined &&
  !(bike.retiredOn && bike.retiredOn <= date) &&
  !bike.outOfService.some((period) => covers(period, date));

type Days = Pick<OutOfService, 'from' | 'until'>;

const covers = ({ from, until }: Days, date: LocalDate): boolean => from <= date && (!until || date <= until);

const overlap = (a: Days, b: Days): boolean => (!b.until || a.from <= b.until) && (!a.until || b.from <= a.until);

/** What is left of a break that ends the day before: nothing where it would only have begun. */
const before = (period: OutOfService, on: LocalDate): readonly OutOfService[] =>
  period.from < on ? [{ ...period, until: plusDays(on, -1) }] : [];

const saysTheSame = (
  described: DataOf<typeof bikeEvents, 'BikeDescribed'>,
  { bikeId, name, model, seats, platform, base }: Bike,
): boolean => canonicalJson(described) === canonicalJson({ bikeId, name, model, seats, platform, base });
