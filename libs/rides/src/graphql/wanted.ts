import { instantSchema, localDateSchema } from '#kernel';
import { type World, parseGlobalId, plainId } from '#graphql';
import type { Wanted } from '../views/free.query.js';
import { type RideRequestSeen, rideRequestById } from '../views/ride-requests.query.js';
import { type RideKey, rideByKey } from '../views/rides.query.js';

type Input = Readonly<Record<string, unknown>>;

/** Which ride an input names. */
export function rideNamed({ rideId }: Input): RideKey | undefined {
  const id = typeof rideId === 'string' ? parseGlobalId(rideId) : undefined;
  const [date, plain] = id?.type === 'Ride' ? id.parts : [];
  const on = localDateSchema.safeParse(date).data;
  return on && plain ? { date: on, rideId: plain } : undefined;
}

/** The wish that a ride was to answer. */
async function wishedBy({ requestId }: Input, world: World): Promise<RideRequestSeen | undefined> {
  const id = typeof requestId === 'string' ? plainId(requestId, 'RideRequest') : undefined;
  return id ? world.load(rideRequestById, id) : undefined;
}

/** What the ride would have been that was refused: as the input says, and where that says nothing, as the ride is, or as was wished for. */
export async function wantedBy(input: Input, world: World): Promise<Wanted | undefined> {
  const key = rideNamed(input);
  const ride = key && (await world.load(rideByKey, key));
  const date = localDateSchema.safeParse(input['toDate'] ?? input['date']).data ?? ride?.date;
  const startsAt = instantSchema.safeParse(input['startsAt']).data ?? ride?.startsAt;
  const endsAt = instantSchema.safeParse(input['endsAt']).data ?? ride?.endsAt;
  if (!date || !startsAt || !endsAt) return undefined;
  const wish = await wishedBy(input, world);
  const { passengers, companions = wish?.companions ?? 0, platform = wish?.platform, bikeId, pilotId } = input;
  return {
    date,
    startsAt,
    endsAt,
    people: ride?.seatsTaken ?? (Array.isArray(passengers) ? passengers.length : 1) + Number(companions),
    platform: Boolean(ride?.platform ?? platform),
    bikeId: typeof bikeId === 'string' ? plainId(bikeId, 'Bike') : ride?.bikeId,
    pilotId: typeof pilotId === 'string' ? plainId(pilotId, 'Volunteer') : (ride?.pilotId ?? undefined),
    rideId: key?.rideId,
  };
}
