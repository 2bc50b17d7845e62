import type { Faker } from '@faker-js/faker';
import { type Actor, type Instant, type LocalDate, type StateOf, plusDays } from '#kernel';
import { type Ride, clashing, rideDay } from '#rides';
import { type Surroundings, Town, timeOn } from '../town.js';
import type { PassengerDrawn } from './ride-people.js';

export interface BikeInTown {
  readonly bikeId: string;
  readonly seats: 1 | 2;
  readonly platform: boolean;
  readonly base: string;
  /** Days on which it stays at home, as the season tells it. */
  readonly broken: { readonly from: LocalDate; readonly until: LocalDate }[];
}

export interface PilotInTown {
  readonly volunteerId: string;
  readonly trainedUntil: LocalDate | undefined;
  /** When they would take rides, on the wall clock. */
  readonly offers: { readonly date: LocalDate; readonly from: string; readonly until: string }[];
  rides: number;
}

export interface PassengerInTown extends PassengerDrawn {
  readonly passengerId: string;
  /** Where they are a guest of a café as well. */
  readonly guestId: string | undefined;
  consented: boolean;
  /** With whom they like to ride. */
  pilotId?: string;
}

export interface Times {
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

type Day = StateOf<typeof rideDay>;

/**
 * The municipality as its bikes, pilots and passengers know it. It draws lots of its own and speaks with a voice of its own, so that
 * the season of the cafés is the same with it and without it.
 */
export class RideTown extends Town {
  protected override readonly voice = 'demo ride';
  readonly bikes: BikeInTown[] = [];
  readonly sponsors: string[] = [];
  readonly goals: string[] = [];
  readonly pilots: PilotInTown[] = [];
  readonly passengers: PassengerInTown[] = [];

  constructor(
    readonly cafeTown: Town,
    faker: Faker,
    around: Surroundings,
  ) {
    super(cafeTown.municipality, cafeTown.span, faker, around);
  }

  async day(date: LocalDate): Promise<Day> {
    return (await this.handling.stateOf(rideDay, this.municipality.code, date)) ?? { rides: new Map() };
  }

  async ride({ date, rideId }: { readonly date: LocalDate; readonly rideId: string }): Promise<Ride> {
    const ride = (await this.day(date)).rides.get(rideId);
    if (!ride) throw new Error(`no ride ${rideId} was scheduled on ${date}`);
    return ride;
  }

  /** Which bike is there for so many people then, whoever drives it. */
  freeBike(day: Day, times: Times, { people, platform }: { readonly people: number; readonly platform: boolean }) {
    return this.bikes.find(
      ({ bikeId, seats, broken, ...bike }) =>
        people <= seats &&
        platform === bike.platform &&
        !broken.some(({ from, until }) => from <= times.date && times.date <= until) &&
        !clashing(day, times, (ride) => ride.bikeId === bikeId),
    );
  }

  /** Which pilots offer that time, are trained and have no other ride; whoever drove least is the first. */
  freePilots(day: Day, { date, startsAt, endsAt }: Times): readonly PilotInTown[] {
    return this.pilots
      .filter(
        ({ volunteerId, trainedUntil, offers }) =>
          (!trainedUntil || date <= trainedUntil) &&
          offers.some(
            (offer) =>
              offer.date === date && timeOn(date, offer.from) <= startsAt && endsAt <= timeOn(date, offer.until),
          ) &&
          !clashing(day, { startsAt, endsAt }, ({ pilotId }) => pilotId === volunteerId),
      )
      .sort((a, b) => a.rides - b.rides);
  }

  pilotActor = (pilotId: string): Actor => this.actor('volunteer', pilotId);

  passenger(passengerId: string): PassengerInTown {
    const found = this.passengers.find((each) => each.passengerId === passengerId);
    if (!found) throw new Error(`no passenger ${passengerId} was put on record`);
    return found;
  }

  /** Who asks and answers for a passenger, and for whoever sits beside them. */
  whoBooksFor({ passengerId, bookedBy, escort }: PassengerInTown, fellowIds: readonly string[] = []): Actor {
    const people = [passengerId, ...fellowIds];
    switch (bookedBy) {
      case 'coordinator':
        return this.coordinator;
      case 'passenger':
        return this.actor('guest', passengerId, people);
      case 'relative':
        return this.actor('relative', `relative-of-${passengerId}`, people);
      case 'careStaff':
        return this.actor('careStaff', escort, people);
    }
  }
}

/** One ride on its day. */
export interface RideInTown extends Times {
  readonly rideId: string;
}

type Happening = (town: RideTown, ride: Ride) => Promise<unknown>;

/** Something happens to a ride, where it is still to be. */
export const whileAhead = (town: RideTown, { date, rideId }: RideInTown, at: Instant, happens: Happening): void =>
  town.at(at, async () => {
    const ride = await town.ride({ date, rideId });
    if (ride.status === 'scheduled') await happens(town, ride);
  });

/** Rickshaws are out from May to October. */
export const isRidingDay = (date: LocalDate): boolean => {
  const month = Number(date.slice(5, 7));
  return month >= 5 && month <= 10;
};

/** Mondays of the weeks of a season, and the days on which they ride: not on Sundays. */
export function ridingWeeks({ begins, ends }: Town['span']): readonly { monday: LocalDate; dates: LocalDate[] }[] {
  const weeks = [];
  const weekday = (new Date(begins).getUTCDay() + 6) % 7;
  for (let monday = plusDays(begins, -weekday); monday <= ends; monday = plusDays(monday, 7)) {
    const dates = [0, 1, 2, 3, 4, 5]
      .map((days) => plusDays(monday, days))
      .filter((date) => begins <= date && date <= ends && isRidingDay(date));
    if (dates.length > 0) weeks.push({ monday, dates });
  }
  return weeks;
}
