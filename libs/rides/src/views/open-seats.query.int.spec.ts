import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, Instant, Municipality } from '#kernel';
import { ISHOEJ, NOW, actorOf, clockAt, idFor } from '#kernel/testing';
import { sessionEvents } from '#cafes';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { volunteerEvents } from '#volunteers';
import {
  DATE,
  FRIDAY,
  type RideDayEvent,
  type RideWords,
  cancelled,
  moved,
  movedAway,
  scheduled,
} from '../../testing/rides.js';
import { bikeEvents } from '../bike/bike.events.js';
import { rideDayEvents } from '../day/ride-day.events.js';
import { pilotTimesEvents } from '../pilot/pilot-times.events.js';
import { bikesToRideOn, openSeats, openSeatsReads } from './open-seats.query.js';

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, openSeatsReads);
  bike('Sofie');
  train('Anne');
  offer('Anne');
});
afterEach(() => open.end());

const ofBike = (name: string, type: keyof typeof bikeEvents, data: object, municipality: Municipality = ISHOEJ) =>
  log.record(bikeEvents, { type, data: { bikeId: idFor(name), ...data } } as never, {
    ...{ municipality, stream: `bike-${municipality}_${idFor(name)}` },
  });
const base = { label: 'Torsbo', latitude: 55.61, longitude: 12.35 };
const bike = (name: string, municipality?: Municipality) =>
  ofBike(name, 'BikeAdded', { name, model: 'Christiania', seats: 2, platform: false, base }, municipality);

const ofVolunteer = (name: string, type: keyof typeof volunteerEvents, data: object) =>
  log.record(volunteerEvents, { type, data: { volunteerId: idFor(name), ...data } } as never, {
    stream: `volunteer-${ISHOEJ}_${idFor(name)}`,
  });
const train = (name: string, validUntil?: string) => {
  ofVolunteer(name, 'VolunteerRegistered', { name, interests: ['cyclePilot'] });
  const training = { qualification: 'cyclePilotTraining', validFrom: '2026-01-01' };
  ofVolunteer(name, 'VolunteerQualificationGranted', { ...training, ...(validUntil ? { validUntil } : {}) });
};
const offer = (name: string, date: string = DATE, from = '09:00', until = '12:00') => {
  const offerId = idFor(`${name} ${date} ${from}`);
  log.record(
    pilotTimesEvents,
    { type: 'PilotTimesOffered', data: { offerId, volunteerId: idFor(name), date, from, until } } as never,
    { stream: `pilotTimes-${ISHOEJ}_${idFor(name)}` },
  );
};
const happens = (...events: readonly RideDayEvent[]) =>
  events.forEach((event) => log.record(rideDayEvents, event, { stream: `rideDay-${ISHOEJ}_${event.data.date}` }));
const ride = (words: RideWords = {}) => happens(scheduled({ pilot: 'Anne', from: '10:00', until: '11:30', ...words }));

/** `11-26 09:00 2`: when, in UTC+1, and how many. */
const seen = async (kind: Actor['kind'] = 'citizen', now: string = NOW, until?: string) => {
  await open.caughtUp();
  const clock = clockAt(now);
  const seenAt = { now: (): Instant => clock.now(), ...(until ? { until } : {}) };
  const looked = () => {
    throw new Error('somebody was looked at');
  };
  const seats = await openSeats(new World(open.views, new Access(actorOf(kind)), looked, seenAt));
  return seats.map(({ startsAt, left }) => {
    const [date, hour] = [startsAt.slice(5, 10), Number(startsAt.slice(11, 13)) + 1];
    return `${date} ${String(hour).padStart(2, '0')}:00 ${left}`;
  });
};
const OPEN = ['11-26 09:00 2'];

describe('open seats on bikes', () => {
  it('are read by everybody who may read what is on, a partner and somebody without an account too', async () => {
    for (const kind of ['citizen', 'partner', 'guest', 'volunteer', 'coordinator', 'editor'] as const)
      expect([kind, await seen(kind)]).toEqual([kind, OPEN]);
  });

  it('are there for fourteen days, today counted', async () => {
    offer('Anne', '2026-12-07');
    offer('Anne', '2026-12-08');
    expect(await seen()).toEqual([...OPEN, '12-07 09:00 2']);
    expect(await seen('citizen', '2026-11-25T12:00:00Z')).toEqual([...OPEN, '12-07 09:00 2', '12-08 09:00 2']);
    expect(await seen('citizen', '2026-11-26T08:00:00Z')).toEqual(['12-07 09:00 2', '12-08 09:00 2']);
  });

  it('are none on a bike that is out of service, and some again when it is back, or for as long as it is there', async () => {
    ofBike('Sofie', 'BikeTakenOutOfService', { from: '2026-11-20', until: '2026-12-01', reason: 'repair' });
    expect(await seen()).toEqual([]);
    ofBike('Sofie', 'BikeReturnedToService', { on: '2026-11-26' });
    expect(await seen()).toEqual(OPEN);
    ofBike('Sofie', 'BikeRetired', { on: '2026-11-27' });
    expect(await seen()).toEqual(OPEN);
    ofBike('Sofie', 'BikeRetired', { on: '2026-11-26' });
    expect(await seen()).toEqual([]);
  });

  it('are none by a pilot whose training has ended, who is away or has left', async () => {
    train('Bo', '2026-11-26');
    offer('Bo', FRIDAY);
    expect(await seen()).toEqual(OPEN);
    offer('Anne', FRIDAY);
    expect(await seen()).toEqual([...OPEN, '11-27 09:00 2']);
    ofVolunteer('Anne', 'VolunteerAwayNoted', { from: FRIDAY, until: FRIDAY });
    expect(await seen()).toEqual(OPEN);
    ofVolunteer('Anne', 'VolunteerLeft', { on: DATE });
    expect(await seen()).toEqual([]);
  });

  it('are none of a pilot who is on duty in a café then', async () => {
    const sessionId = idFor('Thursday in Åparken');
    const [startsAt, endsAt] = [`${DATE}T08:00:00.000Z`, `${DATE}T11:00:00.000Z`];
    const session = { sessionId, cafeId: idFor('Åparken'), date: DATE, startsAt, endsAt, capacity: 20, offerHours: 24 };
    const tell = (type: keyof typeof sessionEvents, data: object) =>
      log.record(sessionEvents, { type, data: { sessionId, ...data } } as never, {
        stream: `cafeSession-${ISHOEJ}_${sessionId}`,
      });
    tell('CafeSessionPlanned', { ...session, roles: [{ role: 'host', needed: 1 }] });
    tell('ShiftSignedUp', { volunteerId: idFor('Anne'), role: 'host', origin: 'oneOff' });
    expect(await seen()).toEqual([]);
    tell('CafeSessionCancelled', { reason: 'weather' });
    expect(await seen()).toEqual(OPEN);
  });

  it('are taken by a ride, and free again when it is moved, goes to another day, or is cancelled with its whole day', async () => {
    ride();
    expect(await seen()).toEqual([]);
    happens(moved('16:00', '17:00'));
    expect(await seen()).toEqual(OPEN);
    happens(moved('10:00', '11:30'));
    expect(await seen()).toEqual([]);
    happens(movedAway());
    expect(await seen()).toEqual(OPEN);
    ride({ ride: 'another' });
    ride({ ride: 'a third', from: '13:00', until: '14:00' });
    expect(await seen()).toEqual([]);
    happens(cancelled('weather', 'another'), cancelled('weather', 'a third'));
    expect(await seen()).toEqual(OPEN);
  });

  it('keep the turnaround: a ride until 10:45 leaves room for another one, a ride until 11:00 does not', async () => {
    ride({ from: '09:00', until: '10:45' });
    expect(await seen()).toEqual(OPEN);
    happens(moved('09:00', '11:00'));
    expect(await seen()).toEqual([]);
  });

  it('are those of one’s own municipality', async () => {
    ofBike('Sofie', 'BikeRetired', { on: '2026-11-01' });
    bike('Karla', '0187' as Municipality);
    expect(await seen()).toEqual([]);
  });
});

describe('bikes to ride on', () => {
  const kept = async (municipality: Municipality = ISHOEJ) => {
    await open.caughtUp();
    const looked = () => {
      throw new Error('somebody was looked at');
    };
    const citizen = new Access(actorOf('citizen', 'somebody', municipality));
    return bikesToRideOn(new World(open.views, citizen, looked, { now: (): Instant => clockAt(NOW).now() }));
  };

  it('are there for everybody who may read what is on, whether somebody drives just now or not', async () => {
    expect(await kept()).toEqual({ platform: false });
    ofBike('Sofie', 'BikeTakenOutOfService', { from: '2026-11-01', reason: 'winter' });
    expect(await seen()).toEqual([]);
    expect(await kept()).toEqual({ platform: false });
  });

  it('are those of one’s own municipality, without those that are retired', async () => {
    expect(await kept('0187' as Municipality)).toBeUndefined();
    ofBike('Sofie', 'BikeRetired', { on: '2026-11-01' });
    expect(await kept()).toBeUndefined();
  });
});
