import type { MessagePort } from 'node:worker_threads';
import type { FromPast, ToPast } from './messages.js';
import type { PastWorlds } from './past-worlds.js';
import { PastUnavailable } from './question.js';

/** Answers what `PastThread` asks: the thread's own side. @param close lets go of the log, when everything has been answered */
export function servePast(port: MessagePort, worlds: PastWorlds, close: () => Promise<void>): void {
  port.on('message', (message: ToPast) => {
    void answerTo(message, worlds).then(async (answer) => {
      if ('close' in message) await close();
      port.postMessage(answer);
      if ('close' in message) port.close();
    });
  });
}

async function answerTo(message: ToPast, worlds: PastWorlds): Promise<FromPast> {
  const { number } = message;
  try {
    if ('question' in message) return { number, rows: await worlds.rows(message.question) };
    if ('held' in message) return { number, held: worlds.held() };
    await worlds.forget();
    return { number, done: true };
  } catch (error) {
    const failed = error instanceof Error ? error.message : 'something was thrown that is no error';
    return { number, failed, isKnown: error instanceof PastUnavailable };
  }
}
