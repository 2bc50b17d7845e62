import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { type Instant, instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type PartnerScope, partnerScopes } from '#partners';
import { PartnerApi } from './partner-api.js';
import { testIssuer } from './test-issuer.js';

const DATE = '2026-11-24';
const TOMORROW = '2026-11-25';
const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
const WHAT_BECAME = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Ride { status distanceMetres stopsMade { name } cancelledFor movedTo { date } } } }`;
const FIGURES = `rideFigures(from: "2026-11-01", until: "2026-11-30") {
  completed noShows cancelled cancelledFor { reason count } unaccounted ahead passengers pilots seatsTaken distanceMetres }
  rideDemand(from: "2026-11-01", until: "2026-11-30") { requests open scheduled declined declinedFor { reason count } }`;

describe('once a ride has begun', () => {
  const folder = temporaryFolder();
  const clock = clockAt(instant(`${DATE}T08:00:00Z`));
  const people: Record<string, string> = {};
  const rides: Record<string, string> = {};
  let api: PartnerApi;
  let early: string;

  const did = (mutation: string, input: object) => api.caller.did(mutation, input);
  const at = (time: string): Instant => instant(`${DATE}T${time}:00Z`);
  const passenger = (name: string) => did('recordPassenger', { name, consentGivenOn: '2026-11-01' });
  /** As somebody whose own people those are. */
  const asWho = async (kind: string, who: readonly string[], query: string, variables: object = {}) => {
    const own = who.flatMap((name) => parseGlobalId(people[name] ?? '')?.parts.slice(0, 1) ?? []);
    return api.ask(await testIssuer.token(`${kind}/0183/somebody`, { people: own }), query, variables);
  };
  const whatBecame = async (kind: string, ...who: readonly string[]) =>
    (await asWho(kind, who, WHAT_BECAME, { ids: Object.values(rides) })).data.nodes;
  const index = async (): Promise<string> => (await api.caller.ask('{ history { index } }')).history.index;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    for (const name of ['anna', 'bent']) {
      const volunteerId = await did('registerVolunteer', { name });
      await did('grantQualification', { volunteerId, qualification: 'cyclePilotTraining', validFrom: '2026-01-01' });
      people[name] = volunteerId;
    }
    for (const name of ['gerda', 'hans', 'inger', 'jens']) people[name] = await passenger(name);
    const { anna, bent, gerda, hans, inger, jens } = people;
    const harbour = await did('addRideDestination', { name: 'Havnen', kind: 'destination', place: PLACE });
    const ride = async (pilotId: string | undefined, passengerId: string | undefined, from: string, until: string) => {
      const bike = { name: `Cykel ${from}`, model: 'Taxa', seats: 2, platform: false, base: PLACE };
      const window = { from: at('08:30'), until: at('20:00') };
      const requestId = await did('requestRide', { passengerId, windows: [window] });
      const words = {
        date: DATE,
        startsAt: at(from),
        endsAt: at(until),
        pilotId,
        passengers: [passengerId],
        requestId,
      };
      return did('scheduleRide', { ...words, bikeId: await did('addBike', bike) });
    };
    rides['driven'] = await ride(anna, gerda, '10:00', '11:00');
    rides['missed'] = await ride(bent, hans, '10:00', '11:00');
    rides['off'] = await ride(bent, inger, '12:00', '13:00');
    rides['later'] = await ride(anna, gerda, '15:00', '16:00');
    rides['waited for'] = await ride(bent, inger, '09:00', '09:30');
    rides['put off'] = await ride(bent, jens, '08:30', '08:45');
    const tooFar = await did('requestRide', {
      passengerId: hans,
      windows: [{ from: at('08:30'), until: at('09:30') }],
    });
    await did('declineRideRequest', { requestId: tooFar, reason: 'tooFar' });
    early = await index();

    await did('cancelRide', { rideId: rides['off'], reason: 'illness' });
    clock.set(at('09:05'));
    await did('cancelRide', { rideId: rides['waited for'], reason: 'passengerWish' });
    const then = { startsAt: `${TOMORROW}T10:00:00Z`, endsAt: `${TOMORROW}T11:00:00Z` };
    await did('moveRideToAnotherDay', { rideId: rides['put off'], toDate: TOMORROW, ...then });
    clock.set(at('10:05'));
    const driven = { rideId: rides['driven'], pilotId: anna };
    await did('startRide', driven);
    await did('markRideNoShow', { rideId: rides['missed'], pilotId: bent, excused: false });
    clock.set(at('11:05'));
    await did('completeRide', { ...driven, distanceMetres: 4_200, stops: [harbour] });
  });
  afterAll(() => api.close());

  const scheduled = { status: 'scheduled', distanceMetres: null, stopsMade: null, cancelledFor: null, movedTo: null };
  const driven = { ...scheduled, status: 'completed', distanceMetres: 4_200, stopsMade: [{ name: 'Havnen' }] };
  const missed = { ...scheduled, status: 'noShow' };
  const off = (cancelledFor: string) => ({ ...scheduled, status: 'cancelled', cancelledFor });
  const putOff = { ...scheduled, status: 'movedAway', movedTo: { date: TOMORROW } };

  it.each([
    ['editor', []],
    ['administrator', []],
    ['volunteer', []],
    ['guest', ['gone']],
  ])(
    'who may see neither pilot nor passenger, as %s, reads not whether they came, nor that it was off when they did not',
    async (kind, own) => {
      expect(await whatBecame(kind, ...own)).toEqual([
        scheduled,
        scheduled,
        off('other'),
        scheduled,
        scheduled,
        scheduled,
      ]);
    },
  );

  it('who may see neither pilot nor passenger reads no more whether a pilot is there: somebody may have given it back', async () => {
    const ids = ['driven', 'missed', 'off', 'later', 'waited for', 'put off'].map((name) => rides[name]);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ride { hasPilot } } }';
    const hasPilot = async (kind: string, ...who: readonly string[]) =>
      (await asWho(kind, who, query, { ids })).data.nodes.map((node: { hasPilot: boolean | null }) => node.hasPilot);
    expect(await hasPilot('editor')).toEqual([null, null, true, true, null, null]);
    expect(await hasPilot('volunteer', 'anna')).toEqual([true, null, true, true, null, null]);
    expect(await hasPilot('coordinator')).toEqual([true, true, true, true, true, true]);
  });

  it('its pilot reads what became of it, and of another pilot’s as much as everybody', async () => {
    expect(await whatBecame('volunteer', 'anna')).toEqual([
      driven,
      scheduled,
      off('other'),
      scheduled,
      scheduled,
      scheduled,
    ]);
    const bents = [scheduled, missed, off('illness'), scheduled, off('passengerWish'), putOff];
    expect(await whatBecame('volunteer', 'bent')).toEqual(bents);
  });

  it('a passenger’s relative reads what became of theirs', async () => {
    expect(await whatBecame('relative', 'hans')).toEqual([
      scheduled,
      missed,
      off('other'),
      scheduled,
      scheduled,
      scheduled,
    ]);
    expect(await whatBecame('relative', 'jens')).toEqual([
      scheduled,
      scheduled,
      off('other'),
      scheduled,
      scheduled,
      putOff,
    ]);
  });

  it('a coordinator and an auditor read all of it', async () => {
    for (const kind of ['coordinator', 'auditor'])
      expect(await whatBecame(kind)).toEqual([driven, missed, off('illness'), scheduled, off('passengerWish'), putOff]);
  });

  it('its figures are the same today as in the history that led to them, and were others before', async () => {
    const rideFigures = {
      ...{
        completed: 1,
        noShows: 1,
        cancelled: 2,
        cancelledFor: ['illness', 'passengerWish'].map((reason) => ({ reason, count: 1 })),
      },
      ...{ unaccounted: 0, ahead: 2, passengers: 1, pilots: 1, seatsTaken: 1, distanceMetres: 4_200 },
    };
    const demand = { requests: 7, declined: 1, declinedFor: [{ reason: 'tooFar', count: 1 }] };
    const figures = { rideFigures, rideDemand: { ...demand, open: 2, scheduled: 4 } };
    await api.installation.policies.settle();
    const now = await api.caller.ask(`{ ${FIGURES} }`);
    expect(now).toEqual(figures);
    const asOf = `query ($index: LogIndex!) { asOf(index: $index) { ${FIGURES} } }`;
    expect((await api.caller.ask(asOf, { index: await index() })).asOf).toEqual(now);
    const before = (await api.caller.ask(asOf, { index: early })).asOf;
    expect(before.rideFigures).toMatchObject({ completed: 0, noShows: 0, cancelled: 0, ahead: 6, passengers: 0 });
    expect(before.rideDemand).toEqual({ ...demand, open: 0, scheduled: 6 });
  });

  it('a partner reads figures of a month that is over, if that is agreed, and of rides nothing else', async () => {
    const organisation = await api.organisation('24256790', 'Boligselskabet Strandparken', partnerScopes);
    const asked = async (query: string, scopes: readonly PartnerScope[] = partnerScopes) =>
      api.ask(await api.token(await api.client(organisation, scopes)), query);
    expect((await asked(`{ ${FIGURES} }`)).errors?.[0]?.message).toContain('one month that is over');
    clock.set(instant('2026-12-01T08:00:00Z'));
    const { data } = await asked(`{ ${FIGURES} }`);
    expect(data.rideFigures).toMatchObject({ completed: null, noShows: null, passengers: null, cancelled: 2 });
    expect(data.rideDemand).toMatchObject({ requests: 7, declinedFor: [{ reason: 'other', count: 1 }] });
    for (const query of [
      `{ ${FIGURES} }`,
      '{ rides { edges { node { id } } } }',
      '{ passengers { edges { cursor } } }',
    ])
      expect((await asked(query, ['readCafes', 'readChanges'])).code).toBe('FORBIDDEN');
    expect((await asked('{ rides { edges { node { id } } } }')).code).toBe('FORBIDDEN');
  });

  it('is unaccounted for where nobody says how it ended', async () => {
    clock.set(instant('2026-12-01T08:00:00Z'));
    const { rideFigures } = await api.caller.ask(`{ ${FIGURES} }`);
    expect(rideFigures).toMatchObject({ unaccounted: 2, ahead: 0 });
  });
});
