import type { MessagePort } from 'node:worker_threads';
import type { FromPast, ToPast } from './messages.js';
import type { PastWorlds } from './past-worlds.js';

/** Answers what `PastThread` asks: the thread's own side. @param close lets go of the log, when everything has been answered */
export function servePast(port: MessagePort, worlds: PastWorlds, close: () => Promise<void>): void {
  const answering = new Set<Promise<void>>();
  const answer = async (message: ToPast): Promise<void> => port.postMessage(await answerTo(message, worlds));
  const end = async (message: ToPast): Promise<void> => {
    await Promise.all(answering);
    await answer(message);
    await close();
    port.close();
  };
  port.on('message', (message: ToPast) => {
    const answered = 'close' in message ? end(message) : answer(message);
    answering.add(answered);
    void answered.finally(() => answering.delete(answered));
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
    const { name, message: what, stack } = error instanceof Error ? error : new Error('thrown was what is no error');
    return { number, failed: { name, message: what, stack } };
  }
}
