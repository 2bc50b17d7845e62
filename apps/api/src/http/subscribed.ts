import { type ExecutionResult, createSourceEventStream, execute } from 'graphql';
import { passesIn } from './passing-trouble.js';
import type { Admitted } from './socket-admission.js';
import type { SocketOperation } from './socket-operations.js';
import type { SocketServing } from './socket.js';
import { SubscriptionTurns } from './subscription-turns.js';

/** What a subscription tells, event by event, each in a turn of its own and for the price of the whole. The first refusal ends it. */
export async function subscribed(
  args: Admitted,
  needs: SocketServing,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const turns = new SubscriptionTurns(args, needs);
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return { ...source, extensions: { cost: args.cost } };
  const tell = (rootValue: unknown) =>
    turns.take(async (): Promise<ExecutionResult> => {
      const result = await execute({ ...args, rootValue });
      const cost = await needs.admission.owed(args.contextValue, args.cost.requested);
      const trouble = result.errors?.find((error) => passesIn(error) !== undefined);
      if (trouble) throw trouble;
      return { ...result, extensions: { cost } };
    });
  return toldOneByOne(source[Symbol.asyncIterator](), tell, args.own);
}

/** Not a generator: one that waits cannot be ended from outside, as whoever goes away does. */
function toldOneByOne(
  events: AsyncIterator<unknown, unknown>,
  tell: (event: unknown) => Promise<ExecutionResult>,
  operation: SocketOperation,
): AsyncIterableIterator<ExecutionResult> {
  const { signal } = operation;
  const end = (): void => {
    void events.return?.();
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return {
    async next() {
      try {
        const event = await events.next();
        if (event.done) return { done: true, value: undefined };
        const value = await tell(event.value);
        if (!signal.aborted) return { done: false, value };
      } catch (error) {
        const isWanted = !signal.aborted;
        operation.end();
        if (isWanted) throw error;
      }
      return { done: true, value: undefined };
    },
    return() {
      operation.end();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
