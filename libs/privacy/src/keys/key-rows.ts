import { v7 } from 'uuid';
import type { Instant, Municipality, Purpose } from '#kernel';
import { type Database, type Statement, prepare } from '#event-store/sqlite';
import { inTransaction } from './key-file.js';

/** Whose a key is, and what for: a subject's for a purpose, or a municipality's for hashing what commands said. */
export interface KeyOwner {
  readonly municipality: Municipality;
  readonly subject: string;
  readonly purpose: Purpose | 'inputHash';
}

export interface KeyRow extends KeyOwner {
  readonly id: string;
  /** `null` once the key has been destroyed. */
  readonly wrapped: Uint8Array | null;
  /** The fingerprint of the master key that wrapped it. */
  readonly master: string | null;
}

export interface LivingKey extends KeyRow {
  readonly wrapped: Uint8Array;
}

/** What there is or was of a subject. */
export interface Hold {
  readonly purpose: Purpose;
  readonly destroyedAt: Instant | null;
}

export const hashingBy = (municipality: Municipality): KeyOwner => ({
  municipality,
  subject: 'commands',
  purpose: 'inputHash',
});

/** What a wrapped key is bound to, so that it opens in no other's place. */
export const boundTo = ({ id, municipality, subject, purpose }: KeyOwner & { readonly id: string }): string =>
  JSON.stringify([id, municipality, subject, purpose]);

/** The rows of `keys.db`. */
export class KeyRows {
  private readonly selectById: Statement<KeyRow>;
  private readonly selectByOwner: Statement<KeyRow>;

  constructor(private readonly database: Database) {
    this.selectById = prepare(database, 'SELECT * FROM everyKey WHERE id = ?');
    this.selectByOwner = prepare(
      database,
      'SELECT * FROM everyKey WHERE municipality = ? AND subject = ? AND purpose = ?',
    );
  }

  find(id: string): KeyRow | undefined {
    return this.selectById.get(id);
  }

  of({ municipality, subject, purpose }: KeyOwner): KeyRow | undefined {
    return this.selectByOwner.get(municipality, subject, purpose);
  }

  isAlive(id: string): boolean {
    return Boolean(this.find(id)?.wrapped);
  }

  /** Leaves it be where the owner has a row already, were it that of a destroyed key. @returns whether it was inserted */
  insert(key: LivingKey, now: Instant): boolean {
    const { id, municipality, subject, purpose, wrapped, master } = key;
    if (purpose === 'inputHash')
      prepare(
        this.database,
        'INSERT INTO hashingKey (municipality, id, wrapped, master, createdAt) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(municipality, id, wrapped, master, now);
    else
      prepare(
        this.database,
        'INSERT INTO subjectKey (id, municipality, subject, purpose, wrapped, master, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(id, municipality, subject, purpose, wrapped, master, now);
    return this.of(key)?.id === id;
  }

  /**
   * Destroys a subject's keys for those purposes, and with them what tells of the subject under the municipality's hashing key. A
   * purpose that never had a key gets the row of a destroyed one.
   * @returns how many were alive
   */
  destroy(municipality: Municipality, subject: string, purposes: readonly Purpose[], now: Instant): number {
    const destroyed = prepare(
      this.database,
      `INSERT INTO subjectKey (id, municipality, subject, purpose, createdAt, destroyedAt) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (municipality, subject, purpose)
       DO UPDATE SET wrapped = NULL, master = NULL, destroyedAt = excluded.destroyedAt`,
    );
    return inTransaction(this.database, () => {
      const before = purposes.map((purpose) => ({ purpose, row: this.of({ municipality, subject, purpose }) }));
      const undone = before.filter(({ row }) => !row || row.wrapped);
      for (const { purpose } of undone) destroyed.run(v7(), municipality, subject, purpose, now, now);
      // Done before, it is left alone: the hashing key of today knows nothing of the person.
      if (undone.length > 0) prepare(this.database, 'DELETE FROM hashingKey WHERE municipality = ?').run(municipality);
      return undone.filter(({ row }) => row).length;
    });
  }

  holdsOf(municipality: Municipality, subject: string): Hold[] {
    return prepare<Hold>(
      this.database,
      'SELECT purpose, destroyedAt FROM subjectKey WHERE municipality = ? AND subject = ? ORDER BY purpose',
    )
      .all(municipality, subject)
      .map(({ purpose, destroyedAt }) => ({ purpose, destroyedAt }));
  }
}
