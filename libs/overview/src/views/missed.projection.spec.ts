import { describe, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import type { PlainEvent } from '#kernel/testing';
import { given } from '#projections/testing';
import type { missedEvents } from '../missed/missed.events.js';
import { missedProjection } from './missed.projection.js';

const missed = (month: string, on: string, times: number): PlainEvent<typeof missedEvents> => ({
  type: 'WordsMissed',
  data: { month, on: on, words: [{ word: 'krolf', times }] },
});

describe('what nothing was found for', () => {
  it('is added up, month by month, with the day on which it was counted last', () =>
    given(missedProjection, [
      missed('2026-10', '2026-10-31', 4),
      missed('2026-11', '2026-11-02', 1),
      missed('2026-11', '2026-11-24', 2),
    ]).thenTables({
      missedWord: [
        { month: '2026-10', word: 'krolf', times: 4, lastOn: '2026-10-31' as LocalDate },
        { month: '2026-11', word: 'krolf', times: 3, lastOn: '2026-11-24' as LocalDate },
      ],
    }));
});
