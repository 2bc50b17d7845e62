import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { temporaryFolder } from '#event-store/testing';
import { SetClock, instant } from '#kernel';
import { untilErased } from './erasing-people.js';
import { entryContent } from './every-overview-mutation.js';
import { PartnerApi } from './partner-api.js';

// CommonJS without types.
const { RpdeValidator } = createRequire(import.meta.url)('@openactive/rpde-validator') as {
  RpdeValidator: (url: string, options: object) => Promise<FeedLog>;
};
interface FeedLog {
  readonly pages: readonly { readonly errors: readonly { readonly data: { readonly severity: string } }[] }[];
}

/** Each feed, with something that it tells. */
const FEEDS = [
  ...[
    ['overview.ics', 'Kor'],
    ['overview.atom', 'Kor'],
    ['overview.jsonld', 'Kor'],
    ['sessions', 'Kor'],
  ],
  ...[
    ['hsds/services', 'Kor'],
    ['events', 'Kor'],
    ['occurrences', 'Vejle'],
    ['daily_occurrences', 'Vejle'],
  ],
  ...[
    ['organizations', 'Ældre Sagen'],
    ['locations', 'Vejle'],
    ['tags', 'Musik'],
    ['vocabularies', 'Musik'],
  ],
] as const;
const PLACE = { label: 'Vejleåparken 1, 2635 Ishøj', latitude: 55.6134, longitude: 12.3521 };
const WEEKLY = {
  ...{ kind: 'recurring', firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270401' },
  ...{ begins: '14:00', ends: '16:00', except: [] },
};

describe('the feeds of the overview', () => {
  const folder = temporaryFolder();
  let api: PartnerApi;
  let organiserId: string;
  let birthe: string;
  let music: string;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), new SetClock(instant('2026-11-24T12:00:00Z')));
    const words = '... on OverviewTermsChanged { terms { edges { node { id } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] };
    music = (await api.caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
    organiserId = await api.caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj' });
    birthe = await api.caller.did('recordOrganiserContact', { organiserId, name: 'Birthe Holm', phone: '43577575' });
    for (const title of ['Kor', 'Whist', 'Petanque', 'Krolf']) entries[title] = await publish(title);
  });
  afterAll(() => api.close());

  const entries: Record<string, string> = {};
  const content = (title: string) => entryContent([music], title, { times: [WEEKLY], place: PLACE, contactId: birthe });
  const publish = async (title: string): Promise<string> => {
    const entryId = await api.caller.did('draftEntry', { organiserId, content: content(title) });
    await api.caller.did('publishEntry', { entryId, revision: 1 });
    return entryId;
  };
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${api.url}/feeds/${path}`, { method, headers: { 'accept-encoding': 'identity', ...headers } });
  const text = async (path: string) => (await get(path)).text();
  /** Follows the pages of changes to their end. */
  async function followed(first = 'sessions', items = new Map<string, Item>()): Promise<Following> {
    const page = (await (await get(first)).json()) as { next: string; items: readonly Item[] };
    for (const item of page.items) items.set(item.id, item);
    const next = page.next.split('/feeds/')[1] ?? '';
    return page.items.length === 0 ? { items, next } : followed(next, items);
  }
  interface Item {
    readonly id: string;
    readonly state: string;
    readonly modified: number;
    readonly data?: { readonly name: string };
  }
  interface Following {
    readonly items: Map<string, Item>;
    readonly next: string;
  }
  const namesIn = ({ items }: Following) => [...items.values()].flatMap(({ data }) => data?.name ?? []).toSorted();

  it.each(FEEDS)('%s is for everybody, from any page, and is said to be held already', async (feed, says) => {
    const first = await get(feed);
    expect([first.status, first.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const body = await first.text();
    expect(body).toContain(says);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    const again = await get(feed, { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(feed, { 'if-none-match': '"another"' })).status).toBe(200);
    // Who was erased since is gone from it, without any date in it having grown.
    const modified = first.headers.get('last-modified') ?? '';
    expect((await get(feed, { 'if-modified-since': modified })).status).toBe(200);
    const head = await get(feed, {}, 'HEAD');
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(Buffer.byteLength(body)), '']);
  });

  it('come compressed to who takes that, under a tag of their own, as the same text', async () => {
    // `fetch` would unpack it by itself.
    const { request } = await import('node:http');
    const zipped = await new Promise<{ body: Buffer; tag: unknown; encoding: unknown }>((resolve, reject) => {
      request(`${api.url}/feeds/overview.ics`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const { etag: tag, 'content-encoding': encoding } = answer.headers;
          resolve({ body: Buffer.concat(parts), tag, encoding });
        });
      })
        .on('error', reject)
        .end();
    });
    const plain = await get('overview.ics');
    expect(zipped.encoding).toBe('gzip');
    expect(gunzipSync(zipped.body).toString('utf8')).toBe(await plain.text());
    expect(zipped.tag).toBe(plain.headers.get('etag')?.replace(/"$/, '-gzip"'));
  });

  it('are read by a calendar', async () => {
    const calendar = new ICAL.Component(ICAL.parse(await text('overview.ics')) as never[]);
    const titles = calendar.getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('summary'));
    expect(titles.toSorted()).toEqual(['Kor', 'Krolf', 'Petanque', 'Whist']);
  });

  it('tell sessions as OpenActive’s validator wants them', async () => {
    const log = await RpdeValidator(`${api.url.replace('127.0.0.1', 'localhost')}/feeds/sessions`, {
      pageLimit: 10,
      logCallback: () => undefined,
    });
    const failures = log.pages.flatMap(({ errors }) => errors.filter(({ data }) => data.severity === 'failure'));
    expect(failures).toEqual([]);
    expect(log.pages.length).toBeGreaterThan(1);
  });

  it('tell who follows the sessions what is new, what changed, and what is gone, and nothing twice', async () => {
    const before = await followed();
    expect(namesIn(before)).toEqual(['Kor', 'Krolf', 'Petanque', 'Whist']);
    expect((await followed(before.next)).items.size).toBe(0);

    const whist = entries['Whist'];
    await api.caller.did('reviseEntry', { entryId: whist, content: content('Whist og kaffe') });
    await api.caller.did('publishEntry', { entryId: whist, revision: 2 });
    await api.caller.did('withdrawEntry', { entryId: entries['Petanque'], reason: 'ended' });
    const news = await followed(before.next);
    expect([...news.items.values()].map(({ state }) => state).toSorted()).toEqual(['deleted', 'updated']);
    const after = await followed(before.next, before.items);
    expect(namesIn(after)).toEqual(['Kor', 'Krolf', 'Whist og kaffe']);
    expect(namesIn(await followed())).toEqual(namesIn(after));
  });

  it('tell of every entry of an organiser who calls themselves something else, each by a number of its own', async () => {
    const before = await followed();
    await api.caller.did('describeOrganiser', { organiserId, name: 'Ældre Sagen i Ishøj' });
    const news = [...(await followed(before.next)).items.values()];
    expect(news).toHaveLength(3);
    expect(new Set(news.map(({ modified }) => modified)).size).toBe(3);
  });

  it.each(['99999999999999999999999999', '0', '-7', 'hej', '9'.repeat(41), '%00', '1&afterChangeNumber=2'])(
    'answer a position that never was: %s',
    async (position) => {
      const answer = await get(`sessions?afterChangeNumber=${position}`);
      expect(answer.status).toBe(200);
      const { next } = (await answer.json()) as { next: string };
      expect((await fetch(next)).status).toBe(200);
    },
  );

  it.each(['events?page=100000', 'events?itemsPerPage=-1', 'hsds/services?page=0', `events?page=${'9'.repeat(5_000)}`])(
    'answer a page that never was: %s',
    async (page) => expect((await get(page)).status).toBe(200),
  );

  it('say which there are where somebody asks for another', async () => {
    const answer = await get('everything');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('/feeds/overview.ics');
    expect((await get('a/b/c')).status).toBe(404);
  });

  it('are only read, by pages of others too', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await get('overview.ics', {}, method);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(await answer.text()).toContain('ask with GET or HEAD');
    }
    const asked = await get('sessions', { 'access-control-request-headers': 'if-none-match' }, 'OPTIONS');
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'If-None-Match']);
  });

  it('are asked as their page says', async () => {
    const page = readFileSync(new URL('../../docs/reference/feeds.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^curl .*https:\/\/[^/]+\/feeds\/([^\s']+)/gm)].map(([, path]) => path ?? '');
    expect(told.length).toBeGreaterThan(5);
    for (const path of told) expect([path, (await get(path)).status]).toEqual([path, 200]);
    for (const [feed] of FEEDS) expect(page).toContain(`/feeds/${feed}`);
  });

  it('speak English where they are asked to', async () => {
    expect(await text('overview.atom?language=en')).not.toBe(await text('overview.atom'));
    expect(await text('tags?language=en')).toContain('Music');
  });

  it('hold nobody who has been erased', async () => {
    expect(await text('overview.ics')).toContain('Birthe');
    await api.caller.say('erasePerson', { people: [birthe], reason: 'personAsked', legalBasis: 'consentWithdrawn' });
    await untilErased(api.caller);
    for (const [feed] of FEEDS) expect([feed, await text(feed)]).not.toEqual([feed, expect.stringContaining('Birthe')]);
  });
});
