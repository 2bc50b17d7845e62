import { PhotoRefused } from '../photo-refused.js';
import { isJpeg, jpegHeader } from './jpeg.js';
import { isPng, pngHeader } from './png.js';
import type { StoredPicture } from './stored-picture.js';

/** Of a file, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Of a picture: more than a telephone takes, less than would fill the memory of a small server. */
export const MOST_PIXELS = 40_000_000;

/** What a file says of itself before anything of it is decoded. */
export interface PhotoHeader extends StoredPicture {
  readonly kind: 'jpeg' | 'png';
}

/**
 * Tells by its content what a file is, and how large the picture in it would be. Reads no further than to where the picture begins.
 * @throws PhotoRefused notAPhoto, damaged, tooManyBytes, tooManyPixels
 */
export function photoHeader(bytes: Uint8Array): PhotoHeader {
  if (bytes.length > MOST_BYTES) throw new PhotoRefused('tooManyBytes');
  const header = headerIn(bytes);
  if (!header) throw new PhotoRefused('notAPhoto');
  const { width, height } = header;
  if (width === 0 || height === 0) throw new PhotoRefused('damaged');
  if (width * height > MOST_PIXELS) throw new PhotoRefused('tooManyPixels');
  return header;
}

function headerIn(bytes: Uint8Array): PhotoHeader | undefined {
  if (isJpeg(bytes)) return { kind: 'jpeg', ...jpegHeader(bytes) };
  return isPng(bytes) ? { kind: 'png', ...pngHeader(bytes) } : undefined;
}
