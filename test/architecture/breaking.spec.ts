import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { grants } from '#identity';
import { changesBetween } from '../../scripts/breaking/changes.mjs';

const RELEASED = `
  enum Permission { everybody readCafes readGuests readChanges readPartners }
  enum PersonalPurpose { contact }
  directive @needs(permission: Permission!) on FIELD_DEFINITION | INTERFACE | OBJECT
  directive @personal(purpose: PersonalPurpose!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  type Cafe @needs(permission: readCafes) { name: String! place: String old: OldPlace OLD_REASON }
  type OldPlace @needs(permission: readCafes) { street: String }
  enum Role { host kitchen OLD_REASON }
  input Wish { role: Role! date: String }
  type Query {
    cafes(near: String): [Cafe!]! @needs(permission: readCafes)
    wish(wish: Wish!): Cafe @needs(permission: readCafes)
  }`;
const schema = (deprecated: string, change: (text: string) => string = (text) => text) =>
  parse(change(RELEASED).replaceAll('OLD_REASON', deprecated));
const because = (reason: string) => `@deprecated(reason: "${reason}")`;
const OVER = because('2026-01-01: use place instead; goes after 2026-07-01');
const without = (text: string) => (sdl: string) => sdl.replace(text, '');

/** What a change would do to callers on 22 November 2026. */
const between = (released: string, change: (text: string) => string, { today = released, releasing = false } = {}) =>
  changesBetween(schema(released), schema(today, change), {
    grants,
    on: Temporal.PlainDate.from('2026-11-22'),
    releasing,
  });
const breaking = (...args: Parameters<typeof between>) => between(...args).breaking;

describe('a change of the schema', () => {
  it('breaks nobody today', () => {
    const [released = '', today = ''] = ['schema.released', 'schema'].map((name) =>
      readFileSync(fileURLToPath(new URL(`../../docs/reference/${name}.graphql`, import.meta.url)), 'utf8'),
    );
    const on = Temporal.Now.plainDateISO();
    expect(changesBetween(parse(released), parse(today), { grants, on, releasing: false }).breaking).toEqual([]);
  });

  it.each([
    ['a field', 'place: String ', 'Cafe.place was removed.'],
    ['an argument', '(near: String)', 'Query.cafes arg near was removed.'],
    ['an enum value', 'host ', 'host was removed from enum type Role.'],
    ['an input field', 'date: String', 'Wish.date was removed.'],
  ])('that takes %s away is refused', (_what, gone, sentence) =>
    expect(breaking('', without(gone))).toEqual([sentence]),
  );

  it('that asks for more, or may answer null, is refused', () => {
    expect(breaking('', (sdl) => sdl.replace('near: String', 'near: String!'))).toHaveLength(1);
    expect(breaking('', (sdl) => sdl.replace('name: String!', 'name: String'))).toHaveLength(1);
  });

  it('that adds something is not, and what is dangerous is told', () => {
    const { breaking: broken, dangerous } = between('', (sdl) => sdl.replace('host ', 'host music '));
    expect([broken, dangerous]).toEqual([[], ['music was added to enum type Role.']]);
    expect(between('', (sdl) => sdl.replace('place: String', 'place: String menu: String'))).toEqual({
      breaking: [],
      dangerous: [],
    });
  });

  describe('of what is deprecated', () => {
    const OLD_FIELD = 'old: OldPlace OLD_REASON';
    const all = (sdl: string) =>
      [OLD_FIELD, /type OldPlace .*\n/, 'kitchen OLD_REASON'].reduce<string>(
        (text, gone) => text.replace(gone, ''),
        sdl,
      );

    it('takes it away once its time is over, and the types that only it led to', () =>
      expect(breaking(OVER, all)).toEqual([]));

    it.each([
      ['before its time', because('2026-06-01: use place instead; goes after 2026-12-01')],
      ['on its last day', because('2026-05-22: use place instead; goes after 2026-11-22')],
      ['when no time was said', because('use place')],
      ['when it was not deprecated at all', ''],
    ])('may not take it away %s', (_when, released) =>
      expect(breaking(released, without(OLD_FIELD), { today: '' })).toEqual(['Cafe.old was removed.']),
    );

    it('does not count what is deprecated and gone at once', () =>
      expect(breaking('', without(OLD_FIELD), { today: OVER })).toContain('Cafe.old was removed.'));

    it.each([
      ['without a reason', '@deprecated', /without saying since when/],
      ['without dates', because('use place'), /without saying since when/],
      [
        'until a day that no calendar has',
        because('2026-11-22: use x instead; goes after 2027-06-31'),
        /without saying/,
      ],
      ['for less than six months', because('2026-11-22: use x instead; goes after 2027-05-21'), /from 2027-05-22 on/],
    ])('may not be deprecated %s', (_how, today, sentence) => {
      const said = breaking('', (sdl) => sdl, { today });
      expect(said).toEqual([expect.stringMatching(/^Cafe\.old .*/), expect.stringMatching(/^Role\.kitchen /)]);
      expect(said[0]).toMatch(sentence);
    });

    it('may not bring its end forward', () => {
      const released = because('2026-01-01: use x instead; goes after 2027-09-01');
      const today = because('2026-01-01: use x instead; goes after 2027-08-31');
      expect(breaking(released, (sdl) => sdl, { today })[0]).toMatch(/was to stay until 2027-09-01/);
    });

    it('counts from the release in which it can be read', () => {
      const today = because('2026-10-01: use x instead; goes after 2027-04-01');
      expect(breaking('', (sdl) => sdl, { today })).toEqual([]);
      expect(breaking('', (sdl) => sdl, { today, releasing: true })[0]).toMatch(/six months after 2026-11-22/);
      expect(breaking(today, (sdl) => sdl, { releasing: true })).toEqual([]);
    });
  });

  describe('that graphql-js does not see', () => {
    const needs = (permission: string) => (sdl: string) =>
      sdl.replace('place: String', `place: String @needs(permission: ${permission})`);

    it('is refused where a field needs a permission that fewer have', () => {
      const [sentence = '', ...others] = breaking('', needs('readGuests'));
      expect(others).toEqual([]);
      expect(sentence).toMatch(/^Cafe\.place needs readGuests instead of readCafes: .*\bvolunteer\b.*\bpartner\b/);
      expect(sentence).not.toMatch(/coordinator/);
    });

    it('is refused where it is said of the type', () =>
      expect(
        breaking('', (sdl) =>
          sdl.replace('type Cafe @needs(permission: readCafes)', 'type Cafe @needs(permission: readGuests)'),
        ),
      ).toHaveLength(3));

    it('is refused where nobody may ask a field any more', () =>
      expect(breaking('', (sdl) => sdl.replace('OldPlace @needs(permission: readCafes)', 'OldPlace'))).toEqual([
        expect.stringMatching(/^OldPlace\.street needs a permission that nobody has/),
      ]));

    it('is refused where all kinds of callers keep it, and the scopes that clients have do not cover it', () =>
      expect(
        changesBetween(schema(''), schema('', needs('readChanges')), {
          grants: { partner: grants.partner, editor: grants.editor },
          on: Temporal.PlainDate.from('2026-11-22'),
          releasing: false,
        }).breaking,
      ).toEqual([
        'Cafe.place needs readChanges instead of readCafes: clients whose scopes name readCafes alone lose it',
      ]));

    it('is not refused where a field is opened to more', () =>
      expect(
        changesBetween(schema('', needs('readGuests')), schema('', needs('everybody')), {
          grants,
          on: Temporal.PlainDate.from('2026-11-22'),
          releasing: false,
        }).breaking,
      ).toEqual([]));

    it('is refused where a field became personal', () =>
      expect(breaking('', (sdl) => sdl.replace('place: String', 'place: String @personal(purpose: contact)'))).toEqual([
        'Cafe.place became personal: who asks it is put on record, and it may be null',
      ]));
  });
});
