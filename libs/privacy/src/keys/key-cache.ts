import type { SubjectKey } from '#event-store';
import { type Database, type Statement, prepare } from '#event-store/sqlite';
import type { KeyOwner } from './key-rows.js';

/** Opened keys that are kept in memory; a season's people fit. */
const KEPT_KEYS = 20_000;

export const nameOf = ({ municipality, subject, purpose }: KeyOwner): string => `${municipality} ${purpose} ${subject}`;

/** Opened keys. None outlives an erasure, whichever process on the same `keys.db` carried it out. */
export class KeyCache {
  private readonly byId = new Map<string, Uint8Array>();
  private readonly byOwner = new Map<string, SubjectKey>();
  private readonly dataVersion: Statement<{ data_version: number }>;
  private version: number | undefined;
  private isFresh = false;
  private forgotten = 0;

  constructor(database: Database) {
    this.dataVersion = prepare(database, 'PRAGMA data_version');
  }

  /**
   * Says by another number than before that keys may have been destroyed since, and has then forgotten them all. To be asked before
   * anything is taken from here, and again after whatever was waited for. Costs a few microseconds, once for all who ask before
   * anybody else gets to run.
   */
  epoch(): number {
    if (this.isFresh) return this.forgotten;
    this.isFresh = true;
    queueMicrotask(() => (this.isFresh = false));
    // It moves with each commit of another connection (https://sqlite.org/pragma.html#pragma_data_version).
    const version = this.dataVersion.get()?.data_version;
    if (version !== this.version) this.forget();
    this.version = version;
    return this.forgotten;
  }

  forget(): void {
    this.byId.clear();
    this.byOwner.clear();
    this.forgotten++;
  }

  bytes(id: string): Uint8Array | undefined {
    return this.byId.get(id);
  }

  of(owner: KeyOwner): SubjectKey | undefined {
    return this.byOwner.get(nameOf(owner));
  }

  keep({ id, bytes }: SubjectKey, owner?: KeyOwner): void {
    this.byId.set(id, bytes);
    forgetOldest(this.byId);
    if (!owner) return;
    this.byOwner.set(nameOf(owner), { id, bytes });
    forgetOldest(this.byOwner);
  }
}

const forgetOldest = (kept: Map<string, unknown>): void => {
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_KEYS) return;
    kept.delete(oldest);
  }
};
