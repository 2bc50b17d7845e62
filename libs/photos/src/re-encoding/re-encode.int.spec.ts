import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Jimp } from 'jimp';
import { GPS, chunk, exifSegment, jpegOf, pngOf, segment, withSegments } from '../../testing/made-photos.js';
import { photoHeader } from '../header/photo-header.js';
import { PhotoRefused } from '../photo-refused.js';
import { reEncodedInWorker, usualWorkerLimits } from './re-encode-in-worker.js';
import { type Rendition, reEncoded } from './re-encode.js';

const kept = (file: Buffer) => reEncoded(file, photoHeader(file));
const inWorker = (file: Buffer, limits = usualWorkerLimits) =>
  reEncodedInWorker({ file, header: photoHeader(file) }, limits);
const sizes = (...renditions: readonly Rendition[]) => renditions.map(({ width, height }) => [width, height]);

/** The colour of a place, of which each part is in steps of a quarter. */
async function colourAt({ bytes, width, height }: Rendition, across: number, down: number): Promise<string> {
  const picture = await Jimp.fromBuffer(Buffer.from(bytes));
  const colour = picture.getPixelColor(Math.floor(width * across), Math.floor(height * down));
  return [24, 16, 8].map((bits) => Math.round(((colour >>> bits) & 255) / 85)).join('');
}
const NAMES: Readonly<Record<string, string>> = { '300': 'red', '030': 'green', '003': 'blue', '333': 'white' };
const quartersOf = async (picture: Rendition) =>
  Promise.all(
    [0.25, 0.75].flatMap((down) =>
      [0.25, 0.75].map(async (across) => NAMES[await colourAt(picture, across, down)] ?? 'another'),
    ),
  );

describe('a photo as it is kept', () => {
  let jpeg: Buffer;
  beforeAll(async () => {
    jpeg = await jpegOf(1_800, 900);
  });

  it('is at most 1600 and 480 pixels long, and never larger than it was', async () => {
    const { large, small } = await kept(jpeg);
    expect(sizes(large, small)).toEqual([
      [1_600, 800],
      [480, 240],
    ]);
    const tiny = await kept(await jpegOf(30, 40));
    expect(sizes(tiny.large, tiny.small)).toEqual([
      [30, 40],
      [30, 40],
    ]);
    expect(tiny.small).toEqual(tiny.large);
  });

  it('is a line where it was one', async () => {
    const line = pngOf({ width: 20_000, height: 1, rows: Buffer.alloc(20_000 * 4 + 1, 0).fill(255, 1) });
    const { large, small } = await kept(line);
    expect(sizes(large, small)).toEqual([
      [1_600, 1],
      [480, 1],
    ]);
  });

  it.each<[number, readonly string[]]>([
    [1, ['red', 'green', 'blue', 'white']],
    [2, ['green', 'red', 'white', 'blue']],
    [3, ['white', 'blue', 'green', 'red']],
    [4, ['blue', 'white', 'red', 'green']],
    [5, ['red', 'blue', 'green', 'white']],
    [6, ['blue', 'red', 'white', 'green']],
    [7, ['white', 'green', 'blue', 'red']],
    [8, ['green', 'white', 'red', 'blue']],
  ])('is upright, when the camera was held in way %i', async (orientation, colours) => {
    const { large } = await kept(withSegments(await jpegOf(60, 40), exifSegment(orientation)));
    expect([large.width, large.height]).toEqual(orientation > 4 ? [40, 60] : [60, 40]);
    expect(await quartersOf(large)).toEqual(colours);
  });

  it('holds nothing of where, when, by whom and with what it was taken, and nothing that hid behind it', async () => {
    const jpeg = await jpegOf(600, 300);
    const file = Buffer.concat([
      withSegments(jpeg, exifSegment(1), segment(0xfe, Buffer.from(GPS)), segment(0xed, Buffer.from(GPS))),
      Buffer.from(`<script>${GPS}</script>`),
    ]);
    const { large, small } = await kept(file);
    for (const { bytes } of [large, small]) {
      expect(Buffer.from(bytes).includes(GPS.slice(0, 5))).toBe(false);
      expect(Buffer.from(bytes).includes('<script')).toBe(false);
      expect(Buffer.from(bytes).includes('Exif')).toBe(false);
      expect(Buffer.from(bytes.subarray(-2)).toString('hex')).toBe('ffd9');
    }
    expect(large).toEqual((await kept(jpeg)).large);
  });

  it('is the same of a PNG that says more, and of one that says it is animated', async () => {
    const rows = Buffer.alloc((8 * 4 + 1) * 8).fill(255);
    for (let row = 0; row < 8; row++) rows[row * 33] = 0;
    const bare = { width: 8, height: 8, rows };
    const before = [chunk('acTL', Buffer.alloc(8)), chunk('tEXt', Buffer.from(GPS)), chunk('iCCP', Buffer.from(GPS))];
    expect(await kept(pngOf({ ...bare, before }))).toEqual(await kept(pngOf(bare)));
  });

  it('lies on white where it was transparent, with edges that nothing bleeds into', async () => {
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(4_000 * 4)]);
    const { large } = await kept(pngOf({ width: 4_000, height: 40, rows: Buffer.concat(Array<Buffer>(40).fill(row)) }));
    for (const across of [0, 0.5, 0.999]) expect(NAMES[await colourAt(large, across, 0.5)]).toBe('white');
    const half = Buffer.alloc(5, 0).fill(128, 4);
    const { large: grey } = await kept(pngOf({ width: 1, height: 1, rows: half }));
    const picture = await Jimp.fromBuffer(Buffer.from(grey.bytes));
    expect(picture.getPixelColor(0, 0) >>> 24).toBeGreaterThan(120);
    expect(picture.getPixelColor(0, 0) >>> 24).toBeLessThan(134);
  });

  it('is the same bytes each time, in a thread of its own too', async () => {
    const { large, small } = await kept(jpeg);
    const again = await inWorker(jpeg);
    expect(Buffer.from(again.large.bytes).equals(large.bytes)).toBe(true);
    expect(Buffer.from(again.small.bytes).equals(small.bytes)).toBe(true);
  });
});

describe('the thread that reads photos', () => {
  const faultOf = async (taken: Promise<unknown>) => {
    const error = await taken.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof PhotoRefused ? error.fault : error;
  };

  it('is ended when it takes too long', async () =>
    expect(await faultOf(inWorker(await jpegOf(100, 100), { ...usualWorkerLimits, time: 1 }))).toBe('tooLong'));

  it('is ended when it takes too much memory, and the next photo is read', async () => {
    const jpeg = await jpegOf(40, 30);
    const announcing = Buffer.from(jpeg);
    const frame = announcing.indexOf(Buffer.from([0xff, 0xc0])) + 4;
    announcing.writeUInt16BE(3_000, frame + 1);
    announcing.writeUInt16BE(4_000, frame + 3);
    expect(await faultOf(inWorker(announcing, { ...usualWorkerLimits, heap: 24 }))).toBe('tooManyPixels');
    expect(sizes((await inWorker(jpeg)).large)).toEqual([[40, 30]]);
  });

  it('says that it cannot read what is damaged within', async () => {
    const jpeg = await jpegOf(200, 200);
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda])) + 14;
    const cut = Buffer.concat([jpeg.subarray(0, scan), jpeg.subarray(-2)]);
    expect(await faultOf(inWorker(cut))).toBe('damaged');
    const noRows = pngOf({ width: 100, height: 100, rows: Buffer.alloc(10) });
    expect(await faultOf(inWorker(noRows))).toBe('damaged');
  });

  it('refuses as a photo, or keeps within its sizes, whatever was changed in one', async () => {
    const jpeg = await jpegOf(48, 32);
    const change = fc.record({
      at: fc.integer({ min: 3, max: jpeg.length - 1 }),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const file = Buffer.from(jpeg);
        for (const { at, byte } of changes) file[at] = byte;
        const large = await Promise.resolve()
          .then(() => photoHeader(file))
          .then((header) => (header.width * header.height > 100_000 ? undefined : reEncoded(file, header)))
          .then(
            (made) => made?.large,
            () => undefined,
          );
        return large === undefined || Math.max(large.width, large.height) <= 1_600;
      }),
      { numRuns: 100 },
    );
  });
});
