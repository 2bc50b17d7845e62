import type { Actor } from '#kernel';
import type { Views } from '#projections';
import { passengersProjection } from './passengers.projection.js';

/** The passengers whom an account of the care staff comes along with: their affairs are its own. For telling what an actor is allowed. */
export async function passengersEscortedBy(views: Views, { municipality, id }: Actor): Promise<readonly string[]> {
  const rows = await views
    .query(passengersProjection)
    .selectFrom('passengerEscort')
    .select('passengerId')
    .where('municipality', '=', municipality)
    .where('escort', '=', id)
    .execute();
  return rows.map(({ passengerId }) => passengerId);
}
