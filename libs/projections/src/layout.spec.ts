import { describe, expect, it } from '@jest/globals';
import { UnusableProjection, checkProjections } from './layout.js';
import { projection } from './declare.js';
import { type Columns, id, notPersonal, nullable, personalText, subject, table } from './table.js';

const columns = {
  guestId: subject(),
  sessionId: id(),
  seat: notPersonal('a number at a table'),
  cafeId: nullable(id()),
};
const showing = (shown: Columns, key: readonly string[]) =>
  projection({
    name: 'guests',
    version: 1,
    events: {},
    tables: { guestPerson: table({ columns: shown, key }) },
    on: {},
  });

describe('a table that shows personal values', () => {
  const person = { ...columns, name: personalText('contact') };

  it('is keyed by the person', () => expect(() => checkProjections([showing(person, ['guestId'])])).not.toThrow());

  it.each([
    ['by the person and more', ['guestId', 'sessionId']],
    ['by what is no id', ['seat']],
    ['by the id of something else', ['sessionId']],
  ])('is refused where it is keyed %s', (_what, key) =>
    expect(() => checkProjections([showing(person, key)])).toThrow(
      new UnusableProjection(
        "the projection guests shows personal values in guestPerson; key it by the person's id alone, declared by subject(), so that it can be cleared",
      ),
    ),
  );

  it('may have as many keys as it likes where it shows none', () =>
    expect(() => checkProjections([showing(columns, ['guestId', 'sessionId'])])).not.toThrow());
});
