/** Points (1/72 inch) in a number of millimetres: PDF measures in points. */
export const millimetres = (length: number): number => (length * 72) / 25.4;

/** A sheet and what is left free on it, in points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** The foot of the page, where the telephone and the page number stand. */
  readonly bottom: number;
  /** How wide the text is. */
  readonly column: number;
  /** The size of running text. */
  readonly text: number;
}

/**
 * The smallest that anything is set in, the foot included: semi-bold, for eyes that are old. Lines are 67 to 135 mm wide and ragged
 * right, black on white.
 */
export const SMALLEST_POINTS = 16;
/** How much of what is left free below belongs to the foot. */
export const FOOT_SHARE = 0.7;
const WIDEST = millimetres(135);

/** From one line to the next. */
export const leadingOf = (size: number): number => size * 1.35;

/** The widest line that reads well, in the middle of the sheet: room for a hole punch on either side. */
export const A4: Paper = {
  width: millimetres(210),
  height: millimetres(297),
  left: millimetres(37.5),
  top: millimetres(20),
  bottom: millimetres(30),
  column: WIDEST,
  text: SMALLEST_POINTS,
};

/** A quarter of the folder: A4 on its side, folded once. */
export const A5: Paper = {
  width: millimetres(148),
  height: millimetres(210),
  left: millimetres(14),
  top: millimetres(14),
  bottom: millimetres(24),
  column: millimetres(120),
  text: SMALLEST_POINTS,
};
