import { join } from 'node:path';
import type { Instant } from '#kernel';
import { DataFolderUnusable, type Position } from '#event-store';
import { type Database, openDatabase, pragma, prepare } from '#event-store/sqlite';

const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE checkpoint (policy TEXT NOT NULL PRIMARY KEY, logId TEXT NOT NULL, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE deadline (
    policy TEXT NOT NULL,
    key TEXT NOT NULL,
    due TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (policy, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deadlineByDue ON deadline (policy, due);
`;

/** A deadline and the event that set it. */
export interface StoredDeadline {
  readonly key: string;
  readonly due: Instant;
  readonly stream: string;
  readonly revision: number;
}

/** How far each policy has come, and what it waits for, in `policies.db`. Made from the log, and made anew where it is lost. */
export class PolicyStore {
  private constructor(private readonly database: Database) {}

  /** @throws DataFolderUnusable for a file that a newer version wrote. */
  static open(folder: string): PolicyStore {
    const file = join(folder, 'policies.db');
    const database = openDatabase(file, 'readWrite');
    const format = Number(pragma(database, 'user_version'));
    if (format > FORMAT) {
      database.close();
      throw new DataFolderUnusable(
        `${file} was written by a newer version of Samspil (format ${format}, this one knows ${FORMAT}): start the newer version`,
      );
    }
    pragma(database, 'journal_mode = WAL');
    // A checkpoint lost in a power cut is only a command said twice.
    pragma(database, 'synchronous = NORMAL');
    if (format === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${FORMAT}; COMMIT;`);
    return new PolicyStore(database);
  }

  /** Where to go on; from the start where the policy is new or the log is another one. */
  checkpoint(policy: string, logId: string): Position | undefined {
    const row = prepare<{ logId: string; position: Position }>(
      this.database,
      'SELECT logId, position FROM checkpoint WHERE policy = ?',
    ).get(policy);
    return row?.logId === logId ? row.position : undefined;
  }

  moveTo(policy: string, logId: string, position: Position): void {
    prepare(this.database, 'INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)').run(policy, logId, position);
  }

  set(policy: string, { key, due, stream, revision }: StoredDeadline): void {
    prepare(this.database, 'INSERT OR REPLACE INTO deadline VALUES (?, ?, ?, ?, ?)').run(
      policy,
      key,
      due,
      stream,
      revision,
    );
  }

  next(policy: string): StoredDeadline | undefined {
    return prepare<StoredDeadline>(
      this.database,
      'SELECT key, due, stream, revision FROM deadline WHERE policy = ? ORDER BY due LIMIT 1',
    ).get(policy);
  }

  /** Takes a deadline back, unless another one has taken its place. */
  done(policy: string, { key, due }: StoredDeadline): void {
    prepare(this.database, 'DELETE FROM deadline WHERE policy = ? AND key = ? AND due = ?').run(policy, key, due);
  }

  close(): void {
    this.database.close();
  }
}
