import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { temporaryFolder } from '#event-store/testing';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { CALENDARS, MARKUP, NOWHERE, ODD_QUESTIONS, PAGES, nextWeek, typed } from './overview-addresses.js';
import { OverviewSites } from './overview-sites.js';

describe('the public pages of the overview', () => {
  const newFolder = temporaryFolder();
  let folder: string;
  let sites: OverviewSites;
  let id: string;

  beforeAll(async () => {
    sites = await OverviewSites.start((folder = newFolder()));
    ({ id } = await sites.ishoej.publish('Torsdagskor'));
  });
  afterAll(() => sites.close());

  const addressOf = (page: string) => page.replace(':id', id);
  const languageOf = (page: string) => (page.startsWith('/en/') ? 'en' : 'da');

  it.each([...PAGES, ...CALENDARS])('%s is whole, and is said to be held already', async (page) => {
    const first = await sites.read(addressOf(page));
    expect(first).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=60', 'content-length': `${first.body.length}` },
    });
    const isCalendar = page.endsWith('.ics');
    expect(first.headers['content-type']).toBe(`text/${isCalendar ? 'calendar' : 'html'}; charset=utf-8`);
    if (!isCalendar) expect(first.text).toMatch(new RegExp(`<html lang="${languageOf(page)}">[^]*</html>\\n$`));
    const tag = first.headers.etag ?? '';
    const again = await sites.read(addressOf(page), { headers: { 'if-none-match': tag } });
    expect(again).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
    const head = await sites.read(addressOf(page), { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', `${first.body.length}`]);
  });

  it.each([...PAGES, ...CALENDARS, '/aktiviteter/nobody'])(
    '%s runs nothing, asks nobody else, and keeps nothing in a browser',
    async (page) => {
      const { headers } = await sites.read(addressOf(page));
      const policy = headers['content-security-policy'];
      expect(policy).toMatch(/default-src 'none'.*base-uri 'none';\s?frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/);
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it.each([...PAGES, ...CALENDARS, '/assets/style.css', '/aktiviteter/a/b'])('%s is only read', async (page) => {
    const allow = 'GET, HEAD, OPTIONS';
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      const answer = await sites.read(addressOf(page), { method });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, allow]);
      expect(answer.text).toContain('ask with GET or HEAD');
    }
    const { status, headers } = await sites.read(addressOf(page), { method: 'OPTIONS' });
    expect([status, headers.allow]).toEqual([204, allow]);
  });

  it('come compressed to who takes that, under a tag of their own, as the same text', async () => {
    const plain = await sites.read('/aktiviteter');
    const zipped = await sites.read('/aktiviteter', { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(zipped.headers.etag).toBe(plain.headers.etag?.replace(/"$/, '-gzip"'));
    expect(gunzipSync(zipped.body).toString('utf8')).toBe(plain.text);
  });

  it('wear a style whose name says what is in it, so it is kept for a year', async () => {
    const [style = ''] = /\/assets\/[^"]+/.exec((await sites.read('/was')).text) ?? [];
    const { status, headers } = await sites.read(style);
    expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers['cache-control']).toBe('public, max-age=31536000');
  });

  it.each(['nobody.css', '..%2f..%2fpackage.json', '%2e%2e', '..', '%00', typed(MARKUP)])(
    'have no other file than that: %s',
    async (name) => {
      const { status, text } = await sites.read(`/assets/${name}`);
      expect(status).toBe(404);
      expect(text).not.toMatch(/"workspaces"|<script/);
    },
  );

  it.each(['/aktiviteter/', '/AKTIVITETER', '/en/activities/', '/EN/Activities'])(
    'are found by %s as well, in the language of the address',
    async (path) => {
      const { status, text } = await sites.read(path);
      expect([status, text.includes(`<html lang="${languageOf(path.toLowerCase())}">`)]).toEqual([200, true]);
    },
  );

  it.each(ODD_QUESTIONS)('answer %s with a list, and as text what was typed', async (_what, query) => {
    for (const list of ['/aktiviteter', '/en/activities']) {
      const { status, text } = await sites.read(`${list}?${query}`);
      expect(status).toBe(200);
      expect(text).toContain('<input class="form-input" type="search"');
      expect(text).not.toMatch(/<script|<img/);
    }
  });

  it('lead who asks for a page after the last one to that', async () => {
    const { status, headers } = await sites.read('/aktiviteter?q=kor&page=400');
    expect([status, headers.location]).toEqual([302, '/aktiviteter?q=kor']);
  });

  it.each(NOWHERE)('say what would work where there is none: %s', async (path) => {
    const { status, headers, text } = await sites.read(path);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(headers['cache-control']).toBe('no-store');
    const [language, list] = languageOf(path) === 'en' ? ['en', '/en/activities'] : ['da', '/aktiviteter'];
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`<form class="ask" action="${list}"`);
    expect(text).toMatch(/43.57.75.75/);
    expect(text).not.toMatch(/<script|<img/);
  });

  it.each(['/aktiviteter/%E0%A4', '/aktiviteter/dag/%', '/aktiviteter/%ED%A0%80', '/en/activities/%E0%A4/send'])(
    'say that an address cannot be read, and repeat nothing of it: %s',
    async (path) => {
      const { status, text } = await sites.read(path);
      expect(status).toBe(400);
      expect(text).toMatch(/address well-formed/);
      expect(text).not.toContain('%');
    },
  );

  describe('of one municipality', () => {
    it('never tell of another’s: it is missing there as what never was', async () => {
      const theirs = await sites.vallensbaek.publish('Krolf');
      for (const more of ['', '.ics', '/send', '?print']) {
        const never = await sites.read(`/aktiviteter/${'0'.repeat(8)}${theirs.id.slice(8)}${more}`);
        const asked = await sites.read(`/aktiviteter/${theirs.id}${more}`);
        expect([asked.status, asked.text]).toEqual([404, never.text]);
        expect(headersOf(asked)).toEqual(headersOf(never));
        expect((await sites.read(`/aktiviteter/${theirs.id}${more}`, { town: '0187' })).status).toBe(200);
      }
      for (const page of PAGES) expect((await sites.read(addressOf(page))).text).not.toContain('Krolf');
      expect((await sites.read('/aktiviteter', { town: '0187' })).text).toContain('Krolf');
      expect((await sites.read(`/aktiviteter/${id.toUpperCase()}`)).status).toBe(404);
    });

    it.each<[string, string, Record<string, string>]>([
      ['that nobody named', '/aktiviteter', { host: 'elsewhere.test' }],
      ['that is none', '/aktiviteter', { host: '::::' }],
      ['that only begins like one', '/aktiviteter', { host: 'aktiviteter.ishoj.test.elsewhere.test' }],
      ['of nobody in an address in full', 'http://elsewhere.test/aktiviteter', {}],
    ])('are at no host %s', async (_which, path, headers) => {
      const answer = await sites.read(path, { headers });
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store']);
      expect(answer.text).toContain('No overview of activities is public at this host');
    });

    it.each<[string, string, Record<string, string>]>([
      ['its host in other letters', '/aktiviteter', { host: 'Aktiviteter.Ishoj.TEST' }],
      ['its host with its port', '/aktiviteter', { host: 'aktiviteter.ishoj.test:443' }],
      ['its host, whatever else is said of it', '/aktiviteter', { 'x-forwarded-host': 'aktiviteter.vallensbaek.test' }],
      [
        'an address in full, whatever the header says',
        'https://aktiviteter.ishoj.test/aktiviteter',
        { host: 'aktiviteter.vallensbaek.test' },
      ],
    ])('are found by %s', async (_how, path, headers) => {
      const { status, text } = await sites.read(path, { headers });
      expect([status, text.includes('Ishøj Kommune'), text.includes('Vallensbæk')]).toEqual([200, true, false]);
    });
  });

  it('show at once what was published anew, and nothing any more that was withdrawn', async () => {
    const whist = await sites.ishoej.publish('Whist');
    const tellingOfIt = ['/aktiviteter', '/aktiviteter?q=whist', '/aktiviteter/kort', `/aktiviteter/uge/${nextWeek}`];
    const itsOwn = ['', '.ics', '/send', '?print'].map((more) => `/aktiviteter/${whist.id}${more}`);
    const tags = new Map<string, string>();
    for (const page of [...tellingOfIt, ...itsOwn]) {
      const { text, headers } = await sites.read(page);
      expect([page, text]).toEqual([page, expect.stringContaining('Whist')]);
      tags.set(page, headers.etag ?? '');
    }
    await sites.ishoej.publishAnew(whist, 'Whist og kaffe');
    for (const [page, tag] of tags) {
      const { status, text } = await sites.read(page, { headers: { 'if-none-match': tag } });
      expect([page, status, text]).toEqual([page, 200, expect.stringContaining('Whist og kaffe')]);
    }
    await sites.ishoej.withdraw(whist);
    for (const page of tellingOfIt) expect((await sites.read(page)).text).not.toContain('Whist og kaffe');
    for (const page of itsOwn) {
      const gone = await sites.read(page, { headers: { 'if-none-match': tags.get(page) ?? '' } });
      expect([page, gone.status, gone.headers['cache-control']]).toEqual([page, 404, 'no-store']);
      expect(gone.text).toContain('er her ikke mere');
    }
  });

  it('keep nothing of who reads: no log line and no file holds what was searched for, or from where', async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
    );
    const headers = { 'x-forwarded-for': '203.0.113.77', cookie: 'Rosenlund=1', 'user-agent': 'Rosenlund' };
    const query = `q=Rosenlund&near=Rosenlund&nobody=Rosenlund`;
    for (const path of [`?${query}`, '/Rosenlund', '/dag/Rosenlund', '/Rosenlund/send', '/Rosenlund%E0%A4', '/a/b/c'])
      await sites.read(`/aktiviteter${path}`, { headers });
    new Logger('Spec').warn('that is heard');
    for (const spy of spies) spy.mockRestore();
    expect(written.join('')).toContain('that is heard');
    expect(written.join('')).not.toMatch(/Rosenlund|203\.0\.113/i);
    const kept = filesIn(folder);
    expect(kept).toContain('Torsdagskor');
    expect(kept).not.toMatch(/Rosenlund|203\.0\.113/i);
  });

  it('are answered to others while one address floods them with searches', async () => {
    const FLOOD = 200;
    const search = (n: number) =>
      sites.read(`/aktiviteter?q=${typed(`torsdag aften ${n} uden trapper nær Vejleåparken`)}`, {
        headers: { 'x-forwarded-for': '203.0.113.1' },
      });
    // So that all come at one moment, each over a connection that is there.
    await Promise.all(Array.from({ length: FLOOD + 1 }, () => sites.read('/was')));
    let made = 0;
    const flood = Array.from({ length: FLOOD }, async (_, n) => {
      const { status, headers } = await search(n);
      if (status === 200) made++;
      else expect([status, headers['retry-after']]).toEqual([503, '5']);
    });
    const others = await sites.read('/aktiviteter?q=kor', { headers: { 'x-forwarded-for': '203.0.113.2' } });
    const { inFlightOfOne, waitingOfOne } = usualLimits.requests;
    expect(others.status).toBe(200);
    expect(made).toBeLessThanOrEqual(inFlightOfOne + waitingOfOne);
    await Promise.all(flood);
  });
});

/** What every answer has, but for when it was sent. */
const headersOf = ({ headers }: { readonly headers: object }) => ({ ...headers, date: undefined });

/** Everything in the files of a folder. */
const filesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join('\n');
