import { DataFolderUnusable } from '#event-store';
import { sqliteCode } from '#event-store/sqlite';
import { IntegrityDatabase } from '#integrity';
import { FaultFound } from './ending.js';

/**
 * Looks into integrity.db, which is not there before Samspil has run. What Samspil could make anew from the log is evidence to who
 * verifies that log, and they must not be told to move it away.
 * @throws FaultFound where it does not hold what it must; DataFolderUnusable where it cannot be looked at
 */
export function inIntegrityFile<T>(folder: string, look: (database: IntegrityDatabase | undefined) => T): T {
  let database: IntegrityDatabase | undefined;
  try {
    database = IntegrityDatabase.openForReading(folder);
    return look(database);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    database?.close();
  }
}

/** What Samspil and SQLite say of it, for who verifies. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = sqliteCode(error) ?? sqliteCode(error.cause);
  // That there is no such table: SQLite has no other word for it.
  if (code === 'SQLITE_ERROR' || code === 'SQLITE_NOTADB')
    return new FaultFound(
      `integrity.db is not the file in which Samspil keeps what was signed: another was put in its place. ${KEEP}`,
    );
  const isDamaged = error instanceof DataFolderUnusable && error.message.includes('made anew');
  if (!isDamaged || error.message.includes('newer release')) return error;
  const [, why] = /cannot be used \((.*)\):/.exec(error.message) ?? [];
  return new FaultFound(
    `integrity.db was cut or is damaged${why ? ` (${why})` : ''}: what was signed is not all there. ${KEEP}`,
  );
}

const KEEP =
  'Keep it as it is, with the log: it is evidence. Take integrity.db from the last backup, and verify against a checkpoint that somebody else keeps';
