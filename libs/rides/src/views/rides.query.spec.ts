import { afterEach, describe, expect, it } from '@jest/globals';
import { sessionEvents, sessionsProjection } from '#cafes';
import { World } from '#graphql';
import { Access } from '#identity';
import type { ActorKind, LocalDate } from '#kernel';
import { actorOf, clockAt, idFor } from '#kernel/testing';
import { type ViewsDatabase, foldViews } from '#projections';
import { MemoryLog } from '#projections/testing';
import { volunteerEvents, volunteersProjection } from '#volunteers';
import { type RideWords, DATE, FRIDAY, at, cancelled, moved, scheduled } from '../../testing/rides.js';
import { bikeEvents } from '../bike/bike.events.js';
import { rideDayEvents } from '../day/ride-day.events.js';
import { passengerEvents } from '../passenger/passenger.events.js';
import { pilotTimesEvents } from '../pilot/pilot-times.events.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { bikesProjection } from './bikes.projection.js';
import { type Wanted, freeBikes, freePilots } from './free.query.js';
import { passengersProjection } from './passengers.projection.js';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';
import { openRidesOfPilot } from './open-rides.query.js';
import { rideByKey, rides, ridesOfPassenger, ridesOfPilot } from './rides.query.js';
import { ridesToLookAt } from './to-look-at.query.js';

const everything = {
  ...bikeEvents,
  ...rideDayEvents,
  ...pilotTimesEvents,
  ...rideRequestEvents,
  ...passengerEvents,
  ...volunteerEvents,
  ...sessionEvents,
};
interface Told {
  readonly type: keyof typeof everything;
  readonly data: object;
}

const opened: ViewsDatabase[] = [];
afterEach(async () => {
  for (const views of opened.splice(0)) await views.close();
});

/** What somebody sees once that has happened: on Tuesday at 13:00. */
async function after(history: readonly Told[], kind: ActorKind = 'coordinator', people: readonly string[] = []) {
  const log = new MemoryLog();
  for (const event of history) log.record(everything, event as never);
  const projections = [
    bikesProjection,
    ridesProjection,
    pilotTimesProjection,
    rideRequestsProjection,
    passengersProjection,
    volunteersProjection,
    sessionsProjection,
  ];
  const views = await foldViews({ projections, log });
  opened.push(views);
  const access = new Access({ ...actorOf(kind), people: people.map(idFor) });
  return new World(views, access, () => undefined, clockAt());
}

const bike = (name: string, { seats = 2, platform = false } = {}): Told => ({
  type: 'BikeAdded',
  data: {
    ...{ bikeId: idFor(name), name, model: 'Taxa', seats, platform },
    base: { label: 'Vejledalen 1', latitude: 55.6, longitude: 12.3 },
  },
});
const outOfService = (name: string, from: string, until?: string): Told => ({
  type: 'BikeTakenOutOfService',
  data: { bikeId: idFor(name), from, until, reason: 'repair' },
});
const pilot = (name: string, validUntil?: string): readonly Told[] => [
  { type: 'VolunteerRegistered', data: { volunteerId: idFor(name), name, interests: [] } },
  {
    type: 'VolunteerQualificationGranted',
    data: {
      ...{ volunteerId: idFor(name), qualification: 'cyclePilotTraining' },
      ...{ validFrom: '2024-01-01', validUntil },
    },
  },
];
const offers = (name: string, from: string, until: string, date: string = DATE): Told => ({
  type: 'PilotTimesOffered',
  data: { volunteerId: idFor(name), offerId: idFor(`${name} ${from}`), date, from, until },
});
const session = (from = '11:00', until = '14:00'): Told => ({
  type: 'CafeSessionPlanned',
  data: {
    ...{ sessionId: idFor('session'), cafeId: idFor('cafe'), date: DATE, startsAt: at(from), endsAt: at(until) },
    ...{ capacity: 20, roles: [{ role: 'host', needed: 2 }], offerHours: 24 },
  },
});
const toSession = (words: RideWords): Told => {
  const { type, data } = scheduled(words);
  return { type, data: { ...data, session: { sessionId: idFor('session'), direction: 'out' } } };
};
const ofSession = (type: Told['type'], data: object): Told => ({
  type,
  data: { sessionId: idFor('session'), ...data },
});

const names = ['ride', 'second', 'third', 'open', 'clashing'];
const named = (rideIds: readonly string[]) =>
  rideIds.map((rideId) => names.find((name) => idFor(name) === rideId) ?? rideId);
const inOrder = ({ edges }: { edges: readonly { node: { rideId: string } }[] }) =>
  named(edges.map(({ node }) => node.rideId));

const history = [
  scheduled({ ride: 'third', date: FRIDAY, pilot: 'Anna' }),
  scheduled({ ride: 'second', from: '13:00', until: '14:00', passengers: ['Gerda', 'Hans'] }),
  scheduled({ pilot: 'Anna' }),
];

describe('the rides of a municipality', () => {
  it('come in order of time, within a period, and only the open ones where those are asked for', async () => {
    const world = await after(history);
    expect(inOrder(await rides(world, {}, {}))).toEqual(['ride', 'second', 'third']);
    expect(inOrder(await rides(world, { from: FRIDAY }, {}))).toEqual(['third']);
    expect(inOrder(await rides(world, { until: DATE }, { first: 1 }))).toEqual(['ride']);
    expect(inOrder(await rides(world, { withoutPilot: true }, {}))).toEqual(['second']);
  });

  it('are found by day and id together', async () => {
    const world = await after(history);
    const rideId = idFor('ride');
    expect(await world.load(rideByKey, { date: DATE, rideId })).toMatchObject({ seats: 2 });
    expect(await world.load(rideByKey, { date: FRIDAY, rideId })).toBeUndefined();
  });

  it('are shown to a pilot and to a passenger as their own', async () => {
    const anna = await after(history, 'volunteer', ['Anna']);
    expect(inOrder(await anna.load(ridesOfPilot, { parent: idFor('Anna'), args: {} }))).toEqual(['ride', 'third']);
    expect(inOrder(await anna.load(ridesOfPassenger, { parent: idFor('Hans'), args: {} }))).toEqual([]);
    const hans = await after(history, 'guest', ['Hans']);
    expect(inOrder(await hans.load(ridesOfPassenger, { parent: idFor('Hans'), args: {} }))).toEqual(['second']);
    expect(inOrder(await hans.load(ridesOfPilot, { parent: idFor('Anna'), args: {} }))).toEqual([]);
  });

  it('are open to who is trained that day and has time between their own', async () => {
    const world = await after([
      ...pilot('Anna', '2026-11-26'),
      scheduled({ pilot: 'Anna' }),
      scheduled({ ride: 'clashing', from: '11:10', until: '12:00' }),
      scheduled({ ride: 'open', from: '11:15', until: '12:00' }),
      scheduled({ ride: 'third', date: FRIDAY }),
    ]);
    expect(inOrder(await world.load(openRidesOfPilot, { parent: idFor('Anna'), args: {} }))).toEqual(['open']);
  });

  it('are open to nobody who is on a break, away or gone that day, or on a shift at that time', async () => {
    const openToAnna = async (...since: readonly Told[]) => {
      const world = await after([...pilot('Anna'), scheduled({ ride: 'open' }), ...since]);
      return inOrder(await world.load(openRidesOfPilot, { parent: idFor('Anna'), args: {} }));
    };
    const volunteerId = idFor('Anna');
    const onShift = ofSession('ShiftSignedUp', { volunteerId, role: 'host', origin: 'oneOff' });
    expect(await openToAnna()).toEqual(['open']);
    expect(await openToAnna({ type: 'VolunteerPaused', data: { volunteerId, from: DATE } })).toEqual([]);
    expect(await openToAnna({ type: 'VolunteerPaused', data: { volunteerId, from: FRIDAY } })).toEqual(['open']);
    expect(await openToAnna({ type: 'VolunteerAwayNoted', data: { volunteerId, from: DATE, until: DATE } })).toEqual(
      [],
    );
    expect(await openToAnna({ type: 'VolunteerLeft', data: { volunteerId, on: DATE } })).toEqual([]);
    expect(await openToAnna({ type: 'VolunteerLeft', data: { volunteerId, on: FRIDAY } })).toEqual(['open']);
    expect(await openToAnna(session('10:30', '14:00'), onShift)).toEqual([]);
    expect(await openToAnna(session('11:00', '14:00'), onShift)).toEqual(['open']);
  });
});

describe('what would work instead of a ride that was refused', () => {
  const wanted: Wanted = {
    ...{ date: DATE, startsAt: at('10:00'), endsAt: at('11:00'), people: 2, platform: false },
    ...{ bikeId: idFor('Sofie'), pilotId: idFor('Anna'), rideId: undefined },
  };
  const bikesFor = async (told: readonly Told[], but: Partial<Wanted> = {}) =>
    (await freeBikes(await after(told), { ...wanted, ...but })).map(({ name }) => name);

  it('is a bike that is large enough, there, and free with the turnaround', async () => {
    const bikes = [bike('Sofie'), bike('Thor'), bike('Ulla'), bike('Viggo', { seats: 1 }), bike('Willy')];
    const out = [
      scheduled({ ride: 'second', bike: 'Ulla', from: '11:10', until: '12:00' }),
      outOfService('Willy', '2026-11-20'),
    ];
    expect(await bikesFor([...bikes, ...out])).toEqual(['Thor']);
    expect(await bikesFor([...bikes, ...out], { people: 1 })).toEqual(['Thor', 'Viggo']);
    expect(await bikesFor([...bikes, ...out, cancelled('weather', 'second')])).toEqual(['Thor', 'Ulla']);
    expect(await bikesFor([...bikes, ...out], { rideId: idFor('second') })).toEqual(['Thor', 'Ulla']);
  });

  it('is a bike with a platform where that is needed, and one that is back in service', async () => {
    const bikes = [bike('Thor'), bike('Ulla', { platform: true }), outOfService('Ulla', '2026-11-20', '2026-11-25')];
    expect(await bikesFor(bikes, { platform: true })).toEqual(['Ulla']);
  });

  it('is a pilot who offered that time, is trained then, and has no other ride', async () => {
    const told = [
      ...['Anna', 'Bent', 'Carl', 'Dora'].flatMap((name) => pilot(name)),
      ...pilot('Erik', '2026-11-25'),
      offers('Anna', '09:00', '12:00'),
      offers('Bent', '09:00', '12:00'),
      offers('Carl', '10:30', '12:00'),
      offers('Dora', '09:00', '12:00'),
      offers('Erik', '09:00', '12:00'),
      scheduled({ pilot: 'Dora', from: '11:00', until: '12:00' }),
    ];
    expect(await freePilots(await after(told), wanted)).toEqual([idFor('Bent')]);
    expect(await freePilots(await after(told, 'volunteer', ['Anna']), wanted)).toEqual([]);
    const away: Told = {
      type: 'VolunteerAwayNoted',
      data: { volunteerId: idFor('Bent'), from: DATE, until: FRIDAY },
    };
    expect(await freePilots(await after([...told, away]), wanted)).toEqual([]);
  });
});

describe('the rides that a coordinator has to look at', () => {
  const base = [bike('Sofie'), ...pilot('Anna')];
  const concerns = async (told: readonly Told[], kind?: ActorKind) => {
    const { edges } = await ridesToLookAt(await after([...base, ...told], kind), {}, {});
    return edges.map(({ node }) => node.concern);
  };

  it('are none while everything fits', async () =>
    expect(
      await concerns([session(), toSession({ pilot: 'Anna' }), scheduled({ ride: 'second', date: FRIDAY })]),
    ).toEqual([]));

  it('are those whose session moves or is cancelled, until they fit again', async () => {
    const ride = [session(), toSession({})];
    const rescheduled = ofSession('CafeSessionRescheduled', { startsAt: at('13:00'), endsAt: at('16:00') });
    expect(await concerns([...ride, rescheduled])).toEqual(['sessionMoved']);
    expect(await concerns([...ride, rescheduled, moved('12:00', '13:00')])).toEqual([]);
    const friday = { startsAt: at('11:00', FRIDAY), endsAt: at('14:00', FRIDAY) };
    expect(await concerns([...ride, ofSession('CafeSessionRescheduled', friday)])).toEqual(['sessionMoved']);
    const called = ofSession('CafeSessionCancelled', { reason: 'weather' });
    expect(await concerns([...ride, called])).toEqual(['sessionCancelled']);
    expect(await concerns([...ride, called, cancelled('sessionCancelled')])).toEqual([]);
  });

  it('are those whose bike is not there, once however often that was said', async () => {
    const ride = scheduled();
    expect(await concerns([ride, outOfService('Sofie', DATE)])).toEqual(['bikeOutOfService']);
    expect(await concerns([ride, outOfService('Sofie', FRIDAY)])).toEqual([]);
    const retired: Told = { type: 'BikeRetired', data: { bikeId: idFor('Sofie'), on: DATE } };
    expect(await concerns([ride, outOfService('Sofie', DATE), retired])).toEqual(['bikeOutOfService']);
  });

  it('are those whose bike takes fewer than before, or no wheelchair any more', async () => {
    const described = (seats: 1 | 2, platform: boolean): Told => ({
      ...bike('Sofie', { seats, platform }),
      type: 'BikeDescribed',
    });
    const two = scheduled({ companions: 1 });
    expect(await concerns([two, described(2, false)])).toEqual([]);
    expect(await concerns([two, described(1, false)])).toEqual(['bikeTooSmall']);
    const wheelchair = [described(2, true), scheduled({ platform: true })];
    expect(await concerns(wheelchair)).toEqual([]);
    expect(await concerns([...wheelchair, described(2, false)])).toEqual(['bikeTooSmall']);
  });

  it('are those of a passenger who has taken their consent back, until they give it again', async () => {
    const passengerId = idFor('Gerda');
    const recorded: Told = { type: 'PassengerRecorded', data: { passengerId, name: 'Gerda' } };
    const said = (type: 'PassengerConsentGiven' | 'PassengerConsentWithdrawn'): Told => ({
      type,
      data: { passengerId, on: '2026-11-20' },
    });
    const ride = [recorded, said('PassengerConsentGiven'), scheduled({ passengers: ['Gerda', 'Hans'] })];
    expect(await concerns(ride)).toEqual([]);
    const withdrawn = [...ride, said('PassengerConsentWithdrawn')];
    expect(await concerns(withdrawn)).toEqual(['consentWithdrawn']);
    expect(await concerns([...withdrawn, said('PassengerConsentGiven')])).toEqual([]);
  });

  it('are those whose pilot has left, takes a break, or is not trained any more', async () => {
    const ride = scheduled({ pilot: 'Anna' });
    const volunteerId = idFor('Anna');
    const left: Told = { type: 'VolunteerLeft', data: { volunteerId, on: DATE } };
    expect(await concerns([ride, left])).toEqual(['pilotNotActive']);
    const paused: Told = { type: 'VolunteerPaused', data: { volunteerId, from: '2026-11-20' } };
    expect(await concerns([ride, paused])).toEqual(['pilotNotActive']);
    const back: Told = { type: 'VolunteerPaused', data: { volunteerId, from: '2026-11-20', until: '2026-11-25' } };
    expect(await concerns([ride, back])).toEqual([]);
    const revoked: Told = {
      type: 'VolunteerQualificationRevoked',
      data: { volunteerId, qualification: 'cyclePilotTraining', on: DATE },
    };
    expect(await concerns([ride, revoked])).toEqual(['pilotNotQualified']);
  });

  it('are those whose pilot has a duty at a café then', async () => {
    const onShift = ofSession('ShiftSignedUp', { volunteerId: idFor('Anna'), role: 'host', origin: 'oneOff' });
    const ride = scheduled({ pilot: 'Anna' });
    expect(await concerns([ride, session('10:30', '14:00'), onShift])).toEqual(['pilotOnShift']);
    expect(await concerns([ride, session('11:00', '14:00'), onShift])).toEqual([]);
  });

  it('are those whose request was withdrawn, or has another ride', async () => {
    const requestId = idFor('request');
    const { type, data } = scheduled();
    const answering: Told = { type, data: { ...data, requestId } };
    const requested: Told = {
      type: 'RideRequested',
      data: {
        ...{ requestId, passengerId: idFor('Gerda'), fellowIds: [], companions: 0, platform: false, stops: [] },
        windows: [{ from: at('09:00'), until: at('12:00') }],
      },
    };
    const answered = (ride: string): Told => ({
      type: 'RideRequestAnswered',
      data: { requestId, date: DATE, rideId: idFor(ride), rideDate: DATE },
    });
    expect(await concerns([requested, answering, answered('ride')])).toEqual([]);
    expect(await concerns([requested, answering, answered('second')])).toEqual(['requestAnsweredOtherwise']);
    const withdrawn: Told = { type: 'RideRequestWithdrawn', data: { requestId } };
    expect(await concerns([requested, answering, answered('ride'), withdrawn])).toEqual(['requestClosed']);
  });

  it('are those of today and later, and nobody sees them who sees their own duties alone', async () => {
    const told = [...base, scheduled(), outOfService('Sofie', DATE)];
    const from = '2026-11-27' as LocalDate;
    expect((await ridesToLookAt(await after(told), { from }, {})).edges).toEqual([]);
    expect((await ridesToLookAt(await after(told), { until: DATE }, {})).edges).toHaveLength(1);
    expect(await concerns([scheduled(), outOfService('Sofie', DATE)], 'volunteer')).toEqual([]);
  });
});
