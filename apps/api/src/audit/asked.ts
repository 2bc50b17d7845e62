import type { Request } from 'express';
import { type Municipality, municipalitySchema } from '#kernel';
import type { IntegrityLog } from '#integrity';
import { AuditRefusal } from './audit.refusals.js';

/** A note with a hundred signatures is far shorter. */
const MOST_BYTES = 64 * 1024;
const MOST_DIGITS = 18;

/**
 * One whose log holds so many events, which is told without asking the store where it is known. One that has none and one that does
 * not exist are answered alike.
 * @throws AuditRefusal where there are none, or where the trees have not come so far since the start; StoreUnavailable
 */
export async function municipalityWith(events: bigint, code: string, integrity: IntegrityLog): Promise<Municipality> {
  const municipality = municipalityIn(code);
  return integrity.hasCaughtUp && integrity.size(municipality) >= events
    ? municipality
    : municipalityNow(code, integrity);
}

/**
 * One that has events, of which all are in its tree that are in the log now.
 * @throws AuditRefusal where it has none, or where the log cannot be seen to its end soon; StoreUnavailable
 */
export async function municipalityNow(code: string, integrity: IntegrityLog): Promise<Municipality> {
  const municipality = municipalityIn(code);
  const isCaughtUp = await integrity.caughtUp();
  if (!integrity.hasCaughtUp)
    throw new AuditRefusal(503, 'the log is still being read after a start: ask again in a moment');
  if (!isCaughtUp)
    throw new AuditRefusal(503, 'the end of the log cannot be seen at the moment: ask again in a moment');
  if (integrity.size(municipality) === 0n) throw noSuchLog();
  return municipality;
}

/** One that has a log; what its key is does not depend on what is in it. @throws AuditRefusal, StoreUnavailable */
export const municipalityOfKey = async (code: string, integrity: IntegrityLog): Promise<Municipality> => {
  const municipality = municipalityIn(code);
  return integrity.size(municipality) > 0n ? municipality : municipalityNow(code, integrity);
};

/** @throws AuditRefusal */
function municipalityIn(code: string): Municipality {
  const municipality = municipalitySchema.safeParse(code);
  if (!municipality.success) throw noSuchLog();
  return municipality.data;
}

const noSuchLog = (): AuditRefusal =>
  new AuditRefusal(404, 'there is no log of that municipality here: name one by its four digits, such as 0183');

/** A number of events, or of one. @throws AuditRefusal */
export function numberIn(name: string, value: unknown): bigint {
  if (typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) && value.length <= MOST_DIGITS) return BigInt(value);
  throw new AuditRefusal(400, `${name} must be given once, as a whole number from 0, such as ?${name}=10`);
}

/** The note that a request brings. Read here, for only JSON is read before. @throws AuditRefusal */
export function noteIn({ body }: Request): string {
  const note: unknown = body;
  if (typeof note !== 'string')
    throw new AuditRefusal(415, 'send the checkpoint with its signatures as it is, as text/plain in UTF-8');
  if (Buffer.byteLength(note) > MOST_BYTES)
    throw new AuditRefusal(413, `a checkpoint with its signatures is at most ${MOST_BYTES} bytes`);
  return note;
}
