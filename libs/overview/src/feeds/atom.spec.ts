import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { choirConcert, knittingCafe, someEntries } from '../../testing/entries.js';
import { HOSTILE_LINE, HOSTILE_TEXT, SITE, hostileEntry } from '../../testing/feeds.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type FeedDocument, textOf } from './feed-site.js';
import { atomOf } from './atom.js';

interface AtomEntry {
  readonly id: string;
  readonly title: { readonly '#text': string; readonly type: string };
  readonly summary: { readonly '#text': string };
  readonly content: { readonly '#text': string };
  readonly author: readonly { readonly name: string }[];
  readonly updated: string;
  readonly link: readonly { readonly href: string }[];
}
interface AtomFeed {
  readonly feed: {
    readonly id: string;
    readonly title: string;
    readonly updated: string;
    readonly entry?: readonly AtomEntry[];
  };
}

function read({ body }: FeedDocument): AtomFeed['feed'] {
  // The parser forgives what a strict one does not: a sign that begins no entity.
  expect(body.replace(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseTagValue: false },
    isArray: (name) => ['entry', 'link', 'author'].includes(name),
  });
  return (parser.parse(body) as AtomFeed).feed;
}
/** What a reader shows of text that is HTML. */
const shown = (html: string | undefined): string =>
  (html ?? '')
    .replaceAll('<br>', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const atom = (entries: readonly PublishedEntry[]) => read(atomOf(entries, SITE));

describe('the Atom feed of the overview', () => {
  it('shows the latest change first', () => {
    const { entry = [], updated } = atom(someEntries);
    expect(entry).toHaveLength(someEntries.length);
    expect(entry[0]?.updated).toBe(choirConcert.changedAt);
    expect(updated).toBe(choirConcert.changedAt);
  });

  it('leads to the page of each entry in the language of the feed', () => {
    const { entry = [] } = read(atomOf([knittingCafe], { ...SITE, language: 'en' }));
    expect(entry[0]?.title['#text']).toBe(textOf(knittingCafe, 'en').title);
    expect(entry[0]?.link[0]?.href).toBe(`${SITE.baseUrl}/en/activities/${knittingCafe.entryId}`);
  });

  it('keeps every sign of a text, and makes none of it markup', () => {
    const { entry = [], title } = read(atomOf([hostileEntry()], { ...SITE, municipality: HOSTILE_LINE }));
    expect(title).toContain(HOSTILE_LINE);
    expect(entry).toHaveLength(1);
    expect(entry[0]?.title.type).toBe('html');
    expect(shown(entry[0]?.title['#text'])).toBe(HOSTILE_LINE);
    expect(shown(entry[0]?.summary['#text'])).toBe(HOSTILE_LINE);
    expect(shown(entry[0]?.content['#text'])).toContain(HOSTILE_TEXT.replace(/\r\n?/g, '\n'));
    expect(entry[0]?.content['#text']).not.toMatch(/<(?!p>|\/p>|br>)/);
    expect(entry[0]?.author[0]?.name).toBe(HOSTILE_LINE);
  });

  it('holds at most a hundred, and says nothing new where there is nothing', () => {
    const many = Array.from({ length: 150 }, (_, n) => ({ ...choirConcert, entryId: `entry-${n}` }));
    expect(atom(many).entry).toHaveLength(100);
    expect(atom([]).entry).toBeUndefined();
    expect(atom([]).updated).toBe('2026-11-23T00:00:00.000Z');
  });
});
