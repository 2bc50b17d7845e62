import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EMPTY_ROOT,
  type Hash,
  ProofRefused,
  consistencyProof,
  inclusionProof,
  leafHash,
  rangeProof,
  rootAt,
  verifyConsistency,
  verifyInclusion,
  verifyRange,
} from './index.js';
import { leavesOf, oneBitOff, storedTree } from './testing/trees.js';

const leaves = leavesOf(1_025);
const tree = storedTree(leaves);
const hashes = leaves.map((leaf) => leafHash(leaf));
const root = (size: bigint): Hash => rootAt(size, tree.read);
const hashAt = (index: bigint): Hash => hashes[Number(index)] ?? EMPTY_ROOT;
const sizes = fc.bigInt({ min: 1n, max: 1_025n });
const some = fc.bigInt({ min: 0n, max: 1n << 40n });

const inclusionOf = (index: bigint, size: bigint) => ({
  index,
  size,
  leafHash: hashAt(index),
  root: root(size),
  proof: inclusionProof(index, size, tree.read),
});
const consistencyOf = (from: bigint, to: bigint) => ({
  from,
  to,
  fromRoot: root(from),
  toRoot: root(to),
  proof: consistencyProof(from, to, tree.read),
});
const rangeOf = (from: bigint, to: bigint, size: bigint) => ({
  from,
  leafHashes: hashes.slice(Number(from), Number(to)),
  size,
  root: root(size),
  proof: rangeProof(from, to, size, tree.read),
});

/** Every claim that differs from a true one in one bit of a hash, or in a hash more or less. */
function* altered<P extends { readonly proof: readonly Hash[] }>(claim: P, ...fields: (keyof P)[]): Generator<P> {
  for (const field of fields) for (const off of oneBitOff(claim[field] as Hash)) yield { ...claim, [field]: off };
  for (const [place, hash] of claim.proof.entries())
    for (const off of oneBitOff(hash)) yield { ...claim, proof: claim.proof.with(place, off) };
  for (let place = 0; place < claim.proof.length; place++) yield { ...claim, proof: claim.proof.toSpliced(place, 1) };
  for (let place = 0; place <= claim.proof.length; place++)
    yield { ...claim, proof: claim.proof.toSpliced(place, 0, claim.proof[place] ?? EMPTY_ROOT) };
}

/** Every claim that differs from a true one in one bit of a number, also of those that are larger than any tree. */
function* numbersAltered<P extends object>(claim: P, ...fields: (keyof P)[]): Generator<P> {
  for (const field of fields)
    for (let bit = 0n; bit < 64n; bit++) yield { ...claim, [field]: (claim[field] as bigint) ^ (1n << bit) };
}

/** Those that are not refused. Thousands are asked: `expect` takes longer than a proof. */
function holding<Claim>(claims: Iterable<Claim>, verify: (claim: Claim) => void): Claim[] {
  const held: Claim[] = [];
  for (const claim of claims)
    try {
      verify(claim);
      held.push(claim);
    } catch (error) {
      if (!(error instanceof ProofRefused)) throw error;
    }
  return held;
}

describe('a proof that a leaf is in a tree', () => {
  it('holds for every leaf and size', () =>
    fc.assert(
      fc.property(sizes, some, (size, index) => {
        verifyInclusion(inclusionOf(index % size, size));
      }),
      { numRuns: 500 },
    ));

  it('holds for no other leaf', () =>
    fc.assert(
      fc.property(sizes, some, some, (size, one, other) => {
        const [index, elsewhere] = [one % size, other % size];
        fc.pre(index !== elsewhere);
        expect(() => verifyInclusion({ ...inclusionOf(index, size), index: elsewhere })).toThrow(ProofRefused);
        expect(() => verifyInclusion({ ...inclusionOf(index, size), leafHash: hashAt(elsewhere) })).toThrow(
          ProofRefused,
        );
      }),
    ));

  it.each([
    [0n, 1n],
    [4n, 5n],
    [6n, 7n],
    [3n, 8n],
    [10n, 13n],
  ])('does not hold with one bit of it turned over: leaf %i of %i', (index, size) => {
    expect(holding(altered(inclusionOf(index, size), 'leafHash', 'root'), verifyInclusion)).toEqual([]);
    expect(holding(numbersAltered(inclusionOf(index, size), 'index'), verifyInclusion)).toEqual([]);
  });
});

describe('a proof that a tree begins with another', () => {
  it('holds for all sizes', () =>
    fc.assert(
      fc.property(sizes, some, (to, smaller) => {
        verifyConsistency(consistencyOf(1n + (smaller % to), to));
      }),
      { numRuns: 500 },
    ));

  it('holds for no other size', () =>
    fc.assert(
      fc.property(sizes, some, some, (to, one, other) => {
        const [from, wrong] = [1n + (one % to), 1n + (other % to)];
        fc.pre(from !== wrong);
        expect(() => verifyConsistency({ ...consistencyOf(from, to), fromRoot: root(wrong) })).toThrow(ProofRefused);
        expect(() =>
          verifyConsistency({ ...consistencyOf(from, to), toRoot: root(wrong === to ? from : wrong) }),
        ).toThrow(ProofRefused);
      }),
    ));

  it.each([
    [1n, 2n],
    [4n, 8n],
    [3n, 7n],
    [6n, 8n],
    [7n, 13n],
    [5n, 5n],
  ])('does not hold with one bit of it turned over: %i in %i', (from, to) => {
    expect(holding(altered(consistencyOf(from, to), 'fromRoot', 'toRoot'), verifyConsistency)).toEqual([]);
    expect(holding(numbersAltered(consistencyOf(from, to), 'from'), verifyConsistency)).toEqual([]);
  });
});

describe('a proof that leaves are part of a tree', () => {
  it('holds for every part, and needs none for all of it', () =>
    fc.assert(
      fc.property(sizes, some, some, (size, one, more) => {
        const from = one % size;
        const to = from + 1n + (more % (size - from));
        verifyRange(rangeOf(from, to, size));
        expect(rangeOf(0n, size, size).proof).toEqual([]);
      }),
      { numRuns: 500 },
    ));

  it('does not hold for leaves that are moved, missing, doubled or swapped', () => {
    const claim = rangeOf(5n, 9n, 13n);
    const [first = EMPTY_ROOT, second = EMPTY_ROOT, ...rest] = claim.leafHashes;
    for (const wrong of [
      { ...claim, from: 4n },
      { ...claim, from: 6n },
      { ...claim, leafHashes: [second, ...rest] },
      { ...claim, leafHashes: [first, second, first, ...rest] },
      { ...claim, leafHashes: [second, first, ...rest] },
      { ...claim, leafHashes: [first, second, ...rest, EMPTY_ROOT] },
    ])
      expect(() => verifyRange(wrong)).toThrow(ProofRefused);
  });

  it.each([
    [0n, 13n],
    [0n, 1n],
    [12n, 13n],
    [5n, 9n],
  ])('does not hold with one bit of it turned over: %i to %i of 13', (from, to) => {
    const claim = rangeOf(from, to, 13n);
    expect(holding(altered(claim, 'root'), verifyRange)).toEqual([]);
    expect(holding(numbersAltered(claim, 'from'), verifyRange)).toEqual([]);
    for (const [place, hash] of claim.leafHashes.entries()) {
      const others = [...oneBitOff(hash)].map((off) => ({ ...claim, leafHashes: claim.leafHashes.with(place, off) }));
      expect(holding(others, verifyRange)).toEqual([]);
    }
  });
});

describe('the size of a tree with one bit of it turned over', () => {
  // A proof says how the leaves come to the root, and trees of some sizes look alike there. Which size has which root is what a
  // checkpoint is signed for: RFC 9162 §2.1.3.2 and §2.1.4.2 take both as they are given.
  const holdingAt = <P extends object>(claim: P, field: keyof P, verify: (claim: P) => void): bigint[] =>
    holding(numbersAltered(claim, field), verify)
      .map((held) => held[field] as bigint)
      .sort((one, other) => Number(one - other));

  it.each<[bigint, bigint, bigint[]]>([
    [0n, 1n, []],
    [4n, 5n, []],
    [6n, 7n, []],
    [3n, 8n, []],
    [10n, 13n, [15n]],
  ])('is refused for leaf %i of %i, but where the way to the root is the same', (index, size, same) => {
    expect(holdingAt(inclusionOf(index, size), 'size', verifyInclusion)).toEqual(same);
  });

  it.each<[bigint, bigint, bigint[]]>([
    [1n, 2n, []],
    [4n, 8n, []],
    [3n, 7n, [5n, 6n]],
    [6n, 8n, []],
    [7n, 13n, [9n, 12n, 15n]],
    [5n, 5n, []],
  ])('is refused for %i in %i, but where what stands behind is one part of the tree alike', (from, to, same) => {
    expect(holdingAt(consistencyOf(from, to), 'to', verifyConsistency)).toEqual(same);
  });

  it.each<[bigint, bigint, bigint[]]>([
    [0n, 13n, []],
    [0n, 1n, [9n, 12n, 15n]],
    [12n, 13n, []],
    [5n, 9n, [15n]],
  ])('is refused for %i to %i of 13, but where what stands around has the same parts', (from, to, same) => {
    expect(holdingAt(rangeOf(from, to, 13n), 'size', verifyRange)).toEqual(same);
  });
});

describe('what is refused before anything is computed', () => {
  const short = EMPTY_ROOT.subarray(1);
  const long = Buffer.concat([EMPTY_ROOT, Buffer.of(0)]);
  const huge = 1n << 60n;

  it.each([
    ['a leaf of the empty tree', () => verifyInclusion({ ...inclusionOf(0n, 1n), size: 0n })],
    ['a leaf beyond the end', () => verifyInclusion({ ...inclusionOf(0n, 1n), index: 1n })],
    ['a leaf before the beginning', () => verifyInclusion({ ...inclusionOf(0n, 1n), index: -1n })],
    ['an empty smaller tree', () => verifyConsistency({ ...consistencyOf(1n, 2n), from: 0n, fromRoot: EMPTY_ROOT })],
    [
      'two empty trees',
      () => verifyConsistency({ from: 0n, to: 0n, fromRoot: EMPTY_ROOT, toRoot: EMPTY_ROOT, proof: [] }),
    ],
    ['a tree that shrinks', () => verifyConsistency({ ...consistencyOf(1n, 2n), from: 2n, to: 1n })],
    [
      'two trees of one size and different roots',
      () => verifyConsistency({ ...consistencyOf(5n, 5n), toRoot: root(6n) }),
    ],
    ['no leaves', () => verifyRange({ ...rangeOf(0n, 1n, 2n), leafHashes: [] })],
    ['a part of the empty tree', () => verifyRange({ ...rangeOf(0n, 1n, 1n), size: 0n })],
    ['a huge tree and a short proof of a leaf', () => verifyInclusion({ ...inclusionOf(3n, 8n), size: huge })],
    ['a huge tree and a short proof of a beginning', () => verifyConsistency({ ...consistencyOf(3n, 8n), to: huge })],
    ['a huge tree and a short proof of a part', () => verifyRange({ ...rangeOf(3n, 8n, 13n), size: huge })],
    ...[short, long, new Uint8Array(0)].flatMap((wrong): [string, () => void][] => [
      [`a leaf's hash of ${wrong.length} bytes`, () => verifyInclusion({ ...inclusionOf(3n, 8n), leafHash: wrong })],
      [`a root of ${wrong.length} bytes`, () => verifyInclusion({ ...inclusionOf(3n, 8n), root: wrong })],
      [
        `a proof with ${wrong.length} bytes`,
        () => verifyInclusion({ ...inclusionOf(3n, 8n), proof: [wrong, wrong, wrong] }),
      ],
      [
        `a smaller root of ${wrong.length} bytes`,
        () => verifyConsistency({ ...consistencyOf(3n, 8n), fromRoot: wrong }),
      ],
      [`leaves of ${wrong.length} bytes`, () => verifyRange({ ...rangeOf(0n, 2n, 2n), leafHashes: [wrong, wrong] })],
    ]),
  ])('is %s', (_what, verify) => {
    expect(verify).toThrow(ProofRefused);
  });
});
