import { z } from 'zod';
import {
  type EventOf,
  type Instant,
  type LocalDate,
  canonicalJson,
  command,
  dateIn,
  decider,
  idSchema,
  instantSchema,
  localDateSchema,
  nothing,
  personal,
  plusMinutes,
  text,
  vocabulary,
} from '#kernel';
import { type Volunteer, holdsQualificationOn, isActiveOn } from '#volunteers';
import { type Bike, isInServiceOn } from '../bike/bike.js';
import type { Destination } from '../destination/destination.js';
import { type Passenger, hasConsented } from '../passenger/passenger.js';
import {
  pilotReleaseReasonSchema,
  rideCancellationReasonSchema,
  rideDayEvents,
  rideDescription,
} from './ride-day.events.js';
import { rideDayRefusals } from './ride-day.refusals.js';
import { type Ride, type RideDay, TURNAROUND_MINUTES, clashing, freeFrom, withRide } from './ride-day.state.js';

/** How long before its time a ride may start: the passenger stands ready. */
const EARLY_MINUTES = 60;

type RideDayEvent = EventOf<typeof rideDayEvents>;

const ofRide = { date: localDateSchema, rideId: idSchema };
const ofDriver = { ...ofRide, pilotId: idSchema };

/** What scheduling needs to know from other streams, folded from them when it is decided. */
interface WhoAndWhat {
  readonly bike: Bike | undefined;
  readonly pilot: Volunteer | undefined;
  readonly passengers: ReadonlyMap<string, Passenger | undefined>;
  readonly destinations: ReadonlyMap<string, Destination | undefined>;
  /** True where no session is named. */
  readonly sessionIsThere: boolean;
}

export const rideDayCommands = {
  ScheduleRide: command<WhoAndWhat>('manageRides').of(
    z.object({
      date: localDateSchema,
      ...rideDescription,
      passengers: rideDescription.passengers.refine((all) => new Set(all).size === all.length, {
        error: 'names somebody twice',
      }),
      companions: rideDescription.companions.default(0),
      platform: rideDescription.platform.default(false),
      stops: rideDescription.stops.default([]),
      bikeId: idSchema,
      /** Without one the ride is open to whoever takes it. */
      pilotId: idSchema.optional(),
      movedFrom: z.object(ofRide).optional(),
    }),
  ),
  /** To another time of the same day. */
  MoveRide: command('manageRides').of(z.object({ ...ofRide, startsAt: instantSchema, endsAt: instantSchema })),
  /** Whether it can go there is for the other day to say: see `moving.ts`. What is not said stays as it is. */
  MoveRideToAnotherDay: command('manageRides').of(
    z.object({
      ...ofRide,
      toDate: localDateSchema,
      startsAt: instantSchema,
      endsAt: instantSchema,
      bikeId: idSchema.optional(),
      pilotId: idSchema.optional(),
      /** Without its pilot, who may not be free then. */
      open: z.boolean().default(false),
    }),
  ),
  GiveRideToBike: command<Pick<WhoAndWhat, 'bike'>>('manageRides').of(z.object({ ...ofRide, bikeId: idSchema })),
  GiveRideToPilot: command<Pick<WhoAndWhat, 'pilot'>>('manageRides').of(z.object(ofDriver)),
  /** By the pilot, of a ride that has none. */
  TakeRide: command<Pick<WhoAndWhat, 'pilot'>>('takeRides', 'pilotId').of(z.object(ofDriver)),
  /** By the pilot who cannot, or for them. */
  GiveRideBack: command('takeRides', 'pilotId').of(
    z.object({ ...ofDriver, reason: pilotReleaseReasonSchema.default('other') }),
  ),
  ConfirmRide: command('requestRides', 'passengerId').of(z.object({ ...ofRide, passengerId: idSchema })),
  StartRide: command('takeRides', 'pilotId').of(z.object(ofDriver)),
  CompleteRide: command<Pick<WhoAndWhat, 'destinations'>>('takeRides', 'pilotId').of(
    z.object({
      ...ofDriver,
      distanceMetres: z.int().min(0).max(100_000, { error: 'must be at most 100 km' }).optional(),
      stops: z.array(idSchema).max(10).default([]),
    }),
  ),
  /** How it was for one of the passengers, in a few words. */
  RemarkOnRide: command('takeRides', 'pilotId').of(
    z.object({
      ...ofDriver,
      passengerId: idSchema,
      words: personal(text(1_000), { subject: 'passengerId', purpose: 'notes' }),
    }),
  ),
  CancelRide: command('manageRides').of(z.object({ ...ofRide, reason: rideCancellationReasonSchema })),
  /** The weather, as a rule: everything that has not begun. */
  CancelRideDay: command('manageRides').of(
    z.object({ date: localDateSchema, reason: rideCancellationReasonSchema.default('weather') }),
  ),
  MarkRideNoShow: command('takeRides', 'pilotId').of(z.object({ ...ofDriver, excused: z.boolean() })),
  /** Once it stands on the other day. */
  ReleaseMovedRide: command('followUp').of(z.object({ ...ofRide, to: z.object(ofRide) })),
};

const { event, refuse } = vocabulary(rideDayEvents, rideDayRefusals);

/** Decides about a ride that is there, whatever has become of it. */
const ofRideThere =
  <S extends { readonly rideId: string }, C, D>(decide: (said: S, ride: Ride, day: RideDay, context: C) => D) =>
  (said: S, day: RideDay, context: C) => {
    const ride = day.rides.get(said.rideId);
    return ride ? decide(said, ride, day, context) : refuse('NotFound', { kind: 'Ride', id: said.rideId });
  };

/** Decides about a ride that can still change. */
const ofRideAhead = <S extends { readonly rideId: string }, C, D>(
  decide: (said: S, ride: Ride, day: RideDay, context: C) => D,
) => ofRideThere((said: S, ride, day, context: C) => notAhead(ride) ?? decide(said, ride, day, context));

const noRides: RideDay = { rides: new Map() };

/** The rides of one municipality on one date. Bikes, pilots and passengers are never booked twice within it. */
export const rideDay = decider({
  category: 'rideDay',
  kind: 'RideDay',
  identity: 'date',
  commands: rideDayCommands,
  events: rideDayEvents,
  refusals: rideDayRefusals,
  initial: noRides,

  decide: {
    ScheduleRide: (wanted, day, { now, newId, bike, pilot, ...known }) => {
      const { date, bikeId, pilotId } = wanted;
      const places = [wanted.destinationId, ...wanted.stops];
      const refused =
        wrongTime(date, wanted, now) ??
        passengersRefused(wanted.passengers, known.passengers) ??
        placesRefused(places, known.destinations) ??
        // One that is moved goes where it was planned to go: only another ride could go elsewhere.
        (wanted.movedFrom ? undefined : retiredRefused(places, known.destinations)) ??
        sessionRefused(wanted.session, known.sessionIsThere) ??
        bikeRefused(bikeId, bike, wanted) ??
        (pilotId === undefined ? undefined : pilotRefused(pilotId, pilot, date)) ??
        taken(day, wanted);
      if (refused || !bike) return refused ?? refuse('NotFound', { kind: 'Bike', id: bikeId });
      const qualified = pilotId === undefined ? {} : qualifiedUntil(pilot, date);
      return [event('RideScheduled', { ...wanted, rideId: newId('Ride'), seats: bike.seats, ...qualified })];
    },

    MoveRide: ofRideAhead(({ date, rideId, startsAt, endsAt }, ride, day, { now }) => {
      if (ride.startsAt === startsAt && ride.endsAt === endsAt) return nothing;
      const times = { startsAt, endsAt };
      return (
        wrongTime(date, times, now) ??
        taken(day, { ...ride, ...times }) ?? [event('RideMoved', { date, rideId, ...times })]
      );
    }),

    MoveRideToAnotherDay: ofRideAhead(({ date, toDate }) => (toDate === date ? refuse('SameDay', { date }) : nothing)),

    GiveRideToBike: ofRideAhead(({ date, rideId, bikeId }, ride, day, { bike }) => {
      if (ride.bikeId === bikeId) return nothing;
      const refused = bikeRefused(bikeId, bike, ride) ?? bikeTaken(day, { ...ride, bikeId });
      if (refused || !bike) return refused ?? refuse('NotFound', { kind: 'Bike', id: bikeId });
      return [event('RideGivenToBike', { date, rideId, bikeId, seats: bike.seats })];
    }),

    GiveRideToPilot: ofRideAhead(({ pilotId }, ride, day, { pilot }) =>
      ride.pilotId === pilotId ? nothing : givenTo(day, { ...ride, pilotId }, pilot),
    ),

    // Whose it is comes before what became of it, here and below: that is nobody else's to know.
    TakeRide: ofRideThere(({ date, rideId, pilotId }, ride, day, { now, pilot }) => {
      if (ride.pilotId !== undefined && ride.pilotId !== pilotId) return refuse('RideHasPilot', { date, rideId });
      const refused = notAhead(ride);
      if (refused) return refused;
      if (ride.pilotId === pilotId) return nothing;
      if (ride.endsAt <= now) return refuse('RideInThePast', { startsAt: ride.startsAt });
      return givenTo(day, { ...ride, pilotId }, pilot);
    }),

    GiveRideBack: ofRideThere(({ date, rideId, pilotId, reason }, ride) => {
      if (ride.pilotId === undefined) return nothing;
      return (
        notTheirs(ride, pilotId) ?? notAhead(ride) ?? [event('RidePilotReleased', { date, rideId, pilotId, reason })]
      );
    }),

    ConfirmRide: ofRideThere(({ date, rideId, passengerId }, ride) => {
      if (!ride.passengers.includes(passengerId)) return refuse('NotAPassenger', { date, rideId, passengerId });
      const refused = notAhead(ride);
      if (refused) return refused;
      return ride.confirmed.has(passengerId) ? nothing : [event('RideConfirmed', { date, rideId, passengerId })];
    }),

    StartRide: ofRideThere(({ date, rideId, pilotId }, ride, _day, { now }) => {
      if (ride.status === 'started' && ride.pilotId === pilotId) return nothing;
      const refused = notTheirs(ride, pilotId) ?? notAhead(ride);
      if (refused) return refused;
      if (now < plusMinutes(ride.startsAt, -EARLY_MINUTES))
        return refuse('RideNotStarted', { date, rideId, startsAt: ride.startsAt });
      return [event('RideStarted', { date, rideId })];
    }),

    CompleteRide: ofRideThere(({ date, rideId, pilotId, distanceMetres, stops }, ride, _day, { now, destinations }) => {
      const refused = notTheirs(ride, pilotId) ?? off(ride) ?? placesRefused(stops, destinations);
      if (refused) return refused;
      if (ride.completed && canonicalJson(ride.completed) === canonicalJson({ distanceMetres, stops })) return nothing;
      if (ride.status === 'completed' || ride.status === 'noShow')
        return refuse('RideUnderWay', { date, rideId, rideStatus: ride.status });
      // Who forgot to say that it started says afterwards that it has been.
      if (ride.status === 'scheduled' && now < ride.startsAt)
        return refuse('RideNotStarted', { date, rideId, startsAt: ride.startsAt });
      return [
        event('RideCompleted', { date, rideId, stops, ...(distanceMetres === undefined ? {} : { distanceMetres }) }),
      ];
    }),

    RemarkOnRide: ofRideThere(({ date, rideId, pilotId, passengerId, words }, ride) => {
      const refused = notTheirs(ride, pilotId) ?? off(ride);
      if (refused) return refused;
      if (!ride.passengers.includes(passengerId)) return refuse('NotAPassenger', { date, rideId, passengerId });
      if (ride.status === 'scheduled') return refuse('RideNotStarted', { date, rideId, startsAt: ride.startsAt });
      return [event('RideRemarked', { date, rideId, passengerId, words })];
    }),

    CancelRide: ofRideThere(({ date, rideId, reason }, ride) => {
      if (ride.status === 'cancelled') return nothing;
      return notAhead(ride) ?? [event('RideCancelled', { date, rideId, reason })];
    }),

    CancelRideDay: ({ date, reason }, { rides }) =>
      [...rides.values()]
        .filter(({ status }) => status === 'scheduled')
        .map(({ rideId }) => event('RideCancelled', { date, rideId, reason })),

    MarkRideNoShow: ofRideThere(({ date, rideId, pilotId, excused }, ride, _day, { now }) => {
      if (ride.noShow?.excused === excused && ride.pilotId === pilotId) return nothing;
      const refused = notTheirs(ride, pilotId) ?? notAhead(ride);
      if (refused) return refused;
      if (now < ride.startsAt) return refuse('RideNotStarted', { date, rideId, startsAt: ride.startsAt });
      return [event('RideNoShowMarked', { date, rideId, excused })];
    }),

    ReleaseMovedRide: ofRideThere(({ date, rideId, to }, ride) => {
      if (ride.movedTo?.rideId === to.rideId) return nothing;
      return notAhead(ride) ?? [event('RideMovedAway', { date, rideId, to })];
    }),
  },

  evolve: {
    RideScheduled: (day, scheduled) =>
      withRide(day, {
        ...scheduled,
        pilotId: scheduled.pilotId,
        requestId: scheduled.requestId,
        confirmed: new Set(),
        status: 'scheduled',
      }),
    // Who confirmed has said so of the old time.
    RideMoved: (day, { rideId, startsAt, endsAt }) => changed(day, rideId, { startsAt, endsAt, confirmed: new Set() }),
    RideGivenToBike: (day, { rideId, bikeId, seats }) => changed(day, rideId, { bikeId, seats }),
    RideGivenToPilot: (day, { rideId, pilotId }) => changed(day, rideId, { pilotId }),
    RidePilotReleased: (day, { rideId }) => changed(day, rideId, { pilotId: undefined }),
    RideConfirmed: (day, { rideId, passengerId }) =>
      changed(day, rideId, { confirmed: new Set(day.rides.get(rideId)?.confirmed).add(passengerId) }),
    RideStarted: (day, { rideId }) => changed(day, rideId, { status: 'started' }),
    RideCompleted: (day, { rideId, distanceMetres, stops }) =>
      changed(day, rideId, { status: 'completed', completed: { distanceMetres, stops } }),
    RideRemarked: (day) => day,
    RideCancelled: (day, { rideId }) => changed(day, rideId, { status: 'cancelled' }),
    RideNoShowMarked: (day, { rideId, excused }) => changed(day, rideId, { status: 'noShow', noShow: { excused } }),
    RideMovedAway: (day, { rideId, to }) => changed(day, rideId, { status: 'movedAway', movedTo: to }),
  },
});

const changed = (day: RideDay, rideId: string, change: Partial<Ride>): RideDay => {
  const ride = day.rides.get(rideId);
  return ride ? withRide(day, { ...ride, ...change }) : day;
};

const off = ({ date, rideId, status: rideStatus }: Ride) =>
  rideStatus === 'cancelled' || rideStatus === 'movedAway'
    ? refuse('RideIsOff', { date, rideId, rideStatus })
    : undefined;

const notAhead = (ride: Ride) => {
  const { date, rideId, status: rideStatus } = ride;
  return (
    off(ride) ??
    (rideStatus === 'started' || rideStatus === 'completed' || rideStatus === 'noShow'
      ? refuse('RideUnderWay', { date, rideId, rideStatus })
      : undefined)
  );
};

const notTheirs = ({ date, rideId, pilotId }: Ride, driver: string) => {
  if (pilotId === undefined) return refuse('RideWithoutPilot', { date, rideId });
  return pilotId === driver ? undefined : refuse('RideNotYours', { date, rideId, pilotId: driver });
};

interface Times {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

function wrongTime(date: LocalDate, { startsAt, endsAt }: Times, now: Instant) {
  if (endsAt <= startsAt) return refuse('RideEndsBeforeItStarts', { startsAt, endsAt });
  // The turnaround counts: the next day's stream does not know this one, and there the bike could set out at midnight.
  const backOn = dateIn(plusMinutes(endsAt, TURNAROUND_MINUTES));
  if (dateIn(startsAt) !== date || backOn !== date) return refuse('NotOnThatDay', { date, startsAt, endsAt });
  return startsAt <= now ? refuse('RideInThePast', { startsAt }) : undefined;
}

function passengersRefused(ids: readonly string[], passengers: WhoAndWhat['passengers']) {
  for (const passengerId of ids) {
    const passenger = passengers.get(passengerId);
    if (!passenger) return refuse('NotFound', { kind: 'Passenger', id: passengerId });
    if (passenger.closed) return refuse('PersonErased', { id: passengerId });
    if (!hasConsented(passenger)) return refuse('ConsentMissing', { passengerId });
  }
  return undefined;
}

/** Every place is on record. */
function placesRefused(ids: readonly (string | undefined)[], destinations: WhoAndWhat['destinations']) {
  const missing = ids.find((id) => id !== undefined && !destinations.get(id));
  return missing === undefined ? undefined : refuse('NotFound', { kind: 'RideDestination', id: missing });
}

function retiredRefused(ids: readonly (string | undefined)[], destinations: WhoAndWhat['destinations']) {
  const destinationId = ids.find((id) => id !== undefined && destinations.get(id)?.retired);
  return destinationId === undefined ? undefined : refuse('DestinationIsRetired', { destinationId });
}

const sessionRefused = (session: Ride['session'], isThere: boolean) =>
  session && !isThere ? refuse('NotFound', { kind: 'CafeSession', id: session.sessionId }) : undefined;

/** There, in service that day, and large enough. */
function bikeRefused(
  bikeId: string,
  bike: Bike | undefined,
  { date, passengers, companions, platform }: Pick<Ride, 'date' | 'passengers' | 'companions' | 'platform'>,
) {
  if (!bike) return refuse('NotFound', { kind: 'Bike', id: bikeId });
  if (!isInServiceOn(bike, date)) return refuse('BikeOutOfService', { bikeId, date });
  const people = passengers.length + companions;
  if (people > bike.seats) return refuse('TooFewSeats', { bikeId, seats: bike.seats, people });
  return platform && !bike.platform ? refuse('PlatformMissing', { bikeId }) : undefined;
}

/** There, active and trained that day. */
function pilotRefused(pilotId: string, pilot: Volunteer | undefined, date: LocalDate) {
  if (!pilot || pilot.status === 'unknown') return refuse('NotFound', { kind: 'Volunteer', id: pilotId });
  if (!isActiveOn(pilot, date)) return refuse('PilotNotActive', { pilotId, date });
  return holdsQualificationOn(pilot, 'cyclePilotTraining', date)
    ? undefined
    : refuse('PilotNotQualified', { pilotId, date });
}

/** Of two trainings that are both valid that day, the one that is valid longer. */
function qualifiedUntil(pilot: Volunteer | undefined, date: LocalDate): { qualifiedUntil?: LocalDate } {
  const ends = (pilot?.qualifications ?? [])
    .filter(
      ({ qualification, from, until }) =>
        qualification === 'cyclePilotTraining' && from <= date && (until === undefined || date <= until),
    )
    .map(({ until }) => until);
  const latest = ends.includes(undefined) ? undefined : ends.sort().at(-1);
  return latest === undefined ? {} : { qualifiedUntil: latest };
}

type Wanted = Times &
  Pick<Ride, 'bikeId' | 'passengers'> & { readonly rideId?: string; readonly pilotId?: string | undefined };

/** Whatever is in two rides at once: the bike, the pilot, a passenger. */
function taken(day: RideDay, wanted: Wanted) {
  return bikeTaken(day, wanted) ?? pilotTaken(day, wanted) ?? passengerTaken(day, wanted);
}

const between = (day: RideDay, wanted: Wanted, isShared: (ride: Ride) => boolean, turnaround?: number) => {
  const clash = clashing(day, wanted, isShared, turnaround);
  if (!clash) return undefined;
  const { date, rideId, startsAt, endsAt } = clash;
  return { date, rideId, startsAt, endsAt, freeFrom: freeFrom(day, wanted, isShared, turnaround) };
};

function bikeTaken(day: RideDay, wanted: Wanted) {
  const { bikeId } = wanted;
  const clash = between(day, wanted, (ride) => ride.bikeId === bikeId);
  return clash && refuse('BikeTaken', { bikeId, ...clash });
}

function pilotTaken(day: RideDay, wanted: Wanted) {
  const { pilotId } = wanted;
  if (pilotId === undefined) return undefined;
  const clash = between(day, wanted, (ride) => ride.pilotId === pilotId);
  return clash && refuse('PilotTaken', { pilotId, ...clash });
}

/** Passengers change from one bike to another without a pause: they sit. */
function passengerTaken(day: RideDay, wanted: Wanted) {
  for (const passengerId of wanted.passengers) {
    const clash = between(day, wanted, (ride) => ride.passengers.includes(passengerId), 0);
    if (clash) return refuse('PassengerTaken', { passengerId, ...clash });
  }
  return undefined;
}

function givenTo(day: RideDay, ride: Ride & { readonly pilotId: string }, pilot: Volunteer | undefined) {
  const { date, rideId, pilotId } = ride;
  return (
    pilotRefused(pilotId, pilot, date) ??
    pilotTaken(day, ride) ?? [
      event('RideGivenToPilot', { date, rideId, pilotId, ...qualifiedUntil(pilot, date) }) satisfies RideDayEvent,
    ]
  );
}
