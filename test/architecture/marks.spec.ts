import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isEnumType } from 'graphql';
import { allEvents, allProjections } from '#installation';
import { purposes } from '#kernel';
import { unmarkedFields } from '#kernel/testing';
import { type AnyProjection, type Table, personalColumns } from '#projections';
import { unmarkedColumns } from './marks/columns.js';
import { declaredEvents } from './marks/events.js';
import { disagreeing } from './marks/purposes.js';
import { personalAndNeverNull, schemaPurposes, unmarkedSchemaFields } from './marks/schema-fields.js';

// Nothing that tells who somebody is goes unmarked, wherever it is: in the log, in a read model, in an answer.

const events = await declaredEvents();
const schema = buildSchema(readFileSync(new URL('../../docs/reference/schema.graphql', import.meta.url), 'utf8'));

const columnPurposes = allProjections.flatMap(({ tables }) =>
  Object.entries(tables as Record<string, Table>).flatMap(([name, each]) =>
    personalColumns(each).map(([field, purpose]) => ({ place: `${name}.${field}`, field, purpose })),
  ),
);
const eventPurposes = events.flatMap(({ storedName, personal: marked }) =>
  marked.map(({ field, purpose }) => ({ place: `${storedName}.${field}`, field, purpose })),
);

describe('what may tell who somebody is, is marked personal or said to be about nobody', () => {
  it('has looked at every event that can be stored', () => {
    const looked = new Set(events.map(({ storedName }) => storedName));
    const storable = allEvents.flatMap((map) => Object.values(map)).map(({ storedName }) => storedName);
    expect(storable.filter((name) => !looked.has(name))).toEqual([]);
    expect([...looked]).toEqual(expect.arrayContaining(['LogOpened', 'CommandRefused', 'VolunteerEmailReserved']));
  });

  it.each(events)('in $storedName', (definition) => expect(unmarkedFields(definition)).toEqual([]));

  it.each<AnyProjection>(allProjections)('in the read model $name', (each) =>
    expect(unmarkedColumns(each)).toEqual([]),
  );

  it('in the schema of the API', () => expect(unmarkedSchemaFields(schema)).toEqual([]));

  it('in answers so that it may be forgotten', () => expect(personalAndNeverNull(schema)).toEqual([]));
});

describe('the purpose of what is personal', () => {
  const marks = [...eventPurposes, ...columnPurposes, ...schemaPurposes(schema)];

  it('is one of those that have keys of their own', () => {
    const words = schema.getType('PersonalPurpose');
    expect(isEnumType(words) && words.getValues().map(({ name }) => name.toLowerCase())).toEqual(purposes);
    expect(marks.filter(({ purpose }) => !purposes.some((each) => each === purpose))).toEqual([]);
  });

  it('is the same in the log, in read models and in the API', () => {
    expect(disagreeing(marks)).toEqual([]);
    for (const place of ['CafeGuestRecorded.needs', 'guestPerson.needs', 'Guest.needs', 'RecordGuestInput.needs'])
      expect(marks).toContainEqual({ place, field: 'needs', purpose: 'health' });
  });
});
