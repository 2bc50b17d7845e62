import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import type { PersonReport } from '#privacy';
import { type ClockedApi, startAt } from './clocked-api.js';
import { untilErased } from './erasing-people.js';

const [TODAY, SOON] = ['2026-11-24', '2026-12-01'];
const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
const LAW = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
const PREVIEW = `query ($people: [ID!]!) { erasurePreview(people: $people) {
  records { kind goes { what count } stays { what count } ahead { id at text } } } }`;

const at = (time: string, date = SOON) => instant(`${date}T${time}:00Z`);
const hour = (from: string, until: string, date = SOON) => ({
  date,
  startsAt: at(from, date),
  endsAt: at(until, date),
});

describe('erasing somebody who rides', () => {
  const folder = temporaryFolder();
  const clock = clockAt(at('12:00', TODAY));
  const ids: Record<string, string> = {};
  let api: ClockedApi;

  const did = (mutation: string, input: object) => api.caller.did(mutation, input);
  const nodeOf = async (of: string, fields: string) =>
    (await api.caller.ask(`query ($id: ID!) { node(id: $id) { ${fields} } }`, { id: ids[of] })).node;
  const requests = async (of: string) => {
    const fields = '... on Passenger { requests { edges { node { id status fellows { name } } } } }';
    return (await nodeOf(of, fields)).requests.edges.map(({ node }: { node: object }) => node);
  };
  const preview = async (of: string) => {
    const [record] = (await api.caller.ask(PREVIEW, { people: [ids[of]] })).erasurePreview.records;
    return record;
  };
  const erase = async (of: string) => {
    expect(await api.caller.say('erasePerson', { ...LAW, people: [ids[of]] })).toMatchObject({
      __typename: 'ErasureBegun',
    });
    await untilErased(api.caller);
    await api.installation.policies.settle();
  };

  beforeAll(async () => {
    api = await startAt(folder(), clock);
    for (const name of ['anna', 'bent']) {
      const volunteerId = await did('registerVolunteer', { name });
      await did('grantQualification', { volunteerId, qualification: 'cyclePilotTraining', validFrom: '2026-01-01' });
      ids[name] = volunteerId;
    }
    for (const name of ['olga', 'poul', 'rosa']) {
      const home = { address: `${name}s vej 1`, contactPerson: `${name}s datter`, needs: `${name}s behov` };
      ids[name] = await did('recordPassenger', { name, ...home, consentGivenOn: '2026-11-01' });
    }
    const { olga, poul, anna } = ids;
    const bike = { model: 'Taxa', seats: 2, platform: false, base: PLACE };
    ids['bike'] = await did('addBike', { ...bike, name: 'Sofie' });
    const windows = [{ from: at('08:00'), until: at('15:00') }];
    ids['olgasWish'] = await did('requestRide', { passengerId: olga, fellowIds: [poul], windows, wish: 'Forbi søen' });
    ids['poulsWish'] = await did('requestRide', { passengerId: poul, windows, wish: 'Til kirkegården' });
    ids['turnedAway'] = await did('requestRide', { passengerId: poul, windows });
    await did('declineRideRequest', { requestId: ids['turnedAway'], reason: 'notSafe' });
    const pilot = { bikeId: ids['bike'], pilotId: anna };
    const together = { ...pilot, passengers: [olga, poul], requestId: ids['olgasWish'] };
    ids['together'] = await did('scheduleRide', { ...hour('10:00', '11:00'), ...together });
    const driven = { ...hour('12:30', '12:50', TODAY), ...pilot, passengers: [poul] };
    const rideId = await did('scheduleRide', driven);
    await did('startRide', { rideId, pilotId: anna });
    await did('completeRide', { rideId, pilotId: anna, distanceMetres: 4_321 });
    await did('remarkOnRide', { rideId, pilotId: anna, passengerId: poul, words: 'Han sang hele vejen' });
    const missed = await did('scheduleRide', { ...hour('13:30', '13:50', TODAY), ...pilot, passengers: [poul] });
    clock.set(at('13:35', TODAY));
    await did('markRideNoShow', { rideId: missed, pilotId: anna, excused: true });
    await did('offerPilotTimes', { volunteerId: anna, date: SOON, from: '08:00', until: '16:00' });
  });
  afterAll(() => api.close());

  it('is said before: what goes, and that rides and wishes of their own are off', async () => {
    const { goes, stays, ahead } = await preview('poul');
    expect(goes).toEqual([
      { what: 'contact', count: 3 },
      { what: 'health', count: 1 },
      { what: 'notes', count: 2 },
    ]);
    expect(stays[0]).toMatchObject({ what: 'events', count: expect.any(Number) });
    expect(ahead).toEqual([
      { id: ids['together'], at: at('10:00'), text: expect.stringContaining('also for whoever was to sit beside') },
      { id: ids['poulsWish'], at: null, text: 'The request for a ride is withdrawn' },
    ]);
    expect((await preview('olga')).ahead.map(({ id }: { id: string }) => id)).toEqual([ids['together']]);
    expect((await preview('rosa')).ahead).toEqual([]);
  });

  it('is said of a pilot too: their rides and times are free for others', async () => {
    const { ahead } = await preview('anna');
    expect(ahead.map(({ text }: { text: string }) => text)).toEqual([
      'The ride is given back, and a pilot is missing',
      'The time as a pilot is withdrawn',
    ]);
  });

  it('can be asked for everything that is held first: where they live, how it was, and what became of each wish and ride', async () => {
    const query = 'query ($people: [ID!]!) { personReport(people: $people, language: EN) { json html } }';
    const { json, html } = (await api.caller.ask(query, { people: [ids['poul']] })).personReport;
    const { records, entries }: PersonReport = JSON.parse(json);
    expect(records[0]?.values).toContainEqual({ field: 'address', purpose: 'contact', value: 'pouls vej 1' });
    const told = entries.map(({ event }) => event);
    expect(told).toEqual([
      'PassengerRecorded',
      'PassengerConsentGiven',
      ...['RideRequested', 'RideRequested', 'RideRequested', 'RideRequestDeclined', 'RideRequestAnswered'],
      ...[
        'RideScheduled',
        'RideScheduled',
        'RideStarted',
        'RideCompleted',
        'RideRemarked',
        'RideScheduled',
        'RideNoShowMarked',
      ],
    ]);
    expect(entries).toContainEqual(expect.objectContaining({ data: expect.objectContaining({ reason: 'notSafe' }) }));
    expect(entries).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ distanceMetres: 4_321 }) }),
    );
    expect(html).toContain('The request for a ride was declined');
    for (const said of ['Til kirkegården', 'Han sang hele vejen']) expect(`${json}${html}`).toContain(said);
    // Beside whom they sat, and what that one wished for, is about another person.
    for (const others of ['Forbi søen', 'olgas vej', 'anna']) expect(`${json}${html}`).not.toContain(others);
  });

  it('leaves the wish of another, beside whom they were to sit, which is open again', async () => {
    await erase('poul');
    expect(await nodeOf('together', '... on Ride { status }')).toEqual({ status: 'cancelled' });
    expect(new Set(await requests('poul'))).toEqual(
      new Set([
        { id: ids['poulsWish'], status: 'withdrawn', fellows: [] },
        { id: ids['turnedAway'], status: 'declined', fellows: [] },
      ]),
    );
    expect(await requests('olga')).toEqual([{ id: ids['olgasWish'], status: 'open', fellows: [{ name: null }] }]);
    const again = { ...hour('10:00', '11:00'), bikeId: ids['bike'], pilotId: ids['anna'], requestId: ids['olgasWish'] };
    const { olga, poul } = ids;
    expect(await api.caller.say('scheduleRide', { ...again, passengers: [olga, poul] })).toMatchObject({
      code: 'PersonErased',
    });
    ids['alone'] = await did('scheduleRide', { ...again, passengers: [olga] });
    expect(await requests('olga')).toMatchObject([{ status: 'scheduled' }]);
  });

  it('leaves the figures as they were: who was counted is counted', async () => {
    const figures = `{ rideFigures(from: "${TODAY}", until: "${TODAY}") { completed noShows passengers distanceMetres }
      rideDemand(from: "${TODAY}", until: "${TODAY}") { requests declined withdrawn scheduled } }`;
    expect(await api.caller.ask(figures)).toEqual({
      rideFigures: { completed: 1, noShows: 1, passengers: 1, distanceMetres: 4_321 },
      rideDemand: { requests: 3, declined: 1, withdrawn: 1, scheduled: 1 },
    });
  });

  it('as a pilot leaves their rides to whoever takes them', async () => {
    await erase('anna');
    expect(await nodeOf('alone', '... on Ride { status hasPilot }')).toEqual({ status: 'scheduled', hasPilot: false });
    expect(await nodeOf('anna', '... on Volunteer { name pilotTimes { id } }')).toEqual({ name: null, pilotTimes: [] });
    const taken = await api.caller.say('takeRide', { rideId: ids['alone'], pilotId: ids['bent'] });
    expect(taken.__typename).toBe('RideChanged');
  });

  it('is proposed of who has not ridden, nor wished to, for as long as the municipality keeps', async () => {
    const rule = { kind: 'Passenger', covers: 'everything', keepMonths: 12 };
    await api.caller.say('setRetentionRule', rule);
    clock.set(at('12:00', '2027-11-02'));
    const due = '{ dueForErasure { entries { person lastActive } } }';
    // Nobody asked for anything for Rosa since she was put on record; Olga rode in December.
    expect((await api.caller.ask(due)).dueForErasure.entries).toEqual([]);
    clock.set(at('12:00', '2027-11-25'));
    const rosa = { person: ids['rosa'], lastActive: TODAY };
    expect((await api.caller.ask(due)).dueForErasure.entries).toEqual([rosa]);
    await did('requestRide', {
      passengerId: ids['rosa'],
      recurrence: { firstDate: '2027-12-01', rrule: 'FREQ=WEEKLY;COUNT=4', from: '10:00', until: '12:00' },
    });
    expect((await api.caller.ask(due)).dueForErasure.entries).toEqual([]);
    clock.set(at('12:00', '2027-12-03'));
    expect((await api.caller.ask(due)).dueForErasure.entries).toEqual([{ person: ids['olga'], lastActive: SOON }]);
  });
});
