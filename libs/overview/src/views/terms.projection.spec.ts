import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { termsEvents } from '../terms/terms.events.js';
import { termsProjection } from './terms.projection.js';

type Event = PlainEvent<typeof termsEvents>;

const termId = idFor('music');
const name = { da: 'Musik', en: 'Music' };
const added: Event = { type: 'TermAdded', data: { termId, kind: 'category', name, synonyms: ['klaver', 'piano'] } };
const row = { termId, kind: 'category', danish: 'Musik', english: 'Music', retired: false } as const;

describe('the words of the overview', () => {
  it('show what they are in both languages, and by which other words people look for the same', async () => {
    await given(termsProjection, [added]).thenRows('overviewTerm', [{ ...row, synonyms: ['klaver', 'piano'] }]);
    const sung = { da: 'Musik og sang', en: 'Music and song' };
    await given(termsProjection, [
      added,
      { type: 'TermDescribed', data: { termId, name: sung, synonyms: [] } },
    ]).thenRows('overviewTerm', [{ ...row, danish: sung.da, english: sung.en, synonyms: [] }]);
  });

  it('show that a word is given to no entry any more', () =>
    given(termsProjection, [added, { type: 'TermRetired', data: { termId } }]).thenRow(
      'overviewTerm',
      { termId },
      { danish: 'Musik', retired: true },
    ));

  it('show for how long an entry is trusted, as it was set last', async () => {
    const set = (confirmEveryDays: number): Event => ({
      type: 'ConfirmationPeriodSet',
      data: { confirmEveryDays, remindDaysBefore: 14 },
    });
    await given(termsProjection, [added]).thenRows('overviewPeriod', []);
    await given(termsProjection, [set(90), set(365)]).thenRows('overviewPeriod', [
      { of: 'confirmation', confirmEveryDays: 365, remindDaysBefore: 14 },
    ]);
  });
});
