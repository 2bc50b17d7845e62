import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateIn, systemClock } from '#kernel';
import { loadSeason } from '#demo';
import { DomainReader } from '#event-store';
import { openDatabase, openSqliteReader, prepare } from '#event-store/sqlite';
import { allEvents, allProjections } from '#installation';
import { SqliteKeyStore, localMasterKey } from '#privacy';
import { ProjectionRunner, ViewsDatabase } from '#projections';
import { report } from './bench.js';

/**
 * A full rebuild of every read model from the demo season's log (reading, parsing, decrypting, checking, folding, writing)
 * against the bare driver, which puts the very rows that come out of it into the same tables with the same indexes and the same
 * durability, as multi-row upserts.
 */
const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const season = join(folder, 'season');
const master = localMasterKey(Buffer.alloc(32, 1));
mkdirSync(season);
const events = await loadSeason(season, master, { today: dateIn(systemClock.now()), years: 1 });

let round = 0;
const freshFolder = (): string => {
  const fresh = join(folder, `round ${++round}`);
  mkdirSync(fresh);
  return fresh;
};

async function rebuild(): Promise<void> {
  const fresh = freshFolder();
  const store = await openSqliteReader({ folder: season });
  const keys = SqliteKeyStore.open(season, master, systemClock, 'readOnly');
  const views = await ViewsDatabase.open(fresh);
  const runner = new ProjectionRunner({
    views,
    log: new DomainReader(store, keys, allEvents),
    projections: allProjections,
    clock: systemClock,
  });
  await runner.start();
  await runner.ready();
  await runner.stop();
  await views.close();
  await store.close();
  keys.close();
  rmSync(fresh, { recursive: true });
}

/** What a read model's tables look like, and all that stands in them. */
interface Rows {
  readonly schema: readonly string[];
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: readonly unknown[][];
  }[];
}

function rowsOf(file: string): Rows {
  const database = openDatabase(file, 'readOnly');
  const made = prepare<{ type: string; name: string; sql: string }>(
    database,
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name LIKE '%\\_g%' ESCAPE '\\'",
  ).all();
  const tables = made
    .filter(({ type }) => type === 'table')
    .map(({ name }) => {
      const rows = prepare<Record<string, unknown>>(database, `SELECT * FROM "${name}"`).all();
      return { name, columns: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
    })
    .filter(({ rows }) => rows.length > 0);
  database.close();
  return { schema: made.map(({ sql }) => sql), tables };
}

/** As many rows a statement as SQLite's 32,766 parameters allow, up to 500. */
const rowsAtOnce = (columns: number): number => Math.min(500, Math.floor(32_766 / columns));

function upsert({ schema, tables }: Rows): void {
  const fresh = freshFolder();
  const database = openDatabase(join(fresh, 'views.db'), 'readWrite');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec('BEGIN IMMEDIATE');
  for (const sql of schema) database.exec(sql);
  for (const { name, columns, rows } of tables) {
    const most = rowsAtOnce(columns.length);
    const into = (count: number) =>
      prepare(
        database,
        `INSERT OR REPLACE INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES ` +
          Array.from({ length: count }, () => `(${columns.map(() => '?').join(', ')})`).join(', '),
      );
    const whole = into(most);
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      (some.length === most ? whole : into(some.length)).run(...(some.flat() as string[]));
    }
  }
  database.exec('COMMIT');
  database.close();
  rmSync(fresh, { recursive: true });
}

const rows = rowsOf(join(season, 'views.db'));
await report([
  {
    name: `replay, all read models from ${events} events`,
    aim: 3,
    operation: 'event',
    operations: events,
    ours: rebuild,
    baseline: () => {
      upsert(rows);
    },
  },
]);
rmSync(folder, { recursive: true });
