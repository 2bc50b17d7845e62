import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishedEntry } from '#overview';
import { MadeOnce } from './made-once.js';

const entry = (entryId: string, title: string) => ({ entryId, texts: [{ title }] }) as unknown as PublishedEntry;
const [kor, whist] = [entry('1', 'Kor'), entry('2', 'Whist')];

describe('what is made of entries', () => {
  let madeOf: (string | undefined)[];
  let feed: MadeOnce<string>;
  beforeEach(() => {
    madeOf = [];
    feed = new MadeOnce();
  });
  const make = (...entries: readonly PublishedEntry[]) =>
    feed.ofEach(entries, { language: 'da' }, ({ texts: [text] }) => {
      madeOf.push(text?.title);
      return text?.title.toUpperCase() ?? '';
    });

  it('is made of those alone that say something else than before, though all were read anew', async () => {
    expect(await make(kor, whist)).toEqual(['KOR', 'WHIST']);
    expect(await make(entry('1', 'Kor'), entry('2', 'Whist og kaffe'))).toEqual(['KOR', 'WHIST OG KAFFE']);
    expect(madeOf).toEqual(['Kor', 'Whist', 'Whist og kaffe']);
  });

  it('is forgotten with what is published no more', async () => {
    await make(kor, whist);
    await make(kor);
    await make(kor, whist);
    expect(madeOf).toEqual(['Kor', 'Whist', 'Whist']);
  });

  it('is another on another day', async () => {
    const on = (today: string) => feed.ofEach([kor], { today }, () => today);
    expect([await on('2026-11-24'), await on('2026-11-25')]).toEqual([['2026-11-24'], ['2026-11-25']]);
  });
});
