import type { z } from 'zod';
import { date, id, instant, integer, json, notPersonal, nullable, publicText, table, word } from '#projections';
import type { EntryContent } from '../entry/content.js';
import type { returnReasonSchema, withdrawalReasonSchema } from '../entry/entry.events.js';

type ReturnReason = z.output<typeof returnReasonSchema>;
type WithdrawalReason = z.output<typeof withdrawalReasonSchema>;

/** What became of the latest revision; what is published stays so while the next revision waits. */
export type EntryStatus = 'draft' | 'submitted' | 'returned' | 'published' | 'expired' | 'withdrawn';

export const entry = table({
  columns: {
    entryId: id(),
    organiserId: id(),
    status: word<EntryStatus>(),
    /** The latest. */
    revision: integer(),
    /** What everybody reads, until `validUntil`; null where that is nothing. */
    publishedRevision: nullable(integer()),
    publishedAt: nullable(instant()),
    /** When it was last said to be so: when it was published, or confirmed. */
    confirmedAt: nullable(instant()),
    confirmedOn: nullable(date()),
    /** Its last day. */
    validUntil: nullable(date()),
    remindOn: nullable(date()),
    /** When who keeps it was last to be told, since it was last confirmed. */
    remindedOn: nullable(date()),
    expiredOn: nullable(date()),
    withdrawnFor: nullable(word<WithdrawalReason>()),
    draftedAt: instant(),
    /** When something last happened to it. */
    changedAt: instant(),
    /** Of what a partner's system sent. */
    sourceOrganisationId: nullable(id()),
    externalId: nullable(notPersonal('the id of an activity in the system of a partner')),
  },
  key: ['entryId'],
  secondary: ['organiserId', 'status', 'changedAt'],
});

/** What each revision says: whole, so that two of them can be laid side by side. */
export const entryRevision = table({
  columns: {
    entryId: id(),
    revision: integer(),
    content: json<EntryContent>('what an entry says, typed to be published'),
    /** Whom it says to call. */
    contactId: nullable(id()),
    writtenAt: instant(),
    submittedAt: nullable(instant()),
    returnedAt: nullable(instant()),
    returnedFor: nullable(word<ReturnReason>()),
    returnedNote: nullable(publicText()),
    publishedAt: nullable(instant()),
  },
  key: ['entryId', 'revision'],
  secondary: ['entryId', 'contactId'],
});
