import { PhotoRefused } from '../photo-refused.js';
import { START_OF_SCAN, type Segment, segmentsOf } from './jpeg-segments.js';
import { type Orientation, orientationIn } from './orientation.js';
import type { StoredPicture } from './stored-picture.js';

/** Baseline, extended and progressive (T.81, table B.1): what browsers show. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
const TABLES: readonly number[] = [0xdb, 0xc4, 0xdd];
const EXIF = 0xe1;
const ADOBE = 0xee;
const EXIF_NAME = 'Exif\0\0';
/** A progressive photo has some ten; each goes over the whole picture. */
const MOST_SCANS = 100;
/** Each takes four bytes and more while it is decoded: 40 megapixels as cameras have them, 26 in full colour. */
const MOST_SAMPLES = 80_000_000;

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** @throws PhotoRefused damaged */
export function jpegHeader(bytes: Uint8Array): StoredPicture {
  let orientation: Orientation = 1;
  for (const segment of segmentsOf(bytes)) {
    if (isExif(bytes, segment))
      orientation = orientationIn(bytes.subarray(segment.content + EXIF_NAME.length, segment.end));
    if (FRAMES.includes(segment.marker)) return { ...sizeIn(bytes, segment), orientation };
    if (segment.marker === START_OF_SCAN) break;
  }
  throw new PhotoRefused('damaged');
}

/**
 * The same picture with nothing in the file but what it takes to show it: whatever names a place, a time, a camera or a person is gone
 * before anything else looks at it, and so is what could lead a decoder astray.
 * @throws PhotoRefused damaged
 */
export function jpegAlone(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, 2)];
  let [frames, scans] = [0, 0];
  for (const segment of segmentsOf(bytes)) {
    const { marker, start, end } = segment;
    if (FRAMES.includes(marker)) frames++;
    else if (marker === START_OF_SCAN) scans++;
    else if (!TABLES.includes(marker) && !isAdobe(bytes, segment)) continue;
    kept.push(bytes.subarray(start, end));
  }
  if (frames !== 1 || scans === 0 || scans > MOST_SCANS) throw new PhotoRefused('damaged');
  return Buffer.concat([...kept, Uint8Array.of(0xff, 0xd9)]);
}

/** Width and height of a frame (T.81, B.2.2), which must be of a shape that a decoder can be trusted with. */
function sizeIn(bytes: Uint8Array, { content, end }: Segment): { readonly width: number; readonly height: number } {
  const [precision, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = bytes.subarray(content, end);
  const isWhole = end - content === 6 + 3 * components;
  if (precision !== 8 || !isWhole || ![1, 3, 4].includes(components)) throw new PhotoRefused('damaged');
  const [width, height] = [(wide << 8) | narrow, (high << 8) | low];
  const factors = Array.from({ length: components }, (_, component) => bytes[content + 7 + 3 * component] ?? 0);
  if (!factors.every(isSampling)) throw new PhotoRefused('damaged');
  if (width * height * samplesOf(factors) > MOST_SAMPLES) throw new PhotoRefused('tooManyPixels');
  return { width, height };
}

/** Of one pixel, on average: three in full colour, half of that where colours are coarser both ways, as cameras have them (A.1.1). */
function samplesOf(factors: readonly number[]): number {
  const [across, down] = [factors.map((each) => each >> 4), factors.map((each) => each & 15)];
  const all = factors.reduce((sum, each) => sum + (each >> 4) * (each & 15), 0);
  return all / (Math.max(...across) * Math.max(...down));
}

/** One to four samples each way: a decoder makes room for as many as are said. */
const isSampling = (factors: number): boolean =>
  [factors >> 4, factors & 15].every((factor) => factor >= 1 && factor <= 4);

const isExif = (bytes: Uint8Array, { marker, content, end }: Segment): boolean =>
  marker === EXIF && text(bytes.subarray(content, end), EXIF_NAME.length) === EXIF_NAME;

/** Says in which colours four components are meant, and carries nothing else. */
const isAdobe = (bytes: Uint8Array, { marker, content, end }: Segment): boolean =>
  marker === ADOBE && end - content === 12 && text(bytes.subarray(content, end), 5) === 'Adobe';

const text = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length));
