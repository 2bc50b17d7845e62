import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EventStore, ReadOnlyEventStore } from '#event-store';
import { openEventStoreDB, openEventStoreDBReader, withoutCredentials } from '#event-store/eventstoredb';
import { type SqliteEventStoreOptions, openSqliteEventStore, openSqliteReader } from '#event-store/sqlite';

/** Where a log lies: embedded in a data folder, or in EventStoreDB. */
export type StoreName =
  | { readonly kind: 'sqlite'; readonly folder: string }
  /** May hold a password: show it to people with `shownStore` only. */
  | { readonly kind: 'eventstoredb'; readonly url: string };

/** What should name a store names none. */
export class NoSuchStore extends Error {
  override readonly name = 'NoSuchStore';
}

/**
 * The store that a text names: `esdb://…` or `esdb+discover://…`, or else a folder.
 * @throws NoSuchStore
 */
export function storeNamed(given: string): StoreName {
  const text = given.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'esdb' || scheme === 'esdb+discover') return { kind: 'eventstoredb', url: text };
  // The rest of it is not repeated: there may be a password in it.
  if (scheme)
    throw new NoSuchStore(`${scheme}:// is no store of Samspil: name a data folder, or esdb://… or esdb+discover://…`);
  // Nearly a connection string is none, and no folder either: there may be a password in it.
  if (/^(esdb|kurrentdb)\b.*:/i.test(text))
    throw new NoSuchStore('a connection string begins with esdb:// or esdb+discover://');
  if (text === '') throw new NoSuchStore('a store has no name: name a data folder, or esdb://… or esdb+discover://…');
  return { kind: 'sqlite', folder: resolve(text) };
}

/** A store's name without credentials and settings: what may be printed. */
export const shownStore = (name: StoreName): string =>
  name.kind === 'sqlite' ? name.folder : withoutCredentials(name.url);

/** Whether two names are known to mean one store; two ways to one cluster are not known to. */
export const isSameStore = (one: StoreName, other: StoreName): boolean => placeOf(one) === placeOf(other);

const placeOf = (name: StoreName): string =>
  name.kind === 'sqlite' && existsSync(name.folder) ? realpathSync(name.folder) : shownStore(name);

/** How a store is opened; what does not concern its kind is passed over. */
export interface StoreOptions extends Partial<Pick<SqliteEventStoreOptions, 'durability' | 'clock'>> {
  /** Hears of lost and regained connections, a sentence each. */
  readonly report?: (what: string) => void;
}

/**
 * Opens a store to append to, making an embedded one where there is none.
 * @throws DataFolderUnusable naming what is wrong with the folder, or which process writes it; EventStoreUnusable
 */
export const openStore = (name: StoreName, options: StoreOptions = {}): Promise<EventStore> =>
  name.kind === 'sqlite'
    ? openSqliteEventStore({ ...options, folder: name.folder })
    : openEventStoreDB({ connectionString: name.url, ...(options.report ? { report: options.report } : {}) });

/**
 * Opens a store that others may write meanwhile, and never writes it.
 * @throws DataFolderUnusable where there is no log, or none that can be read; EventStoreUnusable
 */
export const openStoreForReading = (
  name: StoreName,
  { report }: Pick<StoreOptions, 'report'> = {},
): Promise<ReadOnlyEventStore> =>
  name.kind === 'sqlite'
    ? openSqliteReader({ folder: name.folder })
    : openEventStoreDBReader({ connectionString: name.url, ...(report ? { report } : {}) });
