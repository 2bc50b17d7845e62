import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { type Clock, type Municipality, type Purpose, SubjectErased } from '#kernel';
import { KeysMissing, type SubjectKey, type SubjectKeys } from '#event-store';
import { type Database, pragma, scrub } from '#event-store/sqlite';
import { KeyCache, nameOf } from './key-cache.js';
import { type KeyStoreAccess, formatOf, keyFileIn, makeKeyTables, openKeyFile, upgradeKeyTables } from './key-file.js';
import { type Hold, type KeyOwner, KeyRows, type LivingKey, boundTo, hashingBy } from './key-rows.js';
import { bindToLog, refuseOtherLog } from './log-binding.js';
import { refuseOtherMasterKey } from './master-key-record.js';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';

/** Keys that the master key is asked to open at once: enough to hide the way to a key management service. */
const OPENED_AT_ONCE = 32;

/** The keys of people, each wrapped by the master key, in `keys.db`: never in the log, and never in one backup with it. */
export class SqliteKeyStore implements SubjectKeys {
  private readonly rows: KeyRows;
  private readonly cache: KeyCache;
  private readonly making = new Map<string, Promise<SubjectKey>>();

  private constructor(
    private readonly file: string,
    private readonly database: Database,
    private readonly master: MasterKey,
    private readonly clock: Clock,
    private readonly access: KeyStoreAccess,
  ) {
    this.rows = new KeyRows(database);
    this.cache = new KeyCache(database);
  }

  /**
   * Opens the folder's key store, making it where there is none.
   * @throws DataFolderUnusable for one that this version cannot read, MasterKeyUnusable for one that another master key wrapped, or
   * whose master key is being rotated. Nothing was touched then.
   */
  static open(folder: string, master: MasterKey, clock: Clock, access: KeyStoreAccess = 'readWrite'): SqliteKeyStore {
    const file = keyFileIn(folder);
    const database = openKeyFile(file, access);
    try {
      if (formatOf(database) === 0) makeKeyTables(database, master.fingerprint);
      refuseOtherMasterKey(database, file, master);
      upgradeKeyTables(database, clock.now());
      return new SqliteKeyStore(file, database, master, clock, access);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Makes these the keys of that log for good, where they are no log's yet. @throws DataFolderUnusable where they are another log's */
  bindTo(logId: string): void {
    if (this.access !== 'readOnly') bindToLog(this.database, logId);
    this.refuseLogOtherThan(logId);
  }

  /** @throws DataFolderUnusable where these are another log's keys */
  refuseLogOtherThan(logId: string): void {
    refuseOtherLog(this.database, this.file, logId);
  }

  keyFor(municipality: Municipality, subject: string, purpose: Purpose): Promise<SubjectKey> {
    return this.keyOf({ municipality, subject, purpose });
  }

  hashingKey(municipality: Municipality): Promise<SubjectKey> {
    return this.keyOf(hashingBy(municipality));
  }

  async fetch(keyIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> {
    const epoch = this.cache.epoch();
    const { found, locked } = this.lookUp(keyIds);
    for (let next = 0; next < locked.length; next += OPENED_AT_ONCE) {
      const opened = await Promise.all(locked.slice(next, next + OPENED_AT_ONCE).map((row) => this.opened(row)));
      for (const { id, bytes } of opened) found.set(id, bytes);
    }
    // Some of them may have been destroyed while the master key was asked for others.
    if (this.cache.epoch() !== epoch) for (const id of found.keys()) if (!this.rows.isAlive(id)) found.delete(id);
    for (const { id } of locked) {
      const bytes = found.get(id);
      if (bytes) this.cache.keep({ id, bytes });
    }
    return found;
  }

  /**
   * Destroys a subject's keys for those purposes, sees to it that none is ever made again, and leaves no trace of them in any file.
   * Said again it does the rest of what it was kept from. The municipality's hashing key goes with them.
   * @returns how many were alive
   * @throws StillRead where somebody reads `keys.db` just now: the keys are destroyed, their bytes not yet gone; say it again
   */
  destroy(municipality: Municipality, subject: string, purposes: readonly Purpose[]): number {
    const alive = this.rows.destroy(municipality, subject, purposes, this.clock.now());
    this.cache.forget();
    scrub(this.database);
    return alive;
  }

  /** What there is or was of a subject. Empty: nobody is known under that id. */
  holdsOf(municipality: Municipality, subject: string): readonly Hold[] {
    return this.rows.holdsOf(municipality, subject);
  }

  /** Those ids that were never in this store. */
  unknownOf(keyIds: Iterable<string>): readonly string[] {
    return [...keyIds].filter((id) => !this.rows.find(id));
  }

  /** Everything is on the disk when it returns. */
  close(): void {
    if (this.access !== 'readOnly') {
      pragma(this.database, 'synchronous = FULL');
      pragma(this.database, 'wal_checkpoint(TRUNCATE)');
    }
    this.database.close();
  }

  /** Those keys that are in memory, and those that the master key must open. @throws KeysMissing */
  private lookUp(keyIds: ReadonlySet<string>): { found: Map<string, Uint8Array>; locked: LivingKey[] } {
    const found = new Map<string, Uint8Array>();
    const locked: LivingKey[] = [];
    const missing: string[] = [];
    for (const id of keyIds) {
      const kept = this.cache.bytes(id);
      const row = kept ? undefined : this.rows.find(id);
      if (kept) found.set(id, kept);
      else if (!row) missing.push(id);
      else if (row.wrapped) locked.push({ ...row, wrapped: row.wrapped });
    }
    if (missing.length > 0) throw new KeysMissing(missing);
    return { found, locked };
  }

  private async keyOf(owner: KeyOwner): Promise<SubjectKey> {
    this.cache.epoch();
    const kept = this.cache.of(owner);
    if (kept) return kept;
    const name = nameOf(owner);
    // Two that ask at once for a key that is not there get the same one.
    const making = this.making.get(name) ?? this.findOrMake(owner).finally(() => this.making.delete(name));
    this.making.set(name, making);
    return making;
  }

  private async findOrMake(owner: KeyOwner): Promise<SubjectKey> {
    for (;;) {
      const epoch = this.cache.epoch();
      const row = this.rows.of(owner);
      // Only a subject's key leaves a row behind: a hashing key is gone with its row.
      if (row && !row.wrapped) throw new SubjectErased(owner.subject, owner.purpose as Purpose);
      const key = row?.wrapped ? await this.opened({ ...row, wrapped: row.wrapped }) : await this.made(owner);
      // While the master key was asked, the key may have been destroyed, or somebody else have made one: then look again.
      if (!key || (this.cache.epoch() !== epoch && !this.rows.isAlive(key.id))) continue;
      this.cache.keep(key, owner);
      return key;
    }
  }

  /** A new key, durable, or `undefined` where the owner has a row by now. */
  private async made(owner: KeyOwner): Promise<SubjectKey | undefined> {
    const id = v7();
    const bytes = randomBytes(32);
    const wrapped = await this.master.wrap(bytes, boundTo({ ...owner, id }));
    const row = { ...owner, id, wrapped, master: this.master.fingerprint };
    return this.rows.insert(row, this.clock.now()) ? { id, bytes } : undefined;
  }

  private async opened(row: LivingKey): Promise<SubjectKey> {
    if (row.master !== this.master.fingerprint)
      throw new MasterKeyUnusable(
        `the master key of ${this.file} was rotated while it was open: start again with the new one`,
      );
    return { id: row.id, bytes: await this.master.unwrap(row.wrapped, boundTo(row)) };
  }
}
