import { type Purpose, policyCommandIdOf, systemActor } from '#kernel';
import { type LedgerEntry, erasure } from '#privacy';
import { v7 } from 'uuid';
import { type UndoneErasure, undoneErasures } from './another-day.js';
import type { Installation } from './installation.js';

/** How often it is looked whether the policy has carried out what was decided. */
const LOOK_AGAIN_MS = 100;
/** After two minutes it is said that it is still going on. */
const LOOKS = 1_200;

/** What came of a restore. */
export interface Reapplied {
  /** Decisions in the ledger. */
  readonly decisions: number;
  /** Those that were carried out again. */
  readonly again: number;
}

/**
 * Carries out again what a restore has undone: decisions that the log has forgotten are recorded once more as they were made, keys that
 * came back are destroyed, read models are cleared and their files written anew. Said twice, it finds nothing to do.
 * @param installation opened `afterRestore`
 * @throws Error where the erasures did not come to their end in two minutes: say it again
 */
export async function reapplyErasures(installation: Installation): Promise<Reapplied> {
  const { ledger, views, journal, keys, handling } = installation;
  const undone = await undoneErasures({ log: journal, keys, views, ledger, handling });
  for (const each of undone) await decideAgain(installation, each);
  for (const each of undone) await carriedOut(installation, each);
  // Read models of an older day were cleared as the log went on, and their files may still hold what was.
  await views.engine.scrub();
  return { decisions: ledger.entries().length, again: undone.length };
}

async function decideAgain({ ledger, handling, clock }: Installation, undone: UndoneErasure): Promise<void> {
  const { municipality, subjectId, purposes } = undone;
  const state = await handling.stateOf(erasure, municipality, subjectId);
  const forgotten = purposes.some((purpose) => !state?.decidedAt.has(purpose));
  const entry = ledger.entries().find((each) => each.eventId === undone.eventId);
  if (forgotten && entry) await handling.handle(erasure, 'DecideErasure', requestOf(entry), KNOWN);
  else
    await handling.handle(erasure, 'ReapplyErasure', {
      actor: systemActor(municipality),
      idempotencyKey: clock.now(),
      commandId: policyCommandIdOf('reapplyErasures', undone.eventId, v7()),
      input: { subjectId, purposes },
    });
}

/** The decision as it was made: the same command, by the same person, which leads to the same event. */
const requestOf = ({
  subject,
  kind,
  purposes,
  reason,
  legalBasis,
  caseNumber,
  actor,
  municipality,
  ...said
}: LedgerEntry) => ({
  actor: { ...actor, municipality },
  idempotencyKey: said.eventId,
  commandId: said.commandId,
  input: { subjectId: subject, kind, purposes, reason, legalBasis, ...(caseNumber ? { caseNumber } : {}) },
});

/** Somebody whom the ledger names was known, also where the restored log has not heard of them yet. */
const KNOWN = { DecideErasure: () => Promise.resolve({ isKnown: true }) };

async function carriedOut(
  { handling, clock }: Installation,
  { municipality, subjectId, purposes }: UndoneErasure,
): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const state = await handling.stateOf(erasure, municipality, subjectId);
    const isDue = (purpose: Purpose) => state?.keysDue.has(purpose) || state?.clearingDue.has(purpose);
    if (!purposes.some(isDue)) return;
    await clock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error('the erasures are decided again, and still being carried out: say it again to wait for their end');
}
