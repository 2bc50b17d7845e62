import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.js';
import type { FromWriter, PackedGroup, ToWriter, WriterOptions } from './messages.js';
import { unpack } from './messages.js';
import { FolderRefusal } from './refusal.js';
import { type WritableLog, openWritableLog } from './writable-log.js';

/** The thread that writes the log: one message in is one group, one transaction, one sync, one message out. */
function serve(port: MessagePort): void {
  const say = (message: FromWriter): void => port.postMessage(message);
  let log: WritableLog;
  try {
    log = openWritableLog(workerData as WriterOptions);
  } catch (error) {
    if (!(error instanceof FolderRefusal)) throw error;
    say({ refused: error.message });
    return;
  }
  /** Why nothing more is written, once a sync has failed. */
  let stopped: string | undefined;

  const append = (group: PackedGroup): FromWriter => {
    if (stopped) return { failed: stopped, unknown: false };
    try {
      return { committed: log.writer.append(unpack(group)), head: log.writer.head };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.unknown) stopped = failure.failed;
      return failure;
    }
  };

  /** What is committed is safe where it is; a disk that takes no more is told by the next append. */
  const checkpoint = (): void => {
    try {
      log.writer.checkpointWhenDue();
    } catch (error) {
      failureOf(error);
    }
  };

  port.on('message', (message: ToWriter) => {
    if ('group' in message) {
      say(append(message.group));
      checkpoint();
    } else {
      log.close();
      port.close();
    }
  });
  say({ opened: { head: log.writer.head } });
}

if (parentPort) serve(parentPort);
