import { type DataOf, type Instant, type LocalDate, type LocalTime, wallClock } from '#kernel';
import { type PlainEvent, command, idFor, newIdFor, stateAfter } from '#kernel/testing';
import { type Volunteer, volunteer } from '#volunteers';
import type { OutOfServiceReason } from '../src/bike/bike.events.js';
import { type Bike, bike } from '../src/bike/bike.js';
import type { RideCancellationReason, rideDayEvents } from '../src/day/ride-day.events.js';
import { type Destination, destination } from '../src/destination/destination.js';
import { type Passenger, passenger } from '../src/passenger/passenger.js';

export type RideDayEvent = PlainEvent<typeof rideDayEvents>;

// Specs play on Tuesday 24 November 2026 at 13:00. Their rides are Thursday's.
export const DATE = '2026-11-26' as LocalDate;
export const FRIDAY = '2026-11-27' as LocalDate;

/** When the clocks in Ishøj show that. */
export function at(time: string, date: string = DATE): Instant {
  const shown = wallClock(date as LocalDate, time as LocalTime);
  if (!shown) throw new Error(`the clocks never show ${time} on ${date}`);
  return shown;
}

/** A ride in a few words: an hour with Gerda on Sofie from 10 on Thursday, unless it says otherwise. Without a pilot it is open. */
export interface RideWords {
  readonly ride?: string;
  readonly date?: string;
  readonly from?: string;
  readonly until?: string;
  readonly bike?: string;
  readonly pilot?: string;
  readonly passengers?: readonly string[];
  readonly companions?: number;
  readonly platform?: boolean;
}

const times = ({ date = DATE, from = '10:00', until = '11:00' }: RideWords) => ({
  startsAt: at(from, date),
  endsAt: at(until, date),
});

const described = (words: RideWords) => ({
  date: words.date ?? DATE,
  ...times(words),
  passengers: (words.passengers ?? ['Gerda']).map(idFor),
  companions: words.companions ?? 0,
  platform: words.platform ?? false,
  stops: [] as string[],
  bikeId: idFor(words.bike ?? 'Sofie'),
  ...(words.pilot === undefined ? {} : { pilotId: idFor(words.pilot) }),
});

const ofRide = (name = 'ride', date: string = DATE) => ({ date, rideId: idFor(name) });
const driven = (pilot: string, ride?: string) => ({ ...ofRide(ride), pilotId: idFor(pilot) });

// What has happened.
export const scheduled = (
  words: RideWords & { seats?: 1 | 2; qualifiedUntil?: string } = {},
): Extract<RideDayEvent, { type: 'RideScheduled' }> => ({
  type: 'RideScheduled',
  data: {
    ...described(words),
    rideId: idFor(words.ride ?? 'ride'),
    seats: words.seats ?? 2,
    qualifiedUntil: words.qualifiedUntil,
  },
});
/** What the first `when` of a spec schedules. */
export const newlyScheduled = (...[words]: Parameters<typeof scheduled>): RideDayEvent => {
  const { type, data } = scheduled(words);
  return { type, data: { ...data, rideId: newIdFor('Ride') } };
};
export const moved = (from: string, until: string, ride?: string): RideDayEvent => ({
  type: 'RideMoved',
  data: { ...ofRide(ride), ...times({ from, until }) },
});
export const onBike = (name: string, seats: 1 | 2 = 2): RideDayEvent => ({
  type: 'RideGivenToBike',
  data: { ...ofRide(), bikeId: idFor(name), seats },
});
export const withPilot = (pilot: string, qualifiedUntil?: string, ride?: string): RideDayEvent => ({
  type: 'RideGivenToPilot',
  data: { ...driven(pilot, ride), qualifiedUntil },
});
export const givenBack = (
  pilot: string,
  reason: DataOf<typeof rideDayEvents, 'RidePilotReleased'>['reason'] = 'other',
): RideDayEvent => ({ type: 'RidePilotReleased', data: { ...driven(pilot), reason } });
export const confirmed = (name: string): RideDayEvent => ({
  type: 'RideConfirmed',
  data: { ...ofRide(), passengerId: idFor(name) },
});
export const started = (ride?: string): RideDayEvent => ({ type: 'RideStarted', data: ofRide(ride) });
export const completed = (distanceMetres?: number, stops: readonly string[] = [], ride?: string): RideDayEvent => ({
  type: 'RideCompleted',
  data: { ...ofRide(ride), distanceMetres, stops: stops.map(idFor) },
});
export const remarked = (name: string, words: string): RideDayEvent => ({
  type: 'RideRemarked',
  data: { ...ofRide(), passengerId: idFor(name), words },
});
export const cancelled = (reason: RideCancellationReason = 'weather', ride?: string): RideDayEvent => ({
  type: 'RideCancelled',
  data: { ...ofRide(ride), reason },
});
export const stayedAway = (excused = false): RideDayEvent => ({
  type: 'RideNoShowMarked',
  data: { ...ofRide(), excused },
});
export const movedAway = (ride = 'ride on Friday'): RideDayEvent => ({
  type: 'RideMovedAway',
  data: { ...ofRide(), to: ofRide(ride, FRIDAY) },
});

// What is said.
export const schedule = (words: RideWords = {}) => command('ScheduleRide', described(words));
export const move = (from: string, until: string, ride?: string) =>
  command('MoveRide', { ...ofRide(ride), ...times({ from, until }) });
export const moveTo = (toDate: string) =>
  command('MoveRideToAnotherDay', { ...ofRide(), toDate, ...times({ date: toDate }) });
export const giveToBike = (name: string) => command('GiveRideToBike', { ...ofRide(), bikeId: idFor(name) });
export const giveToPilot = (pilot: string, ride?: string) => command('GiveRideToPilot', driven(pilot, ride));
export const take = (pilot: string, ride?: string) => command('TakeRide', driven(pilot, ride));
export const giveBack = (pilot: string) => command('GiveRideBack', driven(pilot));
export const confirm = (name: string) => command('ConfirmRide', { ...ofRide(), passengerId: idFor(name) });
export const start = (pilot: string) => command('StartRide', driven(pilot));
export const complete = (pilot: string, distanceMetres?: number, stops: readonly string[] = []) =>
  command('CompleteRide', { ...driven(pilot), distanceMetres, stops: stops.map(idFor) });
export const remark = (pilot: string, name: string, words: string) =>
  command('RemarkOnRide', { ...driven(pilot), passengerId: idFor(name), words });
export const cancel = (reason: RideCancellationReason = 'weather', ride?: string) =>
  command('CancelRide', { ...ofRide(ride), reason });
export const cancelDay = (reason: RideCancellationReason = 'weather') =>
  command('CancelRideDay', { date: DATE, reason });
export const markNoShow = (pilot: string, excused = false) => command('MarkRideNoShow', { ...driven(pilot), excused });
export const release = (ride = 'ride on Friday') =>
  command('ReleaseMovedRide', { ...ofRide(), to: ofRide(ride, FRIDAY) });

const there = <T>(state: T | undefined): T => {
  if (state === undefined) throw new Error('nobody has been put on record');
  return state;
};

// Whom it is about, as their own streams tell.
export const bikeOf = ({
  seats = 2,
  platform = false,
  away,
}: {
  seats?: 1 | 2;
  platform?: boolean;
  away?: { from: string; until?: string; reason?: OutOfServiceReason };
} = {}): Bike => {
  const bikeId = idFor('Sofie');
  const base = { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.615, longitude: 12.35 };
  return there(
    stateAfter(bike, [
      { type: 'BikeAdded', data: { bikeId, name: 'Sofie', model: 'Christiania Taxa', seats, platform, base } },
      ...(away ? [{ type: 'BikeTakenOutOfService', data: { bikeId, reason: 'repair', ...away } } as const] : []),
    ]),
  );
};

/** A pilot whose training is valid from that date until that one, both included; without dates, one who has none. */
export const pilotOf = (validFrom?: string, validUntil?: string, away?: { from: string; until: string }): Volunteer => {
  const volunteerId = idFor('Anna');
  return stateAfter(volunteer, [
    { type: 'VolunteerRegistered', data: { volunteerId, name: 'Anna Holm', interests: ['cyclePilot'] } },
    ...(validFrom
      ? [
          {
            type: 'VolunteerQualificationGranted',
            data: { volunteerId, qualification: 'cyclePilotTraining', validFrom, validUntil },
          } as const,
        ]
      : []),
    ...(away ? [{ type: 'VolunteerAwayNoted', data: { volunteerId, ...away } } as const] : []),
  ]);
};
export const TRAINED = pilotOf('2024-01-01');

/** Somebody who may be taken along: they have consented. */
export const passengerOf = (name: string): Passenger => {
  const passengerId = idFor(name);
  return there(
    stateAfter(passenger, [
      { type: 'PassengerRecorded', data: { passengerId, name } },
      { type: 'PassengerConsentGiven', data: { passengerId, on: '2026-05-01' } },
    ]),
  );
};

interface Facts {
  readonly bike: Bike | undefined;
  readonly pilot: Volunteer | undefined;
  readonly passengers: ReadonlyMap<string, Passenger | undefined>;
  readonly destinations: ReadonlyMap<string, Destination | undefined>;
  readonly sessionIsThere: boolean;
}

const destinationOf = (name: string): Destination => {
  const destinationId = idFor(name);
  const place = { label: name, latitude: 55.606, longitude: 12.377 };
  return there(
    stateAfter(destination, [{ type: 'DestinationAdded', data: { destinationId, name, kind: 'destination', place } }]),
  );
};

const PASSENGERS = new Map(['Gerda', 'Hans', 'Inger', 'Jens', 'Karla'].map((name) => [idFor(name), passengerOf(name)]));
const PLACES = new Map(['Ishøj havn', 'Bredekærgård'].map((name) => [idFor(name), destinationOf(name)]));
const SOFIE = bikeOf();

/** A bike in service, a trained pilot, passengers who have consented, and places that are there, unless something else is said of them. */
export const facts = (but: Partial<Facts> = {}): Facts => ({
  bike: SOFIE,
  pilot: TRAINED,
  passengers: PASSENGERS,
  destinations: PLACES,
  sessionIsThere: true,
  ...but,
});
