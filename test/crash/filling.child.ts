import { randomUUID } from 'node:crypto';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store/sqlite';
import { say, sayRefusal } from './history.js';

/**
 * Appends until the disk takes no more. With `ballast`, it leaves little room on the disk first, and appends once more after it
 * has thrown the ballast out.
 */
const [folder = '', ballast] = process.argv.slice(2);
const stream = 'ride-0183_1';
const ROOM = 2 * 1024 * 1024;

try {
  const store = await openSqliteEventStore({ folder });
  say({ opened: true });
  const file = join(folder, 'ballast');
  if (ballast) {
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(file, Buffer.alloc(bavail * bsize - ROOM));
  }
  const append = async (): Promise<void> => {
    const event = {
      id: randomUUID(),
      type: 'SomethingHappened',
      data: Buffer.alloc(100_000, '1'),
      metadata: Buffer.from('{}'),
    };
    const { revision } = await store.append(stream, [event], { expected: 'any' });
    say({ acknowledged: { stream, revision, ids: [event.id] } });
  };
  try {
    for (;;) await append();
  } catch (error) {
    sayRefusal(error);
  }
  if (ballast) {
    rmSync(file);
    await append();
  }
  const ids: string[] = [];
  for await (const { id } of store.read(stream)) ids.push(id);
  say({ acknowledged: { stream, revision: ids.length - 1, ids } });
  await store.close();
} catch (error) {
  sayRefusal(error);
}
