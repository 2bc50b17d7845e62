import type { Request } from 'express';
import { notOurForm } from '../page/turned-away.js';

/** The longest form, a wish for a ride with every letter of it taking nine bytes, is shorter. */
const MOST_BYTES = 32 * 1024;

/**
 * Only what a form without files sends: urlencoded, with its length, and not compressed, so that the length says how long it is.
 * @throws TurnedAway
 */
export function demandReadable(request: Request): void {
  const { headers } = request;
  if (!request.is('application/x-www-form-urlencoded') || headers['content-encoding'] !== undefined)
    throw notOurForm(415);
  // RFC 9110, 15.5.12
  if (headers['content-length'] === undefined) throw notOurForm(411);
  if (Number(headers['content-length']) > MOST_BYTES) throw notOurForm(413);
}
