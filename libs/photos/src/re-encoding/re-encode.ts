import { Jimp } from 'jimp';
import { jpegAlone } from '../header/jpeg.js';
import type { PhotoHeader } from '../header/photo-header.js';
import { pngAlone } from '../header/png.js';
import { PhotoRefused } from '../photo-refused.js';
import { turnUpright } from './upright.js';

/** A photo as it is stored and shown: always JPEG, upright, with nothing in it but the picture. */
export interface Rendition {
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}
export interface Renditions {
  /** For the page of an entry, and for paper. */
  readonly large: Rendition;
  /** For lists. */
  readonly small: Rendition;
}

/** The longer side, in pixels. */
const [LARGE, SMALL] = [1600, 480];
/** Of 100. Looked at enlarged: at 60 and 70 a blurred ground shows blocks; 82 cannot be told from 90, and takes two thirds of its bytes. */
const QUALITY = 82;
/** What a JPEG may take while it is decoded, by its decoder's own count. Whatever its header may announce stays below. */
const MOST_MEGABYTES = 800;

/**
 * Makes what is kept of a photo. The same file gives the same bytes: nothing in it depends on the time, the machine or chance.
 * @param file whose header is `header`
 * @throws PhotoRefused damaged, and whatever a decoder throws at a file that it cannot read
 */
export async function reEncoded(file: Uint8Array, header: PhotoHeader): Promise<Renditions> {
  const alone = header.kind === 'jpeg' ? jpegAlone(file) : pngAlone(file);
  const picture = await Jimp.fromBuffer(Buffer.from(alone), {
    'image/jpeg': { maxMemoryUsageInMB: MOST_MEGABYTES, tolerantDecoding: false },
  });
  if (picture.width !== header.width || picture.height !== header.height) throw new PhotoRefused('damaged');
  if (header.kind === 'png') layOnWhite(picture.bitmap.data);
  shrink(picture, LARGE);
  turnUpright(picture, header.orientation);
  const large = await rendition(picture);
  shrink(picture, SMALL);
  return { large, small: await rendition(picture) };
}

type Picture = Awaited<ReturnType<typeof Jimp.fromBuffer>>;

async function rendition(picture: Picture): Promise<Rendition> {
  const { width, height } = picture;
  return { bytes: await picture.getBuffer('image/jpeg', { quality: QUALITY }), width, height };
}

function shrink(picture: Picture, longest: number): void {
  if (Math.max(picture.width, picture.height) > longest) picture.scaleToFit({ w: longest, h: longest });
}

/** Before it is shrunk: else the colour that nobody sees bleeds into the edges. */
function layOnWhite(rgba: Uint8Array): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++)
      rgba[channel] = Math.round(((rgba[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    rgba[at + 3] = 255;
  }
}
