import type { Request } from 'express';
import { MOST_BYTES, PhotoRefused } from '#photos';
import { lengthMissing, notAnUpload } from './refusals.js';

/** No form of a page sends one of these by itself: another site's page would have to ask first (Fetch, 3.3.1), and is not answered. */
const TYPES = ['image/jpeg', 'image/png', 'application/octet-stream'];

/**
 * The file that is the body of a request: what kind of file is told by its content alone. Nothing is fetched that is announced as too much.
 * A body that does not come in time is ended by the server (`Limits.slowness`).
 * @throws PhotoRefusal, PhotoRefused tooManyBytes
 */
export async function uploadedFile(request: Request): Promise<Uint8Array> {
  const { headers } = request;
  if (!request.is(TYPES) || headers['content-encoding'] !== undefined) throw notAnUpload();
  // RFC 9110, 15.5.12
  if (headers['content-length'] === undefined) throw lengthMissing();
  if (Number(headers['content-length']) > MOST_BYTES) throw new PhotoRefused('tooManyBytes');
  const pieces: Uint8Array[] = [];
  for await (const piece of request as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}
