import { type Municipality, type Purpose, type RecordedEvent, erasureEvents } from '#kernel';
import { type PolicyContext, policy } from '#policies';
import type { DeletionLedger } from '../ledger/deletion-ledger.js';
import type { NewLedgerEntry } from '../ledger/ledger-entry.js';
import { type Erasure, erasure, nothingDecided } from './erasure.js';
import type { ErasureDecided } from './told-erasures.js';

/** What holds something of people, or could bring it back. Each of these may be asked again after a crash. */
export interface PlacesOfPeople {
  readonly ledger: DeletionLedger;
  /** Destroys keys for good, so that no new one is made. */
  destroyKeys(municipality: Municipality, subjectId: string, purposes: readonly Purpose[]): void;
  /** Empties what this process keeps in memory of people. */
  forget(): Promise<void>;
  /** Removes what was rendered about somebody. */
  removeDocuments(municipality: Municipality, subjectId: string): Promise<void>;
  /** Leaves nothing in the read models' files of what they cleared up to that position. @throws Error where it is too early: try again */
  scrubViews(position: string): Promise<void>;
}

type AboutErasure = RecordedEvent<string, { readonly subjectId: string; readonly purposes: readonly Purpose[] }>;

/**
 * Carries out what has been decided, step by step, each of them recorded: keys, caches, documents, read models. It follows the log, so
 * a crash at any point is gone on from, and every step may come twice.
 */
export const erasurePolicy = (places: PlacesOfPeople) =>
  policy({
    name: 'carryOutErasures',
    events: erasureEvents,
    categories: [erasure.category],
    on: {
      ErasureDecided: (event, context) => {
        places.ledger.add(ledgerEntryOf(event));
        return destroyKeys(places, event, context);
      },
      ErasureReapplied: (event, context) => destroyKeys(places, event, context),
      PersonKeysDestroyed: (event, context) => clear(places, event, context),
    },
  });

/** A decision as the ledger keeps it. */
export const ledgerEntryOf = ({ id, data, metadata }: ErasureDecided): NewLedgerEntry => {
  const { subjectId: subject, ...decided } = data;
  const { municipality, commandId, actor, recordedAt } = metadata;
  return { ...decided, subject, municipality, eventId: id, commandId, actor, decidedAt: recordedAt };
};

async function destroyKeys(places: PlacesOfPeople, event: AboutErasure, context: PolicyContext): Promise<undefined> {
  const { subjectId, purposes } = event.data;
  const { municipality } = event.metadata;
  const { keysDue } = await stateOf(event, context);
  if (!purposes.some((purpose) => keysDue.has(purpose))) return;
  try {
    places.destroyKeys(municipality, subjectId, purposes);
  } finally {
    // Also where the keys have gone, and their file could not be tidied yet.
    await places.forget();
  }
  await context.handling.handle(erasure, 'RecordKeysDestroyed', {
    ...context.follows(event),
    input: { subjectId, purposes },
  });
}

async function clear(places: PlacesOfPeople, event: AboutErasure, context: PolicyContext): Promise<undefined> {
  const { subjectId, purposes } = event.data;
  const { municipality } = event.metadata;
  const { clearingDue } = await stateOf(event, context);
  if (!purposes.some((purpose) => clearingDue.has(purpose))) return;
  // Once more: what began before the keys were destroyed has ended since.
  await places.forget();
  await places.removeDocuments(municipality, subjectId);
  await places.scrubViews(event.position);
  await context.handling.handle(erasure, 'RecordErased', { ...context.follows(event), input: { subjectId, purposes } });
}

const stateOf = async ({ data, metadata }: AboutErasure, { handling }: PolicyContext): Promise<Erasure> =>
  (await handling.stateOf(erasure, metadata.municipality, data.subjectId)) ?? nothingDecided;
