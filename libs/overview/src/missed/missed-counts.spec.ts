import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { MissedCounts } from './missed-counts.js';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}` as LocalDate;
const unknown = (...words: string[]) => ({ known: [], unknown: words });

let counts: MissedCounts;
beforeEach(() => {
  counts = new MissedCounts();
});

describe('words that were searched for in vain', () => {
  it('are told at once where the overview knows them, and counted from nothing afterwards', () => {
    counts.count({ known: ['kor', 'gratis'], unknown: [] }, day(1));
    counts.count({ known: ['kor'], unknown: [] }, day(1));
    expect(counts.take()).toEqual([
      { word: 'kor', times: 2 },
      { word: 'gratis', times: 1 },
    ]);
    expect(counts.take()).toEqual([]);
  });

  it('are told after five different days where nobody knows them: until then they may be a name', () => {
    for (const n of [1, 1, 1, 2, 3, 4, 4]) counts.count(unknown('krolf'), day(n));
    expect(counts.take()).toEqual([]);
    counts.count(unknown('krolf'), day(5));
    expect(counts.take()).toEqual([{ word: 'krolf', times: 8 }]);
    counts.count(unknown('krolf'), day(5));
    expect(counts.take()).toEqual([{ word: 'krolf', times: 1 }]);
  });

  it('come 500 at a time, and the rest after them', () => {
    const known = Array.from({ length: 700 }, (_, n) => `ord${n}`);
    counts.count({ known, unknown: [] }, day(1));
    expect([counts.take().length, counts.take().length, counts.take().length]).toEqual([500, 200, 0]);
  });

  it('never fill the memory: of 20,000 that are made up, those of long ago are forgotten', () => {
    for (const n of [1, 2, 3, 4]) counts.count(unknown('krolf'), day(n));
    for (let n = 0; n < 20_000; n++) counts.count(unknown(`xyz${n}`), day(4));
    counts.count(unknown('krolf'), day(5));
    expect(counts.take()).toEqual([]);
    for (const n of [6, 7, 8, 9]) counts.count(unknown('krolf'), day(n));
    expect(counts.take()).toEqual([{ word: 'krolf', times: 5 }]);
  });
});
