import { verify } from 'node:crypto';
import { type Signer, type Verifier, isKeyName, keyIdOfSigner } from './keys.js';

/** A note cannot be trusted; the message says why. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
}

/** A note is at most that long, and has at most that many signatures (C2SP signed-note wants a limit of at least 16). */
const MOST_CHARACTERS = 1_000_000;
const MOST_SIGNATURES = 100;

const KEY_ID_BYTES = 4;
const TIME_BYTES = 8;
const DASH = '\u2014';

/** A line of a note that says who signed it. */
export interface NoteSignature {
  readonly name: string;
  /** The key's id, 4 bytes. */
  readonly keyId: Uint8Array;
  /** What follows on the id; what it is, the key's type says. */
  readonly bytes: Uint8Array;
  /** As it stands in the note, without the line feed. */
  readonly line: string;
}

/** What a note says and who says so, checked against the keys that are known. */
export interface OpenedNote {
  /** Ends with a line feed. */
  readonly text: string;
  /** Names of known keys that signed it. */
  readonly signedBy: string[];
  /** Names of keys that nobody asked about; their signatures say nothing. */
  readonly unknown: string[];
}

/** The text as a note (C2SP signed-note) that one has signed. @throws NoteRefused where no note may hold the text. */
export function signNote(text: string, signer: Signer): string {
  refuseUnfit(text);
  const keyId = keyIdOfSigner(signer, 'ed25519');
  return `${text}\n${lineOf(signer.name, keyId, signer.key.sign(Buffer.from(text)))}\n`;
}

/**
 * The note with a witness's signature beside those that it has (C2SP tlog-cosignature, v1): that at that time this was the largest
 * tree they had seen, and that it begins with all that they saw before. They must have looked.
 * @param at Unix time in seconds
 * @throws NoteRefused
 */
export function cosign(note: string, witness: Signer, at: number): string {
  const { text } = noteParts(note);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(at));
  const keyId = keyIdOfSigner(witness, 'cosignature/v1');
  const signature = Buffer.concat([time, witness.key.sign(cosignedMessage(text, BigInt(at)))]);
  return withSignatures(note, [lineOf(witness.name, keyId, signature)]);
}

/** The note with more signature lines; those that it has already are not doubled. */
export function withSignatures(note: string, lines: readonly string[]): string {
  const { signatures } = noteParts(note);
  const added = lines.filter((line) => !signatures.some((signature) => signature.line === line));
  return `${note}${added.map((line) => `${line}\n`).join('')}`;
}

/**
 * What a note says, once a key that is known has signed it.
 * @throws NoteRefused where it is no note, where no known key signed it, or where one did not sign this text: then somebody altered it
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const { text, signatures } = noteParts(note);
  const [signedBy, unknown]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const signature of signatures) {
    const verifier = verifiers.find((each) => isOf(signature, each));
    if (!verifier) unknown.add(signature.name);
    else if (isSigned(text, signature, verifier)) signedBy.add(verifier.name);
    else
      throw new NoteRefused(`the signature of ${signature.name} is not one of this text: one of the two was altered`);
  }
  if (signedBy.size === 0)
    throw new NoteRefused(
      `none of the keys that are known signed this (it names ${[...unknown].join(', ')}): it was made by a stranger, or with another key`,
    );
  return { text, signedBy: [...signedBy], unknown: [...unknown] };
}

/** A note's text and signatures, unchecked: whose they are is not known yet. @throws NoteRefused where it is no note. */
export function noteParts(note: string): { text: string; signatures: NoteSignature[] } {
  if (note.length > MOST_CHARACTERS) throw new NoteRefused('this is longer than a note may be');
  // A text may hold blank lines: the last one of the note is where its signatures begin.
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n'))
    throw new NoteRefused(
      'this is no signed note: it must be a text, a blank line, and signatures, each ending its line',
    );
  const text = note.slice(0, end + 1);
  refuseUnfit(text);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteRefused(`a note has at most ${MOST_SIGNATURES} signatures`);
  return { text, signatures: lines.map(signatureIn) };
}

/** Tells the key that made a signature from all others. */
export const keyOf = ({ name, keyId }: Pick<NoteSignature, 'name' | 'keyId'>): string =>
  `${name}+${Buffer.from(keyId).toString('hex')}`;

export const isOf = ({ name, keyId }: NoteSignature, verifier: Verifier): boolean =>
  name === verifier.name && Buffer.compare(keyId, verifier.keyId) === 0;

/** Whether that key signed that text. */
function isSigned(text: string, { bytes }: NoteSignature, { type, publicKey }: Verifier): boolean {
  if (type === 'ed25519') return verify(null, Buffer.from(text), publicKey, bytes);
  if (bytes.length <= TIME_BYTES) return false;
  return verify(null, cosignedMessage(text, cosignedAt(bytes)), publicKey, bytes.subarray(TIME_BYTES));
}

/** When a witness says that they signed, in seconds of Unix time. @param bytes a signature that was checked */
export const cosignedAt = (bytes: Uint8Array): bigint => Buffer.from(bytes).readBigUInt64BE();

/** What a witness signs (C2SP tlog-cosignature, "Ed25519 signed message"). */
const cosignedMessage = (text: string, at: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);

const lineOf = (name: string, keyId: Uint8Array, signature: Uint8Array): string => {
  if (!isKeyName(name)) throw new NoteRefused(`"${name}" is no name of a key: no spaces, no plus`);
  return `${DASH} ${name} ${Buffer.concat([keyId, signature]).toString('base64')}`;
};

/** The signature that one line of a note holds. @throws NoteRefused */
export function signatureIn(line: string): NoteSignature {
  const [dash, name, base64, ...more] = line.split(' ');
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const isWhole = dash === DASH && more.length === 0 && bytes.toString('base64') === base64;
  if (!isWhole || !name || !isKeyName(name) || bytes.length <= KEY_ID_BYTES)
    throw new NoteRefused('a line below the text is no signature: it must be a dash, a name and base64');
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), bytes: bytes.subarray(KEY_ID_BYTES), line };
}

/** Well-formed Unicode, whole lines, and no control character but the line feed. */
function refuseUnfit(text: string): void {
  // eslint-disable-next-line no-control-regex -- they are what is refused
  if (!text.isWellFormed() || !text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new NoteRefused('this text cannot be signed as a note: it must be whole lines without control characters');
}
