import { describe, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { command, given } from '#kernel/testing';
import { missedSearches } from './missed.js';

const november = { month: '2026-11', on: '2026-11-24' as LocalDate };
const counted = { ...november, words: [{ word: 'kor', times: 2 }] };

describe('the words that nothing was found for', () => {
  it('are counted on top of what was counted before', () =>
    given(missedSearches, [{ type: 'WordsMissed', data: counted }])
      .when(command('CountMissedWords', counted))
      .then({ type: 'WordsMissed', data: counted }));

  it.each([
    ['no words', { ...november, words: [] }],
    ['a word twice', { ...november, words: [...counted.words, ...counted.words] }],
    ['no month', { ...counted, month: '2026-13' }],
    ['a word of a thousand letters', { ...november, words: [{ word: 'x'.repeat(1_000), times: 1 }] }],
  ])('are not counted with %s', (_what, input) =>
    given(missedSearches, []).when(command('CountMissedWords', input)).thenRefused('InvalidInput'),
  );
});
