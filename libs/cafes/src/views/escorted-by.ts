import type { Actor } from '#kernel';
import type { Views } from '#projections';
import { guestsProjection } from './guests.projection.js';

/** The guests whom an account of the care staff comes along with: their affairs are its own. For telling what an actor is allowed. */
export async function guestsEscortedBy(views: Views, { municipality, id }: Actor): Promise<readonly string[]> {
  const rows = await views
    .query(guestsProjection)
    .selectFrom('guestEscort')
    .select('guestId')
    .where('municipality', '=', municipality)
    .where('escort', '=', id)
    .execute();
  return rows.map(({ guestId }) => guestId);
}
