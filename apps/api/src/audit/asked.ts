import type { Request } from 'express';
import { type Municipality, municipalitySchema } from '#kernel';
import type { IntegrityLog } from '#integrity';
import { AuditRefusal } from './audit.refusals.js';

/** A note with a hundred signatures is far shorter. */
const MOST_BYTES = 64 * 1024;
const MOST_DIGITS = 18;

/** One that has events. One that has none and one that does not exist are answered alike. @throws AuditRefusal */
export function municipalityIn(code: string, integrity: IntegrityLog, isCaughtUp: boolean): Municipality {
  const municipality = municipalitySchema.safeParse(code);
  if (municipality.success && integrity.size(municipality.data) > 0n) return municipality.data;
  throw isCaughtUp
    ? new AuditRefusal(404, 'there is no log of that municipality here: name one by its four digits, such as 0183')
    : new AuditRefusal(503, 'the log is still being read from its beginning: ask again in a moment');
}

/** A number of events, or of one. @throws AuditRefusal */
export function numberIn(name: string, value: unknown): bigint {
  if (typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) && value.length <= MOST_DIGITS) return BigInt(value);
  throw new AuditRefusal(400, `${name} must be given once, as a whole number from 0, such as ?${name}=10`);
}

/** The note that a request brings. Read here, for only JSON is read before. @throws AuditRefusal */
export async function noteIn(request: Request): Promise<string> {
  if (!request.is('text/plain'))
    throw new AuditRefusal(415, 'send the checkpoint with its signatures as it is, as text/plain in UTF-8');
  const pieces: Buffer[] = [];
  let bytes = 0;
  // What is too long is not read to its end, and yet answered.
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new AuditRefusal(413, `a checkpoint with its signatures is at most ${MOST_BYTES} bytes`);
  }
  return Buffer.concat(pieces).toString('utf8');
}
