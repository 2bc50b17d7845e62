import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { Caller } from './caller.js';
import { untilErased } from './erasing-people.js';
import { RunningApi } from './running-api.js';

/** Far enough ahead that no ride begins while the spec runs. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const DATE = inDays(30);

const ASKED = `query ($from: Date!, $until: Date) { rideSuggestions(from: $from, until: $until) {
  days { date summary emptyMetres placed bound bestSoFar }
  rides { request { id passenger { id } } bike { id } pilot { id } startsAt endsAt reasons }
  unmet { date request { id } reason }
} }`;

/** What somebody is forgotten for. */
const LAW = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };

const plain = (globalId: string): string => parseGlobalId(globalId)?.parts[0] ?? '';

describe('rides that are suggested for a day', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let [sofie, anna, gerda, hans, ida] = ['', '', '', '', ''];
  let [gerdas, hanses, idas] = ['', '', ''];

  const passenger = async (name: string, more: object = {}): Promise<string> => {
    const said = { name, position: '55.616000,12.353000', ...more };
    return (await api.say('recordPassenger', said, '... on PassengerChanged { passenger { id } }')).passenger.id;
  };
  const wish = async (
    passengerId: string,
    from: string,
    until: string,
    dates = [DATE],
    fellowIds: readonly string[] = [],
  ) => {
    const windows = dates.map((date) => ({ from: `${date}T${from}:00Z`, until: `${date}T${until}:00Z` }));
    const said = { passengerId, windows, fellowIds };
    return (await api.say('requestRide', said, '... on RideRequestChanged { request { id } }')).request.id as string;
  };

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const base = { label: 'Vejledalen 1, 2635 Ishøj', latitude: 55.606, longitude: 12.377 };
    const bike = { name: 'Sofie', model: 'Taxa', seats: 2, platform: false, base };
    sofie = (await api.say('addBike', bike, '... on BikeChanged { bike { id } }')).bike.id;
    const registered = '... on VolunteerChanged { volunteer { id } }';
    anna = (await api.say('registerVolunteer', { name: 'Anna Holm' }, registered)).volunteer.id;
    const training = { qualification: 'cyclePilotTraining', validFrom: '2024-01-01' };
    await api.say('grantQualification', { volunteerId: anna, ...training });
    await api.say('offerPilotTimes', { volunteerId: anna, date: DATE, from: '07:00', until: '20:00' });
    const consented = { consentGivenOn: inDays(-1) };
    [gerda, hans] = [await passenger('Gerda Lund', consented), await passenger('Hans Krogh', consented)];
    ida = await passenger('Ida Bek');
    await api.say('agreePairing', { passengerId: gerda, volunteerId: anna });
    gerdas = await wish(gerda, '10:00', '11:00');
    hanses = await wish(hans, '10:30', '11:30');
    idas = await wish(ida, '13:00', '15:00');
    await wish(hans, '06:00', '06:45');
  });
  afterAll(() => api.close());

  const suggestedIn = async (from: string, until?: string, headers: Record<string, string> = {}) => {
    const { data, errors } = await api.ask(ASKED, { from, until }, headers);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.rideSuggestions;
  };
  const suggested = async (headers: Record<string, string> = {}) => {
    const { days, ...rest } = await suggestedIn(DATE, undefined, headers);
    return { ...days[0], ...rest };
  };

  const looks = async (): Promise<readonly RecordedEvent[]> => {
    const { readLog, journal } = api.installation;
    await readLog.flush();
    const events: RecordedEvent[] = [];
    for await (const slice of journal.readAll({ categories: ['readLog'] }))
      for (const decoded of slice.events) if ('event' in decoded) events.push(decoded.event);
    return events;
  };

  it('are as many as there can be, with why, and why others are not met', async () => {
    const { rides, unmet, ...day } = await suggested();
    expect(day).toMatchObject({ date: DATE, placed: 1, bound: 1, bestSoFar: false });
    expect(day.summary).toMatch(/^1 of 4 requests are met\./);
    expect(day.emptyMetres).toBeGreaterThan(3_000);
    expect(rides).toEqual([
      {
        ...{ request: { id: gerdas, passenger: { id: gerda } }, bike: { id: sofie }, pilot: { id: anna } },
        ...{ startsAt: `${DATE}T10:00:00.000Z`, endsAt: `${DATE}T11:00:00.000Z` },
        reasons: [
          'at the time wished for',
          'they like to ride together',
          'the pilot drove 0 rides lately',
          'the bike comes from 1.9 km away',
        ],
      },
    ]);
    expect(unmet).toContainEqual({
      ...{ date: DATE, request: { id: hanses } },
      reason: 'All bikes that would do are taken at the times wished for. Ask for another time.',
    });
    expect(unmet).toContainEqual({
      ...{ date: DATE, request: { id: idas } },
      reason: 'Not everybody who would ride has given consent. Ask them, and record the consent first.',
    });
  });

  it('are explained in Danish to whoever reads Danish', async () => {
    const { summary, rides, unmet } = await suggested({ 'accept-language': 'da' });
    expect(summary).toMatch(/^1 af 4 ønsker er opfyldt\./);
    expect(rides[0].reasons).toContain('de vil gerne køre sammen');
    expect(unmet.at(-1).reason).toMatch(/^Ikke alle, der vil med, har givet samtykke\./);
  });

  it('put on record whose home was looked at, and of nobody whom nothing can be suggested for', async () => {
    const about = (await looks()).filter(({ data }) => JSON.stringify(data).includes('rideSuggestions'));
    const said = JSON.stringify(about.map(({ data }) => data));
    expect(said).toContain(plain(gerda));
    expect(said).toContain(plain(hans));
    expect(said).not.toContain(plain(ida));
  });

  it('are refused to a volunteer', async () => {
    const { data, errors } = await api.ask(ASKED, { from: DATE }, { as: api.somebody('volunteer') });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toContain('manageRides');
  });

  it.each([inDays(37), inDays(29)])('are told for seven days at most, and not until %s', async (until) => {
    const { errors } = await api.ask(ASKED, { from: DATE, until });
    expect(errors?.[0]?.message).toMatch(/^"until" must be from .*: 7 days at most$/);
  });

  it('book nothing; one that was accepted is not suggested again, and is in the way of others', async () => {
    const [{ request, bike, pilot, startsAt, endsAt }] = (await suggested()).rides;
    expect((await suggested()).placed).toBe(1);
    const said = { date: DATE, startsAt, endsAt, bikeId: bike.id, pilotId: pilot.id };
    const scheduled = await api.say(
      'scheduleRide',
      { ...said, passengers: [request.passenger.id], requestId: request.id },
      '... on RideChanged { ride { id } }',
    );
    expect(scheduled.__typename).toBe('RideChanged');
    await api.installation.policies.settle();
    const { rides, unmet } = await suggested();
    expect(rides).toEqual([]);
    const left = unmet.map((each: { request: { id: string } }) => each.request.id);
    expect(left).toContain(hanses);
    expect(left).not.toContain(gerdas);
  });

  it('of a week meet a wish once, go round among pilots, and are all scheduled as they were suggested', async () => {
    const bert = (
      await api.say('registerVolunteer', { name: 'Bert Holm' }, '... on VolunteerChanged { volunteer { id } }')
    ).volunteer.id;
    await api.say('grantQualification', {
      volunteerId: bert,
      qualification: 'cyclePilotTraining',
      validFrom: '2024-01-01',
    });
    const week = [inDays(40), inDays(41), inDays(42)];
    for (const date of week)
      for (const volunteerId of [anna, bert])
        await api.say('offerPilotTimes', { volunteerId, date, from: '07:00', until: '20:00' });
    const [first = '', , last = ''] = week;
    // Asked for twice, by two people: nobody is on two rides at once.
    await wish(hans, '10:00', '11:30', [first]);
    await wish(hans, '10:00', '11:30', [first]);
    const patient = await wish(gerda, '10:00', '11:00', [first, last]);
    const { days, rides, unmet } = await suggestedIn(first, last);
    expect(days.map(({ date }: { date: string }) => date)).toEqual(week);
    expect(rides.map(({ request }: { request: { passenger: { id: string } } }) => request.passenger.id).sort()).toEqual(
      [gerda, hans].sort(),
    );
    expect(unmet.map(({ date }: { date: string }) => date)).toEqual([first]);
    expect(rides.at(-1)).toMatchObject({ request: { id: patient }, startsAt: `${last}T10:00:00.000Z` });
    expect(new Set(rides.map(({ pilot }: { pilot: { id: string } }) => pilot.id)).size).toBe(2);
    for (const { request, bike, pilot, startsAt, endsAt } of rides) {
      const said = { date: startsAt.slice(0, 10), startsAt, endsAt, bikeId: bike.id, pilotId: pilot.id };
      const input = { ...said, passengers: [request.passenger.id], requestId: request.id };
      const scheduled = await api.say('scheduleRide', input, '... on RideChanged { ride { id } }');
      expect(scheduled.__typename).toBe('RideChanged');
    }
  });

  it('is none for a wish of two of whom one has been erased, and says what would help', async () => {
    const date = inDays(50);
    const jens = await passenger('Jens Bro', { consentGivenOn: inDays(-1) });
    await api.say('offerPilotTimes', { volunteerId: anna, date, from: '07:00', until: '20:00' });
    const together = await wish(gerda, '10:00', '11:30', [date], [jens]);
    expect((await suggestedIn(date)).rides).toMatchObject([{ request: { id: together } }]);
    const caller = new Caller();
    caller.url = api.url;
    expect(await caller.say('erasePerson', { ...LAW, people: [jens] })).toMatchObject({ __typename: 'ErasureBegun' });
    await untilErased(caller);
    const { rides, unmet } = await suggestedIn(date);
    expect(rides).toEqual([]);
    const reason =
      'Somebody who would have ridden has been erased. Withdraw the request, and make a new one for the others.';
    expect(unmet).toContainEqual({ date, request: { id: together }, reason });
  });
});
