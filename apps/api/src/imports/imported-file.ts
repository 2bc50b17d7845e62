import type { Request } from 'express';
import type { importFormats } from '#overview';
import { refusals } from './refusals.js';

/** Some 5,000 activities with a paragraph each. */
const MOST_BYTES = 2 * 1024 * 1024;

/** No form of a page sends one of these by itself: another site's page would have to ask first (Fetch, 3.3.1), and is not answered. */
const FORMATS = {
  'text/csv': 'csv',
  'text/calendar': 'icalendar',
  'application/ld+json': 'json-ld',
} as const satisfies Record<string, (typeof importFormats)[number]>;

interface ImportedFile {
  readonly format: (typeof importFormats)[number];
  readonly file: Uint8Array;
}

/** The file that is the body of a request, and what it is said to be. @throws ImportRefused */
export async function importedFile(request: Request): Promise<ImportedFile> {
  const { headers } = request;
  const type = request.is(Object.keys(FORMATS)) as keyof typeof FORMATS | false | null;
  if (!type || headers['content-encoding'] !== undefined) throw refusals.unknownFormat();
  // RFC 9110, 15.5.12
  if (headers['content-length'] === undefined) throw refusals.lengthMissing();
  if (Number(headers['content-length']) > MOST_BYTES) throw refusals.tooLarge();
  const pieces: Uint8Array[] = [];
  for await (const piece of request as AsyncIterable<Uint8Array>) pieces.push(piece);
  return { format: FORMATS[type], file: Buffer.concat(pieces) };
}
