import { type Database, pragma } from './driver.js';

/** Another connection reads an older state of the file, which therefore still has to hold what was deleted. */
export class StillRead extends Error {
  override readonly name = 'StillRead';
}

/**
 * Leaves nothing in the file, or beside it, of what was deleted or overwritten. `secure_delete` alone does not do: pages that were
 * split keep copies, and so does the write-ahead log. So the file is written anew, and the write-ahead log cut to nothing.
 *
 * Takes as long as copying the file does, some 5 ms a megabyte, and holds up the event loop so long.
 * @throws StillRead at once, without waiting for the other: try again
 */
export function scrub(database: Database): void {
  database.exec('VACUUM');
  // Waiting is done inside SQLite, on the event loop's time.
  const patience = Number(pragma(database, 'busy_timeout'));
  pragma(database, 'busy_timeout = 0');
  try {
    if (pragma(database, 'wal_checkpoint(TRUNCATE)') !== 0)
      throw new StillRead(
        'what was deleted still lies in a write-ahead log, for somebody reads an older state; try again',
      );
  } finally {
    pragma(database, `busy_timeout = ${patience}`);
  }
}
