import { type KeyObject, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type SigningKey, privateKeyOf, signingKeyOf } from './keys.js';

/** The key that checkpoints are signed with cannot be used; the message says why and what to do. */
export class SigningKeyUnusable extends Error {
  override readonly name = 'SigningKeyUnusable';
}

/** From the 32 bytes of a seed in base64, as `openssl rand -base64 32` makes them. @throws SigningKeyUnusable */
export const signingKeyFromText = (text: string, where: string): SigningKey =>
  usable(() => privateKeyOf(Buffer.from(text.trim(), 'base64')), `${where} must hold 32 bytes in base64`);

/**
 * From a file that only its owner may read, in PEM (PKCS 8), as `openssl genpkey -algorithm ed25519` makes it.
 * @param make whether to make one where there is none; who only reads must not
 * @throws SigningKeyUnusable
 */
export function signingKeyFromFile(file: string, make = true): SigningKey {
  if (!existsSync(file)) {
    if (!make)
      throw new SigningKeyUnusable(
        `there is no signing key ${file}, and checkpoints have been signed with one: bring it back, or set SAMSPIL_SIGNING_KEY to it; ` +
          'where it is lost for good, move integrity.db away, and tell all who hold the old key that there is a new one',
      );
    makeKeyFile(file);
  }
  refuseForOthers(file);
  const pem = readPem(file);
  return usable(() => createPrivateKey(pem), `${file} must hold a private key of Ed25519 in PEM`);
}

/** Whoever can read the key can sign another history; and whoever could has perhaps done so. */
function refuseForOthers(file: string): void {
  if (process.platform === 'win32') return;
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) !== 0)
    throw new SigningKeyUnusable(
      `others than its owner may use ${file} (mode ${mode.toString(8)}): run chmod 600 ${file}, and where somebody may have read it, ` +
        'take a new key and tell all who hold the old one',
    );
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SigningKeyUnusable(
      code === 'EACCES' || code === 'EPERM'
        ? `${file} may not be read by who runs this: give it to that account (chown), with mode 600`
        : `${file} cannot be read (${code}): see that it is a file that can be read`,
      { cause: code },
    );
  }
}

function usable(read: () => KeyObject, otherwise: string): SigningKey {
  try {
    return signingKeyOf(read());
  } catch (error) {
    // What a parser stumbled over may be of the key, so it is not repeated.
    throw new SigningKeyUnusable(`${otherwise}, and it does not: give the key that checkpoints were signed with`, {
      cause: error instanceof Error ? error.name : undefined,
    });
  }
}

/** Whole or not at all, and never in the place of another's. */
function makeKeyFile(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const making = `${file}.${process.pid}`;
  const descriptor = openSync(making, 'w', 0o600);
  try {
    writeSync(descriptor, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    fsyncSync(descriptor);
    linkSync(making, file);
    syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    rmSync(making, { force: true });
  }
}

/** A name that a power cut takes away again would take the key with it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
