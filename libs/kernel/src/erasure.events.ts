import { z } from 'zod';
import { event } from './events.js';
import { idSchema } from './ids.js';
import { noCprNumber } from './text.js';
import { type Purpose, harmless, notPersonal, purposes } from './sealed.js';

/** Why somebody's data go, in the words of a town hall. Words from a list: what is said here stays when the person has gone. */
export const erasureReasonSchema = z.enum([
  'personAsked',
  'representativeAsked',
  'personDied',
  'keptLongEnough',
  'recordedByMistake',
  'authorityOrdered',
]);
export type ErasureReason = z.output<typeof erasureReasonSchema>;

/** What the law says: the grounds of GDPR Article 17(1)(a) to (e), and storage limitation, Article 5(1)(e). */
export const legalBasisSchema = z.enum([
  'noLongerNecessary',
  'consentWithdrawn',
  'objection',
  'unlawfulProcessing',
  'legalObligation',
  'storageLimitation',
]);
export type LegalBasis = z.output<typeof legalBasisSchema>;

/** The case under which the municipality keeps the papers, such as 26/012345: figures and signs, never words. */
export const caseNumberSchema = notPersonal(
  noCprNumber.regex(/^[0-9]{1,12}([./-][0-9]{1,12}){0,4}$/, {
    error: 'must be a case number of digits, such as 26/012345',
  }),
  'the number of a case in the municipality’s own files',
);

/** A kind of person that is kept on record, by its name in the API: Guest, Passenger, Volunteer. */
export const personKindSchema = harmless(
  z.string().regex(/^[A-Z][A-Za-z]{1,39}$/, { error: 'must be a kind of person, such as Guest' }),
  'the name of a type',
);

export const purposesSchema = z.array(z.enum(purposes)).min(1, { error: 'must name a purpose' });

const whose = { subjectId: idSchema, purposes: purposesSchema };

/**
 * How a person's data go, in the order in which it happens. They are the kernel's, for everything that holds personal data must
 * hear of them. None of them holds any.
 */
export const erasureEvents = {
  /** Somebody decided it. */
  ErasureDecided: event(
    'ErasureDecided',
    z.object({
      ...whose,
      kind: personKindSchema,
      reason: erasureReasonSchema,
      legalBasis: legalBasisSchema,
      caseNumber: caseNumberSchema.optional(),
      /** Other records of the same person, erased by the same decision. */
      together: z.array(idSchema).optional(),
    }),
  ),
  /** Keys or read models came back from a backup that is older than the erasure: it is carried out again. */
  ErasureReapplied: event('ErasureReapplied', z.object(whose)),
  /** From now on the log's personal values for these purposes open for nobody. Read models clear what they show of them. */
  PersonKeysDestroyed: event('PersonKeysDestroyed', z.object(whose)),
  /** Nothing of it is left in any file that Samspil keeps. */
  PersonDataErased: event('PersonDataErased', z.object(whose)),
};

/** Whether nobody can be told any more who it was: without contact data a record is nobody's. */
export const isWholePerson = (erased: readonly Purpose[]): boolean => erased.includes('contact');
