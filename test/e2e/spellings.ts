import { createHash } from 'node:crypto';
import type { Canary } from './canary.js';

/** One way in which bytes may spell a value. */
export interface Spelling {
  readonly spelling: string;
  readonly bytes: Buffer;
}

/** Every way in which a canary could stand in a file: as it is, encoded, escaped, or as a hash that others could make too. */
export function spellingsOf({ value, word }: Canary): readonly Spelling[] {
  const texts = [value, word];
  const all = [...texts.flatMap(textSpellings), ...texts.flatMap(hashSpellings), ...asInteger(value)];
  // Many are the same for many values: the first of them names it.
  return [...new Map(all.reverse().map((each) => [each.bytes.toString('latin1'), each])).values()];
}

/** Bytes that are no text, such as a wrapped key. */
export const spellingsOfBytes = (bytes: Buffer): readonly Spelling[] => [
  { spelling: 'bytes', bytes },
  { spelling: 'hex', bytes: Buffer.from(bytes.toString('hex')) },
  ...inBase64(bytes),
];

const textSpellings = (text: string): readonly Spelling[] => [
  { spelling: 'UTF-8', bytes: Buffer.from(text) },
  { spelling: 'UTF-8, decomposed', bytes: Buffer.from(text.normalize('NFD')) },
  { spelling: 'Latin-1', bytes: Buffer.from(text, 'latin1') },
  { spelling: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le') },
  { spelling: 'UTF-16BE', bytes: Buffer.from(text, 'utf16le').swap16() },
  { spelling: 'hex', bytes: Buffer.from(Buffer.from(text).toString('hex')) },
  { spelling: 'JSON', bytes: Buffer.from(JSON.stringify(text).slice(1, -1)) },
  { spelling: 'JSON in JSON', bytes: Buffer.from(JSON.stringify(JSON.stringify(text)).slice(3, -3)) },
  { spelling: 'JSON in ASCII', bytes: Buffer.from(escaped(JSON.stringify(text).slice(1, -1), /[^ -~]/g)) },
  { spelling: 'JSON, all escaped', bytes: Buffer.from(escaped(text, /[^]/g)) },
  { spelling: 'an address', bytes: Buffer.from(encodeURIComponent(text)) },
  { spelling: 'HTML', bytes: Buffer.from(inHtml(text)) },
  ...inBase64(Buffer.from(text)),
];

const escaped = (text: string, what: RegExp): string =>
  text.replace(what, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const inHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** However many bytes stand before it: what it alone decides of the characters. */
const inBase64 = (bytes: Buffer): readonly Spelling[] =>
  [0, 1, 2].flatMap((before) => {
    const from = Math.ceil((before * 8) / 6);
    const until = Math.floor(((before + bytes.length) * 8) / 6);
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    return (['base64', 'base64url'] as const).map((spelling) => ({
      spelling: `${spelling} after ${before} bytes`,
      bytes: Buffer.from(whole.toString(spelling).slice(from, until)),
    }));
  });

/** Enough of a hash that it is no accident; less of it may be kept than all. */
const HASH_BYTES = 8;

const hashSpellings = (text: string): readonly Spelling[] =>
  ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
    [...new Set([text, text.toLowerCase()])].flatMap((hashed) => {
      const hash = createHash(algorithm).update(hashed).digest().subarray(0, HASH_BYTES);
      return [
        { spelling: `${algorithm} in bytes`, bytes: hash },
        { spelling: `${algorithm} in hex`, bytes: Buffer.from(hash.toString('hex')) },
        { spelling: `${algorithm} in base64`, bytes: Buffer.from(hash.toString('base64').slice(0, 10)) },
        { spelling: `${algorithm} in base64url`, bytes: Buffer.from(hash.toString('base64url').slice(0, 10)) },
      ];
    }),
  );

/** Digits may be stored as a number: as SQLite does, in 6 bytes (https://www.sqlite.org/fileformat.html#record_format), or in 8. */
function asInteger(text: string): readonly Spelling[] {
  if (!/^\d+$/.test(text)) return [];
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(text));
  return [{ spelling: 'an integer', bytes: bytes.subarray(2) }];
}
