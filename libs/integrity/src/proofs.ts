import { HASH_BYTES, type Hash, isSameHash, nodeHash } from './hashing.js';
import { type Part, cutOf } from './parts.js';

/** A proof does not prove what it is said to; the message says why. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused';
}

/** That a leaf stands at `index` of the tree of `size` leaves that has that root. Indexes count from 0. */
export interface Inclusion {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** @throws ProofRefused. RFC 9162 §2.1.3.2. */
export function verifyInclusion({ index, size, leafHash, root, proof }: Inclusion): void {
  refuseWrongLengths([leafHash, root, ...proof]);
  if (size <= 0n) throw new ProofRefused('no leaf is in an empty tree');
  if (index < 0n || index >= size) throw new ProofRefused(`leaf ${index} is not in a tree of ${size}`);
  let [fn, sn, hash] = [index, size - 1n, leafHash];
  for (const sibling of proof) {
    if (sn === 0n) throw new ProofRefused(`the proof is longer than the way from leaf ${index} to the root`);
    const isRight = isOdd(fn) || fn === sn;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    if (isRight) [fn, sn] = climbed(fn, sn);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new ProofRefused(`the proof is shorter than the way from leaf ${index} to the root`);
  if (!isSameHash(hash, root))
    throw new ProofRefused(`the leaf is not leaf ${index} of the tree of ${size}: the proof leads to another root`);
}

/** That the tree of `to` leaves begins with the tree of `from` leaves. */
export interface Consistency {
  readonly from: bigint;
  readonly to: bigint;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
}

/** @throws ProofRefused. RFC 9162 §2.1.4.2. */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: Consistency): void {
  refuseWrongLengths([fromRoot, toRoot, ...proof]);
  if (from <= 0n) throw new ProofRefused('nothing can be proved of an empty tree: every tree begins with it');
  if (from > to) throw new ProofRefused(`a tree of ${to} cannot begin with one of ${from}`);
  if (from === to) {
    if (proof.length > 0) throw new ProofRefused('trees of one size need no proof, and this one holds hashes');
    if (!isSameHash(fromRoot, toRoot)) throw new ProofRefused(`two trees of ${from} have different roots`);
    return;
  }
  const { small, large } = rootsFrom(from, to, isPowerOfTwo(from) ? [fromRoot, ...proof] : proof);
  if (!isSameHash(small, fromRoot)) throw new ProofRefused(`the proof leads to another root of the tree of ${from}`);
  if (!isSameHash(large, toRoot)) throw new ProofRefused(`the proof leads to another root of the tree of ${to}`);
}

/** The roots of both trees that the hashes lead to. */
function rootsFrom(from: bigint, to: bigint, [first, ...rest]: readonly Hash[]): { small: Hash; large: Hash } {
  if (!first) throw new ProofRefused('the proof is empty');
  let [fn, sn] = [from - 1n, to - 1n];
  while (isOdd(fn)) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [small, large] = [first, first];
  for (const hash of rest) {
    if (sn === 0n) throw new ProofRefused(`the proof is longer than one from ${from} to ${to} leaves`);
    const isRight = isOdd(fn) || fn === sn;
    if (isRight) small = nodeHash(hash, small);
    large = isRight ? nodeHash(hash, large) : nodeHash(large, hash);
    if (isRight) [fn, sn] = climbed(fn, sn);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new ProofRefused(`the proof is shorter than one from ${from} to ${to} leaves`);
  return { small, large };
}

/** That these leaves, one after the other from `from` on, are part of the tree of `size` leaves that has that root. */
export interface Range {
  readonly from: bigint;
  readonly leafHashes: readonly Hash[];
  readonly size: bigint;
  readonly root: Hash;
  /** As `rangeProof` makes it. */
  readonly proof: readonly Hash[];
}

/** @throws ProofRefused */
export function verifyRange({ from, leafHashes, size, root, proof }: Range): void {
  refuseWrongLengths([root, ...proof]);
  refuseWrongLengths(leafHashes);
  const to = from + BigInt(leafHashes.length);
  if (leafHashes.length === 0) throw new ProofRefused('there are no leaves to prove');
  if (from < 0n || to > size) throw new ProofRefused(`leaves ${from} to ${to} are no part of a tree of ${size}`);
  let used = 0;
  const hashOf = (part: Part): Hash => {
    const [start, end] = part;
    const leaf = leafHashes[Number(start - from)];
    if (end <= from || start >= to) return proof[used++] ?? refuse('the proof is too short for these leaves');
    if (end - start === 1n && leaf) return leaf;
    return nodeHash(hashOf([start, cutOf(part)]), hashOf([cutOf(part), end]));
  };
  const reached = hashOf([0n, size]);
  if (used < proof.length) throw new ProofRefused('the proof is too long for these leaves');
  if (!isSameHash(reached, root))
    throw new ProofRefused(
      `the leaves are not leaves ${from} to ${to} of the tree of ${size}: they lead to another root`,
    );
}

const refuse = (why: string): never => {
  throw new ProofRefused(why);
};

const refuseWrongLengths = (hashes: readonly Hash[]): void => {
  for (const { length } of hashes)
    if (length !== HASH_BYTES) throw new ProofRefused(`a hash has ${HASH_BYTES} bytes, and one of these has ${length}`);
};

const isOdd = (number: bigint): boolean => (number & 1n) === 1n;
const isPowerOfTwo = (number: bigint): boolean => (number & (number - 1n)) === 0n;

/** Past the levels on which the node is the last one and has no sibling. */
function climbed(fn: bigint, sn: bigint): [bigint, bigint] {
  while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
  return [fn, sn];
}
