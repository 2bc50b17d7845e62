import qrcode from 'qrcode';
import type { Figure } from './blocks.js';

/** The longest address that a phone reads off a wall. */
const LONGEST_ADDRESS = 300;

/**
 * A QR code (ISO/IEC 18004) that opens a page; a quarter of it may be worn away.
 *
 * @param side how wide it is, in points
 * @throws RangeError where it is no address of the web, or longer than 300 characters
 */
export function qrCode(address: string, side: number): Figure {
  if (address.length > LONGEST_ADDRESS || !/^https?:\/\/[\x21-\x7e]+$/.test(address))
    throw new RangeError(
      `a QR code leads to an address of the web of ${LONGEST_ADDRESS} characters at most, written as https://www.example.dk/page`,
    );
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'Q' });
  return { side, modules: modules.size, isBlack: (row, column) => modules.get(row, column) === 1 };
}
