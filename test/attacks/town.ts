import type { Attacked } from './attacked.js';

/** What there is in a municipality, by global ids. */
export interface Town {
  readonly municipality: string;
  readonly cafeId: string;
  readonly sessionId: string;
  readonly volunteerId: string;
  readonly guestId: string;
  readonly passengerId: string;
  readonly requestId: string;
  readonly rideId: string;
  readonly bikeId: string;
}

const PLAN = {
  recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=DAILY;UNTIL=20281231' },
  opens: '00:00',
  closes: '23:59',
  capacity: 20,
  roles: [{ role: 'host', needed: 3 }],
};
const MOST_LOOKS = 500;

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const typeOf = (mutation: string): string => `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}`;

/** A mutation with its input and its key as variables. */
export const mutationOf = (mutation: string, fields = ''): string =>
  `mutation ($input: ${typeOf(mutation)}Input!, $key: String!) {
    answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } ${fields} }
  }`;

let keys = 0;
/** A key that nobody has used before. */
export const freshKey = (): string => `attack-${++keys}`;

/** Says a mutation that must succeed. @returns the member of the union that came @throws Error where it is refused */
export async function did(attacked: Attacked, as: string, mutation: string, input: object, fields: string) {
  const { body, text } = await attacked.ask(
    as,
    mutationOf(mutation, fields),
    { input, key: freshKey() },
    { 'accept-language': 'en' },
  );
  const answer = body?.data?.answer;
  if (!answer || answer.code) throw new Error(`${mutation}: ${text}`);
  return answer;
}

/** A café with sessions, a volunteer and a guest of theirs; a passenger, their wish and the ride that answers it. */
export async function townIn(attacked: Attacked, municipality: string): Promise<Town> {
  const karen = `coordinator/${municipality}/karen`;
  const named = (name: string) => `${name} ${municipality}`;
  const cafe = { name: named('Café'), place: 'Åparken 2', hostOrganisation: 'AAB', ...PLAN };
  const { cafe: opened } = await did(attacked, karen, 'openCafe', cafe, '... on CafeChanged { cafe { id } }');
  await did(attacked, karen, 'planCafeSessions', { cafeId: opened.id, until: inDays(2) }, '');
  const { volunteer } = await did(
    attacked,
    karen,
    'registerVolunteer',
    { name: named('Anna'), phone: '43577575' },
    '... on VolunteerChanged { volunteer { id } }',
  );
  const guest = { name: named('Gerda'), needs: named('Kørestol'), cafeId: opened.id };
  const { guest: recorded } = await did(attacked, karen, 'recordGuest', guest, '... on GuestChanged { guest { id } }');
  return {
    municipality,
    cafeId: opened.id,
    sessionId: await plannedSession(attacked, karen),
    volunteerId: volunteer.id,
    guestId: recorded.id,
    ...(await ridesIn(attacked, karen, named)),
  };
}

async function ridesIn(attacked: Attacked, karen: string, named: (name: string) => string) {
  const base = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
  const sofie = { name: named('Sofie'), model: 'Triobike Taxi', seats: 2, platform: false, base };
  const { bike } = await did(attacked, karen, 'addBike', sofie, '... on BikeChanged { bike { id } }');
  const olga = { name: named('Olga'), address: named('Strandvejen'), consentGivenOn: inDays(-1) };
  const { passenger } = await did(
    attacked,
    karen,
    'recordPassenger',
    olga,
    '... on PassengerChanged { passenger { id } }',
  );
  const date = inDays(20);
  const windows = [{ from: `${date}T08:00:00Z`, until: `${date}T15:00:00Z` }];
  const wished = { passengerId: passenger.id, windows, wish: named('Kirken') };
  const { request } = await did(attacked, karen, 'requestRide', wished, '... on RideRequestChanged { request { id } }');
  const times = { date, startsAt: `${date}T10:00:00Z`, endsAt: `${date}T11:00:00Z` };
  const wanted = { ...times, bikeId: bike.id, passengers: [passenger.id], requestId: request.id };
  const { ride } = await did(attacked, karen, 'scheduleRide', wanted, '... on RideChanged { ride { id } }');
  return { passengerId: passenger.id, requestId: request.id, rideId: ride.id, bikeId: bike.id };
}

/** That of tomorrow: each session begins a stream of its own, soon after it was planned. */
async function plannedSession(attacked: Attacked, karen: string): Promise<string> {
  const sessions = `{ cafeSessions(from: "${inDays(0)}") { edges { node { id date } } } }`;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const { body } = await attacked.ask(karen, sessions);
    const found = body.data.cafeSessions.edges.map(({ node }: { node: unknown }) => node);
    if (found.length >= 2) return found[1].id;
  }
  throw new Error('no session was planned');
}
