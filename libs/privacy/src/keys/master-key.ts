import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What keys are wrapped with. A port, so that a key management service can take its place: that one never hands out the key. */
export interface MasterKey {
  /** Tells keys apart without telling what they are. */
  readonly fingerprint: string;
  /** @throws MasterKeyUnusable where what holds the key cannot be reached. No error names any bytes. */
  wrap(key: Uint8Array, boundTo: string): Promise<Uint8Array>;
  /** @throws MasterKeyUnusable where the bytes were not wrapped by this key for that use, or were altered; and as `wrap` does. */
  unwrap(wrapped: Uint8Array, boundTo: string): Promise<Uint8Array>;
}

/** The master key cannot be used; the message says why and what to do. */
export class MasterKeyUnusable extends Error {
  override readonly name = 'MasterKeyUnusable';
}

/** A master key that stands in this process's memory: AES-256-GCM, what it wraps is bound to its use. */
export function localMasterKey(bytes: Uint8Array): MasterKey {
  return {
    fingerprint: createHash('sha256').update('samspil master key').update(bytes).digest('base64url').slice(0, 16),
    wrap: (key, boundTo) =>
      Promise.resolve().then(() => {
        const iv = randomBytes(IV_BYTES);
        const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(boundTo));
        return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      }),
    unwrap: (wrapped, boundTo) =>
      Promise.resolve().then(() => {
        try {
          const decipher = createDecipheriv('aes-256-gcm', bytes, wrapped.subarray(0, IV_BYTES))
            .setAAD(Buffer.from(boundTo))
            .setAuthTag(wrapped.subarray(-TAG_BYTES));
          return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
        } catch {
          throw new MasterKeyUnusable(
            'a key does not open with the master key: it was wrapped by another one or for another use, or keys.db was altered',
          );
        }
      }),
  };
}

/** From 32 bytes in base64, as `openssl rand -base64 32` makes them. @throws MasterKeyUnusable */
export function masterKeyFromText(text: string, where: string): MasterKey {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new MasterKeyUnusable(
      `${where} must hold 32 bytes in base64 (openssl rand -base64 32), and holds ${bytes.length}`,
    );
  return localMasterKey(bytes);
}

/**
 * The key of a file that only its owner may read. Not for production: it lies beside what it protects.
 * @param make whether to make one where there is none; who only reads must not
 * @throws MasterKeyUnusable
 */
export function masterKeyFromFile(file: string, make = true): MasterKey {
  if (!existsSync(file)) {
    if (!make)
      throw new MasterKeyUnusable(
        `there is no master key ${file}: set SAMSPIL_MASTER_KEY to the one that the keys were made with`,
      );
    makeKeyFile(file);
  }
  return masterKeyFromText(readFileSync(file, 'utf8'), file);
}

/** Whole or not at all, and never in the place of another's: what that one wraps would be lost with it. */
function makeKeyFile(file: string): void {
  const making = `${file}.${process.pid}`;
  const descriptor = openSync(making, 'w', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(descriptor);
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    rmSync(making, { force: true });
  }
}
