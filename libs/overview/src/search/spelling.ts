/** How many slips of the keyboard are forgiven in a word: none in short ones, where each makes another word. */
export const slipsForgiven = (word: string): number =>
  word.length < 4 || word.length > 40 ? 0 : word.length < 8 ? 1 : 2;

/**
 * How many letters must be left out, put in, changed or swapped with their neighbour to make one word the other (optimal string
 * alignment), or `undefined` where it is more than `most`. Takes time in proportion to the shorter word times `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const next = nextRow(a, b, row, most, before, last);
    if (next.every((slips) => slips > most)) return undefined;
    [before, last] = [last, next];
  }
  const slips = last[b.length] ?? Infinity;
  return slips > most ? undefined : slips;
}

/** Only the band around the diagonal can stay within `most`. */
function nextRow(a: string, b: string, row: number, most: number, before: number[], last: number[]): number[] {
  const next = new Array<number>(b.length + 1).fill(most + 1);
  next[0] = row;
  for (let column = Math.max(1, row - most); column <= Math.min(b.length, row + most); column++) {
    const same = a[row - 1] === b[column - 1];
    const [above, left, diagonal] = [
      last[column] ?? Infinity,
      next[column - 1] ?? Infinity,
      last[column - 1] ?? Infinity,
    ];
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    next[column] = Math.min(
      above + 1,
      left + 1,
      diagonal + (same ? 0 : 1),
      swapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
    );
  }
  return next;
}
