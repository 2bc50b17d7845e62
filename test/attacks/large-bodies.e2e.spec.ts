import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { head, saidTo } from './wire.js';

const MIB = 1024 * 1024;
const piece = Buffer.alloc(MIB, ' ');
const chunk = Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]);
/** What a JSON parser would have to read to its end: 100 MB of white space. */
const zeros = Buffer.alloc(100 * MIB, ' ');
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const PATHS = [
  '/graphql',
  '/oauth/token',
  '/sign-out',
  '/forms/0183/cafe',
  '/audit/0183/checkpoint/signatures',
  '/nothing',
];

describe('a body of 100 MB', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    await attacked.ask('coordinator/0183/karen', '{ viewer { kind } }');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  /** What the process has in memory, in bytes; undefined where there is no such file to say so. */
  const memory = (): number => {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${attacked.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  };
  const typed = (path: string): string =>
    path.startsWith('/audit')
      ? 'text/plain'
      : path.startsWith('/graphql')
        ? 'application/json'
        : 'application/x-www-form-urlencoded';
  const announced = (path: string) =>
    saidTo(
      attacked.port,
      head(`POST ${path}`, 'Connection: close', `Content-Type: ${typed(path)}`, 'Content-Length: 104857600'),
    );
  const chunked = (path: string, chunks: number) =>
    saidTo(
      attacked.port,
      head(`POST ${path}`, 'Connection: close', `Content-Type: ${typed(path)}`, 'Transfer-Encoding: chunked'),
      ...Array.from({ length: chunks }, () => chunk),
      '0\r\n\r\n',
    );

  it.each(PATHS)('is refused at %s where it says how long it is, without waiting for it', async (path) => {
    expect(await announced(path)).toMatch(/^HTTP\/1.1 413 /);
  });

  it.each(PATHS)('is refused at %s where it does not say, and memory does not grow', async (path) => {
    const had = memory();
    // Who hangs up on somebody who goes on talking may not be heard any more.
    expect(await chunked(path, 100)).toMatch(/^(HTTP\/1.1 4(03|04|11|13) |$)/);
    expect(memory() - had).toBeLessThan(64 * MIB);
  });

  it.each([
    ['gzip', gzipSync(zeros, { level: 1 })],
    ['deflate', deflateSync(zeros, { level: 1 })],
    ['br', brotliCompressSync(zeros, fast)],
    ['gzip, gzip', gzipSync(gzipSync(zeros, { level: 1 }))],
  ])('is refused where it comes packed small (%s), and memory does not grow', async (encoding, bomb) => {
    const had = memory();
    const { status } = await attacked.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      body: new Uint8Array(bomb.subarray(0, 256 * 1024 - 1)),
    });
    expect([413, 415]).toContain(status);
    expect(memory() - had).toBeLessThan(64 * MIB);
  });

  it.each<[string, string[]]>([
    ['a length that is no number', ['Content-Length: 10x']],
    ['a length below nothing', ['Content-Length: -1']],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 104857600']],
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['chunks that are not the last coding', ['Transfer-Encoding: chunked, gzip']],
  ])('is refused with %s, so that no proxy is led astray', async (_what, headers) => {
    const said = await saidTo(
      attacked.port,
      head('POST /graphql', 'Content-Type: application/json', ...headers),
      'x'.repeat(5),
    );
    expect(said).toMatch(/^HTTP\/1.1 400 /);
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('is refused in its headers, too', async () => {
    expect(await saidTo(attacked.port, head('GET /health', `X-Padding: ${'x'.repeat(MIB)}`))).toMatch(
      /^HTTP\/1.1 431 /,
    );
    expect(await saidTo(attacked.port, head(`GET /${'x'.repeat(MIB)}`))).toMatch(/^HTTP\/1.1 431 /);
  });

  it('again and again keeps nobody from being answered', async () => {
    await othersAreAnswered('large-bodies', attacked, () => chunked('/graphql', 4));
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
