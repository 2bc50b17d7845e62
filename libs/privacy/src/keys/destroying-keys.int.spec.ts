import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SubjectErased, purposes } from '#kernel';
import { ISHOEJ, VALLENSBAEK, clockAt } from '#kernel/testing';
import { StillRead, bytesOf, openDatabase, prepare } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from './key-store.js';
import { localMasterKey } from './master-key.js';
import { GatedMasterKey } from './testing/gated-master-key.js';

const master = localMasterKey(Buffer.alloc(32, 1));
const clock = clockAt();
const open = (where: string, key = master) => SqliteKeyStore.open(where, key, clock);

/** Every key as the master key wrapped it. */
function wrappedIn(where: string): Buffer[] {
  const database = openDatabase(join(where, 'keys.db'), 'readOnly');
  const rows = prepare<{ wrapped: ArrayBuffer }>(
    database,
    'SELECT wrapped FROM subjectKey UNION ALL SELECT wrapped FROM hashingKey',
  ).all();
  database.close();
  return rows.map(({ wrapped }) => Buffer.from(bytesOf(wrapped)));
}

/** How many stretches of 8 bytes of these still stand in any file of the key store. */
function tracesOf(wrapped: readonly Buffer[], where: string): number {
  const files = ['keys.db', 'keys.db-wal', 'keys.db-journal'].map((name) => join(where, name)).filter(existsSync);
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  return wrapped
    .flatMap((each) => Array.from({ length: each.length - 7 }, (_, start) => each.subarray(start, start + 8)))
    .filter((stretch) => bytes.includes(stretch)).length;
}

describe('destroying the keys of a person', () => {
  const folder = temporaryFolder();

  it('leaves none to fetch, none to make, and says how many there were', async () => {
    const where = folder();
    const keys = open(where);
    const { id } = await keys.keyFor(ISHOEJ, 'anna', 'contact');
    const other = await keys.keyFor(ISHOEJ, 'bent', 'contact');
    await keys.keyFor(ISHOEJ, 'anna', 'health');
    expect(keys.destroy(ISHOEJ, 'anna', purposes)).toBe(2);
    for (const store of [keys, open(where)]) {
      expect(await store.fetch(new Set([id, other.id]))).toEqual(new Map([[other.id, other.bytes]]));
      // Notes never had a key, and never get one.
      for (const purpose of purposes)
        await expect(store.keyFor(ISHOEJ, 'anna', purpose)).rejects.toThrow(new SubjectErased('anna', purpose));
      store.close();
    }
  });

  it('for one purpose leaves the others, and says since when it is gone', async () => {
    const keys = open(folder());
    const contact = await keys.keyFor(ISHOEJ, 'anna', 'contact');
    await keys.keyFor(ISHOEJ, 'anna', 'health');
    expect(keys.destroy(ISHOEJ, 'anna', ['health'])).toBe(1);
    expect(await keys.keyFor(ISHOEJ, 'anna', 'contact')).toEqual(contact);
    expect(keys.holdsOf(ISHOEJ, 'anna')).toEqual([
      { purpose: 'contact', destroyedAt: null },
      { purpose: 'health', destroyedAt: clock.now() },
    ]);
    expect(keys.holdsOf(ISHOEJ, 'bent')).toEqual([]);
    expect(keys.holdsOf(VALLENSBAEK, 'anna')).toEqual([]);
    keys.close();
  });

  it('takes the municipality’s hashing key along, once', async () => {
    const keys = open(folder());
    const [before, elsewhere] = [await keys.hashingKey(ISHOEJ), await keys.hashingKey(VALLENSBAEK)];
    keys.destroy(ISHOEJ, 'anna', ['contact']);
    const after = await keys.hashingKey(ISHOEJ);
    expect(after.id).not.toBe(before.id);
    expect(await keys.hashingKey(VALLENSBAEK)).toEqual(elsewhere);
    expect(keys.destroy(ISHOEJ, 'anna', ['contact'])).toBe(0);
    expect(await keys.hashingKey(ISHOEJ)).toEqual(after);
    keys.close();
  });

  it('leaves nothing of them in any file, whoever else is kept', async () => {
    const where = folder();
    const filling = SqliteKeyStore.open(where, master, clock, 'deferred');
    for (let index = 0; index < 300; index++) await filling.keyFor(ISHOEJ, `guest ${index}`, 'contact');
    filling.close();
    const others = wrappedIn(where);
    const keys = open(where);
    await keys.hashingKey(ISHOEJ);
    await keys.keyFor(ISHOEJ, 'anna', 'contact');
    await keys.keyFor(ISHOEJ, 'anna', 'health');
    const annas = wrappedIn(where).filter((wrapped) => !others.some((other) => other.equals(wrapped)));
    expect(annas).toHaveLength(3);
    expect(tracesOf(annas, where)).toBeGreaterThan(100);
    keys.destroy(ISHOEJ, 'anna', purposes);
    expect(tracesOf(annas, where)).toBe(0);
    expect(tracesOf(others, where)).toBeGreaterThan(10_000);
    keys.close();
    expect(tracesOf(annas, where)).toBe(0);
  });

  it('is finished by saying it again where somebody was reading meanwhile', async () => {
    const where = folder();
    const keys = open(where);
    const { id } = await keys.keyFor(ISHOEJ, 'anna', 'contact');
    const annas = wrappedIn(where);
    const reader = openDatabase(join(where, 'keys.db'), 'readOnly');
    reader.exec('BEGIN; SELECT * FROM subjectKey');
    expect(() => keys.destroy(ISHOEJ, 'anna', ['contact'])).toThrow(StillRead);
    expect(await keys.fetch(new Set([id]))).toEqual(new Map());
    reader.exec('COMMIT');
    reader.close();
    expect(keys.destroy(ISHOEJ, 'anna', ['contact'])).toBe(0);
    expect(tracesOf(annas, where)).toBe(0);
    keys.close();
  });

  it('is known at once to another process on the same keys', async () => {
    const where = folder();
    const [one, other] = [open(where), open(where)];
    const { id } = await one.keyFor(ISHOEJ, 'anna', 'contact');
    expect((await other.fetch(new Set([id]))).size).toBe(1);
    await other.keyFor(ISHOEJ, 'anna', 'contact');
    const hashing = await other.hashingKey(ISHOEJ);
    one.destroy(ISHOEJ, 'anna', purposes);
    expect(await other.fetch(new Set([id]))).toEqual(new Map());
    for (const purpose of purposes) await expect(other.keyFor(ISHOEJ, 'anna', purpose)).rejects.toThrow(SubjectErased);
    expect((await other.hashingKey(ISHOEJ)).id).not.toBe(hashing.id);
    one.close();
    other.close();
  });
});

describe('destroying keys while the master key is being asked', () => {
  const folder = temporaryFolder();

  /** A key store with keys of Anna and Bent, and a master key that keeps everybody waiting. */
  async function waiting() {
    const where = folder();
    const filling = open(where);
    const [annas, bents] = [
      await filling.keyFor(ISHOEJ, 'anna', 'contact'),
      await filling.keyFor(ISHOEJ, 'bent', 'contact'),
    ];
    await filling.hashingKey(ISHOEJ);
    filling.close();
    const gated = new GatedMasterKey(master);
    return { where, annas, bents, gated, keys: open(where, gated) };
  }

  it.each(['the same process', 'another process'])('hands out no key that %s destroys meanwhile', async (who) => {
    const { where, annas, bents, gated, keys } = await waiting();
    const fetched = keys.fetch(new Set([annas.id, bents.id]));
    const asked = expect(keys.keyFor(ISHOEJ, 'anna', 'contact')).rejects.toThrow(SubjectErased);
    await gated.asked;
    const destroyer = who === 'another process' ? open(where) : keys;
    destroyer.destroy(ISHOEJ, 'anna', purposes);
    gated.open();
    expect([...(await fetched).keys()]).toEqual([bents.id]);
    await asked;
    expect(await keys.fetch(new Set([annas.id]))).toEqual(new Map());
    await expect(keys.keyFor(ISHOEJ, 'anna', 'contact')).rejects.toThrow(SubjectErased);
    if (destroyer !== keys) destroyer.close();
    keys.close();
  });

  it('hands out no key that was at hand when another was waited for', async () => {
    const { annas, bents, gated, keys } = await waiting();
    gated.open();
    await keys.fetch(new Set([annas.id]));
    const both = keys.fetch(new Set([annas.id, bents.id]));
    keys.destroy(ISHOEJ, 'anna', purposes);
    expect([...(await both).keys()]).toEqual([bents.id]);
    keys.close();
  });

  it.each(['the same process', 'another process'])('makes no key for whom %s erases meanwhile', async (who) => {
    const { where, gated, keys } = await waiting();
    const asked = expect(keys.keyFor(ISHOEJ, 'carla', 'contact')).rejects.toThrow(SubjectErased);
    await gated.asked;
    const destroyer = who === 'another process' ? open(where) : keys;
    destroyer.destroy(ISHOEJ, 'carla', ['contact']);
    gated.open();
    await asked;
    expect(keys.holdsOf(ISHOEJ, 'carla')).toEqual([{ purpose: 'contact', destroyedAt: clock.now() }]);
    if (destroyer !== keys) destroyer.close();
    keys.close();
  });

  it('hashes under a new key what was about to be hashed under the old one', async () => {
    const { gated, keys } = await waiting();
    const asked = keys.hashingKey(ISHOEJ);
    await gated.asked;
    keys.destroy(ISHOEJ, 'anna', purposes);
    gated.open();
    expect(await asked).toEqual(await keys.hashingKey(ISHOEJ));
    keys.close();
  });
});
