import { DataFolderUnusable } from '#event-store';
import { type Database, prepare } from '#event-store/sqlite';

/** Writes down which log the keys go with, where none is written down yet. */
export const bindToLog = (database: Database, logId: string): unknown =>
  prepare(database, 'INSERT INTO log SELECT ? WHERE NOT EXISTS (SELECT id FROM log)').run(logId);

/** @throws DataFolderUnusable where the keys are those of another log */
export function refuseOtherLog(database: Database, file: string, logId: string): void {
  const bound = prepare<{ id: string }>(database, 'SELECT id FROM log').get()?.id;
  if (bound !== undefined && bound !== logId)
    throw new DataFolderUnusable(
      `${file} belongs to another log (${bound}) than this one (${logId}): bring back the keys.db that goes with this log, or name ` +
        'the folder that holds it',
    );
}
