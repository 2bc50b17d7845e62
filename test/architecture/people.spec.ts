import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the product whose text the pattern is found in. */
const filesWith = (pattern: RegExp): readonly string[] =>
  ['libs', 'apps']
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true }).map((file) => `${folder}/${String(file)}`),
    )
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\/|generated\.ts$/.test(file))
    .filter((file) => pattern.test(readFileSync(`${root}${file}`, 'utf8')))
    .sort();

// Who looks at a person is on record because there is no other way to them. Whoever adds a line here says why it needs none.
describe('what is held about people', () => {
  it('is read from read models in these places, and shown by World.reveal or the report about a person alone', () => {
    expect(filesWith(/\.queryOfPeople\(/)).toEqual(
      [
        // Whether something is left of somebody who has been erased: answers with the table's name.
        'libs/installation/src/proof-of-erasure.ts',
        // World.reveal, which notes the look.
        'libs/graphql/src/people.ts',
        // Which records may be of one person: answers with ids.
        'libs/privacy/src/preview/look-alikes.ts',
        // The report about somebody: asking for it is noted first.
        'libs/privacy/src/access/report/records.ts',
      ].sort(),
    );
    expect(filesWith(/\browsOfPeople\(/)).toEqual(['libs/graphql/src/world.ts']);
  });

  it('is opened in a past, which holds it sealed, for the same places alone', () =>
    expect(filesWith(/\bopenSealedTexts\(/)).toEqual(
      ['libs/event-store/src/sealed-reader.ts', 'libs/installation/src/as-of/as-of.ts'].sort(),
    ));

  it('is opened from the log in these places alone', () => {
    expect(filesWith(/\.reveal\(\)/)).toEqual(
      [
        // To encrypt it.
        'libs/event-store/src/codec.ts',
        // To hash what a command said.
        'libs/kernel/src/command-handling.ts',
        // To blank it in an error.
        'libs/projections/src/projector.ts',
        // The report about somebody, of their own values alone.
        'libs/privacy/src/access/report/about-them.ts',
        // Addresses, which have to be one volunteer's.
        'libs/volunteers/src/email-register/email-register.ts',
        'libs/volunteers/src/volunteer/registration.ts',
        // Read models of people.
        'libs/cafes/src/views/guests.projection.ts',
        'libs/overview/src/views/contacts.projection.ts',
        'libs/rides/src/views/passengers.projection.ts',
        'libs/rides/src/views/ride-words.projection.ts',
        'libs/volunteers/src/views/volunteers.projection.ts',
      ].sort(),
    );
  });
});
