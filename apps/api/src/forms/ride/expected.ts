import { rideRequestsProjection, ridesProjection } from '#rides';
import type { Desk } from '../citizen.js';
import { demandSeen } from '../forgetting.js';

/** By the lists of all wishes and of all rides, as they stand when they have seen everything that has happened. */
export async function passengerWasEverExpected(desk: Desk, passengerId: string): Promise<boolean> {
  await demandSeen(desk, [rideRequestsProjection, ridesProjection]);
  const { views } = desk.reads;
  const [wishes, rides] = await Promise.all([
    views
      .query(rideRequestsProjection)
      .selectFrom('rideRequest')
      .select('requestId')
      .where('municipality', '=', desk.municipality)
      .where('passengerId', '=', passengerId)
      .limit(1)
      .execute(),
    views
      .query(ridesProjection)
      .selectFrom('ridePassenger')
      .select('rideId')
      .where('municipality', '=', desk.municipality)
      .where('passengerId', '=', passengerId)
      .limit(1)
      .execute(),
  ]);
  return wishes.length + rides.length > 0;
}
