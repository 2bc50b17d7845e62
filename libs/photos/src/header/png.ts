import { inflateSync } from 'node:zlib';
import { PhotoRefused } from '../photo-refused.js';
import { type Orientation, orientationIn } from './orientation.js';
import type { StoredPicture } from './stored-picture.js';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What a picture is shown from; all else may be left out (PNG, third edition, 5.6). */
const SHOWN: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
/** Encoders write pieces of 4 kB or more, so 10 MB are some thousands. */
const MOST_CHUNKS = 10_000;
/** Samples of a pixel by colour type (table 12). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Of the picture before it is filtered: 40 megapixels of four samples of 8 bits. */
const MOST_INFLATED = 160_000_000;

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly content: Uint8Array;
  readonly end: number;
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

/** @throws PhotoRefused damaged, tooManyPixels where a pixel holds so much that it would not fit into memory */
export function pngHeader(bytes: Uint8Array): StoredPicture {
  const { width, height, inflated } = imageHeader(bytes);
  if (inflated > MOST_INFLATED) throw new PhotoRefused('tooManyPixels');
  let orientation: Orientation = 1;
  for (const { type, content } of chunksOf(bytes)) {
    if (type === 'eXIf') orientation = orientationIn(content);
    if (type === 'IDAT') return { width, height, orientation };
  }
  throw new PhotoRefused('damaged');
}

/**
 * The same picture with nothing in the file but what it takes to show it. Makes sure that it inflates to no more than its header says: the
 * decoder asks that only of pictures that are not interlaced.
 * @throws PhotoRefused damaged
 */
export function pngAlone(bytes: Uint8Array): Uint8Array {
  const { inflated, height } = imageHeader(bytes);
  const chunks = [...chunksOf(bytes)].filter(({ type }) => SHOWN.includes(type));
  const coded = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
  try {
    // Interlaced, a picture has up to twice as many rows, each with a byte of its own and one that is not full (8.1, 9.1).
    inflateSync(coded, { maxOutputLength: inflated + 4 * height + 64 });
  } catch {
    throw new PhotoRefused('damaged');
  }
  return Buffer.concat([SIGNATURE, ...chunks.map(({ start, end }) => bytes.subarray(start, end))]);
}

/** The first chunk (11.2.1), and how many bytes its picture inflates to, about. */
function imageHeader(bytes: Uint8Array) {
  const [first] = chunksOf(bytes);
  if (first?.type !== 'IHDR' || first.content.length !== 13) throw new PhotoRefused('damaged');
  const view = new DataView(first.content.buffer, first.content.byteOffset, 13);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  const samples = SAMPLES[view.getUint8(9)];
  if (!samples || ![1, 2, 4, 8, 16].includes(depth)) throw new PhotoRefused('damaged');
  return { width, height, inflated: (Math.ceil((width * samples * depth) / 8) + 1) * height };
}

/** @throws PhotoRefused damaged, where it ends before its last chunk too */
function* chunksOf(bytes: Uint8Array): Generator<Chunk, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = SIGNATURE.length;
  for (let count = 0; count < MOST_CHUNKS; count++) {
    // Length, type and checksum (5.3).
    if (start + 12 > bytes.length) break;
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    yield { type, start, content: bytes.subarray(start + 8, end - 4), end };
    if (type === 'IEND') return;
    start = end;
  }
  throw new PhotoRefused('damaged');
}
