import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Spelling } from './spellings.js';

interface Needle {
  readonly name: string;
  readonly spelling: string;
  readonly bytes: Buffer;
}

export interface Found {
  readonly name: string;
  /** How it was spelled, and where. */
  readonly how: string;
}

/** The shortest that is looked for. */
const FIRST_BYTES = 3;

/** Looks for many things at once in many bytes, whatever the case of ASCII letters in either. */
export class Searching {
  private readonly byFirstBytes = new Map<number, Needle[]>();
  /** Whether anything begins with those three bytes: nearly always not, and then nothing more is to be done. */
  private readonly begins = new Uint8Array(1 << (8 * FIRST_BYTES));

  /** Adds what to look for, under a name. */
  add(name: string, spellings: readonly Spelling[]): this {
    for (const { spelling, bytes } of spellings) {
      if (bytes.length <= FIRST_BYTES) throw new Error(`${name} as ${spelling} is too short to be looked for`);
      const needle = { name, spelling, bytes: folded(bytes) };
      const first = needle.bytes.readUIntBE(0, FIRST_BYTES);
      this.begins[first] = 1;
      this.byFirstBytes.set(first, [...(this.byFirstBytes.get(first) ?? []), needle]);
    }
    return this;
  }

  /** What stands in those bytes. */
  in(bytes: Buffer, where: string): Found[] {
    const hay = folded(bytes);
    const found = new Map<string, Found>();
    let first = 0;
    for (let end = 0; end < hay.length; end++) {
      first = ((first << 8) | (hay[end] ?? 0)) & 0xff_ff_ff;
      if (this.begins[first] !== 1) continue;
      const start = end - FIRST_BYTES + 1;
      for (const { name, spelling, bytes } of this.byFirstBytes.get(first) ?? [])
        if (bytes.equals(hay.subarray(start, start + bytes.length)))
          found.set(`${name} ${spelling}`, { name, how: `${spelling} in ${where}` });
    }
    return [...found.values()];
  }

  /** What stands in the files of those folders, in their names, and in those of the folders in them. */
  under(...folders: readonly string[]): Found[] {
    return everythingUnder(folders).flatMap((path) => [
      ...this.in(Buffer.from(path), `the name ${path}`),
      // A write-ahead log may have gone since it was listed.
      ...(existsSync(path) && statSync(path).isFile() ? this.in(readFileSync(path), path) : []),
    ]);
  }
}

const everythingUnder = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );

function folded(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at++) {
    const byte = copy[at] ?? 0;
    if (byte >= 65 && byte <= 90) copy[at] = byte + 32;
  }
  return copy;
}
