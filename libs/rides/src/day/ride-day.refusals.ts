import { type Instant, type LocalDate, ZONE, commonRefusals, epochMilliseconds, refusal } from '#kernel';
import { destinationRefusals } from '../destination/destination.refusals.js';

const clock = (at: Instant): string =>
  new Intl.DateTimeFormat('da-DK', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
    .format(epochMilliseconds(at))
    .replace('.', ':');

/** Which ride: its id says its day. */
export interface OfRide {
  readonly date: LocalDate;
  readonly rideId: string;
}

/** Somebody, or something, has another ride too close to this one. `freeFrom` is when they could instead, for as long. */
export interface Taken extends OfRide {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly freeFrom: Instant;
}

/** Why a ride day says no, and what would work instead. Bikes and pilots who are free then are listed beside the refusal. */
export const rideDayRefusals = {
  NotFound: commonRefusals.NotFound,
  PersonErased: commonRefusals.PersonErased,
  DestinationIsRetired: destinationRefusals.DestinationIsRetired,
  RideEndsBeforeItStarts: refusal<{ startsAt: Instant; endsAt: Instant }>({
    da: () => 'Turen kan ikke slutte, før den begynder. Vælg et senere sluttidspunkt.',
    en: () => 'The ride cannot end before it starts. Choose a later end.',
  }),
  RideInThePast: refusal<{ startsAt: Instant }>({
    da: ({ startsAt }) => `Klokken ${clock(startsAt)} er forbi. Vælg et tidspunkt, der kommer.`,
    en: ({ startsAt }) => `${clock(startsAt)} has passed. Choose a time to come.`,
  }),
  NotOnThatDay: refusal<{ date: LocalDate; startsAt: Instant; endsAt: Instant }>({
    da: ({ date }) =>
      `Turen skal begynde den ${date} og være hjemme mere end et kvarter før midnat. Flyt den til en anden dag, eller gør den kortere.`,
    en: ({ date }) =>
      `The ride must begin on ${date} and be back more than a quarter of an hour before midnight. Move it to another day, or make it shorter.`,
  }),
  SameDay: refusal<{ date: LocalDate }>({
    da: ({ date }) => `Turen er den ${date} allerede. Vælg et andet tidspunkt samme dag, eller en anden dag.`,
    en: ({ date }) => `The ride is on ${date} already. Choose another time that day, or another day.`,
  }),
  ConsentMissing: refusal<{ passengerId: string }>({
    da: () => 'Passageren har ikke givet samtykke. Spørg, og notér samtykket først.',
    en: () => 'The passenger has given no consent. Ask them, and record the consent first.',
  }),
  TooFewSeats: refusal<{ bikeId: string; seats: number; people: number }>({
    da: ({ seats, people }) =>
      `Cyklen har ${seats} plads(er), og de er ${people}. Vælg en større cykel, eller del dem på to ture.`,
    en: ({ seats, people }) =>
      `The bike has ${seats} seat(s) and they are ${people}. Choose a larger bike, or share them between two rides.`,
  }),
  PlatformMissing: refusal<{ bikeId: string }>({
    da: () => 'Cyklen kan ikke tage en kørestol med. Vælg en med platform.',
    en: () => 'The bike carries no wheelchair. Choose one with a platform.',
  }),
  BikeOutOfService: refusal<{ bikeId: string; date: LocalDate }>({
    da: ({ date }) => `Cyklen kører ikke den ${date}. Vælg en anden cykel, eller sæt den i drift igen.`,
    en: ({ date }) => `The bike is out of service on ${date}. Choose another bike, or return it to service.`,
  }),
  BikeTaken: refusal<Taken & { bikeId: string }>({
    da: ({ startsAt, endsAt, freeFrom }) =>
      `Cyklen er på tur ${clock(startsAt)}-${clock(endsAt)}, og der skal være et kvarter imellem. Den er fri fra ${clock(freeFrom)}; ellers vælg en anden cykel.`,
    en: ({ startsAt, endsAt, freeFrom }) =>
      `The bike is out from ${clock(startsAt)} to ${clock(endsAt)}, with a quarter of an hour between rides. It is free from ${clock(freeFrom)}; or choose another bike.`,
  }),
  PilotTaken: refusal<Taken & { pilotId: string }>({
    da: ({ startsAt, endsAt, freeFrom }) =>
      `Piloten er på tur ${clock(startsAt)}-${clock(endsAt)}, og der skal være et kvarter imellem. Piloten er fri fra ${clock(freeFrom)}; ellers vælg en anden.`,
    en: ({ startsAt, endsAt, freeFrom }) =>
      `The pilot is out from ${clock(startsAt)} to ${clock(endsAt)}, with a quarter of an hour between rides. They are free from ${clock(freeFrom)}; or choose another pilot.`,
  }),
  PassengerTaken: refusal<Taken & { passengerId: string }>({
    da: ({ startsAt, endsAt }) =>
      `Passageren er på en anden tur ${clock(startsAt)}-${clock(endsAt)}. Vælg et andet tidspunkt.`,
    en: ({ startsAt, endsAt }) =>
      `The passenger is on another ride from ${clock(startsAt)} to ${clock(endsAt)}. Choose another time.`,
  }),
  PilotNotActive: refusal<{ pilotId: string; date: LocalDate }>({
    da: ({ date }) => `Piloten er ikke aktiv den ${date}. Vælg en anden pilot eller en anden dag.`,
    en: ({ date }) => `The pilot is not active on ${date}. Choose another pilot, or another day.`,
  }),
  PilotNotQualified: refusal<{ pilotId: string; date: LocalDate }>({
    da: ({ date }) =>
      `Piloten har ikke gyldig cykelpilotuddannelse den ${date}. Vælg en anden pilot, eller notér uddannelsen først.`,
    en: ({ date }) =>
      `The pilot holds no valid pilot training on ${date}. Choose another pilot, or record the training first.`,
  }),
  RideHasPilot: refusal<OfRide>({
    da: () => 'En anden pilot har taget turen. Vælg en anden åben tur.',
    en: () => 'Another pilot has taken the ride. Choose another open ride.',
  }),
  RideNotYours: refusal<OfRide & { pilotId: string }>({
    da: () => 'Turen køres af en anden pilot. Bed koordinatoren om at give turen videre.',
    en: () => 'Another pilot drives the ride. Ask the coordinator to give it over.',
  }),
  RideWithoutPilot: refusal<OfRide>({
    da: () => 'Turen har ingen pilot. Giv den til en pilot først.',
    en: () => 'The ride has no pilot. Give it to a pilot first.',
  }),
  RideUnderWay: refusal<OfRide & { rideStatus: 'started' | 'completed' | 'noShow' }>({
    da: ({ rideStatus }) =>
      rideStatus === 'started'
        ? 'Turen er begyndt. Afslut den, når I er hjemme.'
        : 'Turen er kørt, og det kan ikke ændres mere.',
    en: ({ rideStatus }) =>
      rideStatus === 'started'
        ? 'The ride has started. Complete it when you are back.'
        : 'The ride is over, and cannot change any more.',
  }),
  RideIsOff: refusal<OfRide & { rideStatus: 'cancelled' | 'movedAway' }>({
    da: ({ rideStatus }) =>
      rideStatus === 'cancelled'
        ? 'Turen er aflyst. Planlæg en ny.'
        : 'Turen er flyttet til en anden dag. Find den der.',
    en: ({ rideStatus }) =>
      rideStatus === 'cancelled'
        ? 'The ride is cancelled. Schedule another one.'
        : 'The ride was moved to another day. Look for it there.',
  }),
  RideNotStarted: refusal<OfRide & { startsAt: Instant }>({
    da: ({ startsAt }) => `Turen begynder først ${clock(startsAt)}. Gør det, når den er begyndt.`,
    en: ({ startsAt }) => `The ride does not begin before ${clock(startsAt)}. Do this once it has begun.`,
  }),
  NotAPassenger: refusal<OfRide & { passengerId: string }>({
    da: () => 'Passageren er ikke med på turen. Se, hvem der er, og vælg en af dem.',
    en: () => 'That passenger is not on the ride. See who is, and choose one of them.',
  }),
} as const;
