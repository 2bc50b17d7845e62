import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { jpegOf, pngBomb, pngOf, segment, withSegments } from '../../libs/photos/testing/made-photos.js';
import { Browser } from '../e2e/browser.js';
import { FROM_US } from './browsing.js';
import { PhotosApi } from './photos-api.js';

const EVIL = 'https://evil.example';

describe('photos of somebody who means harm', () => {
  const folder = temporaryFolder();
  let api: PhotosApi;
  let cookie: string;
  let photo: Buffer;

  beforeAll(async () => {
    api = await PhotosApi.start(folder(), { slowness: 2_000 });
    const browser = new Browser();
    await browser.signIn(api.url, 'karen');
    cookie = browser.cookie();
    photo = await jpegOf(60, 40);
  });
  afterAll(() => api.close());

  const fromUs = (file: Uint8Array) => api.upload(file, { cookie, ...FROM_US });

  it('are taken from a page of ours, and from nobody else’s', async () => {
    expect((await fromUs(photo)).status).toBe(201);
    const elsewhere: readonly Readonly<Record<string, string>>[] = [
      { 'sec-fetch-site': 'cross-site', origin: EVIL },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' },
      { origin: 'null' },
      {},
    ];
    for (const headers of elsewhere) expect((await api.upload(photo, { cookie, ...headers })).status).toBe(401);
    const asked = await api.send('/photos', {
      method: 'OPTIONS',
      headers: {
        origin: EVIL,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('are refused at once where they are bombs', async () => {
    const many = Array.from({ length: 100_000 }, () => segment(0xfe, Buffer.alloc(0)));
    const inflating = pngOf({ width: 10, height: 10, interlaced: true, rows: Buffer.alloc(100_000_000) });
    const bombs: readonly [Buffer, string][] = [
      [pngBomb(), 'TOO_MANY_PIXELS'],
      [withSegments(photo, ...many), 'PHOTO_DAMAGED'],
      [inflating, 'PHOTO_DAMAGED'],
      [photo.subarray(0, -20), 'PHOTO_DAMAGED'],
    ];
    for (const [bomb, code] of bombs) {
      const { status, body } = await fromUs(bomb);
      expect([status, body.code]).toEqual([422, code]);
    }
    expect((await fromUs(photo)).status).toBe(201);
  });

  it('show nothing of a page that is hidden in them', async () => {
    const script = `<html><script src="${EVIL}/x.js"></script>`;
    const hidden = withSegments(Buffer.concat([photo, Buffer.from(script)]), segment(0xfe, Buffer.from(script)));
    const { status, body } = await fromUs(hidden);
    expect(status).toBe(201);
    const shown = await api.send(`/photos/${body.large.sha256}`);
    expect(shown.body.includes('script')).toBe(false);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
  });

  it('hold up nobody when they are many: two at a time are read on, and others are answered', async () => {
    const uploads = Array.from({ length: 10 }, () => fromUs(photo));
    const health = await api.send('/health');
    expect(health.status).toBe(200);
    const statuses = (await Promise.all(uploads)).map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(2);
    expect(statuses.every((status) => status === 201 || status === 503)).toBe(true);
    expect(statuses).toContain(503);
  });

  it('are given up where they do not arrive, and leave their place', async () => {
    const headers = { cookie, ...FROM_US, 'content-type': 'image/jpeg', 'content-length': '5000000' };
    const slow = Array.from(
      { length: 2 },
      () =>
        new Promise<string>((resolve) => {
          const sending = request(`${api.url}/photos`, { method: 'POST', headers });
          sending.on('response', (response) => resolve(`${response.resume().statusCode}`));
          sending.on('error', ({ message }) => resolve(message));
          sending.write(photo);
        }),
    );
    for (const end of await Promise.all(slow)) expect(end).toMatch(/408|hang up|ECONNRESET/);
    expect((await fromUs(photo)).status).toBe(201);
  });

  it('that do not say how long they are are not taken', async () => {
    const chunked = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { cookie, ...FROM_US, 'content-type': 'image/jpeg', 'transfer-encoding': 'chunked' };
      const sending = request(`${api.url}/photos`, { method: 'POST', headers });
      sending.on('response', (response) => resolve(response.resume().statusCode));
      sending.on('error', reject);
      sending.end(photo);
    });
    expect(chunked).toBe(411);
  });
});
