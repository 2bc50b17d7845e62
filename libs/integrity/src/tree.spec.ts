import { describe, expect, it } from '@jest/globals';
import { EMPTY_ROOT, GrowingTree, leafHash } from './index.js';
import { MemoryHashes, naivePath, naiveProof, naiveRange, naiveRoot } from './testing/naive-tree.js';
import { leavesOf, storedTree } from './testing/trees.js';
import fc from 'fast-check';
import { consistencyProof, inclusionProof, leafAt, rangeProof, rootAt } from './tree.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const texts = (hashes: readonly Uint8Array[]): string[] => hashes.map(hex);

/** The eight leaves that implementations of Certificate Transparency compare themselves by, and what RFC 6962 makes of them. */
const KNOWN_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const KNOWN_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const G = 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f';
const [, FIRST = '', FIRST_TWO = '', , FIRST_FOUR = ''] = KNOWN_ROOTS;

describe('the tree over the known leaves of Certificate Transparency', () => {
  const tree = storedTree(KNOWN_LEAVES.map((leaf) => Buffer.from(leaf, 'hex')));

  it('has the known root at every size', () => {
    expect(KNOWN_ROOTS.map((_, size) => hex(rootAt(BigInt(size), tree.read)))).toEqual(KNOWN_ROOTS);
    expect(hex(EMPTY_ROOT)).toBe(KNOWN_ROOTS[0]);
  });

  it.each([
    [0n, 1n, []],
    [0n, 8n, [A, B, C]],
    [5n, 8n, [D, E, FIRST_FOUR]],
    [2n, 3n, [FIRST_TWO]],
    [1n, 5n, [FIRST, B, D]],
  ])('proves leaf %i of %i by the known hashes', (index, size, hashes) => {
    expect(texts(inclusionProof(index, size, tree.read))).toEqual(hashes);
  });

  it.each([
    [1n, 1n, []],
    [1n, 8n, [A, B, C]],
    [6n, 8n, [F, E, FIRST_FOUR]],
    [2n, 5n, [B, D]],
    [6n, 7n, [F, G, FIRST_FOUR]],
  ])('proves that %i leaves are the beginning of %i by the known hashes', (from, to, hashes) => {
    expect(texts(consistencyProof(from, to, tree.read))).toEqual(hashes);
  });
});

describe('the tree and RFC 9162 taken word for word', () => {
  const leaves = leavesOf(1_025);
  const tree = storedTree(leaves);

  it('have the same root at every size from 0 to 1,025, followed or stored', () => {
    const growing = new GrowingTree();
    for (let size = 0; size <= leaves.length; size++) {
      const root = hex(naiveRoot(leaves.slice(0, size)));
      expect([hex(rootAt(BigInt(size), tree.read)), hex(growing.root()), growing.size]).toEqual([
        root,
        root,
        BigInt(size),
      ]);
      growing.append(leafHash(leaves[size] ?? Buffer.of()));
    }
  });

  it('prove the same leaf by the same hashes', () =>
    fc.assert(
      fc.property(sizeAndUp(1), fc.nat(), (size, some) => {
        const index = some % size;
        expect(texts(inclusionProof(BigInt(index), BigInt(size), tree.read))).toEqual(
          texts(naivePath(index, leaves.slice(0, size))),
        );
      }),
    ));

  it('prove the same beginning by the same hashes', () =>
    fc.assert(
      fc.property(sizeAndUp(1), fc.nat(), (to, some) => {
        const from = 1 + (some % to);
        expect(texts(consistencyProof(BigInt(from), BigInt(to), tree.read))).toEqual(
          texts(naiveProof(from, leaves.slice(0, to))),
        );
      }),
    ));

  it('prove the same part by the same hashes', () =>
    fc.assert(
      fc.property(sizeAndUp(1), fc.nat(), fc.nat(), (size, some, more) => {
        const from = some % size;
        const to = from + 1 + (more % (size - from));
        expect(texts(rangeProof(BigInt(from), BigInt(to), BigInt(size), tree.read))).toEqual(
          texts(naiveRange(from, to, leaves.slice(0, size))),
        );
      }),
    ));
});

describe('stored hashes', () => {
  it('are as many as the place of the next leaf says', () => {
    const tree = new MemoryHashes();
    for (const leaf of leavesOf(200)) {
      expect(BigInt(tree.count)).toBe(leafAt(tree.size));
      tree.append(leafHash(leaf));
    }
  });

  it('are read a few at once, however large the tree is', () => {
    const size = (1n << 60n) + 12_345n;
    const asked: number[] = [];
    const stored = (indexes: readonly bigint[]) => {
      asked.push(indexes.length);
      return indexes.map(() => EMPTY_ROOT);
    };
    expect(inclusionProof(1n << 59n, size, stored).length).toBeLessThanOrEqual(61);
    expect(consistencyProof(size - 1n, size, stored).length).toBeLessThanOrEqual(61);
    expect(rangeProof(7n, size - 7n, size, stored).length).toBeLessThanOrEqual(122);
    rootAt(size, stored);
    expect(Math.max(...asked)).toBeLessThan(1_000);
    expect(asked).toHaveLength(4);
  });
});

describe('what no tree can prove', () => {
  const { read } = storedTree(leavesOf(7));

  it.each([
    ['a leaf beyond its end', () => inclusionProof(7n, 7n, read)],
    ['a leaf before its beginning', () => inclusionProof(-1n, 7n, read)],
    ['a leaf of the empty tree', () => inclusionProof(0n, 0n, read)],
    ['that it begins with the empty tree', () => consistencyProof(0n, 7n, read)],
    ['that it begins with a larger one', () => consistencyProof(7n, 6n, read)],
    ['no leaves', () => rangeProof(3n, 3n, 7n, read)],
    ['leaves beyond its end', () => rangeProof(3n, 8n, 7n, read)],
    ['leaves that are not stored', () => inclusionProof(0n, 8n, read)],
  ])('is %s', (_what, proof) => {
    expect(proof).toThrow(/is not in a tree|is no beginning|are no part|is not stored/);
  });
});

const sizeAndUp = (least: number) => fc.integer({ min: least, max: 1_025 });
