/** So few sizes that every one has a statement of its own. */
const SIZES = [64, 8, 1];

/** The rows, for statements that write several at once: a row by itself costs more in the driver than in the file. */
export function* inBatches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  let from = 0;
  for (const size of SIZES) for (; rows.length - from >= size; from += size) yield rows.slice(from, from + size);
}
