import { crc32, deflateSync } from 'node:zlib';
import { Jimp } from 'jimp';

/** What of a camera's Exif could do harm. */
export const GPS = 'N55.6045 E12.3853 Vejleaaparken 12';

/** A picture whose four quarters have a colour each: red, green above blue, white. */
function quarters(width: number, height: number) {
  const picture = new Jimp({ width, height, color: 0xffffffff });
  const [middle, centre] = [width / 2, height / 2];
  picture.scan((x, y, at) => {
    const colour = y < centre ? (x < middle ? 0xff0000ff : 0x00ff00ff) : x < middle ? 0x0000ffff : 0xffffffff;
    picture.bitmap.data.writeUInt32BE(colour, at);
  });
  return picture;
}

export const jpegOf = (width: number, height: number): Promise<Buffer> =>
  quarters(width, height).getBuffer('image/jpeg', { quality: 90 });

/** A segment of a JPEG: marker, length, content (T.81, B.1.1.4). */
export function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A directory with an orientation, and a text behind it, as cameras write them. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  const [short, long] =
    order === 'MM'
      ? [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)]
      : [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)];
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return Buffer.concat([tiff, Buffer.from(GPS)]);
}

/** The JPEG with those segments behind its first marker. */
export const withSegments = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

export const exifSegment = (orientation: number, order?: 'II' | 'MM'): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation, order)]));

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG: length, type, content, checksum (PNG, third edition, 5.3). */
export function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What a PNG is made from; `colourType` 0 is grey, 2 colour, 6 colour with alpha. */
export interface MadePng {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly colourType?: number;
  readonly interlaced?: boolean;
  /** Each row with its filter byte. */
  readonly rows: Uint8Array;
  readonly before?: readonly Buffer[];
}

export function pngOf({ width, height, depth = 8, colourType = 6, interlaced = false, rows, before = [] }: MadePng) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  const image = chunk('IDAT', deflateSync(rows));
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', header), ...before, image, chunk('IEND', Buffer.alloc(0))]);
}

/** 50,000 by 50,000 pixels, every one of them really there, in some 300 kB. */
export const pngBomb = (): Buffer =>
  pngOf({ width: 50_000, height: 50_000, depth: 1, colourType: 0, rows: Buffer.alloc((50_000 / 8 + 1) * 50_000) });

/** Files of somebody who calls all of them .jpg, that are no photos. */
export const notPhotos: Readonly<Record<string, Buffer>> = {
  'an empty file': Buffer.alloc(0),
  HTML: Buffer.from('<!doctype html><script>alert(document.domain)</script>'),
  SVG: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'a GIF': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  'a GIF that is also a script': Buffer.from('GIF89a=1;alert(1)//'),
  'a WebP': Buffer.from('RIFF$\0\0\0WEBPVP8 \u0018\0\0\0', 'latin1'),
  'a BMP': Buffer.from('BM\u001a\0\0\0\0\0\0\0\u001a\0\0\0', 'latin1'),
  'a TIFF': Buffer.from('II*\0\b\0\0\0', 'latin1'),
  'a PDF': Buffer.from('%PDF-1.7\n'),
  'HTML before a JPEG': Buffer.concat([Buffer.from('<script>'), Buffer.from([0xff, 0xd8, 0xff, 0xe0])]),
};
