import { z } from 'zod';
import { event, idSchema, localDateSchema, personKindSchema } from '#kernel';

/** What of a person's data a rule is about. Everything: also who it was. */
const retentionCovers = ['everything', 'health', 'notes'] as const;
export type RetentionCovers = (typeof retentionCovers)[number];

/** Why somebody's data are kept although they are due. Words from a list: what is said here stays when the person has gone. */
export const holdReasonSchema = z.enum(['stillActive', 'openCase', 'legalClaim', 'archiving', 'personAsked']);
export type HoldReason = z.output<typeof holdReasonSchema>;

/** Which rule: there is one for each kind of person and each kind of data. */
export const ruleOf = { kind: personKindSchema, covers: z.enum(retentionCovers) };

/** Whole months since they were last active. */
export const keepMonthsSchema = z
  .number()
  .int({ error: 'must be whole months' })
  .min(1, { error: 'must be at least 1' })
  .max(240, { error: 'must be at most 240' });

/** Whose data are kept: the person's record. */
export const heldPerson = { kind: personKindSchema, subjectId: idSchema };

export const retentionRuleEvents = {
  RetentionRuleSet: event('RetentionRuleSet', z.object({ ...ruleOf, keepMonths: keepMonthsSchema })),
  RetentionRuleEnded: event('RetentionRuleEnded', z.object(ruleOf)),
};

export const retentionHoldEvents = {
  /** Until that date, which is included, nobody is asked to decide on them. */
  RetentionPostponed: event(
    'RetentionPostponed',
    z.object({ ...heldPerson, until: localDateSchema, reason: holdReasonSchema }),
  ),
  RetentionHoldReleased: event('RetentionHoldReleased', z.object(heldPerson)),
};

/** Everything that is recorded about how long data are kept. */
export const retentionEvents = { ...retentionRuleEvents, ...retentionHoldEvents };
