import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

/** Far enough ahead that no ride begins while the spec runs. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const DATE = inDays(30);

const RIDE = '... on RideChanged { ride { id date status seatsTaken free bike { name } pilot { name } hasPilot } }';
const TAKEN = '... on BikeTaken { rideId freeFrom freeBikes { name } }';

describe('a day of rides through the API', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let sofie: string;
  let thor: string;
  let anna: string;
  let gerda: string;
  let hans: string;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const base = { label: 'Vejledalen 1, 2635 Ishøj', latitude: 55.61, longitude: 12.35 };
    const bike = async (name: string): Promise<string> => {
      const said = { name, model: 'Taxa', seats: 2, platform: false, base };
      return (await api.say('addBike', said, '... on BikeChanged { bike { id } }')).bike.id;
    };
    const passenger = async (name: string): Promise<string> => {
      const said = { name, consentGivenOn: inDays(-1) };
      return (await api.say('recordPassenger', said, '... on PassengerChanged { passenger { id } }')).passenger.id;
    };
    [sofie, thor] = [await bike('Sofie'), await bike('Thor')];
    [gerda, hans] = [await passenger('Gerda Lund'), await passenger('Hans Krogh')];
    const registered = await api.say(
      'registerVolunteer',
      { name: 'Anna Holm' },
      '... on VolunteerChanged { volunteer { id } }',
    );
    anna = registered.volunteer.id;
    const trained = { volunteerId: anna, qualification: 'cyclePilotTraining', validFrom: '2024-01-01' };
    await api.say('grantQualification', trained);
    await api.say('offerPilotTimes', { volunteerId: anna, date: DATE, from: '08:00', until: '20:00' });
  });
  afterAll(() => api.close());

  it('gives the last place on a bike to one of two coordinators, and tells the other what is free', async () => {
    const both = await Promise.all(
      [gerda, hans].map((who) =>
        api.say(
          'scheduleRide',
          { date: DATE, startsAt: `${DATE}T10:00:00Z`, endsAt: `${DATE}T11:00:00Z`, bikeId: sofie, passengers: [who] },
          `${RIDE} ${TAKEN}`,
        ),
      ),
    );
    const [one, other] = both.toSorted((a, b) => (a.__typename < b.__typename ? 1 : -1));
    expect(one.ride).toMatchObject({ date: DATE, status: 'scheduled', seatsTaken: 1, free: 1, hasPilot: false });
    expect(other).toMatchObject({ code: 'BikeTaken', rideId: one.ride.id, freeBikes: [{ name: 'Thor' }] });
  });

  it('is found open by who is trained, taken, and told by its day and id', async () => {
    const { data } = await api.ask(
      'query ($id: ID!) { node(id: $id) { ... on Volunteer { openRides { edges { node { id } } } } } }',
      { id: anna },
    );
    const rideId = data.node.openRides.edges[0].node.id;
    const taken = await api.say('takeRide', { rideId, pilotId: anna }, RIDE);
    expect(taken.ride).toMatchObject({ id: rideId, pilot: { name: 'Anna Holm' }, hasPilot: true });
    const found = await api.ask(
      'query ($id: ID!) { node(id: $id) { ... on Ride { bike { id } passengers { confirmed } } } }',
      {
        id: rideId,
      },
    );
    expect(found.data.node).toEqual({ bike: { id: sofie }, passengers: [{ confirmed: false }] });
  });

  it('says which pilot is free instead of one who is not trained', async () => {
    const { volunteer } = await api.say(
      'registerVolunteer',
      { name: 'Bent Friis' },
      '... on VolunteerChanged { volunteer { id } }',
    );
    const refused = await api.say(
      'scheduleRide',
      {
        ...{ date: DATE, startsAt: `${DATE}T14:00:00Z`, endsAt: `${DATE}T15:00:00Z` },
        ...{ bikeId: thor, passengers: [hans], pilotId: volunteer.id },
      },
      '... on PilotNotQualified { freePilots { name } }',
    );
    expect(refused).toMatchObject({ code: 'PilotNotQualified', freePilots: [{ name: 'Anna Holm' }] });
  });

  it('takes a wheelchair where that was wished for, and names the bikes that carry it', async () => {
    const base = { label: 'Vejledalen 1, 2635 Ishøj', latitude: 55.61, longitude: 12.35 };
    await api.say('addBike', { name: 'Ulla', model: 'Duet', seats: 1, platform: true, base });
    const windows = [{ from: `${DATE}T17:00:00Z`, until: `${DATE}T20:00:00Z` }];
    const { request } = await api.say(
      'requestRide',
      { passengerId: hans, platform: true, windows },
      '... on RideRequestChanged { request { id } }',
    );
    const refused = await api.say(
      'scheduleRide',
      {
        ...{ date: DATE, startsAt: `${DATE}T18:00:00Z`, endsAt: `${DATE}T19:00:00Z` },
        ...{ bikeId: thor, passengers: [hans], requestId: request.id },
      },
      '... on PlatformMissing { freeBikes { name } }',
    );
    expect(refused).toMatchObject({ code: 'PlatformMissing', freeBikes: [{ name: 'Ulla' }] });
  });

  it('moves to another day as a ride of that day, and cancels a whole day', async () => {
    const { data } = await api.ask(`{ rides(from: "${DATE}", until: "${DATE}") { edges { node { id } } } }`);
    const rideId = data.rides.edges[0].node.id;
    const toDate = inDays(31);
    const moved = await api.say(
      'moveRideToAnotherDay',
      { rideId, toDate, startsAt: `${toDate}T10:00:00Z`, endsAt: `${toDate}T11:00:00Z` },
      RIDE,
    );
    expect(moved.ride).toMatchObject({ date: toDate, status: 'scheduled', bike: { name: 'Sofie' } });
    const before = await api.ask('query ($id: ID!) { node(id: $id) { ... on Ride { status movedTo { id } } } }', {
      id: rideId,
    });
    expect(before.data.node).toEqual({ status: 'movedAway', movedTo: { id: moved.ride.id } });
    const day = await api.say(
      'cancelRideDay',
      { date: toDate },
      '... on RideDayChanged { date rides { status cancelledFor } }',
    );
    expect(day).toMatchObject({ date: toDate, rides: [{ status: 'cancelled', cancelledFor: 'weather' }] });
  });

  it('stands on the list of what to look at when its bike is taken out of service', async () => {
    const scheduled = await api.say(
      'scheduleRide',
      { date: DATE, startsAt: `${DATE}T16:00:00Z`, endsAt: `${DATE}T17:00:00Z`, bikeId: thor, passengers: [gerda] },
      RIDE,
    );
    await api.say('takeBikeOutOfService', { bikeId: thor, from: DATE, reason: 'repair' });
    const { data } = await api.ask('{ ridesToLookAt { edges { node { concern ride { id } } } } }');
    expect(data.ridesToLookAt.edges).toEqual([
      { node: { concern: 'bikeOutOfService', ride: { id: scheduled.ride.id } } },
    ]);
  });
});
