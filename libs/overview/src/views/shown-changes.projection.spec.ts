import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { entryEvents } from '../entry/entry.events.js';
import { shownChangesProjection } from './shown-changes.projection.js';

const [entryId, organiserId, termId] = [idFor('Kor'), idFor('Ældre Sagen'), idFor('music')];
const dates = { on: '2026-11-24', validUntil: '2027-05-23', remindOn: '2027-04-23' };
const published: PlainEvent<typeof entryEvents> = {
  type: 'EntryPublished',
  data: { entryId, revision: 1, ...dates },
};
const confirmed: PlainEvent<typeof entryEvents> = { type: 'EntryConfirmed', data: { entryId, ...dates } };
const withdrawn: PlainEvent<typeof entryEvents> = { type: 'EntryWithdrawn', data: { entryId, reason: 'ended' } };
const at = (nth: number) => String(nth).padStart(20, '0');

describe('the last change of what everybody reads', () => {
  it('is that it was published, published anew, or withdrawn; not that it was confirmed', async () => {
    const row = { of: entryId, kind: 'entry' as const, first: at(1) };
    await given(shownChangesProjection, [published, confirmed]).thenTables({
      shownChange: [{ ...row, position: at(1) }],
    });
    await given(shownChangesProjection, [published, published]).thenTables({
      shownChange: [{ ...row, position: at(2) }],
    });
    await given(shownChangesProjection, [published, withdrawn]).thenTables({
      shownChange: [{ ...row, position: at(2) }],
    });
  });

  it('is none of what never was published', () =>
    given(shownChangesProjection, [withdrawn]).thenTables({ shownChange: [] }));

  it('is also that of the organiser, and of the words that it has', () =>
    given(shownChangesProjection, [
      { type: 'OrganiserDescribed', data: { organiserId, name: 'Ældre Sagen' } },
      { type: 'TermDescribed', data: { termId, name: { da: 'Musik', en: 'Music' }, synonyms: [] } },
    ]).thenTables({
      shownChange: [
        { of: organiserId, kind: 'organiser', first: at(1), position: at(1) },
        { of: termId, kind: 'term', first: at(2), position: at(2) },
      ].toSorted((a, b) => (a.of < b.of ? -1 : 1)) as never,
    }));
});
