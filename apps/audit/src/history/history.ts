import { type Municipality } from '#kernel';
import { type ReadOnlyEventStore, SealedReader } from '#event-store';
import { allEvents } from '#installation';
import { Bundle, isBundle } from '../bundle/bundle.js';
import { Held } from '../bundle/held.js';
import { verifyBundle } from '../bundle/verify-bundle.js';
import { WrongOption } from '../ending.js';
import { openStoreOf } from '../opened.js';
import { showingProgress } from '../progress.js';

/** A log to look at, wherever it lies: the live one, or a bundle. No keys are needed, and personal values stay sealed. */
export interface History {
  readonly folder: string;
  readonly store: ReadOnlyEventStore;
  readonly log: SealedReader;
  readonly bundle: Bundle | undefined;
  /** The number that the first of a municipality's events has here: a bundle may hold a part only. */
  readonly firstIndexOf: (municipality: Municipality) => number;
  close(): Promise<void>;
}

/** @throws DataFolderUnusable, EventStoreUnusable, FaultFound */
async function openHistory(folder: string): Promise<History> {
  const bundle = isBundle(folder) ? await openVerified(folder) : undefined;
  const store = bundle?.store ?? (await openStoreOf(folder));
  return {
    folder,
    store,
    log: new SealedReader(store, allEvents),
    bundle,
    firstIndexOf: (municipality) => bundle?.partOf(municipality)?.from ?? 0,
    close: () => store.close(),
  };
}

/** What a bundle tells is told only once it fits together. Who signed it, `verify --key` proves. */
async function openVerified(folder: string): Promise<Bundle> {
  const bundle = await Bundle.open(folder);
  try {
    await bundle.refuseChangedFiles();
    await showingProgress((show) => verifyBundle(bundle, Held.from(), show));
    const ends = bundle.says.parts.filter(({ to, size }) => to < size);
    for (const { municipality, to, size } of ends)
      console.error(
        `This bundle ends with event ${to - 1} of ${municipality}, and its log had ${size} then: what was recorded behind it is not known here.`,
      );
    return bundle;
  } catch (error) {
    await bundle.close();
    throw error;
  }
}

/** Whatever becomes of the work, nothing stays open. */
export async function readingHistory<T>(folder: string, work: (history: History) => Promise<T>): Promise<T> {
  const history = await openHistory(folder);
  try {
    return await work(history);
  } finally {
    await history.close();
  }
}

/** What is folded, is folded from the beginning. @throws WrongOption */
export function refusePart({ bundle }: History): void {
  if (bundle && !bundle.isFromTheBeginning)
    throw new WrongOption(
      'this bundle holds a part of a log, and how things stood follows from its beginning: export it without --first',
    );
}
