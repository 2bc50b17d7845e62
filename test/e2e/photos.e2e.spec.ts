import { readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jimp } from 'jimp';
import { temporaryFolder } from '#event-store/testing';
import { GPS, exifSegment, jpegOf, notPhotos, pngOf, withSegments } from '../../libs/photos/testing/made-photos.js';
import { PhotosApi } from '../attacks/photos-api.js';
import { bearer, testIssuer } from './test-issuer.js';

type Said = Readonly<Record<string, string>>;

describe('photos of activities', () => {
  const folder = temporaryFolder();
  let api: PhotosApi;
  let karen: { readonly authorization: string };
  let photo: Buffer;

  beforeAll(async () => {
    api = await PhotosApi.start(folder(), {
      environment: testIssuer.environment,
      uploads: { perHour: 30, atOnce: 8, atOnceOfOne: 2 },
    });
    karen = { authorization: await bearer('editor/0183/karen') };
    photo = withSegments(await jpegOf(900, 600), exifSegment(6));
  });
  afterAll(() => api.close());

  const files = () =>
    readdirSync(join(api.data, 'photos'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  it('are stored in two sizes, upright, under the hashes of their bytes, once', async () => {
    const { status, body, headers } = await api.upload(photo, karen);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect([body.large.width, body.large.height]).toEqual([600, 900]);
    expect([body.small.width, body.small.height]).toEqual([320, 480]);
    expect((await api.upload(photo, karen)).body).toEqual(body);
    expect(files()).toHaveLength(2);
    for (const { sha256, width, height } of [body.large, body.small]) {
      const { body: bytes } = await api.send(`/photos/${sha256}`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      const shown = await Jimp.fromBuffer(bytes);
      expect([shown.width, shown.height]).toEqual([width, height]);
      expect(bytes.includes(GPS.slice(0, 5))).toBe(false);
    }
  });

  it('are shown to anybody, and are not asked for again', async () => {
    const { body } = await api.upload(photo, karen);
    const at = `/photos/${body.small.sha256}`;
    const { status, headers } = await api.send(at);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      etag: `"${body.small.sha256}"`,
    });
    const known = await api.send(at, {
      headers: { 'if-none-match': `"${body.small.sha256}"`, 'cache-control': 'max-age=0' },
    });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    const head = await api.send(at, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), head.body.length]).toEqual([200, 'image/jpeg', 0]);
  });

  it('may be PNG, whatever type they are said to have', async () => {
    const rows = Buffer.alloc((20 * 4 + 1) * 10).fill(255);
    for (let row = 0; row < 10; row++) rows[row * 81] = 0;
    const { status, body } = await api.upload(pngOf({ width: 20, height: 10, rows }), karen);
    expect(status).toBe(201);
    expect(body.large).toEqual(body.small);
    expect(body.large).toMatchObject({ width: 20, height: 10 });
  });

  it.each([
    ['nobody', undefined, 401, 'UNAUTHENTICATED'],
    ['a volunteer', 'volunteer/0183/bo', 403, 'FORBIDDEN'],
    ['an auditor', 'auditor/0183/ida', 403, 'FORBIDDEN'],
  ])('are not taken from %s, and what they send is not looked at', async (_, who, status, code) => {
    const before = files().length;
    const headers: Said = who ? { authorization: await bearer(who) } : {};
    const answered = await api.upload(Buffer.from('not even a photo'), headers);
    expect([answered.status, answered.body.code]).toEqual([status, code]);
    const danish = await api.upload(photo, { ...headers, 'accept-language': 'da' });
    expect(danish.body.message).toMatch(/Log ind|Du må ikke/);
    expect(danish.headers.get('content-language')).toBe('da');
    expect(files()).toHaveLength(before);
  });

  it.each(Object.entries(notPhotos))('are not %s, and whoever sent that reads what would work', async (_, file) => {
    const { status, body } = await api.upload(file, { ...karen, 'accept-language': 'da' });
    expect([status, body.code]).toEqual([422, 'NOT_A_PHOTO']);
    expect(body.message).toMatch(/Gem billedet som JPEG/);
  });

  it.each<[string, Said]>([
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text', { 'content-type': 'text/plain' }],
    ['JSON', { 'content-type': 'application/json' }],
    ['compressed', { 'content-encoding': 'gzip' }],
  ])('do not come as %s', async (_, headers) => {
    const { status } = await api.upload(photo, { ...karen, ...headers });
    // JSON that is none is refused by who reads JSON.
    expect(headers['content-type'] === 'application/json' ? [400, 415] : [415]).toContain(status);
  });

  it('are at most 10 MB', async () => {
    const { status, body } = await api.upload(Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]), karen);
    expect([status, body.code]).toEqual([413, 'REQUEST_TOO_LARGE']);
    expect(body.message).toContain('10 MB');
  });

  it.each([
    '0'.repeat(64),
    'A'.repeat(64),
    `${'0'.repeat(64)}.jpg`,
    '..%2f..%2flog.db',
    '%2e%2e%2flog.db',
    '....//log.db',
    '%00',
    'ab/cdef',
    '..%5c..%5clog.db',
  ])('are not found under %s', async (name) => {
    const { status, headers } = await api.send(`/photos/${name}`);
    expect(status).toBe(404);
    expect(headers.get('cache-control') ?? '').not.toMatch(/immutable|public/);
  });

  it('are not shown when they are no longer what they were, and say nothing of where they lie', async () => {
    const { body } = await api.upload(await jpegOf(50, 50), karen);
    const { sha256 } = body.large;
    writeFileSync(join(api.data, 'photos', sha256.slice(0, 2), sha256.slice(2)), '<script>');
    const { status, headers, body: told } = await api.send(`/photos/${sha256}`);
    expect([status, told.code, headers.get('cache-control')]).toEqual([503, 'UNAVAILABLE', 'no-store']);
    expect(JSON.stringify(told)).not.toContain(api.data);
  });

  it('are enough for an hour some time', async () => {
    const otto = { authorization: await bearer('coordinator/0183/otto') };
    const statuses: number[] = [];
    for (let sent = 0; sent < 31; sent++) statuses.push((await api.upload(Buffer.from('x'), otto)).status);
    expect(statuses).toEqual([...Array<number>(30).fill(422), 429]);
  });
});
