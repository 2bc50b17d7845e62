import { openSqliteReader } from '#event-store/sqlite';
import { say, sayRefusal } from './history.js';

/** Reads a log, says which events it found, and with `follow` goes on until somebody ends it. */
const [folder = '', follow] = process.argv.slice(2);

const sayRead = (ids: readonly string[]): unknown =>
  say({ acknowledged: { stream: 'the log', revision: ids.length - 1, ids } });

try {
  const reader = await openSqliteReader({ folder });
  const ids: string[] = [];
  for await (const { id } of reader.readAll()) ids.push(id);
  sayRead(ids);
  if (follow)
    for await (const { events } of reader.subscribe({ signal: new AbortController().signal }))
      if (events.length > 0) sayRead(events.map(({ id }) => id));
  await reader.close();
} catch (error) {
  sayRefusal(error);
}
