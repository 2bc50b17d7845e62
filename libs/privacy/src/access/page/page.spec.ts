import { describe, expect, it } from '@jest/globals';
import type { Language } from '#kernel';
import { idFor } from '#kernel/testing';
import type { PersonReport } from '../report/report.js';
import { aReport } from '../testing/a-report.js';
import { personPage } from './page.js';

const page = (told: Partial<PersonReport> = {}, language: Language = 'da') =>
  personPage(aReport(undefined, told), language);

/** What is read, without the markup. */
const read = (html: string): string =>
  html
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page', () => {
  it('is one document in the language that was asked for', () => {
    expect(page()).toMatch(/^<!doctype html>\n<html lang="da">/);
    expect(page({}, 'en')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(read(page({}, 'en'))).toContain('What we know about you');
  });

  it('fetches nothing and runs nothing', () => {
    expect(page()).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page()).not.toMatch(/<script|<link|<img|@import|url\(|src=|href="(?!#)/);
  });

  it('leads from its contents to each of its sections', () => {
    const html = page();
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toEqual(['who', 'erasures', 'entries', 'looks', 'not-here', 'rights']);
    for (const id of targets) expect(html).toContain(`<h2 id="${id}">`);
  });

  it('gives every table a caption, and every row and column a head', () => {
    const tables = page().match(/<table[^]*?<\/table>/g) ?? [];
    expect(tables).toHaveLength(5);
    for (const table of tables) {
      expect(table).toMatch(/^<table role="table">\n<caption>[^<]+<\/caption>/);
      expect(table.match(/<th role="rowheader" scope="row">/g)?.length).toBe((table.match(/<tr/g)?.length ?? 0) - 1);
    }
  });

  it('tells times as the clock in Denmark and in words', () => {
    expect(read(page())).toContain('16. november 2026 kl. 11.05');
    expect(read(page({}, 'en'))).toContain('16 November 2026 at 11:05');
  });

  it('says what was noted in words: a session by its café and time, the person as “dig”, others as another person', () => {
    const text = read(page());
    expect(text).toContain('Cafégang Café Åparken, 17. november 2026 kl. 12.30');
    expect(text).not.toContain('Gæst dig');
    expect(text).toContain('Kommer med ledsager Ja');
    expect(text).toContain('Sammen med en anden person');
    expect(text).toContain('17. november 2026 kl. 13.10 (Noteret 18. november 2026 kl. 08.00 )');
  });

  it('says who is who where there are others', () => {
    const [first] = aReport().entries;
    if (!first) throw new Error('there is no entry');
    const data = { volunteerId: { hidden: 'anotherPerson' }, insteadOf: first.data['guestId'] ?? null } as const;
    expect(read(page({ entries: [{ ...first, data, purposes: {} }] }))).toContain(
      'Frivillig en anden person I stedet for dig',
    );
  });

  it('tells what is erased from what is not known', () => {
    const [, who = ''] = /id="who"([^]*?)<\/section>/.exec(page()) ?? [];
    expect(read(who)).toContain('Behov Slettet');
    const unknown = page({
      records: [
        { kind: 'Guest', subjectId: idFor('G'), values: [{ field: 'phone', purpose: 'contact', value: null }] },
      ],
    });
    expect(read(unknown)).toContain('Telefon Ikke oplyst');
  });

  it('translates words from lists, and never what somebody typed', () => {
    const [first, ...rest] = aReport().entries;
    if (!first) throw new Error('there is no entry');
    const named = { ...first, data: { name: 'host', role: 'host' }, purposes: { name: 'contact' as const } };
    expect(read(page({ entries: [named, ...rest] }))).toContain('Navn host Opgave vært');
  });

  it('says why it names no staff, by which judgment, and how to ask; or why it does', () => {
    expect(read(page())).toContain('C-579/21');
    expect(read(page())).toContain('skriv det til kommunen');
    const [first] = aReport().looks;
    const looks = first ? [{ ...first, by: { kind: 'coordinator' as const, id: 'karen' } }] : [];
    expect(read(page({ withStaff: true, looks }))).toMatch(/fordi det er nødvendigt.*En koordinator \(karen\)/);
  });

  it('counts looks by who and what for', () => {
    expect(read(page())).toMatch(/En koordinator Koordinering af caféer, cykelture og frivillige 2 20\. november 2026/);
  });

  it('says that there is nothing where there is nothing', () => {
    const empty = read(page({ entries: [], looks: [], erasures: [] }));
    expect(empty.match(/Der er ikke noget\./g)).toHaveLength(3);
    expect(empty).not.toContain('Hvad der er slettet');
  });

  it('says how many entries could not be read', () =>
    expect(read(page({ unreadable: 3 }))).toContain('ved vi ikke: 3'));
});
