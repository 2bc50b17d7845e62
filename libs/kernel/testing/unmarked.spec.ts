import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  event,
  harmless,
  idSchema,
  instantSchema,
  localDateSchema,
  localTimeSchema,
  municipalitySchema,
  notPersonal,
  personal,
  publicText,
  text,
} from '#kernel';
import { saysWhoSomebodyIs } from './identity-words.js';
import { unmarkedFields } from './unmarked.js';

const mark = { subject: 'guestId', purpose: 'contact' } as const;
const guestId = idSchema;
const unmarked = (shape: z.core.$ZodLooseShape) => unmarkedFields(event('SpecNoted', z.object({ guestId, ...shape })));

describe('a field that may tell who somebody is', () => {
  it.each<[string, z.core.$ZodLooseShape, string[]]>([
    ['a free text', { menu: z.string() }, ['menu']],
    ['a text that a person typed', { menu: text(100) }, ['menu']],
    ['a name in a list', { guests: z.array(z.object({ guestId, name: text(100) })) }, ['guests[].name']],
    ['a text in a record', { seats: z.record(idSchema, z.string()) }, ['seats{}']],
    ['the key of a record', { seats: z.record(z.string(), z.int()) }, ['seats{key}']],
    ['a text in a tuple', { pair: z.tuple([z.int(), z.string()]) }, ['pair[]']],
    ['the rest of a tuple', { pair: z.tuple([z.int()], z.string()) }, ['pair[]']],
    ['one of several', { menu: z.union([z.int(), z.string()]) }, ['menu']],
    ['both of two', { menu: z.intersection(z.object({ a: z.int() }), z.object({ b: z.string() })) }, ['menu.b']],
    ['one that may be missing', { menu: z.string().nullable().default(null).optional() }, ['menu']],
    ['what is made of a text', { menu: z.string().transform((typed) => typed.length) }, ['menu']],
    ['anything at all', { details: z.unknown() }, ['details']],
    ['what was declared elsewhere', { details: z.looseObject({ seats: z.int() }) }, ['details{}']],
    ['what it does not know', { at: z.date() }, ['at']],
    ['a telephone number as a number', { phone: z.int() }, ['phone']],
    [
      'a place on the map',
      { home: z.object({ latitude: z.number(), longitude: z.number() }) },
      ['home.latitude', 'home.longitude'],
    ],
    ['a date of birth', { birthDate: localDateSchema.optional() }, ['birthDate']],
    ['an address in parts', { address: z.object({ floor: z.int() }) }, ['address.floor']],
    ['a name from a list', { firstName: z.enum(['anna', 'bent']) }, ['firstName']],
    ['a personal field inside another one', { guest: z.object({ name: personal(text(100), mark) }) }, ['guest.name']],
    ['a personal field that encryption does not see', { name: personal(text(100), mark).readonly() }, ['name']],
  ])('is unmarked: %s', (_what, shape, fields) => expect(unmarked(shape)).toEqual(fields));

  it('is found outside the fields that are declared', () =>
    expect(unmarkedFields(event('SpecNoted', z.looseObject({ guestId })))).toEqual(['{}']));
});

describe('a field that tells nobody who somebody is', () => {
  it.each<[string, z.core.$ZodLooseShape]>([
    [
      'a personal field, which is encrypted',
      { name: personal(text(100), mark), phone: personal(text(9), mark).optional() },
    ],
    ['a text for everybody', { name: publicText(100) }],
    ['a text of which is said why', { command: notPersonal(z.string(), 'the name of a command').optional() }],
    ['a form that is harmless', { code: harmless(z.string().length(3), 'a code of the town hall') }],
    ['an id, also one that is called by what it belongs to', { emailReservationId: idSchema.optional() }],
    ['points in time', { at: instantSchema, on: localDateSchema.nullable(), opens: localTimeSchema }],
    ['a municipality', { municipality: municipalitySchema }],
    [
      'numbers and words from a list',
      { seats: z.int(), role: z.enum(['host']), kind: z.literal('a'), escorted: z.boolean() },
    ],
    [
      'a list of words, in the order of the list',
      { roles: z.array(z.enum(['host'])).transform((roles) => roles.sort()) },
    ],
    ['lists and records of such', { seats: z.record(idSchema, z.tuple([z.int(), instantSchema], idSchema)) }],
  ])('is %s', (_what, shape) => expect(unmarked(shape)).toEqual([]));

  it('says so for itself only: other fields of the same form are not meant', () => {
    expect(
      unmarked({ agedOn: notPersonal(localDateSchema, 'when the cheese was laid down'), birthDate: localDateSchema }),
    ).toEqual(['birthDate']);
  });
});

describe('the name of a field', () => {
  it.each([
    'name',
    'fullName',
    'surname',
    'names',
    'phoneNumber',
    'eMail',
    'emails',
    'bornAt',
    'CPRNumber',
    'age',
    'home_address',
  ])('says who somebody is: %s', (name) => expect(saysWhoSomebodyIs(name)).toBe(true));
  it.each([
    'emailReservationId',
    'place',
    'page',
    'storage',
    'language',
    'headcount',
    'averageSeats',
    'hostOrganisation',
  ])('says nothing of anybody: %s', (name) => expect(saysWhoSomebodyIs(name)).toBe(false));
});
