import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type Clock, type Municipality, type Purpose } from '#kernel';
import { DataFolderUnusable, SubjectErased, type SubjectKey, type SubjectKeys } from '#event-store';
import { type Database, openDatabase, pragma, prepare } from '#event-store/sqlite';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';

const FORMAT = 1;
/** Opened keys that are kept in memory; a season's people fit. */
const KEPT_KEYS = 20_000;

const SCHEMA = `
  CREATE TABLE masterKey (fingerprint TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE subjectKey (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    subject TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- NULL once the key has been destroyed: the row stays, so that no second key is ever made for an erased subject.
    wrapped BLOB,
    createdAt TEXT NOT NULL,
    UNIQUE (municipality, subject, purpose)
  ) STRICT, WITHOUT ROWID;
`;

/** `deferred` syncs nothing before `close`: only for filling a folder that nobody relies on yet. */
export type KeyStoreAccess = 'readWrite' | 'readOnly' | 'deferred';

interface KeyRow {
  readonly id: string;
  readonly municipality: string;
  readonly subject: string;
  readonly purpose: string;
  readonly wrapped: Uint8Array | null;
}

const columns = 'id, municipality, subject, purpose, wrapped';
const boundTo = ({ id, municipality, subject, purpose }: Omit<KeyRow, 'wrapped'>): string =>
  JSON.stringify([id, municipality, subject, purpose]);

/** The keys of people, each wrapped by the master key, in `keys.db`: never in the log, and never in one backup with it. */
export class SqliteKeyStore implements SubjectKeys {
  private readonly byId = new Map<string, Uint8Array>();
  private readonly bySubject = new Map<string, SubjectKey>();
  private readonly making = new Map<string, Promise<SubjectKey>>();

  private constructor(
    private readonly database: Database,
    private readonly master: MasterKey,
    private readonly clock: Clock,
    private readonly access: KeyStoreAccess,
  ) {}

  /**
   * Opens the folder's key store, making it where there is none.
   * @throws DataFolderUnusable for one that a newer version wrote, MasterKeyUnusable for one that another master key wrapped.
   */
  static open(folder: string, master: MasterKey, clock: Clock, access: KeyStoreAccess = 'readWrite'): SqliteKeyStore {
    const file = join(folder, 'keys.db');
    if (access === 'readOnly' && !existsSync(file))
      throw new DataFolderUnusable(`there is no key store ${file}: name the folder that Samspil keeps its data in`);
    if (existsSync(file)) refuseNewer(file);
    const database = openDatabase(file, access === 'readOnly' ? 'readOnly' : 'readWrite');
    if (access !== 'readOnly') {
      pragma(database, 'journal_mode = WAL');
      pragma(database, `synchronous = ${access === 'readWrite' ? 'FULL' : 'OFF'}`);
      pragma(database, 'fullfsync = ON');
      if (pragma(database, 'user_version') === 0) {
        database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${FORMAT};`);
        prepare(database, 'INSERT INTO masterKey VALUES (?)').run(master.fingerprint);
        database.exec('COMMIT');
      }
    }
    const known = prepare<{ fingerprint: string }>(database, 'SELECT fingerprint FROM masterKey').get();
    if (known?.fingerprint !== master.fingerprint) {
      database.close();
      throw new MasterKeyUnusable(
        `the keys in ${file} were wrapped by another master key (${known?.fingerprint}) than the one given (${master.fingerprint}); start with the key that this folder was made with`,
      );
    }
    return new SqliteKeyStore(database, master, clock, access);
  }

  async keyFor(municipality: Municipality, subject: string, purpose: Purpose | 'inputHash'): Promise<SubjectKey> {
    const name = `${municipality} ${purpose} ${subject}`;
    const kept = this.bySubject.get(name);
    if (kept) return kept;
    // Two that ask at once for a key that is not there get the same one.
    const making = this.making.get(name) ?? this.findOrMake(municipality, subject, purpose);
    this.making.set(name, making);
    try {
      const key = await making;
      this.bySubject.set(name, key);
      forgetOldest(this.bySubject);
      return key;
    } finally {
      this.making.delete(name);
    }
  }

  async fetch(keyIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    const select = prepare<KeyRow>(this.database, `SELECT ${columns} FROM subjectKey WHERE id = ?`);
    for (const id of keyIds) {
      const kept = this.byId.get(id);
      const row = kept ? undefined : select.get(id);
      const bytes = kept ?? (row?.wrapped ? await this.unwrap(row) : undefined);
      if (bytes) found.set(id, bytes);
    }
    return found;
  }

  /** Everything is on the disk when it returns. */
  close(): void {
    if (this.access !== 'readOnly') {
      pragma(this.database, 'synchronous = FULL');
      pragma(this.database, 'wal_checkpoint(TRUNCATE)');
    }
    this.database.close();
  }

  private async findOrMake(municipality: Municipality, subject: string, purpose: string): Promise<SubjectKey> {
    const row = prepare<KeyRow>(
      this.database,
      `SELECT ${columns} FROM subjectKey WHERE municipality = ? AND subject = ? AND purpose = ?`,
    ).get(municipality, subject, purpose);
    if (row && !row.wrapped) throw new SubjectErased(subject);
    if (row) return { id: row.id, bytes: await this.unwrap(row) };
    const made = { id: v7(), municipality, subject, purpose };
    const bytes = randomBytes(32);
    const wrapped = await this.master.wrap(bytes, boundTo(made));
    prepare(this.database, `INSERT INTO subjectKey (${columns}, createdAt) VALUES (?, ?, ?, ?, ?, ?)`).run(
      made.id,
      municipality,
      subject,
      purpose,
      wrapped,
      this.clock.now(),
    );
    this.keep(made.id, bytes);
    return { id: made.id, bytes };
  }

  private async unwrap(row: KeyRow): Promise<Uint8Array> {
    const bytes = await this.master.unwrap(row.wrapped ?? new Uint8Array(), boundTo(row));
    this.keep(row.id, bytes);
    return bytes;
  }

  private keep(id: string, bytes: Uint8Array): void {
    this.byId.set(id, bytes);
    forgetOldest(this.byId);
  }
}

const forgetOldest = (kept: Map<string, unknown>): void => {
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_KEYS) return;
    kept.delete(oldest);
  }
};

function refuseNewer(file: string): void {
  const database = openDatabase(file, 'readOnly');
  const format = Number(pragma(database, 'user_version'));
  database.close();
  if (format > FORMAT)
    throw new DataFolderUnusable(
      `${file} was written by a newer version of Samspil (format ${format}, this one knows ${FORMAT}): start the newer version; nothing was touched`,
    );
}
