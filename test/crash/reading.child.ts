import { openSqliteReader } from '#event-store/sqlite';
import { say, sayRefusal } from './history.js';

/** Reads a log from its start to its end, and says what it found. */
const [folder = ''] = process.argv.slice(2);
try {
  const reader = await openSqliteReader({ folder });
  const ids: string[] = [];
  for await (const { id } of reader.readAll()) ids.push(id);
  say({ acknowledged: { stream: 'the log', revision: ids.length - 1, ids } });
  await reader.close();
} catch (error) {
  sayRefusal(error);
}
