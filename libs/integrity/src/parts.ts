/** The leaves from `start` up to, and without, `end`, as RFC 9162 cuts a tree into parts. */
export type Part = readonly [start: bigint, end: bigint];

/** Where a part is cut in two: after the largest power of two leaves that is smaller than their number (RFC 9162 §2.1.1). */
export const cutOf = ([start, end]: Part): bigint => start + (1n << BigInt((end - start - 1n).toString(2).length - 1));

/** Of which parts PATH(index, D[size]) consists (RFC 9162 §2.1.3.1), the lowest first. */
export function inclusionParts(index: bigint, size: bigint): Part[] {
  const parts: Part[] = [];
  let [start, end] = [0n, size];
  while (end - start > 1n) {
    const cut = cutOf([start, end]);
    parts.unshift(index < cut ? [cut, end] : [start, cut]);
    if (index < cut) end = cut;
    else start = cut;
  }
  return parts;
}

/** Of which parts PROOF(from, D[to]) consists (SUBPROOF of RFC 9162 §2.1.4.1), the lowest first. */
export function consistencyParts(from: bigint, to: bigint): Part[] {
  const parts: Part[] = [];
  let [start, end] = [0n, to];
  while (from < end) {
    const cut = cutOf([start, end]);
    parts.unshift(from <= cut ? [cut, end] : [start, cut]);
    if (from <= cut) end = cut;
    else start = cut;
  }
  // Who has the smaller tree knows its root; any other part of it they are told.
  return start === 0n ? parts : [[start, end], ...parts];
}

/** The largest parts of a tree of `size` that lie wholly outside of `from` to `to`, from left to right. */
export function partsAround(from: bigint, to: bigint, size: bigint): Part[] {
  const parts: Part[] = [];
  const walk = (part: Part): void => {
    const [start, end] = part;
    if (end <= from || start >= to) parts.push(part);
    else if (start < from || end > to) {
      walk([start, cutOf(part)]);
      walk([cutOf(part), end]);
    }
  };
  walk([0n, size]);
  return parts;
}
