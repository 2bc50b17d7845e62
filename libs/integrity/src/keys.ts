import { type KeyObject, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { sha256 } from './hashing.js';

const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410 §4 and §7). */
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signature types that are known (C2SP signed-note, "Signature types"; tlog-cosignature). */
const TYPES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;
/** How a key signs: the note's text, or, as a witness does, the text and when it was seen. */
export type KeyType = keyof typeof TYPES;

/** A key cannot be used; the message says why. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

/** A key that signs. A port, so that a device that never hands out its key can take its place. */
export interface SigningKey {
  /** 32 bytes (RFC 8032 §5.1.5). */
  readonly publicKey: Uint8Array;
  /** @returns 64 bytes (RFC 8032 §5.1.6). */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A signing key under the name that stands in its signatures. */
export interface Signer {
  readonly name: string;
  readonly key: SigningKey;
}

/** A key whose signatures are told from a stranger's. */
export interface Verifier {
  readonly name: string;
  readonly type: KeyType;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  readonly publicKey: KeyObject;
  /** As it is handed on: `<name>+<key id in hexadecimal>+<type and key in base64>`. */
  readonly vkey: string;
}

/** The signing key of a private key in this process's memory. @throws KeyRefused where it is none of Ed25519. */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new KeyRefused('a signing key must be a private key of Ed25519 (openssl genpkey -algorithm ed25519)');
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { publicKey: der.subarray(PUBLIC_DER.length), sign: (bytes) => sign(null, bytes, privateKey) };
}

/** The private key that a seed of 32 bytes stands for (RFC 8032 §5.1.5). @throws KeyRefused for another number of bytes. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  if (seed.length !== KEY_BYTES)
    throw new KeyRefused(`an Ed25519 seed has ${KEY_BYTES} bytes, and this ${seed.length}`);
  return createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
}

/** A key as C2SP signed-note hands it on. @param publicKey 32 bytes @throws KeyRefused */
export function vkeyOf(name: string, publicKey: Uint8Array, type: KeyType = 'ed25519'): string {
  if (!isKeyName(name))
    throw new KeyRefused(`"${name}" is no name of a key: no spaces, no plus, at least one character`);
  if (publicKey.length !== KEY_BYTES) throw new KeyRefused(`an Ed25519 key has ${KEY_BYTES} bytes`);
  const key = Buffer.concat([Buffer.of(TYPES[type]), publicKey]);
  return `${name}+${keyIdOf(name, key).toString('hex')}+${key.toString('base64')}`;
}

/** The key that a text `<name>+<key id>+<key>` hands on. @throws KeyRefused */
export function verifierOf(vkey: string): Verifier {
  const [, name, id, base64] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey) ?? [];
  if (!name || !id || !base64)
    throw new KeyRefused(
      `"${vkey}" is no key: it must look like name+1234abcd+AbCd…, as /audit/<municipality>/key tells it`,
    );
  const key = Buffer.from(base64, 'base64');
  const type = (Object.keys(TYPES) as KeyType[]).find((each) => TYPES[each] === key[0]);
  if (!type || key.length !== 1 + KEY_BYTES || key.toString('base64') !== base64)
    throw new KeyRefused(
      `the key ${name} is of a kind that is not known here: it must be Ed25519, a log's or a witness's`,
    );
  if (!isKeyName(name) || keyIdOf(name, key).toString('hex') !== id)
    throw new KeyRefused(`the key ${name} was altered: its id ${id} is not that of its name and bytes`);
  const spki = Buffer.concat([PUBLIC_DER, key.subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return { name, type, keyId: Buffer.from(id, 'hex'), publicKey, vkey };
}

/** The id under which a signer's signatures are found. */
export const keyIdOfSigner = ({ name, key }: Signer, type: KeyType): Buffer =>
  keyIdOf(name, Buffer.concat([Buffer.of(TYPES[type]), key.publicKey]));

/** No Unicode space, no plus (C2SP signed-note, "Format"), and nothing that a note may not hold. */
// eslint-disable-next-line no-control-regex -- control characters are what is refused
export const isKeyName = (name: string): boolean => name.isWellFormed() && /^[^\s+\u0000-\u001f\u0085]+$/.test(name);

const keyIdOf = (name: string, typeAndKey: Uint8Array): Buffer =>
  Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n`), typeAndKey])).subarray(0, KEY_ID_BYTES));
