/** Says a mutation that must succeed. @returns the id of what it was about */
type Say = (mutation: string, input: object) => Promise<string>;
/** A date some days from when all of it is said. */
type Day = (days: number) => string;

/** A date some days from a time, as it is in Denmark. */
export const inDays = (days: number, now = Date.now()): string => dateOf(now + days * 86_400_000);
/** The date of a time in Denmark. */
export const dateOf = (at: number): string => new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' });
const at = (time: number): string => new Date(time).toISOString();
const noon = (date: string) => ({ date, startsAt: `${date}T10:00:00Z`, endsAt: `${date}T11:00:00Z` });

/** From the end of a ride, with some to spare, until its bike can set out again; both are on one day in Denmark. */
const BACK = 16 * 60_000;

/** A minute that begins in a moment; shortly before midnight, as soon as it may. */
export function inAMoment(now = Date.now()) {
  const soon = now + 3_000;
  const date = dateOf(soon + 60_000 + BACK);
  let begins = soon;
  while (dateOf(begins) !== date) begins += 60_000;
  return { date, startsAt: at(begins), endsAt: at(begins + 60_000) };
}

const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
const BIKE = { name: 'Sofie', model: 'Triobike Taxi', seats: 2, platform: false, base: PLACE };

/** Everything that can be said of bikes, and of where they go. @returns two bikes and a destination */
async function bikesAndPlaces(say: Say, day: Day) {
  const [bikeId, other] = [await say('addBike', BIKE), await say('addBike', { ...BIKE, name: 'Karla' })];
  await say('describeBike', { bikeId, ...BIKE, name: 'Sofie den røde' });
  await say('takeBikeOutOfService', { bikeId, from: day(30), reason: 'winter' });
  await say('returnBikeToService', { bikeId, on: day(30) });
  await say('recordBikeInspection', { bikeId, on: day(0), nextDue: day(300) });
  await say('retireBike', { bikeId: await say('addBike', { ...BIKE, name: 'Gamle' }) });
  const harbour = { name: 'Ishøj Havn', kind: 'destination', place: PLACE };
  const destinationId = await say('addRideDestination', harbour);
  await say('describeRideDestination', { destinationId, ...harbour, offers: 'Kaffe' });
  await say('retireRideDestination', { destinationId: await say('addRideDestination', harbour) });
  return { bikeId, other, destinationId };
}

async function passengersWhoRide(say: Say, day: Day, volunteerId: string) {
  const [gerda, inger] = [
    await say('recordPassenger', { name: 'Gerda', consentGivenOn: day(0) }),
    await say('recordPassenger', { name: 'Inger' }),
  ];
  await say('changePassengerContact', { passengerId: gerda, name: 'Gerda Lund', contactPerson: 'Ole, 43577575' });
  await say('changePassengerHome', { passengerId: gerda, address: 'Vejleåparken 12', position: '55.612345,12.345678' });
  await say('changePassengerNeeds', { passengerId: gerda, needs: 'Hører dårligt' });
  await say('withdrawRideConsent', { passengerId: gerda });
  await say('giveRideConsent', { passengerId: gerda });
  await say('giveRideConsent', { passengerId: inger });
  await say('agreePairing', { passengerId: gerda, volunteerId });
  await say('endPairing', { passengerId: gerda, volunteerId });
  await say('assignPassengerEscort', { passengerId: gerda, escort: 'mona' });
  await say('endPassengerEscort', { passengerId: gerda, escort: 'mona' });
  return { gerda, inger };
}

async function pilotNamed(say: Say, day: Day, name: string): Promise<string> {
  const volunteerId = await say('registerVolunteer', { name });
  await say('grantQualification', { volunteerId, qualification: 'cyclePilotTraining', validFrom: day(-1) });
  return volunteerId;
}

/** How things are said, and answered. */
export interface Telling {
  /** When, in milliseconds since 1970. */
  readonly now: number;
  readonly say: Say;
  readonly cancelDay: (input: object) => Promise<unknown>;
  /** Says it as soon as the ride has begun. */
  readonly begun: Say;
  /** The time that a pilot offers. */
  readonly offerOf: (volunteerId: string) => Promise<string>;
}

/** Says everything that can be said of rides: of those that are to be, and of two that begin in a moment. */
export async function sayEverythingOfRides({ now, say, cancelDay, begun, offerOf }: Telling): Promise<void> {
  const day = (days: number): string => inDays(days, now);
  const { bikeId, other, destinationId } = await bikesAndPlaces(say, day);
  const [pia, per] = [await pilotNamed(say, day, 'Pia'), await pilotNamed(say, day, 'Per')];
  const { gerda, inger } = await passengersWhoRide(say, day, pia);
  await say('offerPilotTimes', { volunteerId: pia, date: day(2), from: '10:00', until: '12:00' });
  await say('withdrawPilotTimes', { volunteerId: pia, offerId: await offerOf(pia) });

  const waits = { ...inAMoment(now), bikeId: other, pilotId: per, passengers: [inger] };
  const noShow = { rideId: await say('scheduleRide', waits), pilotId: per };
  const goes = { ...inAMoment(now), bikeId, pilotId: pia, passengers: [gerda], companions: 1, destinationId };
  const driven = { rideId: await say('scheduleRide', goes), pilotId: pia };
  await say('confirmRide', { rideId: driven.rideId, passengerId: gerda });
  await say('startRide', driven);
  await say('completeRide', { ...driven, distanceMetres: 5_400, stops: [destinationId] });
  await say('remarkOnRide', { ...driven, passengerId: gerda, words: 'Hun sang hele vejen' });

  const windows = [{ from: `${day(3)}T08:00:00Z`, until: `${day(3)}T15:00:00Z` }];
  const requestId = await say('requestRide', { passengerId: gerda, windows, wish: 'Gerne forbi kirken' });
  const ride = { ...noon(day(3)), bikeId, passengers: [gerda], requestId };
  const rideId = await say('scheduleRide', ride);
  await say('takeRide', { rideId, pilotId: pia });
  await say('giveRideBack', { rideId, pilotId: pia, reason: 'appointment' });
  await say('giveRideToPilot', { rideId, pilotId: per });
  await say('giveRideToBike', { rideId, bikeId: other });
  await say('moveRide', { rideId, startsAt: `${day(3)}T12:00:00Z`, endsAt: `${day(3)}T13:00:00Z` });
  const { date: toDate, ...times } = noon(day(4));
  const moved = await say('moveRideToAnotherDay', { rideId, toDate, ...times });
  await say('cancelRide', { rideId: moved, reason: 'illness' });
  await say('scheduleRide', { ...noon(day(5)), bikeId, passengers: [inger] });
  await cancelDay({ date: day(5) });
  await say('withdrawRideRequest', { requestId, passengerId: gerda });
  const unmet = await say('requestRide', { passengerId: inger, windows });
  await say('declineRideRequest', { requestId: unmet, reason: 'noPilot' });
  await begun('markRideNoShow', { ...noShow, excused: true });
}
