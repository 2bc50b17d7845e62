import { hash } from 'node:crypto';
import type { StoredEvent } from '#event-store';
import { type Hash, sha256 } from './hashing.js';

/** Raised if a leaf is ever made in another way. The leaves of a log are never made anew: old ones keep their version. */
const LEAF_VERSION = 1;

/** What of an event its leaf vouches for. */
export type LeafSource = Pick<StoredEvent, 'stream' | 'revision' | 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

const hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/**
 * The leaf of an event: canonical JSON (RFC 8785) of where it stands, what it is, and the SHA-256 of its bytes as they were read back.
 * So it is defined for any bytes, and ciphertext is what is hashed: erasing a person changes no leaf. The members are written in
 * RFC 8785's order here; strings are serialized by it as `JSON.stringify` does (§3.2.2.2).
 * @throws RangeError where a text is no well-formed Unicode, for which there is no canonical JSON
 */
export const leafOf = (event: LeafSource): Buffer => Buffer.from(textOf(event));

/** What of an event stands in its municipality's tree: the hash of its leaf, made without a copy of it. */
export const leafHashOf = (event: LeafSource): Hash => sha256(`\u0000${textOf(event)}`);

function textOf({ stream, revision, id, type, contentType, data, metadata }: LeafSource): string {
  for (const text of [stream, id, type, contentType])
    if (!text.isWellFormed()) throw new RangeError(`event ${revision} of ${stream} holds a text that is no Unicode`);
  return (
    `{"contentType":${JSON.stringify(contentType)},"data":"${hex(data)}","id":${JSON.stringify(id)},"metadata":"${hex(metadata)}",` +
    `"revision":${revision},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)},"v":${LEAF_VERSION}}`
  );
}
