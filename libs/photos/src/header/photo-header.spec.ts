import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chunk,
  exif,
  exifSegment,
  jpegOf,
  notPhotos,
  pngBomb,
  pngOf,
  segment,
  withSegments,
} from '../../testing/made-photos.js';
import { PhotoRefused } from '../photo-refused.js';
import { jpegAlone } from './jpeg.js';
import { MOST_BYTES, photoHeader } from './photo-header.js';
import { pngAlone } from './png.js';

const faultOf = (read: () => unknown): string | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof PhotoRefused) return error.fault;
    throw error;
  }
};
const png = pngOf({ width: 3, height: 2, rows: Buffer.alloc((3 * 4 + 1) * 2) });

describe('the header of a photo', () => {
  let jpeg: Buffer;
  beforeAll(async () => {
    jpeg = await jpegOf(40, 30);
  });
  /** Of a JPEG, from the length of its frame on: depth, height, width, components. */
  const withFrame = (change: (frame: Buffer) => unknown): Buffer => {
    const changed = Buffer.from(jpeg);
    change(changed.subarray(changed.indexOf(Buffer.from([0xff, 0xc0])) + 4));
    return changed;
  };

  it('says what the file is and how large its picture would be', () => {
    expect(photoHeader(jpeg)).toEqual({ kind: 'jpeg', width: 40, height: 30, orientation: 1 });
    expect(photoHeader(png)).toEqual({ kind: 'png', width: 3, height: 2, orientation: 1 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('says how the camera was held (%i), in either byte order', (orientation) => {
    for (const order of ['II', 'MM'] as const)
      expect(photoHeader(withSegments(jpeg, exifSegment(orientation, order)))).toMatchObject({ orientation });
    const rows = Buffer.alloc(5);
    const held = pngOf({ width: 1, height: 1, rows, before: [chunk('eXIf', exif(orientation))] });
    expect(photoHeader(held)).toMatchObject({ orientation });
  });

  it.each([0, 9, 65_535])('takes a camera that says it was held in way %i for upright', (orientation) =>
    expect(photoHeader(withSegments(jpeg, exifSegment(orientation)))).toMatchObject({ orientation: 1 }),
  );

  it.each(Object.entries(notPhotos))('does not take %s for a photo', (_, file) =>
    expect(faultOf(() => photoHeader(file))).toBe('notAPhoto'),
  );

  it('refuses 50,000 by 50,000 pixels in some 300 kB', () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(400_000);
    expect(faultOf(() => photoHeader(bomb))).toBe('tooManyPixels');
  });

  it('refuses a JPEG that announces 65,500 by 65,500 pixels', () =>
    expect(faultOf(() => photoHeader(withFrame((frame) => frame.fill(0xff, 1, 5))))).toBe('tooManyPixels'));

  it('takes 40 megapixels in the colours of cameras, and not in full colour', () => {
    const large = (factors: number) =>
      withFrame((frame) => {
        frame.writeUInt16BE(5_000, 1);
        frame.writeUInt16BE(8_000, 3);
        frame[7] = factors;
      });
    expect(photoHeader(large(0x22))).toMatchObject({ width: 8_000, height: 5_000 });
    expect(faultOf(() => photoHeader(large(0x11)))).toBe('tooManyPixels');
  });

  it('refuses pixels that are few, and hold too much', () => {
    const deep = pngOf({ width: 5_500, height: 5_500, depth: 16, rows: Buffer.alloc(1) });
    expect(faultOf(() => photoHeader(deep))).toBe('tooManyPixels');
  });

  it('refuses more than 10 MB', () =>
    expect(faultOf(() => photoHeader(Buffer.concat([jpeg, Buffer.alloc(MOST_BYTES)])))).toBe('tooManyBytes'));

  it.each<[string, (frame: Buffer) => unknown]>([
    ['without height', (frame) => frame.fill(0, 1, 3)],
    ['without width', (frame) => frame.fill(0, 3, 5)],
    ['with 12 bits', (frame) => (frame[0] = 12)],
    ['with two colours', (frame) => (frame[5] = 2)],
    ['with 15 samples each way', (frame) => (frame[7] = 0xff)],
    ['with no samples', (frame) => (frame[7] = 0)],
  ])('refuses a JPEG %s', (_, change) => expect(faultOf(() => photoHeader(withFrame(change)))).toBe('damaged'));

  it('refuses a JPEG of 100,000 markers', () => {
    const many = Array.from({ length: 100_000 }, () => segment(0xfe, Buffer.alloc(0)));
    expect(faultOf(() => photoHeader(withSegments(jpeg, ...many)))).toBe('damaged');
  });

  it('refuses a PNG of 100,000 pieces', () => {
    const before = Array.from({ length: 100_000 }, () => chunk('tEXt', Buffer.alloc(0)));
    expect(faultOf(() => photoHeader(pngOf({ width: 1, height: 1, rows: Buffer.alloc(5), before })))).toBe('damaged');
  });

  it('refuses in one way whatever the bytes are', () => {
    const beginnings = [Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff]), png.subarray(0, 8), png.subarray(0, 33)];
    const files = fc
      .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }))
      .map((parts) => Buffer.concat(parts));
    fc.assert(
      fc.property(files, (file) => {
        const fault = faultOf(() => photoHeader(file));
        return fault === undefined || ['notAPhoto', 'damaged', 'tooManyPixels'].includes(fault);
      }),
    );
  });
});

describe('a photo without anything but its picture', () => {
  it('is refused where it ends early, wherever that is', async () => {
    const jpeg = await jpegOf(40, 30);
    for (let length = 3; length < jpeg.length; length++)
      expect(faultOf(() => jpegAlone(jpeg.subarray(0, length)))).toBe('damaged');
    for (let length = 8; length < png.length; length++)
      expect(faultOf(() => pngAlone(png.subarray(0, length)))).toBe('damaged');
  });

  it('is the same photo where there was nothing else', async () => {
    const jpeg = await jpegOf(40, 30);
    const bare = jpegAlone(jpeg);
    expect(jpegAlone(withSegments(jpeg, exifSegment(6), segment(0xfe, Buffer.from('note'))))).toEqual(bare);
    expect(jpegAlone(Buffer.concat([jpeg, Buffer.from('<script>')]))).toEqual(bare);
    expect(pngAlone(png)).toEqual(png);
  });

  it('is refused where an interlaced picture inflates to more than it is', () => {
    const bomb = pngOf({ width: 10, height: 10, interlaced: true, rows: Buffer.alloc(50_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    expect(faultOf(() => pngAlone(bomb))).toBe('damaged');
  });

  it('is refused with a second frame, or with scans without end', async () => {
    const jpeg = await jpegOf(40, 30);
    const [frame, scan] = [jpeg.indexOf(Buffer.from([0xff, 0xc0])), jpeg.indexOf(Buffer.from([0xff, 0xda]))];
    const second = Buffer.concat([jpeg.subarray(0, scan), jpeg.subarray(frame, frame + 19), jpeg.subarray(scan)]);
    expect(faultOf(() => jpegAlone(second))).toBe('damaged');
    const scans = Array.from({ length: 101 }, () => jpeg.subarray(scan, -2));
    expect(faultOf(() => jpegAlone(Buffer.concat([jpeg.subarray(0, scan), ...scans, jpeg.subarray(-2)])))).toBe(
      'damaged',
    );
  });
});
