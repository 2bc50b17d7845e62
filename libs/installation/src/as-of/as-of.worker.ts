import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { SYSTEM, parseStreamName } from '#kernel';
import { SealedReader } from '#event-store';
import { type AnyProjection, PastWorlds, projectionEvents, servePast } from '#projections';
import { allEvents, allProjections } from '../contexts.js';
import { openStoreForReading } from '../stores.js';
import type { PastOfStore } from './past-of-store.js';

/** How many different moments may wait to be put together. */
const MOST_WAITING = 32;

const { store, mostBytes } = workerData as PastOfStore;
const log = await openStoreForReading(store);

/** The stored names of what these read models are made of, and of what says which events they do without. */
const wantedBy = (projections: readonly AnyProjection[]): ReadonlySet<string> =>
  new Set([
    projectionEvents.ParkedEventDropped.storedName,
    ...projections.flatMap(({ events, on }) =>
      Object.keys(on as object).flatMap(
        (type) => (events as Record<string, { storedName: string } | undefined>)[type]?.storedName ?? [],
      ),
    ),
  ]);

const worlds = new PastWorlds({
  projections: allProjections,
  logOf: ({ municipality }, projections) => {
    const wanted = wantedBy(projections);
    return new SealedReader(log, allEvents, ({ stream, type }) => {
      if (!wanted.has(type)) return false;
      const whose = parseStreamName(stream)?.municipality;
      return whose === municipality || whose === SYSTEM;
    });
  },
  mostBytes,
  mostWaiting: MOST_WAITING,
});

if (parentPort) servePast(parentPort, worlds, () => log.close());
