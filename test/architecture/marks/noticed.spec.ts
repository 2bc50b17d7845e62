import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { z } from 'zod';
import { event, idSchema, personal, text } from '#kernel';
import { unmarkedFields } from '#kernel/testing';
import {
  type AnyProjection,
  type Column,
  type Columns,
  foldViews,
  id,
  subject,
  integer,
  personalText,
  projection,
  table,
  word,
} from '#projections';
import { MemoryLog } from '#projections/testing';
import { unmarkedColumns } from './columns.js';
import { disagreeing } from './purposes.js';
import { personalAndNeverNull, unmarkedSchemaFields } from './schema-fields.js';

// The walks of marks.spec.ts can fail: what each of them is there to notice.

describe('an event is noticed', () => {
  const guest = { guestId: idSchema };
  const mark = { subject: 'guestId', purpose: 'contact' } as const;
  it.each([
    ['with a name that nobody marked', z.object({ ...guest, name: text(100) }), ['name']],
    [
      'with such a name in a list',
      z.object({ guests: z.array(z.object({ ...guest, name: text(100) })) }),
      ['guests[].name'],
    ],
    ['with such a name in a record', z.object({ names: z.record(idSchema, text(100)) }), ['names{}']],
    ['with a telephone number that is a number', z.object({ ...guest, phone: z.int() }), ['phone']],
    [
      'with a personal name where nothing is encrypted',
      z.object({ ...guest, host: z.object({ name: personal(text(100), mark) }) }),
      ['host.name'],
    ],
  ])('%s', (_what, data, fields) => expect(unmarkedFields(event('SpecNoted', data))).toEqual(fields));
});

describe('a read model is noticed', () => {
  const showing = (columns: Columns, key: readonly string[] = ['guestId']): AnyProjection => {
    const all: Columns = { guestId: subject(), ...columns };
    return projection({
      name: 'specGuests',
      version: 1,
      events: {},
      tables: { specGuest: table({ columns: all, key }) },
      on: {},
    });
  };
  it.each([
    ['with a column of which nobody says what it tells', { menu: { type: 'text', nullable: true } as Column }, 'menu'],
    ['with a name as if it were a word from a list', { name: word<'anna'>() }, 'name'],
    ['with a telephone number that is a number', { phone: integer() }, 'phone'],
    ['with a personal column that is never null', { needs: { ...personalText('health'), nullable: false } }, 'needs'],
    [
      'with a personal column that has lost its purpose',
      { needs: { ...personalText('health'), personal: undefined } },
      'needs',
    ],
  ])('%s', (_what, columns, column) => expect(unmarkedColumns(showing(columns))).toEqual([`specGuest.${column}`]));

  it('with personal values in a table of several rows for one person', () =>
    expect(
      foldViews({
        projections: [showing({ sessionId: id(), name: personalText('contact') }, ['guestId', 'sessionId'])],
        log: new MemoryLog(),
      }),
    ).rejects.toThrow('shows personal values in specGuest; key it by the person'));
});

describe('the schema of the API is noticed', () => {
  const directives = `
    enum PersonalPurpose { contact health notes }
    directive @personal(purpose: PersonalPurpose!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
    directive @public on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | INTERFACE | INPUT_OBJECT | OBJECT
    scalar Date
    scalar Anything
    interface Refusal @public { message: String! }
  `;
  const written = (types: string) => buildSchema(`${directives} ${types}`);

  it.each([
    ['with a text in an answer', 'type Guest { id: ID! menu: String }', ['Guest.menu']],
    ['with texts in a list', 'type Guest { menus: [String!]! }', ['Guest.menus']],
    ['with a text in an input', 'input GuestInput { menu: String! }', ['GuestInput.menu']],
    [
      'with a text as an argument',
      'type Query { guests(called: String, after: String): Int }',
      ['Query.guests(called)'],
    ],
    ['with a text in an extension', 'type Query { guests: Int } extend type Query { menu: String }', ['Query.menu']],
    [
      'with a text beside those of its interface',
      'type Full implements Refusal { message: String! menu: String }',
      ['Full.menu'],
    ],
    ['with anything at all', 'type Guest { details: Anything }', ['Guest.details']],
    ['with a telephone number that is a number', 'type Guest { phone: Int }', ['Guest.phone']],
    ['with a date of birth', 'type Guest { birthDate: Date }', ['Guest.birthDate']],
    ['with a name in a type that is public', 'type Cafe @public { place: String name: String }', ['Cafe.name']],
    [
      'with a text that is personal and public',
      'type Guest { menu: String @public @personal(purpose: health) }',
      ['Guest.menu'],
    ],
  ])('%s', (_what, types, fields) => expect(unmarkedSchemaFields(written(types))).toEqual(fields));

  it('with a personal field that is never null, in an answer and not in an input', () =>
    expect(
      personalAndNeverNull(
        written(`
          type Guest { name: String! @personal(purpose: contact) phone: String @personal(purpose: contact) }
          input GuestInput { name: String! @personal(purpose: contact) }
        `),
      ),
    ).toEqual(['Guest.name']));
});

describe('a purpose', () => {
  it('is noticed where it is another one in another place', () =>
    expect(
      disagreeing([
        { place: 'Guest.name', field: 'name', purpose: 'contact' },
        { place: 'Guest.needs', field: 'needs', purpose: 'notes' },
        { place: 'guestPerson.needs', field: 'needs', purpose: 'health' },
      ]),
    ).toEqual(['Guest.needs is notes, guestPerson.needs is health']));
});
