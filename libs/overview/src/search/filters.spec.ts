import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, LocalTime } from '#kernel';
import { MONDAY, smallTown } from '../../testing/small-town.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { Filters } from './filters.js';
import { OverviewIndex } from './overview-index.js';

const [first] = smallTown() as [PublishedEntry];
const entry = (entryId: string, change: Partial<PublishedEntry>): PublishedEntry => ({ ...first, entryId, ...change });
const found = (entries: readonly PublishedEntry[], filters: Filters, now = MONDAY): readonly string[] =>
  OverviewIndex.of(entries)
    .search({ filters, language: 'da' }, now)
    .hits.map((hit) => hit.entry.entryId);
const time = (text: string) => text as LocalTime;
const weekly = (day: string, begins: string, ends: string): PublishedEntry['times'] => [
  {
    ...{ kind: 'recurring', firstDate: '2026-09-07' as LocalDate, rrule: `FREQ=WEEKLY;BYDAY=${day};UNTIL=20270630` },
    ...{ begins: time(begins), ends: time(ends), except: ['2026-12-24' as LocalDate] },
  },
];
const AFTERNOON = { from: time('12:00'), until: time('18:00') };

describe('what an entry must be', () => {
  it('is on that weekday at that time of the day, not on another of its days', () => {
    const times = [...weekly('TH', '09:00', '10:00'), ...weekly('FR', '14:00', '16:00')];
    const entries = [entry('a', { times }), entry('b', { times: weekly('TH', '14:00', '16:00') })];
    expect(found(entries, { weekdays: [4], timeOfDay: AFTERNOON })).toEqual(['b']);
    expect(found(entries, { weekdays: [5], timeOfDay: AFTERNOON })).toEqual(['a']);
  });

  it('is at a time of day when it begins in it or lasts for an hour of it', () => {
    const entries = [
      entry('begins', { times: weekly('TH', '17:30', '21:00') }),
      entry('lasts an hour', { times: weekly('TH', '10:00', '13:00') }),
      entry('lasts a quarter', { times: weekly('TH', '10:00', '12:15') }),
    ];
    expect([...found(entries, { timeOfDay: AFTERNOON })].sort()).toEqual(['begins', 'lasts an hour']);
    expect(
      found([entry('a', { times: weekly('FR', '20:00', '01:00') })], {
        timeOfDay: { from: time('22:00'), until: time('02:00') },
      }),
    ).toEqual(['a']);
  });

  it('is on those dates, but not on one that is excepted, nor where it has ended today', () => {
    const entries = [entry('a', { times: weekly('TH', '09:00', '10:00') })];
    const on = (date: string): Filters => ({ dates: { from: date as LocalDate, until: date as LocalDate } });
    expect(found(entries, on('2026-12-17'))).toEqual(['a']);
    expect(found(entries, on('2026-12-24'))).toEqual([]);
    expect(found(entries, on('2026-11-26'), '2026-11-26T08:59:00.000Z' as Instant)).toEqual(['a']);
    expect(found(entries, on('2026-11-26'), '2026-11-26T09:00:00.000Z' as Instant)).toEqual([]);
  });

  it('is on each day that it lasts', () => {
    const startsAt = '2026-11-27T09:00:00.000Z' as Instant;
    const times = [{ kind: 'once', startsAt, endsAt: '2026-11-29T15:00:00.000Z' as Instant }] as const;
    expect(found([entry('a', { times })], { weekdays: [7] })).toEqual(['a']);
    expect(found([entry('a', { times })], { weekdays: [1] })).toEqual([]);
  });

  it('has what is needed where somebody said so: what nobody knows does not do', () => {
    const entries = [
      entry('yes', { accessibility: { stepFree: true } }),
      entry('no', { accessibility: { stepFree: false } }),
      entry('unknown', { accessibility: {} }),
    ];
    expect(found(entries, { needs: ['stepFree'] })).toEqual(['yes']);
  });

  it('is free of charge, about a topic, in a language and no further away than asked for', () => {
    const far = { label: 'Langt væk', latitude: 55.7, longitude: 12.35 };
    const entries = [
      entry('a', { price: { ore: 0 }, languages: ['tr'], place: far }),
      entry('b', { price: { ore: 100 }, languages: [], terms: [] }),
      entry('c', { price: { ore: 0 }, languages: [], place: undefined }),
    ];
    expect(found(entries, { free: true })).toEqual(['a', 'c']);
    expect(found(entries, { language: 'tr' })).toEqual(['a']);
    expect(found(entries, { language: 'da' })).toEqual(['b', 'c']);
    expect(found(entries, { terms: ['knitting', 'music'] })).toEqual(['a', 'c']);
    expect(found(entries, { near: { latitude: 55.61, longitude: 12.35, metres: 1_000 } })).toEqual(['b']);
  });

  it('has not expired, whatever is asked for', () => {
    const entries = [
      entry('a', { validUntil: '2026-11-23' as LocalDate }),
      entry('b', { validUntil: '2026-11-22' as LocalDate }),
    ];
    expect(found(entries, {})).toEqual(['a']);
  });

  it('is chosen before it is understood', () => {
    const entries = [entry('a', { times: weekly('TH', '14:00', '16:00') })];
    const answer = OverviewIndex.of(entries).search(
      { text: 'fredag', filters: { weekdays: [4] }, language: 'da' },
      MONDAY,
    );
    expect(answer.total).toBe(1);
  });

  it('is not near anything where nobody has said where its place lies, but is found by what that is called', () => {
    const entries = [entry('a', { place: { label: 'Kvasthuset' } })];
    expect(found(entries, { near: { latitude: 55.61, longitude: 12.35, metres: 50_000 } })).toEqual([]);
    expect(
      OverviewIndex.of(entries)
        .search({ text: 'kvasthuset', filters: {}, language: 'da' }, MONDAY)
        .hits.map((hit) => hit.entry.entryId),
    ).toEqual(['a']);
  });
});
