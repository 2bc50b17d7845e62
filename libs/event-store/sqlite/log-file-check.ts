import { isUtf8 } from 'node:buffer';
import { type Blob, type Database, bytesOf, pragma, prepare, sqliteCode } from './driver.js';
import { EVENTS } from './schema.js';
import { openLogForReading } from './sqlite-reader.js';

/**
 * What of an embedded log cannot be read as what it is, in words; `undefined` where all of it can. Whoever reads in log order passes it
 * over, or never comes to an end: texts that are no Unicode (at which the driver ends the process), texts with NUL (which the driver
 * cuts off there), and positions that do not follow on each other from 1. Looks at every row once. Another process may write meanwhile.
 * @param folder which holds `log.db`
 * @throws DataFolderUnusable where there is no log
 */
export const unreadableInLog = (folder: string): Promise<string | undefined> =>
  looking(
    folder,
    (database) => wrongText(database) ?? wrongPosition(database),
    // Whoever reads on comes to the same place, and can say how far the log could be read.
    () => undefined,
  );

/**
 * What is wrong with the log's file, in words; `undefined` where nothing is. Reads all of it: tables and indexes must be those that
 * Samspil lays down, and hold the same, for events are read by their position here and by their stream there.
 * @throws DataFolderUnusable where there is no log
 */
export const faultOfLogFile = (folder: string): Promise<string | undefined> =>
  looking(
    folder,
    (database) => wrongTables(database) ?? wrongPages(database),
    (code) => `log.db was cut or is damaged (${code}): restore it from its last backup`,
  );

const RESTORE = 'restore log.db from its last backup, and find out who could write it';

async function looking(
  folder: string,
  look: (database: Database) => string | undefined,
  onDamage: (code: string) => string | undefined,
): Promise<string | undefined> {
  const database = await openLogForReading(folder);
  try {
    const wrong = look(database);
    return wrong && `${wrong}. Samspil never writes this: ${RESTORE}`;
  } catch (error) {
    const code = sqliteCode(error) ?? '';
    if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error;
    return onDamage(code);
  } finally {
    database.close();
  }
}

const TEXTS = ['stream', 'id', 'type'] as const;
/** Suspicious rows that are looked at together. */
const ROWS = 500;

type TextRow = Readonly<Record<(typeof TEXTS)[number], Blob>> & { readonly position: number };

/** SQLite passes over what is plain ASCII, which is nearly all; as bytes, since the driver cannot bear the rest as text. */
function wrongText(database: Database): string | undefined {
  const odd = TEXTS.map((text) => `${text} GLOB '*[^ -~]*' OR instr(CAST(${text} AS BLOB), x'00') > 0`).join(' OR ');
  const suspicious = prepare<TextRow>(
    database,
    `SELECT position, ${TEXTS.map((text) => `CAST(${text} AS BLOB) AS ${text}`).join(', ')}
     FROM events WHERE position > ? AND (${odd}) ORDER BY position LIMIT ${ROWS}`,
  );
  let after = Number.MIN_SAFE_INTEGER;
  for (let rows = suspicious.all(after); rows.length > 0; rows = suspicious.all(after)) {
    for (const row of rows)
      for (const text of TEXTS) {
        const bytes = bytesOf(row[text]);
        const wrong = !isUtf8(bytes) ? 'is no Unicode' : bytes.includes(0) ? 'holds a NUL' : undefined;
        if (wrong) return `the ${text} of the event at position ${row.position} ${wrong}`;
      }
    after = rows.at(-1)?.position ?? Infinity;
  }
  return undefined;
}

/** Every event took the position behind the last one, and none was ever taken away. */
function wrongPosition(database: Database): string | undefined {
  const all = prepare<{ events: number; first: number | null; last: number | null }>(
    database,
    'SELECT count(*) AS events, min(position) AS first, max(position) AS last FROM events',
  ).get();
  if (!all || all.events === 0 || (all.first === 1 && all.last === all.events)) return undefined;
  const gap = prepare<{ position: number; before: number }>(
    database,
    `SELECT position, before FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM events)
     WHERE position <> before + 1 ORDER BY position LIMIT 1`,
  ).get();
  // It was mended meanwhile.
  if (!gap) return undefined;
  const { position, before } = gap;
  if (position < 1) return `an event stands at position ${position}, before the first`;
  const missing =
    position === before + 2 ? `event at position ${before + 1} is` : `events from position ${before + 1} are`;
  return `the ${missing} missing: ${before === 0 ? 'the first one' : `behind ${before} the next`} stands at ${position}`;
}

/** Other tables than ours could show one log to who reads it in order, and another to who reads a stream. */
function wrongTables(database: Database): string | undefined {
  const all = prepare<{ type: string; name: string; sql: string | null }>(
    database,
    "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'",
  ).all();
  const events = all.find(({ name }) => name === 'events');
  const index = all.find(({ name, sql }) => name === 'sqlite_autoindex_events_1' && sql === null);
  return all.length === 2 && index && wordsIn(events?.sql ?? '') === wordsIn(EVENTS)
    ? undefined
    : 'the tables of log.db are not those that Samspil lays down';
}

const wordsIn = (sql: string): string => sql.trim().replace(/\s+/g, ' ');

/** @see https://www.sqlite.org/pragma.html#pragma_integrity_check: also whether each row stands in the index, and only those do */
function wrongPages(database: Database): string | undefined {
  const said = String(pragma(database, 'integrity_check(1)'));
  return said === 'ok' ? undefined : `log.db contradicts itself (SQLite says: ${said.replaceAll('\n', ' ')})`;
}
