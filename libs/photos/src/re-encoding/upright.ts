import type { Orientation } from '../header/orientation.js';

/** A picture that can be turned, as `jimp` does it. */
interface Turnable {
  readonly rotate: (degrees: number) => unknown;
  readonly flip: (along: { readonly horizontal?: boolean; readonly vertical?: boolean }) => unknown;
}

/** Against the clock; then what is mirrored (Exif 2.32, 4.6.5.1.6). */
const TURNS: Readonly<Record<Orientation, { readonly degrees?: number; readonly flip?: 'horizontal' | 'vertical' }>> = {
  1: {},
  2: { flip: 'horizontal' },
  3: { degrees: 180 },
  4: { flip: 'vertical' },
  5: { degrees: -90, flip: 'horizontal' },
  6: { degrees: -90 },
  7: { degrees: -90, flip: 'vertical' },
  8: { degrees: 90 },
};

/** Turns the picture as its camera was held: what turns it when it is shown is left out of the file. */
export function turnUpright(picture: Turnable, orientation: Orientation): void {
  const { degrees, flip } = TURNS[orientation];
  if (degrees !== undefined) picture.rotate(degrees);
  if (flip) picture.flip({ [flip]: true });
}
