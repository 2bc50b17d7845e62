import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Ciphertext } from '#kernel';
import type { SubjectKey } from './subject-keys.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Random bytes are drawn for so many values together: drawn for each alone, they would cost more than encrypting it. */
const IVS_AT_ONCE = 512;

/** Where in the log a personal value stands. It is bound to this place: moved elsewhere it does not open. */
export interface SealedPlace {
  readonly stream: string;
  readonly eventId: string;
  /** The stored event name. */
  readonly type: string;
  readonly field: string;
}

/** Canonical JSON (RFC 8785), which for a list of texts is what JSON.stringify makes. */
const associatedData = ({ stream, eventId, type, field }: SealedPlace, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([stream, eventId, type, field, keyId]));

let drawn = Buffer.alloc(0);
function freshIv(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(IVS_AT_ONCE * IV_BYTES);
  const iv = drawn.subarray(0, IV_BYTES);
  drawn = drawn.subarray(IV_BYTES);
  return iv;
}

/** The stored form of a personal value: `{"$sealed": "1.<key id>.<base64url of IV, ciphertext, tag>"}`, AES-256-GCM with a fresh random IV. */
export interface SealedJson {
  readonly $sealed: string;
}

export const isSealedJson = (value: unknown): value is SealedJson =>
  typeof value === 'object' && value !== null && typeof (value as { $sealed?: unknown }).$sealed === 'string';

export function seal(plain: string, key: SubjectKey, place: SealedPlace): SealedJson {
  const iv = freshIv();
  const cipher = createCipheriv(ALGORITHM, key.bytes, iv).setAAD(associatedData(place, key.id));
  const bytes = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { $sealed: `1.${key.id}.${bytes.toString('base64url')}` };
}

/** @throws Error where the text is no sealed value at all. */
export function sealedCiphertext({ $sealed }: SealedJson, place: SealedPlace): Ciphertext {
  const [version, keyId, encoded] = $sealed.split('.');
  if (version !== '1' || !keyId || !encoded)
    throw new Error(`the field ${place.field} is sealed in a form that this version cannot read`);
  return {
    keyId,
    asText: () => JSON.stringify([place.stream, place.eventId, place.type, place.field, $sealed]),
    open(key) {
      const bytes = Buffer.from(encoded, 'base64url');
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
          .setAAD(associatedData(place, keyId))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
        decipher.final();
        return plain.toString('utf8');
      } catch {
        throw new Error(
          `the field ${place.field} of event ${place.eventId} in ${place.stream} does not open with its key: it was altered or moved`,
        );
      }
    },
  };
}

/** The sealed value that `Ciphertext.asText` wrote. @throws Error where the text is none */
export function ciphertextIn(text: string): Ciphertext {
  const [stream, eventId, type, field, $sealed] = parsedTexts(text);
  if (!stream || !eventId || !type || !field || !$sealed)
    throw new Error(
      'what should be a sealed value is none: a read model holds something else where a personal value belongs',
    );
  return sealedCiphertext({ $sealed }, { stream, eventId, type, field });
}

function parsedTexts(text: string): readonly (string | undefined)[] {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
