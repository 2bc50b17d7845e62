import { z } from 'zod';
import { event, localDateSchema, notPersonal, text } from '#kernel';

/** A month, such as `2026-11`: what is counted in it stands in one stream. */
const monthSchema = notPersonal(
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'must be a month, such as 2026-11' }),
  'a month',
);

/** The longest word that is counted, and the most of them at once. */
export const LONGEST_WORD = 60;
const MOST_WORDS = 500;

/** How often a word was in a search that found nothing. Nothing says who searched, when, or with which other words. */
const missedWord = z.object({
  word: notPersonal(text(LONGEST_WORD), 'it stands in the overview, or was searched for on five different days'),
  times: z.int().positive(),
});
export type MissedWord = z.output<typeof missedWord>;

export const missedEvents = {
  WordsMissed: event(
    'OverviewWordsMissed',
    z.object({
      month: monthSchema,
      /** The day on which they were counted together. */
      on: localDateSchema,
      words: z
        .array(missedWord)
        .min(1)
        .max(MOST_WORDS, { error: `must be at most ${MOST_WORDS} words` })
        .refine((words) => new Set(words.map(({ word }) => word)).size === words.length, {
          error: 'names a word twice',
        }),
    }),
  ),
};
