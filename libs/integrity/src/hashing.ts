import { hash } from 'node:crypto';

/** A SHA-256 value: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

/** @param input a text stands for its UTF-8 */
export const sha256 = (input: Uint8Array | string): Hash => hash('sha256', input, 'buffer');

/** The root of a tree without leaves (RFC 9162 §2.1.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array(0));

const LEAF = 0x00;
const NODE = 0x01;

/** The hash of a leaf (RFC 9162 §2.1.1): told apart from a node's by its first byte, so that none passes for the other. */
export function leafHash(bytes: Uint8Array): Hash {
  const prefixed = Buffer.allocUnsafe(1 + bytes.length);
  prefixed[0] = LEAF;
  prefixed.set(bytes, 1);
  return sha256(prefixed);
}

const both = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

/** The hash of a node over its two children (RFC 9162 §2.1.1). @throws RangeError where a child is no hash. */
export function nodeHash(left: Hash, right: Hash): Hash {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(
      `a node stands over two hashes of ${HASH_BYTES} bytes, not of ${left.length} and ${right.length}`,
    );
  both.set(left, 1);
  both.set(right, 1 + HASH_BYTES);
  return sha256(both);
}

export const isSameHash = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0;
