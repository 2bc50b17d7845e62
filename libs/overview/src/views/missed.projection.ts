import { date, integer, notPersonal, projection, table } from '#projections';
import { missedEvents } from '../missed/missed.events.js';

const missedWord = table({
  columns: {
    /** Such as `2026-11`. */
    month: notPersonal('a month'),
    word: notPersonal('it stands in the overview, or was searched for on five different days'),
    times: integer(),
    /** When it was counted last. */
    lastOn: date(),
  },
  key: ['month', 'word'],
});

/** What people searched for without finding anything, month by month. */
export const missedProjection = projection({
  name: 'missedSearches',
  version: 1,
  events: missedEvents,
  tables: { missedWord },
  on: {
    WordsMissed: {
      select: ({ data: { month, words } }) =>
        words.map(({ word }) => ({ table: 'missedWord' as const, key: { month, word } })),
      evolve: (rows, { data: { month, on, words } }) =>
        words.map(({ word, times }) => {
          const before = rows.one('missedWord', { month, word })?.times ?? 0;
          return { table: 'missedWord', put: { month, word, times: before + times, lastOn: on } };
        }),
    },
  },
});
