import { Sealed, systemClock } from '#kernel';
import { DomainReader } from '#event-store';
import { allEvents, openStoreForReading } from '#installation';
import { SqliteKeyStore, masterKeyFromText } from '#privacy';

/** A personal value of the log that somebody who has its keys can read. */
export interface Opened {
  /** As `CafeGuestRecorded.name`. */
  readonly field: string;
  readonly value: string;
}

/** The personal fields of every event, as `CafeGuestRecorded.name`. */
export const personalFields: readonly string[] = allEvents
  .flatMap((events) => Object.values(events))
  .flatMap(({ storedName, personal }) => personal.map(({ field }) => `${storedName}.${field}`));

/** Every personal value of a log that those keys open. */
export async function openedIn(folder: string, keysFolder: string, masterKey: string): Promise<readonly Opened[]> {
  const store = await openStoreForReading({ kind: 'sqlite', folder });
  const keys = SqliteKeyStore.open(keysFolder, masterKeyFromText(masterKey, 'the test'), systemClock, 'readOnly');
  try {
    const log = new DomainReader(store, keys, allEvents);
    const opened: Opened[] = [];
    for await (const { events } of log.readAll())
      for (const decoded of events) {
        if (!('event' in decoded)) throw new Error(decoded.problem);
        await log.unseal([decoded.event]);
        for (const [name, value] of Object.entries(decoded.event.data as object)) {
          const plain: unknown = value instanceof Sealed ? value.reveal() : null;
          if (typeof plain === 'string') opened.push({ field: `${decoded.stored.type}.${name}`, value: plain });
        }
      }
    return opened;
  } finally {
    keys.close();
    await store.close();
  }
}
