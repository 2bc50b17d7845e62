import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type LocalDate, instant } from '#kernel';
import { ISHOEJ, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { volunteerEvents, volunteersProjection } from '#volunteers';
import { bikeEvents } from '../bike/bike.events.js';
import { passengerEvents } from '../passenger/passenger.events.js';
import { pilotTimesEvents } from '../pilot/pilot-times.events.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { bikesProjection } from './bikes.projection.js';
import { bikesDueForInspection } from './bikes.query.js';
import { passengersEscortedBy } from './escorted-by.js';
import { passengersProjection } from './passengers.projection.js';
import { passengers } from './passengers.query.js';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { offersOfPilot, pilots, trainingsEnding } from './pilot-times.query.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { rideDemand } from './ride-demand.query.js';
import { fellowsOfRequest, rideRequests } from './ride-requests.query.js';

const all = [bikesProjection, passengersProjection, pilotTimesProjection, rideRequestsProjection, volunteersProjection];
const day = (text: string) => text as LocalDate;

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, all);
});
afterEach(() => open.end());

/** What somebody sees once everything is there; `people` are those whose affairs are theirs. */
const seenBy = async (kind: Actor['kind'], ...people: readonly string[]): Promise<World> => {
  await open.caughtUp();
  const actor = { ...actorOf(kind), people: people.map(idFor) };
  return new World(open.views, new Access(actor), () => undefined, clockAt());
};
const nodesOf = <Row>({ edges }: { edges: readonly { node: Row }[] }): readonly Row[] => edges.map(({ node }) => node);

const NAMES = ['Anne', 'Bo', 'Carl', 'Dorte', 'Gerda', 'Hans', 'Sofie', 'Karla', 'Ella'];
const namesOf = (ids: readonly string[]): readonly string[] =>
  ids.map((id) => NAMES.find((name) => idFor(name) === id) ?? id);

const addBike = (name: string) => {
  const base = { label: 'Torsbo', latitude: 55.61, longitude: 12.35 };
  const data = { bikeId: idFor(name), name, model: 'Christiania', seats: 2, platform: false, base } as const;
  log.record(bikeEvents, { type: 'BikeAdded', data }, { stream: `bike-${ISHOEJ}_${data.bikeId}` });
};
const ofBike = (name: string, type: 'BikeInspected' | 'BikeRetired', data: object) =>
  log.record(bikeEvents, { type, data: { bikeId: idFor(name), ...data } } as never, {
    stream: `bike-${ISHOEJ}_${idFor(name)}`,
  });

const record = (name: string) =>
  log.record(
    passengerEvents,
    { type: 'PassengerRecorded', data: { passengerId: idFor(name), name } },
    { stream: `passenger-${ISHOEJ}_${idFor(name)}` },
  );

const ofVolunteer = (name: string, type: keyof typeof volunteerEvents, data: object) =>
  log.record(volunteerEvents, { type, data: { volunteerId: idFor(name), ...data } } as never, {
    stream: `volunteer-${ISHOEJ}_${idFor(name)}`,
  });
const train = (name: string, validFrom: string, validUntil?: string) => {
  ofVolunteer(name, 'VolunteerRegistered', { name, interests: ['cyclePilot'] });
  renew(name, validFrom, validUntil);
};
const renew = (name: string, validFrom: string, validUntil?: string) =>
  ofVolunteer(name, 'VolunteerQualificationGranted', {
    ...{ qualification: 'cyclePilotTraining', validFrom },
    ...(validUntil ? { validUntil } : {}),
  });

const ofRequest = (name: string, type: keyof typeof rideRequestEvents, data: object) => {
  const requestId = idFor(`wish of ${name}`);
  log.record(rideRequestEvents, { type, data: { requestId, ...data } } as never, {
    stream: `rideRequest-${ISHOEJ}_${requestId}`,
  });
};
const wish = (name: string, at: string, fellowIds: readonly string[] = [], more: object = {}) => {
  const window = { from: '2026-12-01T10:00:00.000Z', until: '2026-12-01T12:00:00.000Z' };
  const requestId = idFor(`wish of ${name}`);
  const plain = { companions: 0, platform: false, windows: [window], stops: [] };
  log.record(
    rideRequestEvents,
    {
      type: 'RideRequested',
      data: { requestId, passengerId: idFor(name), fellowIds: fellowIds.map(idFor), ...plain, ...more },
    },
    { stream: `rideRequest-${ISHOEJ}_${requestId}`, recordedAt: at },
  );
};
const decline = (name: string, reason: string) => ofRequest(name, 'RideRequestDeclined', { reason });
const answer = (name: string, date: string) =>
  ofRequest(name, 'RideRequestAnswered', { date, rideId: idFor(`ride of ${name} on ${date}`), rideDate: date });

describe('bikes that are due for inspection', () => {
  it('are those that never were inspected, then those whose time has come, and none that is gone', async () => {
    for (const name of ['Sofie', 'Karla', 'Ella', 'Bo']) addBike(name);
    ofBike('Sofie', 'BikeInspected', { on: '2026-01-01', nextDue: '2027-01-01' });
    ofBike('Karla', 'BikeInspected', { on: '2026-02-01', nextDue: '2027-02-01' });
    ofBike('Bo', 'BikeRetired', { on: '2026-06-01' });
    const due = async (until: string) =>
      (await bikesDueForInspection(await seenBy('coordinator'), day(until))).map(({ name }) => name);
    expect(await due('2026-12-31')).toEqual(['Ella']);
    expect(await due('2027-01-01')).toEqual(['Ella', 'Sofie']);
  });
});

describe('passengers and their wishes', () => {
  it('are seen by whoever they belong to, and by nobody else who sees only their own', async () => {
    record('Gerda');
    record('Hans');
    wish('Gerda', '2026-11-20T10:00:00Z', ['Hans']);
    wish('Hans', '2026-11-21T10:00:00Z');
    const seen = async (world: World) => [
      namesOf(nodesOf(await passengers(world, {})).map(({ passengerId }) => passengerId)),
      namesOf(nodesOf(await rideRequests(world, {}, {})).map(({ passengerId }) => passengerId)),
    ];
    expect(await seen(await seenBy('coordinator'))).toEqual([
      ['Gerda', 'Hans'].sort((a, b) => (idFor(a) < idFor(b) ? -1 : 1)),
      ['Gerda', 'Hans'],
    ]);
    const relative = await seenBy('relative', 'Gerda');
    expect(await seen(relative)).toEqual([['Gerda'], ['Gerda']]);
    expect(await relative.load(fellowsOfRequest, idFor('wish of Gerda'))).toEqual([]);
    expect(await seen(await seenBy('volunteer', 'Anne'))).toEqual([[], []]);
  });

  it('are the affair of the account that comes along', async () => {
    record('Gerda');
    const { id: escort } = actorOf('careStaff');
    log.record(
      passengerEvents,
      { type: 'PassengerEscortAssigned', data: { passengerId: idFor('Gerda'), escort } },
      { stream: `passenger-${ISHOEJ}_${idFor('Gerda')}` },
    );
    await open.caughtUp();
    expect(await passengersEscortedBy(open.views, actorOf('careStaff'))).toEqual([idFor('Gerda')]);
    expect(await passengersEscortedBy(open.views, actorOf('careStaff', 'somebody else'))).toEqual([]);
  });

  it('are unanswered where they are open and were made long enough ago', async () => {
    for (const [name, at] of [
      ['Gerda', '2026-11-20T10:00:00Z'],
      ['Hans', '2026-11-23T10:00:00Z'],
      ['Carl', '2026-11-19T10:00:00Z'],
    ] as const)
      wish(name, at);
    decline('Carl', 'tooFar');
    const unansweredSince = instant('2026-11-21T12:00:00Z');
    const found = await rideRequests(await seenBy('coordinator'), { unansweredSince }, {});
    expect(namesOf(nodesOf(found).map(({ passengerId }) => passengerId))).toEqual(['Gerda']);
  });

  it('are unanswered where they recur, and have no ride for one of their dates in the next two weeks', async () => {
    const recurring = (firstDate: string, rrule: string) => ({
      windows: [],
      recurrence: { firstDate, rrule, from: '10:00', until: '12:00' },
    });
    const asked = '2026-11-20T10:00:00Z';
    const everyTuesday = recurring('2026-12-01', 'FREQ=WEEKLY;BYDAY=TU');
    for (const name of ['Gerda', 'Hans']) wish(name, asked, [], everyTuesday);
    wish('Carl', asked, [], recurring('2026-11-26', 'FREQ=WEEKLY;INTERVAL=4;BYDAY=TH'));
    wish('Dorte', asked);
    wish('Karla', '2026-11-23T10:00:00Z', [], everyTuesday);
    for (const name of ['Gerda', 'Hans', 'Dorte', 'Karla']) answer(name, '2026-12-01');
    answer('Hans', '2026-12-08');
    answer('Carl', '2026-11-26');
    const unanswered = async () => {
      const unansweredSince = instant('2026-11-21T12:00:00Z');
      const found = await rideRequests(await seenBy('coordinator'), { unansweredSince }, {});
      return namesOf(nodesOf(found).map(({ passengerId }) => passengerId));
    };
    expect(await unanswered()).toEqual(['Gerda']);
    decline('Gerda', 'noPilot');
    expect(await unanswered()).toEqual([]);
  });

  it('are counted by the day on which they were made in Denmark, and by what became of them', async () => {
    wish('Gerda', '2026-11-19T22:59:59Z');
    wish('Hans', '2026-11-19T23:00:00Z');
    wish('Carl', '2026-11-20T10:00:00Z');
    wish('Dorte', '2026-11-20T22:59:59Z');
    decline('Hans', 'noPilot');
    decline('Carl', 'noPilot');
    expect(await rideDemand(await seenBy('coordinator'), day('2026-11-20'), day('2026-11-20'))).toEqual({
      ...{ requests: 3, open: 1, scheduled: 0, declined: 2, withdrawn: 0 },
      declinedFor: [{ reason: 'noPilot', count: 2 }],
    });
    await expect(rideDemand(await seenBy('coordinator'), day('2026-11-21'), day('2026-11-20'))).rejects.toThrow(
      '"until" must not lie before "from"',
    );
  });
});

describe('pilots', () => {
  const on = async (date: string) =>
    namesOf(
      nodesOf(await pilots(await seenBy('coordinator'), day(date), {})).map((each) => each.volunteerId),
    ).toSorted();

  it('may take rides on days on which they are trained and there', async () => {
    train('Anne', '2026-01-01', '2026-12-31');
    train('Bo', '2026-01-01');
    train('Carl', '2026-01-01');
    ofVolunteer('Bo', 'VolunteerPaused', { from: '2026-12-01', until: '2026-12-10' });
    ofVolunteer('Carl', 'VolunteerLeft', { on: '2026-12-05' });
    ofVolunteer('Anne', 'VolunteerAwayNoted', { from: '2026-12-20', until: '2026-12-21' });
    expect(await on('2026-11-30')).toEqual(['Anne', 'Bo', 'Carl']);
    expect(await on('2026-12-04')).toEqual(['Anne', 'Carl']);
    expect(await on('2026-12-05')).toEqual(['Anne']);
    expect(await on('2026-12-20')).toEqual(['Bo']);
    expect(await on('2027-01-01')).toEqual(['Bo']);
  });

  it('are to be trained anew where their training ends and was not renewed', async () => {
    train('Anne', '2026-01-01', '2026-12-31');
    train('Bo', '2026-01-01', '2026-12-01');
    train('Carl', '2026-01-01', '2026-12-01');
    renew('Carl', '2026-12-02');
    train('Dorte', '2026-01-01', '2026-11-01');
    const ending = await trainingsEnding(await seenBy('coordinator'), day('2026-11-24'), day('2026-12-31'));
    expect(ending.map(({ volunteerId, endsOn }) => [...namesOf([volunteerId]), endsOn])).toEqual([
      ['Bo', '2026-12-01'],
      ['Anne', '2026-12-31'],
    ]);
  });

  it('show what they offer to themselves and to coordinators', async () => {
    const offer = { volunteerId: idFor('Anne'), offerId: idFor('offer'), from: '10:00', until: '12:00' };
    log.record(
      pilotTimesEvents,
      { type: 'PilotTimesOffered', data: { ...offer, date: '2026-12-01' } },
      { stream: `pilotTimes-${ISHOEJ}_${offer.volunteerId}` },
    );
    const offers = async (world: World, from: string) =>
      (await world.load(offersOfPilot, { volunteerId: offer.volunteerId, from: day(from), until: null })).length;
    expect(await offers(await seenBy('coordinator'), '2026-12-01')).toBe(1);
    expect(await offers(await seenBy('coordinator'), '2026-12-02')).toBe(0);
    expect(await offers(await seenBy('volunteer', 'Anne'), '2026-12-01')).toBe(1);
    expect(await offers(await seenBy('volunteer', 'Bo'), '2026-12-01')).toBe(0);
  });
});
