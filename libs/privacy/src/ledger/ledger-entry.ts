import { z } from 'zod';
import {
  type ActorKind,
  type Instant,
  type Municipality,
  type Purpose,
  actorKinds,
  instantSchema,
  municipalitySchema,
  purposes,
} from '#kernel';

/** One decision to erase. */
export interface LedgerEntry {
  /** Of the log that the decision stands in. */
  readonly logId: string;
  /** Of the event that recorded the decision. */
  readonly eventId: string;
  readonly commandId: string;
  readonly municipality: Municipality;
  /** The id of whom it is about. */
  readonly subject: string;
  /** What kind of person: Guest, Passenger, Volunteer. */
  readonly kind: string;
  readonly purposes: readonly Purpose[];
  readonly reason: string;
  readonly legalBasis: string;
  /** The case under which the papers are kept. */
  readonly caseNumber?: string | undefined;
  /** The ids of the same person's other records, which were decided on at once. */
  readonly together?: readonly string[] | undefined;
  readonly actor: { readonly id: string; readonly kind: ActorKind };
  readonly decidedAt: Instant;
}

/** A decision as it comes: the ledger knows of which log it is. */
export type NewLedgerEntry = Omit<LedgerEntry, 'logId'>;

const word = z.string().min(1);

/** Strict: what is not known is not dropped, and nothing slips in that says who it was. */
export const ledgerEntrySchema: z.ZodType<LedgerEntry> = z.strictObject({
  logId: word,
  eventId: word,
  commandId: word,
  municipality: municipalitySchema,
  subject: word,
  kind: word,
  purposes: z.array(z.enum(purposes)).min(1),
  reason: word,
  legalBasis: word,
  caseNumber: word.optional(),
  together: z.array(word).optional(),
  actor: z.strictObject({ id: word, kind: z.enum(actorKinds) }),
  decidedAt: instantSchema,
});
