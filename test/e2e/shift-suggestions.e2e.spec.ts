import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

/** Far enough ahead that no session begins while the spec runs. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const ASKED = `query ($from: Date!, $until: Date) { shiftSuggestions(from: $from, until: $until) {
  summary placed bound bestSoFar
  shifts { session { id date startsAt endsAt cafe { name } } role volunteer { id name } reasons }
  unfilled { session { id } role count reason }
} }`;

interface Suggested {
  readonly session: Readonly<Record<'id' | 'date' | 'startsAt' | 'endsAt', string>>;
  readonly role: string;
  readonly volunteer: { readonly id: string; readonly name: string };
  readonly reasons: readonly string[];
}

describe('shifts that are suggested', () => {
  const folder = temporaryFolder();
  let api: RunningApi;
  let [anna, bent] = ['', ''];
  let third = '';
  /** Public holidays are skipped: which days the first three are, the API says. */
  let dates: readonly string[] = [];

  const volunteer = async (name: string, interests: readonly string[]): Promise<string> =>
    (await api.say('registerVolunteer', { name, interests }, '... on VolunteerChanged { volunteer { id } }')).volunteer
      .id;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    const cafe = {
      ...{ name: 'Café Åparken', place: 'Åparken 2', hostOrganisation: 'AAB', opens: '14:00', closes: '16:00' },
      recurrence: { firstDate: inDays(40), rrule: 'FREQ=DAILY;INTERVAL=2;COUNT=8' },
      capacity: 20,
      roles: [
        { role: 'host', needed: 1 },
        { role: 'kitchen', needed: 1, qualification: 'foodHygiene' },
      ],
    };
    const { id: cafeId } = (await api.say('openCafe', cafe, '... on CafeChanged { cafe { id } }')).cafe;
    await api.say('planCafeSessions', { cafeId, until: inDays(60) });
    await api.installation.policies.settle();
    const { data } = await api.ask('{ cafeSessions(first: 3) { edges { node { id date } } } }');
    const nodes: readonly { id: string; date: string }[] = data.cafeSessions.edges.map(
      ({ node }: { node: { id: string; date: string } }) => node,
    );
    dates = nodes.map(({ date }) => date);
    third = nodes[2]?.id ?? '';
    anna = await volunteer('Anna Holm', ['cafeHost']);
    bent = await volunteer('Bent Lund', ['cafeHost', 'kitchen']);
    await volunteer('Carl Krogh', ['music']);
  });
  afterAll(() => api.close());

  const suggested = async (headers: Record<string, string> = {}) => {
    const { data, errors } = await api.ask(ASKED, { from: dates[0], until: dates[2] }, headers);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.shiftSuggestions;
  };
  const whose = ({ shifts }: { shifts: readonly Suggested[] }): readonly string[] =>
    shifts.map((shift) => shift.volunteer.id);

  it('go round among those who like it, and say what stays open and what could be done', async () => {
    const answer = await suggested();
    expect(answer).toMatchObject({ placed: 3, bound: 3, bestSoFar: false });
    expect(answer.summary).toBe(
      '3 of 6 open shifts can be filled. No more can be filled by the volunteers who are free.',
    );
    expect(new Set(whose(answer))).toEqual(new Set([anna, bent]));
    expect(answer.shifts[0]).toMatchObject({ role: 'host', reasons: ['had or has 0 shifts in the weeks around it'] });
    expect(answer.unfilled).toHaveLength(3);
    expect(answer.unfilled[0].reason).toMatch(/^Nobody who is known to like it holds what the shift takes/);
  });

  it('are told in Danish to whoever reads Danish, one day at a time where no more is asked for', async () => {
    const { data } = await api.ask(ASKED, { from: dates[0] }, { 'accept-language': 'da' });
    expect(data.shiftSuggestions.summary).toBe(
      '1 af 2 ledige vagter kan besættes. Flere kan ikke besættes af de frivillige, der er fri.',
    );
    expect(data.shiftSuggestions.unfilled[0].reason).toMatch(/^Ingen, der er kendt for at ville det/);
  });

  it('are for those who hold what it takes on that day, are there, and have not withdrawn', async () => {
    await api.say('grantQualification', { volunteerId: bent, qualification: 'foodHygiene', validFrom: '2024-01-01' });
    await api.say('noteVolunteerAway', { volunteerId: bent, from: dates[1], until: dates[1] });
    await api.say('signUpForShift', { sessionId: third, volunteerId: anna, role: 'host' });
    await api.say('withdrawFromShift', { sessionId: third, volunteerId: anna });
    const { shifts, unfilled }: { shifts: readonly Suggested[]; unfilled: readonly { reason: string }[] } =
      await suggested();
    const inWords = shifts.map(({ session, role, volunteer: { name } }) => [session.date, role, name]);
    expect(inWords).toContainEqual([dates[0], 'kitchen', 'Bent Lund']);
    expect(inWords).toContainEqual([dates[0], 'host', 'Anna Holm']);
    expect(inWords).toContainEqual([dates[1], 'host', 'Anna Holm']);
    // Bent alone is left for the third, and does one thing at a time.
    expect(inWords.filter(([date]) => date === dates[2])).toHaveLength(1);
    expect(unfilled.map(({ reason }) => reason.slice(0, 23))).toEqual(
      expect.arrayContaining(['Those who could are awa', 'Those who could are sug']),
    );
    expect(shifts.flatMap(({ reasons }) => reasons)).toContain('holds the qualification that the shift takes');
  });

  it('sign nobody up; whoever is, as it was suggested, is accepted and not suggested again', async () => {
    expect((await suggested()).placed).toBe(4);
    const answer: { shifts: readonly Suggested[] } = await suggested();
    for (const { session, role, volunteer: who } of answer.shifts) {
      const said = await api.say('signUpForShift', { sessionId: session.id, volunteerId: who.id, role });
      expect([said.__typename, said.code]).toEqual(['CafeSessionChanged', undefined]);
    }
    expect((await suggested()).shifts).toEqual([]);
  });

  it('are for nobody who rides then, and rides for nobody who is on a shift then', async () => {
    const dorte = await volunteer('Dorte Bek', ['cafeHost', 'kitchen']);
    for (const qualification of ['foodHygiene', 'cyclePilotTraining'])
      await api.say('grantQualification', { volunteerId: dorte, qualification, validFrom: '2024-01-01' });
    const base = { label: 'Vejledalen 1, 2635 Ishøj', latitude: 55.606, longitude: 12.377 };
    const bike = { name: 'Sofie', model: 'Taxa', seats: 2, platform: false, base };
    const bikeId = (await api.say('addBike', bike, '... on BikeChanged { bike { id } }')).bike.id;
    const consented = { name: 'Gerda Lund', consentGivenOn: inDays(-1) };
    const recorded = await api.say('recordPassenger', consented, '... on PassengerChanged { passenger { id } }');
    const passengerId: string = recorded.passenger.id;

    const ofTheThird = async (): Promise<readonly Suggested[]> =>
      (await suggested()).shifts.filter(({ session }: Suggested) => session.id === third);
    const [open] = await ofTheThird();
    expect(open?.volunteer.id).toBe(dorte);
    const { startsAt = '', endsAt = '' } = open?.session ?? {};
    await api.say('offerPilotTimes', { volunteerId: dorte, date: dates[2], from: '00:00', until: '23:00' });
    await api.say('requestRide', { passengerId, windows: [{ from: startsAt, until: endsAt }] });
    const rides = async () => {
      const asked = 'query ($from: Date!) { rideSuggestions(from: $from) { days { placed } unmet { reason } } }';
      return (await api.ask(asked, { from: dates[2] })).data.rideSuggestions;
    };
    expect((await rides()).days).toEqual([{ placed: 1 }]);

    const ride = { date: dates[2], startsAt, endsAt, bikeId, pilotId: dorte, passengers: [passengerId] };
    const scheduled = await api.say('scheduleRide', ride, '... on RideChanged { ride { id } }');
    expect(await ofTheThird()).toEqual([]);
    await api.say('cancelRide', { rideId: scheduled.ride.id, reason: 'weather' });
    await api.say('signUpForShift', { sessionId: third, volunteerId: dorte, role: open?.role });
    expect((await rides()).unmet[0].reason).toMatch(/^No pilot is free at the times wished for/);
  });

  it('are for 31 days at most, and for coordinators alone', async () => {
    const { errors } = await api.ask(ASKED, { from: dates[0], until: inDays(100) });
    expect(errors?.[0]?.message).toMatch(/31 days at most$/);
    for (const kind of ['volunteer', 'auditor'] as const) {
      const refused = await api.ask(ASKED, { from: dates[0] }, { as: api.somebody(kind) });
      expect(refused.errors?.[0]?.message).toContain('runSessions');
    }
  });
});
