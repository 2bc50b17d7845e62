import { sessionsProjection } from '#cafes';
import type { Desk } from '../citizen.js';
import { demandSeen } from '../forgetting.js';

/** By the list of all visits, as it stands when it has seen everything that has happened: also of days that have passed, and of who cancelled. */
export async function guestWasEverExpected(desk: Desk, guestId: string): Promise<boolean> {
  await demandSeen(desk, [sessionsProjection]);
  const visits = await desk.reads.views
    .query(sessionsProjection)
    .selectFrom('visit')
    .select('sessionId')
    .where('municipality', '=', desk.municipality)
    .where('guestId', '=', guestId)
    .limit(1)
    .execute();
  return visits.length > 0;
}
