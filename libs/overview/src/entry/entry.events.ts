import { z } from 'zod';
import { event, idSchema, localDateSchema, publicText } from '#kernel';
import { externalIdText } from '../terms/terms.events.js';
import { entryContentSchema } from './content.js';

/** Why it is not published as it is. */
export const returnReasonSchema = z.enum([
  'incomplete',
  'unclear',
  'notForTheElderly',
  'outOfDate',
  'duplicate',
  'other',
]);
/** Why it is gone. */
export const withdrawalReasonSchema = z.enum(['ended', 'cancelled', 'duplicate', 'error', 'other']);

const entry = { entryId: idSchema };
/** The first is 1. A revision is what was drafted, and never changes once it has been submitted. */
const revision = z.int().positive();

/** Where it came from, of what a partner's system sent: what it sends again is the same entry. */
const sourceSchema = z.object({ organisationId: idSchema, externalId: externalIdText });

export const entryEvents = {
  EntryDrafted: event(
    'EntryDrafted',
    z.object({
      ...entry,
      organiserId: idSchema,
      revision: z.literal(1),
      content: entryContentSchema,
      source: sourceSchema.optional(),
    }),
  ),
  /** The draft says something else; of an entry that is published or was submitted, this is the next revision. */
  EntryRevised: event('EntryRevised', z.object({ ...entry, revision, content: entryContentSchema })),
  EntrySubmitted: event('EntrySubmitted', z.object({ ...entry, revision })),
  EntryReturned: event(
    'EntryReturned',
    z.object({ ...entry, revision, reason: returnReasonSchema, note: publicText(500).optional() }),
  ),
  /**
   * From now on it is what everybody reads, until that day, that day included, unless somebody confirms it. Where the day of the
   * reminder lies behind it, it ends by itself, and nobody is reminded.
   */
  EntryPublished: event(
    'EntryPublished',
    z.object({ ...entry, revision, on: localDateSchema, validUntil: localDateSchema, remindOn: localDateSchema }),
  ),
  /** It is still so. */
  EntryConfirmed: event(
    'EntryConfirmed',
    z.object({ ...entry, on: localDateSchema, validUntil: localDateSchema, remindOn: localDateSchema }),
  ),
  /** Nobody has confirmed it for long: who keeps it was to be told. */
  EntryReminderDue: event('EntryReminderDue', z.object({ ...entry, on: localDateSchema, validUntil: localDateSchema })),
  EntryExpired: event('EntryExpired', z.object({ ...entry, on: localDateSchema })),
  EntryWithdrawn: event('EntryWithdrawn', z.object({ ...entry, reason: withdrawalReasonSchema })),
};
