import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choirConcert, knittingCafe, morningWalk, visitingFriend } from '../../testing/entries.js';
import { HOSTILE_LINE, SITE, hostileEntry } from '../../testing/feeds.js';
import { type EntryChange, sessionsPage } from './sessions-page.js';

interface Page {
  readonly next: string;
  readonly items: readonly {
    readonly state: string;
    readonly id: string;
    readonly modified: number;
    readonly data?: { readonly name: string };
  }[];
  readonly license: string;
}
const page = (changes: readonly EntryChange[], after?: string, perPage?: number) =>
  JSON.parse(sessionsPage(changes, SITE, after, perPage).body) as Page;
const afterOf = ({ next }: Page) => new URL(next).searchParams.get('afterChangeNumber') ?? undefined;
const address = `${SITE.baseUrl}/feeds/sessions`;

/** Reads on as a harvester does, until a page leads to itself. */
function harvested(changes: readonly EntryChange[], perPage: number) {
  const items: Page['items'][number][] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 200; pages += 1) {
    const read = page(changes, after, perPage);
    if (read.items.length === 0) return items;
    items.push(...read.items);
    after = afterOf(read);
  }
  throw new Error('the feed does not end');
}

const change = (entryId: string, changeNumber: number, entry = choirConcert): EntryChange => ({
  ...{ entryId, changeNumber: String(changeNumber) },
  entry: { ...entry, entryId },
});

describe('the feed of sessions', () => {
  it('gives what changed in the order of the log, and what is gone as deleted', () => {
    const changes = [change('b', 30), { entryId: 'c', changeNumber: '9', entry: undefined }, change('a', 12)];
    expect(page(changes)).toMatchObject({
      next: `${address}?afterChangeNumber=30`,
      items: [
        { state: 'deleted', kind: 'SessionSeries', id: 'c', modified: 9 },
        { state: 'updated', id: 'a', modified: 12, data: { '@type': 'SessionSeries' } },
        { state: 'updated', id: 'b', modified: 30 },
      ],
      license: SITE.licence,
    });
    expect(page(changes).items[0]).not.toHaveProperty('data');
  });

  it('gives an entry that is by agreement, or nowhere, as deleted: it may have been a session before', () => {
    const nowhere = { ...knittingCafe, place: undefined };
    const { items } = page([change('a', 1, visitingFriend), change('b', 2, nowhere)]);
    expect(items.map(({ state }) => state)).toEqual(['deleted', 'deleted']);
  });

  it('ends in an empty page that leads to itself and is kept for seconds', () => {
    const { body, maxAgeSeconds } = sessionsPage([change('a', 5)], SITE, '5');
    expect(JSON.parse(body)).toMatchObject({ next: `${address}?afterChangeNumber=5`, items: [] });
    expect(maxAgeSeconds).toBe(8);
    expect(page([])).toMatchObject({ next: address, items: [] });
  });

  it.each(['6', '99999999999999999999', '0'.repeat(39) + '7'])(
    'answers a position that never was, %s, with an empty last page',
    (position) => {
      expect(page([change('a', 5)], position)).toMatchObject({
        ...{ items: [], next: `${address}?afterChangeNumber=${position}` },
      });
    },
  );

  it.each(['', '-1', '1e9', 'NaN', '5 OR 1=1', '１２', '9'.repeat(41), '0x10'])(
    'reads from the beginning where it is asked for what is no position: %s',
    (position) => {
      expect(page([change('a', 5)], position).items).toHaveLength(1);
    },
  );

  it('gives every entry’s last state once to whoever reads on, however it changes meanwhile', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 7 }), (log, perPage) => {
        const changes = log.map((number, n) => change(`entry-${n}`, number));
        const read = harvested(changes, perPage);
        expect(read.map(({ modified }) => modified)).toEqual(log.toSorted((a, b) => a - b));
        // One of them changes again: whoever had read everything reads that and nothing else.
        const [first, ...others] = changes;
        if (!first) return;
        const again = [...others, { ...first, changeNumber: '10001', entry: undefined }];
        expect(page(again, String(Math.max(...log))).items).toMatchObject([{ id: first.entryId, state: 'deleted' }]);
      }),
      { numRuns: 50 },
    );
  });

  it('is read on in the language in which it was begun', () => {
    const english = { ...SITE, language: 'en' } as const;
    const { next, items } = JSON.parse(sessionsPage([change('a', 5)], english).body) as Page;
    expect(next).toBe(`${address}?language=en&afterChangeNumber=5`);
    expect(items[0]?.data?.name).toBe('Christmas concert');
  });

  it('refuses a change number that JSON would round', () => {
    expect(() => page([{ ...change('a', 1), changeNumber: '9007199254740993' }])).toThrow(RangeError);
  });

  it('is the same bytes on another day, so that nothing seems to have changed', () => {
    const changes = [change('a', 1, knittingCafe), change('b', 2, morningWalk)];
    const tomorrow = { ...SITE, today: '2026-11-24' as typeof SITE.today };
    expect(sessionsPage(changes, tomorrow).body).toBe(sessionsPage(changes, SITE).body);
  });

  it('keeps every sign of a text', () => {
    expect(page([change('a', 1, hostileEntry())]).items[0]?.data).toMatchObject({
      ...{ name: HOSTILE_LINE, location: { name: HOSTILE_LINE }, organizer: { name: HOSTILE_LINE } },
    });
  });
});
