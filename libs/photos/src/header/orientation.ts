/** How the camera was held: 1 upright, 2 to 8 turned or mirrored (Exif 2.32, 4.6.5.1.6, tag 274). */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG = 0x0112;
const SHORT = 3;
/** Of an entry of a directory (TIFF 6.0, section 2). */
const ENTRY_BYTES = 12;
/** A first directory has some dozens. */
const MOST_ENTRIES = 512;

const isOrientation = (value: number): value is Orientation => value >= 1 && value <= 8;

/**
 * The orientation in a piece of Exif, which is a TIFF file without a picture. What cannot be read says nothing: then it is upright.
 * @param tiff from its byte order mark on
 */
export function orientationIn(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = littleEndian(tiff);
  if (little === undefined || view.byteLength < 8) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return 1;
  const entries = Math.min(view.getUint16(directory, little), MOST_ENTRIES);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > view.byteLength) return 1;
    if (view.getUint16(at, little) !== TAG) continue;
    const value = view.getUint16(at + 8, little);
    return view.getUint16(at + 2, little) === SHORT && isOrientation(value) ? value : 1;
  }
  return 1;
}

/** "II" is little-endian, "MM" big-endian; `undefined` for what is no TIFF. */
function littleEndian([first, second]: Uint8Array): boolean | undefined {
  if (first !== second) return undefined;
  return first === 0x49 ? true : first === 0x4d ? false : undefined;
}
