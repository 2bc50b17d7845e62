import { PhotoRefused } from '../photo-refused.js';

/** A piece of a JPEG file, from one marker to the next (ITU-T T.81, B.1.1.4). */
export interface Segment {
  readonly marker: number;
  /** Of its marker. */
  readonly start: number;
  /** Of what it says, behind marker and length. */
  readonly content: number;
  /** Behind its last byte; of a scan, behind its coded data. */
  readonly end: number;
}

const END_OF_IMAGE = 0xd9;
export const START_OF_SCAN = 0xda;
/** Cameras write some twenty, editors some hundreds; each takes time to look at. */
const MOST_SEGMENTS = 2_000;

/**
 * The segments of a JPEG file one after another, up to its end; what stands behind that is not looked at. Time grows with the bytes.
 * @throws PhotoRefused damaged, also where there are more than a camera or an editor writes, or no end
 */
export function* segmentsOf(bytes: Uint8Array): Generator<Segment, void> {
  let at = 2;
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    if (bytes[at] !== 0xff) throw new PhotoRefused('damaged');
    // Any marker may be preceded by any number of fill bytes (B.1.1.2).
    while (bytes[at] === 0xff) at++;
    const start = at - 1;
    const marker = bytes[at] ?? 0;
    if (marker === END_OF_IMAGE) return;
    const length = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const ends = at + 1 + length;
    if (standsAlone(marker) || length < 2 || ends > bytes.length) throw new PhotoRefused('damaged');
    const end = marker === START_OF_SCAN ? endOfCoded(bytes, ends) : ends;
    yield { marker, start, content: at + 3, end };
    at = end;
  }
  throw new PhotoRefused('damaged');
}

/** Markers without a length have no place outside of a scan (table B.1). */
const standsAlone = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** In coded data 0xFF is followed by 0, or by a marker to start anew at; whatever else follows ends it (B.1.1.5). */
function endOfCoded(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at++) {
    while (at < bytes.length && bytes[at] !== 0xff) at++;
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new PhotoRefused('damaged');
}
