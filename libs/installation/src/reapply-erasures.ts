import { type CommandOutcome, type Municipality, type Purpose, policyCommandIdOf, systemActor } from '#kernel';
import { type LedgerEntry, type ToldErasure, erasure, ledgerEntryOf } from '#privacy';
import { v7 } from 'uuid';
import { undoneErasures } from './another-day.js';
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
  /** Those that the ledger had lost, and that were written there again. */
  readonly ledgered: number;
}

/**
 * Carries out again what a restore has undone: decisions that the log has forgotten are recorded once more as they were made, keys that
 * came back are destroyed, what the ledger has lost is written there again, read models are cleared and their files written anew. Said
 * twice, it finds nothing to do.
 * @param installation opened `afterRestore`
 * @throws Error where a decision cannot be made again, or the erasures did not come to their end in two minutes: say it again
 */
export async function reapplyErasures(installation: Installation): Promise<Reapplied> {
  const { ledger, journal, store, keys, views } = installation;
  const pieces = { log: journal, keys, views, ledger };
  const { forgotten, keysBack, unledgered } = await undoneErasures(pieces);
  for (const { decided } of unledgered) ledger.add(ledgerEntryOf(decided));
  for (const entry of forgotten) await decideAgain(installation, entry);
  for (const told of keysBack) await carryOutAgain(installation, told);
  for (const { municipality, subject, purposes } of forgotten)
    await carriedOut(installation, municipality, subject, purposes);
  for (const { decided } of keysBack)
    await carriedOut(installation, decided.metadata.municipality, decided.data.subjectId, decided.data.purposes);
  // Read models of an older day are cleared as they catch up, and their files may still hold what was.
  const head = await store.head();
  if (head) await installation.scrubViews(head);
  const left = await undoneErasures(pieces);
  if (left.forgotten.length + left.keysBack.length + left.unledgered.length > 0)
    throw new Error('something of people who have been erased is still there: say it again');
  return {
    decisions: ledger.entries().length,
    again: forgotten.length + keysBack.length,
    ledgered: unledgered.length,
  };
}

/** The decision as it was made: the same command, by the same person, which leads to the same event. */
async function decideAgain({ handling }: Installation, entry: LedgerEntry): Promise<void> {
  const { subject: subjectId, kind, purposes, reason, legalBasis, caseNumber, together, actor, municipality } = entry;
  const said = {
    actor: { ...actor, municipality },
    idempotencyKey: entry.eventId,
    commandId: entry.commandId,
    input: { subjectId, kind, purposes, reason, legalBasis, caseNumber, together },
  };
  refuseRefusal(await handling.handle(erasure, 'DecideErasure', said, KNOWN), entry.eventId);
}

/** Somebody whom the ledger names was known, also where the restored log has not heard of them yet. */
const KNOWN = { DecideErasure: () => Promise.resolve({ isKnown: true, hold: undefined }) };

async function carryOutAgain({ handling }: Installation, { decided: { id, data, metadata } }: ToldErasure) {
  const { subjectId, purposes } = data;
  const said = {
    actor: systemActor(metadata.municipality),
    idempotencyKey: id,
    commandId: policyCommandIdOf('reapplyErasures', id, v7()),
    input: { subjectId, purposes },
  };
  refuseRefusal(await handling.handle(erasure, 'ReapplyErasure', said), id);
}

function refuseRefusal(outcome: CommandOutcome, eventId: string): void {
  if (outcome.outcome === 'refused')
    throw new Error(`the erasure ${eventId} of the ledger could not be decided again: ${outcome.refusal.refused}`);
}

async function carriedOut(
  { handling, clock }: Installation,
  municipality: Municipality,
  subjectId: string,
  purposes: readonly Purpose[],
): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const state = await handling.stateOf(erasure, municipality, subjectId);
    const isDue = (purpose: Purpose) => state?.keysDue.has(purpose) || state?.clearingDue.has(purpose);
    if (!purposes.some(isDue)) return;
    await clock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error('the erasures are decided again, and still being carried out: say it again to wait for their end');
}
