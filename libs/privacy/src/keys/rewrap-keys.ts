import { type Blob, type Database, bytesOf, prepare } from '#event-store/sqlite';
import { inTransaction } from './key-file.js';
import { type LivingKey, boundTo } from './key-rows.js';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';

/** Keys that are rewrapped in one transaction. */
const BATCH = 200;

/** How far a rotation is, in keys. */
export interface RotationProgress {
  readonly done: number;
  readonly total: number;
}

export const keysWrappedBy = (database: Database, { fingerprint }: MasterKey): number =>
  prepare<{ keys: number }>(database, 'SELECT count(*) AS keys FROM everyKey WHERE master = ?').get(fingerprint)
    ?.keys ?? 0;

/**
 * Tries both on one key each, so that a rotation that cannot go on does not begin.
 * @throws MasterKeyUnusable
 */
export async function proveUsable(database: Database, from: MasterKey, to: MasterKey): Promise<void> {
  const [first] = batchAfter(database, from, '');
  if (first) await from.unwrap(first.wrapped, boundTo(first));
  await wrapped(new Uint8Array(32), 'a rotation that is about to begin', to);
}

/** Wraps by `to` every key that `from` still wraps, some hundred at a time, each time whole or not at all. @returns how many */
export async function rewrapKeys(
  database: Database,
  from: MasterKey,
  to: MasterKey,
  onProgress: (progress: RotationProgress) => void,
): Promise<number> {
  const already = keysWrappedBy(database, to);
  const total = already + keysWrappedBy(database, from);
  let rewrapped = 0;
  for (let batch = batchAfter(database, from, ''); batch.length > 0;) {
    const renewed = await Promise.all(batch.map((row) => rewrap(row, from, to)));
    save(database, from, renewed);
    rewrapped += renewed.length;
    onProgress({ done: already + rewrapped, total });
    batch = batchAfter(database, from, batch.at(-1)?.id ?? '');
  }
  return rewrapped;
}

const batchAfter = (database: Database, { fingerprint }: MasterKey, id: string): LivingKey[] =>
  prepare<Omit<LivingKey, 'wrapped'> & { readonly wrapped: Blob }>(
    database,
    `SELECT * FROM everyKey WHERE master = ? AND id > ? ORDER BY id LIMIT ${BATCH}`,
  )
    .all(fingerprint, id)
    .map((row) => ({ ...row, wrapped: bytesOf(row.wrapped) }));

async function rewrap(row: LivingKey, from: MasterKey, to: MasterKey): Promise<LivingKey> {
  const key = await from.unwrap(row.wrapped, boundTo(row));
  return { ...row, wrapped: await wrapped(key, boundTo(row), to), master: to.fingerprint };
}

/** The key as the new master key wraps it, which has proved that it opens it: the old wrap is about to go. */
async function wrapped(key: Uint8Array, use: string, to: MasterKey): Promise<Uint8Array> {
  const bytes = await to.wrap(key, use);
  if (!Buffer.from(await to.unwrap(bytes, use)).equals(key))
    throw new MasterKeyUnusable(
      `the new master key (${to.fingerprint}) does not open what it wrapped, so no more keys are given to it`,
    );
  return bytes;
}

/** A key that was destroyed while the master keys were asked stays destroyed. */
function save(database: Database, from: MasterKey, keys: readonly LivingKey[]): void {
  const updates = ['subjectKey', 'hashingKey'].map((table) =>
    prepare<never>(database, `UPDATE ${table} SET wrapped = ?, master = ? WHERE id = ? AND master = ?`),
  );
  inTransaction(database, () => {
    for (const { id, wrapped, master } of keys)
      for (const update of updates) update.run(wrapped, master, id, from.fingerprint);
  });
}
