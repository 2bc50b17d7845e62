import { type EventStore, EventJournal, type NewEvent, type SubjectKeys } from '#event-store';
import { openEventStoreDB } from '#event-store/eventstoredb';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { type Clock } from '#kernel';
import { integrityEvents } from '../index.js';
import { LOG_ID, season } from './season.js';

/** Opens a log that nobody has written. */
export type OpenStore = (folder: string) => Promise<EventStore>;

export const openEmbedded: OpenStore = (folder) => openSqliteEventStore({ folder, durability: 'deferred' });

const elsewhere: OpenStore = async () => {
  const double = await EventStoreDBDouble.start();
  const store = await openEventStoreDB({ connectionString: double.url, report: () => undefined });
  return Object.assign(Object.create(store) as EventStore, {
    close: async () => {
      await store.close();
      await double.stop();
    },
  });
};

export const bothStores: readonly [where: string, open: OpenStore][] = [
  ['embedded', openEmbedded],
  ['in an EventStoreDB', elsewhere],
];

/** Appends the season's events from one on, one by one; its first is `LogOpened`. */
export async function record(store: EventStore, from: number, to: number, logId = LOG_ID): Promise<void> {
  for (const { stream, revision, event } of [...season(to, logId)].slice(from, to))
    await append(store, stream, revision, event);
}

const append = (store: EventStore, stream: string, revision: number, event: NewEvent) =>
  store.append(stream, [event], { expected: revision === 0 ? 'noStream' : revision - 1 });

/** The integrity log records nothing personal. */
const NO_KEYS: SubjectKeys = {
  keyFor: () => Promise.reject(new Error('there are no keys here')),
  hashingKey: () => Promise.reject(new Error('there are no keys here')),
  fetch: () => Promise.resolve(new Map()),
};

export const journalOn = (store: EventStore, clock: Clock): EventJournal =>
  new EventJournal(store, NO_KEYS, clock, [integrityEvents]);
