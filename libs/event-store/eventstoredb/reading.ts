import type { Clock } from '#kernel';
import type { Connection } from './connection.js';
import { failureOf } from './failure.js';
import { Inflow } from './inflow.js';
import type { ReadRequest } from './requests.js';
import type { ReadResponse } from './responses.js';

/**
 * One `Read` call: its messages as they come, as many at once as are there. Nothing is gathered for a reader who is slow: what is
 * not taken stays with the server. Ends when the server ends it, or when the signal aborts.
 * @param patience how long the next message may take, in milliseconds; for ever where it may
 * @throws what failureOf judges; the link is given up then, where it or its node is to blame
 */
export async function* reading(
  connection: Connection,
  clock: Clock,
  request: ReadRequest,
  patience: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<readonly ReadResponse[]> {
  const link = await connection.use();
  if (signal.aborted) return;
  const inflow = new Inflow(link.read(request));
  const cancel = () => {
    inflow.cancel();
  };
  signal.addEventListener('abort', cancel);
  const watching = patience === undefined ? undefined : inflow.failWhenStalled(clock, patience);
  try {
    while (!inflow.isOver) {
      const messages = inflow.take();
      if (messages.length > 0) yield messages;
      else await inflow.more();
    }
  } catch (error) {
    if (isAborted(signal)) return;
    const failure = failureOf(error);
    if (failure.kind === 'notLeader') connection.giveUp(link, failure.leader);
    if (failure.kind === 'passing') connection.giveUp(link);
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    inflow.cancel();
    await watching;
  }
}

/** Asked anew: it may have been since. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
