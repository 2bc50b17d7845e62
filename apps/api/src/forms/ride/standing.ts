import type { LocalDate } from '#kernel';
import { passenger, rideRequest } from '#rides';
import type { Desk } from '../citizen.js';
import { isGone } from '../forgetting.js';

/** What has become of a wish for a ride by now. */
export type Standing =
  { readonly is: 'scheduled'; readonly on: LocalDate } | { readonly is: 'open' | 'declined' | 'withdrawn' | 'erased' };

interface Wish {
  readonly passengerId: string;
  readonly requestId: string;
}

/** From the wish's own stream: a list may not show it yet. */
export async function standingOf(desk: Desk, { passengerId, requestId }: Wish): Promise<Standing> {
  if (await isGone(desk, { aggregate: passenger, id: passengerId })) return { is: 'erased' };
  const request = await desk.handling.stateOf(rideRequest, desk.municipality, requestId);
  if (!request) throw new Error(`the request ${requestId} is gone, though it was taken`);
  if (request.withdrawn) return { is: 'withdrawn' };
  if (request.declined) return { is: 'declined' };
  const [ride] = request.rides.values();
  return ride ? { is: 'scheduled', on: ride.rideDate } : { is: 'open' };
}
