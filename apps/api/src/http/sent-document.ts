import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { type FeedDocument, entityTag, httpDate, isHeldAlready } from '#overview';

/** A document that everybody may read, and how long it may be kept. */
export interface SentDocument extends Omit<FeedDocument, 'lastModified'> {
  readonly lastModified?: FeedDocument['lastModified'];
  readonly maxAgeSeconds: number;
}

interface Bytes {
  readonly plain: Buffer;
  readonly tag: string;
  zipped?: Promise<Buffer>;
}

/** Smaller ones grow by it. */
const WORTH_ZIPPING = 1_000;

const zip = promisify(gzip);
/** The same document is sent many times: its bytes are made once for as long as somebody keeps it. */
const known = new WeakMap<object, Bytes>();

function bytesOf(document: SentDocument): Bytes {
  const before = known.get(document);
  if (before) return before;
  const plain = Buffer.from(document.body, 'utf8');
  const bytes = { plain, tag: entityTag(plain) };
  known.set(document, bytes);
  return bytes;
}

/**
 * Sends it, compressed to who takes that, or says that who asks holds it already. Compressed bytes are others, so they have another tag
 * (RFC 9110 §8.8.3). There is no secret in what everybody may read that compression could betray.
 */
export async function sendDocument(request: Request, response: Response, document: SentDocument): Promise<void> {
  const bytes = bytesOf(document);
  const zipped = bytes.plain.length >= WORTH_ZIPPING && request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const tag = zipped ? bytes.tag.replace(/"$/, '-gzip"') : bytes.tag;
  response.set({ ETag: tag, 'Cache-Control': `public, max-age=${document.maxAgeSeconds}` }).vary('Accept-Encoding');
  if (document.lastModified) response.set('Last-Modified', httpDate(document.lastModified));
  if (isHeldAlready(request.headers['if-none-match'], tag)) {
    response.status(304).end();
    return;
  }
  const body = zipped ? await (bytes.zipped ??= zip(bytes.plain)) : bytes.plain;
  if (zipped) response.set('Content-Encoding', 'gzip');
  response.set({ 'Content-Type': document.contentType, 'Content-Length': String(body.length) });
  // A HEAD is answered with the length of what a GET would be.
  response.end(request.method === 'HEAD' ? undefined : body);
}
