import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type LogUnderTest, describeInALogOfItsOwn, logUnderTest, temporaryFolder } from '#event-store/testing';
import { globalId } from '#graphql';
import { type RecordedEvent, instant } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { erasure } from '#privacy';
import { bike, passenger, pilotTimes, rideDay, rideRequest } from '#rides';
import { volunteer } from '#volunteers';
import { Season, named, newKey } from './season.js';

// It is Tuesday 24 November 2026.
const THURSDAY = '2026-11-26';
const FRIDAY = '2026-11-27';
const on = (date: string) => ({ date, startsAt: `${date}T10:00:00Z`, endsAt: `${date}T11:00:00Z` });
const window = (date: string) => ({ from: `${date}T09:00:00Z`, until: `${date}T15:00:00Z` });

const [toBike, toPassenger, toRequest, toDay, toTimes, toVolunteer, toErasure] = [
  messagesOf(bike),
  messagesOf(passenger),
  messagesOf(rideRequest),
  messagesOf(rideDay),
  messagesOf(pilotTimes),
  messagesOf(volunteer),
  messagesOf(erasure),
];

const folder = temporaryFolder();

let log: LogUnderTest;
let season: Season;
beforeEach(async () => {
  log = await logUnderTest();
  season = await Season.begin({ folder: folder(), connectionString: log.connectionString, key: newKey() });
});
afterEach(async () => {
  await season.end();
  await log.close();
});

const sofie = () =>
  season.say(toBike.AddBike, {
    name: 'Sofie',
    model: 'Triobike Taxi',
    seats: 2,
    platform: false,
    base: { label: 'Kærbo', latitude: 55.61, longitude: 12.35 },
  });
const passengerNamed = (name: string) =>
  season.say(toPassenger.RecordPassenger, { name, consentGivenOn: '2026-11-24' });
const requested = (passengerId: string, ...dates: readonly string[]) =>
  season.say(toRequest.RequestRide, { passengerId, windows: dates.map(window) });
const pilotNamed = async (name: string) => {
  const volunteerId = await season.say(toVolunteer.RegisterVolunteer, { name });
  const qualification = 'cyclePilotTraining';
  await season.say(toVolunteer.GrantQualification, { volunteerId, qualification, validFrom: '2026-01-01' });
  return volunteerId;
};
const all = (type: string, count = 1) =>
  season.until((events) => named(events, type).length === count).then((events) => named(events, type));
const refusals = (events: readonly RecordedEvent[]) => named(events, 'CommandRefused');

describeInALogOfItsOwn('a request that a ride was to answer', () => {
  it('is open again after two minutes where the ride never came', async () => {
    const requestId = await requested(await passengerNamed('Gerda Lund'), THURSDAY);
    const rideId = '018f0000-0000-7000-8000-000000000001';
    // All that a crash leaves of scheduling.
    const answering = season.request({ requestId, date: THURSDAY, rideId, rideDate: THURSDAY });
    await season.installation.handling.handle(rideRequest, 'AnswerRideRequest', answering);
    season.clock.set(instant('2026-11-24T12:02:00Z'));
    expect(await all('RideRequestReopened')).toEqual([{ requestId, date: THURSDAY, rideId }]);
  });

  it('stays answered where it came, until that ride is cancelled, for whatever reason', async () => {
    const passengerId = await passengerNamed('Gerda Lund');
    const [bikeId, requestId] = [await sofie(), await requested(passengerId, THURSDAY)];
    const rideId = await season.say(toDay.ScheduleRide, {
      ...on(THURSDAY),
      bikeId,
      requestId,
      passengers: [passengerId],
    });
    season.clock.set(instant('2026-11-24T12:02:00Z'));
    await season.say(toDay.CancelRideDay, { date: THURSDAY });
    const events = await season.until((events) => named(events, 'RideRequestReopened').length > 0);
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('Ride'))).toEqual([
      'RideRequested',
      'RideRequestAnswered',
      'RideScheduled',
      'RideCancelled',
      'RideRequestReopened',
    ]);
    expect(named(events, 'RideRequestReopened')).toEqual([{ requestId, date: THURSDAY, rideId }]);
  });

  it('has its ride cancelled when it is withdrawn', async () => {
    const passengerId = await passengerNamed('Gerda Lund');
    const [bikeId, requestId] = [await sofie(), await requested(passengerId, THURSDAY)];
    const ride = { ...on(THURSDAY), bikeId, requestId, passengers: [passengerId] };
    const rideId = await season.say(toDay.ScheduleRide, ride);
    await season.say(toRequest.WithdrawRideRequest, { requestId, passengerId });
    expect(await all('RideCancelled')).toEqual([{ date: THURSDAY, rideId, reason: 'passengerWish' }]);
  });

  it('that was withdrawn before the ride came has it cancelled as well', async () => {
    const passengerId = await passengerNamed('Gerda Lund');
    const [bikeId, requestId] = [await sofie(), await requested(passengerId, THURSDAY)];
    await season.say(toRequest.WithdrawRideRequest, { requestId, passengerId });
    // The half of scheduling that a coordinator who clicked at the same moment has still before them.
    const scheduling = season.request({ ...on(THURSDAY), bikeId, requestId, passengers: [passengerId] });
    await season.installation.handling.handle(rideDay, 'ScheduleRide', scheduling, {
      ScheduleRide: async (_wanted: object, load) => ({
        bike: await load(bike, bikeId),
        pilot: undefined,
        passengers: new Map([[passengerId, await load(passenger, passengerId)]]),
      }),
    });
    expect(await all('RideCancelled')).toEqual([expect.objectContaining({ reason: 'passengerWish' })]);
  });
});

describeInALogOfItsOwn('a ride that is moved to another day', () => {
  it('is let go of by the old one after a crash came in between, and the request names the new one', async () => {
    const passengerId = await passengerNamed('Gerda Lund');
    const [bikeId, requestId] = [await sofie(), await requested(passengerId, THURSDAY)];
    const ride = { bikeId, requestId, passengers: [passengerId] };
    const before = await season.say(toDay.ScheduleRide, { ...on(THURSDAY), ...ride });
    // All that the crash leaves of the move.
    const movedFrom = { date: THURSDAY, rideId: before };
    const after = await season.say(toDay.ScheduleRide, { ...on(FRIDAY), ...ride, movedFrom });

    const events = await season.until((events) => named(events, 'RideRequestAnswered').length === 2);
    expect(named(events, 'RideMovedAway')).toEqual([{ ...movedFrom, to: { date: FRIDAY, rideId: after } }]);
    expect(named(events, 'RideRequestAnswered')[1]).toEqual({
      requestId,
      date: THURSDAY,
      rideId: after,
      rideDate: FRIDAY,
    });
    expect(refusals(events)).toEqual([]);
  });
});

describeInALogOfItsOwn('erasing somebody who rides', () => {
  const erased = (kind: string, id: string) =>
    season.say(toErasure.DecideErasure, {
      people: [globalId(kind, id)],
      reason: 'personAsked',
      legalBasis: 'consentWithdrawn',
    });

  it('closes a passenger’s record, withdraws what they asked for and cancels their rides', async () => {
    const [gerda, inger] = [await passengerNamed('Gerda Lund'), await passengerNamed('Inger Holm')];
    const [bikeId, answered, open] = [await sofie(), await requested(gerda, THURSDAY), await requested(gerda, FRIDAY)];
    const ingers = await requested(inger, FRIDAY);
    const ride = { bikeId, passengers: [gerda] };
    const own = await season.say(toDay.ScheduleRide, { ...on(THURSDAY), ...ride, requestId: answered });
    const beside = { bikeId, passengers: [inger, gerda], requestId: ingers };
    const shared = await season.say(toDay.ScheduleRide, { ...on(FRIDAY), ...beside });
    await erased('Passenger', gerda);

    const events = await season.until(
      (events) => named(events, 'PersonDataErased').length > 0 && named(events, 'RideRequestReopened').length === 2,
    );
    expect(named(events, 'PassengerRecordClosed')).toEqual([{ passengerId: gerda }]);
    expect(named(events, 'RideRequestWithdrawn').map(({ requestId }) => requestId)).toEqual([answered, open]);
    expect(new Set(named(events, 'RideCancelled').map(({ rideId }) => rideId))).toEqual(new Set([own, shared]));
    expect(named(events, 'RideRequestReopened').map(({ requestId }) => requestId)).toContain(ingers);
  });

  it('gives a pilot’s rides back, and withdraws the times that they offer', async () => {
    const anna = await pilotNamed('Anna Holm');
    const [bikeId, gerda] = [await sofie(), await passengerNamed('Gerda Lund')];
    const ride = { ...on(THURSDAY), bikeId, pilotId: anna, passengers: [gerda] };
    const rideId = await season.say(toDay.ScheduleRide, ride);
    await season.say(toTimes.OfferPilotTimes, { volunteerId: anna, date: FRIDAY, from: '10:00', until: '12:00' });
    await erased('Volunteer', anna);

    expect(await all('RidePilotReleased')).toEqual([{ date: THURSDAY, rideId, pilotId: anna, reason: 'other' }]);
    expect(await all('PilotTimesWithdrawn')).toEqual([{ volunteerId: anna, offerId: expect.any(String) }]);
  });
});
