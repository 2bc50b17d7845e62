import { join } from 'node:path';
import type { Instant } from '#kernel';
import { DataFolderUnusable, type Position } from '#event-store';
import { type Database, openDatabase, pragma, prepare } from '#event-store/sqlite';

const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE checkpoint (
    policy TEXT NOT NULL PRIMARY KEY,
    logId TEXT NOT NULL,
    position TEXT NOT NULL,
    -- The last event that it has seen: tells the log from an older backup of it.
    eventPosition TEXT,
    eventId TEXT
  ) STRICT, WITHOUT ROWID;
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

/** How far a policy has seen the log, and the last event that it met there. */
export interface PolicyCheckpoint {
  readonly logId: string;
  readonly position: Position;
  readonly eventPosition: Position | null;
  readonly eventId: string | null;
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
    // A checkpoint lost in a power cut is commands said twice, which deciders and command handling take as said once.
    pragma(database, 'synchronous = NORMAL');
    if (format === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${FORMAT}; COMMIT;`);
    return new PolicyStore(database);
  }

  checkpoint(policy: string): PolicyCheckpoint | undefined {
    return prepare<PolicyCheckpoint>(
      this.database,
      'SELECT logId, position, eventPosition, eventId FROM checkpoint WHERE policy = ?',
    ).get(policy);
  }

  moveTo(policy: string, { logId, position, eventPosition, eventId }: PolicyCheckpoint): void {
    prepare(this.database, 'INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)').run(
      policy,
      logId,
      position,
      eventPosition,
      eventId,
    );
  }

  /** Begins anew: what it has seen and waits for belongs to another log. */
  forget(policy: string): void {
    prepare(this.database, 'DELETE FROM checkpoint WHERE policy = ?').run(policy);
    prepare(this.database, 'DELETE FROM deadline WHERE policy = ?').run(policy);
  }

  /** Whether a deadline stands whose key begins so. */
  hasDeadline(policy: string, prefix: string): boolean {
    return (
      prepare(this.database, 'SELECT 1 FROM deadline WHERE policy = ? AND substr(key, 1, ?) = ? LIMIT 1').get(
        policy,
        prefix.length,
        prefix,
      ) !== undefined
    );
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
    // Whoever takes the file along takes all that is in it.
    pragma(this.database, 'wal_checkpoint(TRUNCATE)');
    this.database.close();
  }
}
