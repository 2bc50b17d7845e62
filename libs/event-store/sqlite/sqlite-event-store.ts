import { join, resolve } from 'node:path';
import { type Clock, systemClock } from '#kernel';
import { refuseUnappendable } from '../src/appendable.js';
import type { EventStore } from '../src/event-store.js';
import { openDatabase } from './driver.js';
import { LogReader } from './log-reader.js';
import type { Durability } from './messages.js';
import { LOG_FILE } from './schema.js';
import { SqliteLog } from './sqlite-log.js';
import { WriterThread } from './writer-thread.js';

export interface SqliteEventStoreOptions {
  /** Holds `log.db`; made where it is not there. */
  readonly folder: string;
  /**
   * `full` (the default): an acknowledged append survives `kill -9` and power loss. `deferred`: nothing is synced before
   * `close()`, which syncs everything once. Only for filling an empty log that nobody relies on yet; a load that is cut short
   * leaves a folder that is refused from then on.
   */
  readonly durability?: Durability;
  readonly clock?: Clock;
}

/**
 * Opens the embedded log as its one writer, and must be closed. Appends are written by a thread of their own, those that wait
 * at the same time as one transaction with one sync; reading happens in pages on the caller's thread.
 * @throws DataFolderUnusable naming what is wrong with the folder, or which process writes it
 */
export async function openSqliteEventStore({
  folder,
  durability = 'full',
  clock = systemClock,
}: SqliteEventStoreOptions): Promise<EventStore> {
  const path = resolve(folder);
  const writer = await WriterThread.start({ folder: path, durability, since: clock.now() });
  const log = new SqliteLog(new LogReader(openDatabase(join(path, LOG_FILE), 'readOnly')), (position, signal) =>
    writer.beyond(position, signal),
  );
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const drained = writer.close();
    await log.close();
    await drained;
  };
  return {
    append: async (stream, events, { expected }) => {
      refuseUnappendable(stream, events, expected);
      return writer.append({ stream, expected, events });
    },
    read: (stream, options) => log.read(stream, options),
    readAll: (options) => log.readAll(options),
    subscribe: (options) => log.subscribe(options),
    eventAt: (position) => log.eventAt(position),
    head: () => log.head(),
    close: () => (closed ??= close()),
  };
}
