import { z } from 'zod';
import { event, idSchema, notPersonal, publicText } from '#kernel';

/** What an editor sorts the overview by. */
export const termKindSchema = z.enum(['category', 'targetGroup', 'interest', 'tag']);
export type TermKind = z.output<typeof termKindSchema>;

/** A word of the overview, in both languages, and other words by which people look for the same: klaver, piano, spille musik. */
export const termDescription = z.object({
  name: z.object({ da: publicText(60), en: publicText(60) }),
  synonyms: z
    .array(publicText(60))
    .max(40, { error: 'must be at most 40 words' })
    .refine((words) => new Set(words.map((word) => word.toLowerCase())).size === words.length, {
      error: 'names a word twice',
    }),
});

/** How long what was published stays, and when its organiser is reminded: in days. */
export const confirmationPeriod = z
  .object({
    confirmEveryDays: z
      .int()
      .min(14, { error: 'must be at least 14 days' })
      .max(732, { error: 'must be at most 732 days' }),
    remindDaysBefore: z.int().min(1, { error: 'must be at least 1 day' }).max(90, { error: 'must be at most 90 days' }),
  })
  .refine(({ confirmEveryDays, remindDaysBefore }) => remindDaysBefore < confirmEveryDays, {
    error: 'must remind after it was confirmed: fewer days than it stays',
    path: ['remindDaysBefore'],
  });
export type ConfirmationPeriod = z.output<typeof confirmationPeriod>;

const term = { termId: idSchema };

/** The editor's own: a municipality's words for its activities, and for how long it trusts an entry. They stand in one stream. */
export const termsEvents = {
  TermAdded: event('OverviewTermAdded', z.object({ ...term, kind: termKindSchema, ...termDescription.shape })),
  TermDescribed: event('OverviewTermDescribed', z.object({ ...term, ...termDescription.shape })),
  /** No entry can be given it any more; those that have it keep it. */
  TermRetired: event('OverviewTermRetired', z.object(term)),
  ConfirmationPeriodSet: event('OverviewConfirmationPeriodSet', confirmationPeriod),
};

/** A word that was given to an entry, as an external system calls it where it came from one. */
export const termIdsSchema = z
  .array(idSchema)
  .max(20, { error: 'must be at most 20' })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'names one twice' });

export const externalIdText = notPersonal(
  z.string().min(1).max(200),
  'the id of an activity in the system of a partner',
);
