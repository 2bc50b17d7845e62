import { type ExecutionResult, createSourceEventStream, execute } from 'graphql';
import type { Admitted } from './socket-admission.js';
import type { SocketNeeds } from './socket.js';
import { SubscriptionTurns } from './subscription-turns.js';

/** What a subscription tells, event by event, each in a turn of its own and for the price of the whole. The first refusal ends it. */
export async function subscribed(
  args: Admitted,
  needs: SocketNeeds,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const turns = new SubscriptionTurns(args, needs);
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return { ...source, extensions: { cost: args.cost } };
  const tell = (rootValue: unknown) =>
    turns.take(async (): Promise<ExecutionResult> => {
      const result = await execute({ ...args, rootValue });
      return { ...result, extensions: { cost: await needs.admission.owed(args.contextValue, args.cost.requested) } };
    });
  return toldOneByOne(source[Symbol.asyncIterator](), tell);
}

/** Not a generator: one that waits cannot be ended from outside, as whoever goes away does. */
function toldOneByOne(
  events: AsyncIterator<unknown, unknown>,
  tell: (event: unknown) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      try {
        const event = await events.next();
        return event.done ? { done: true, value: undefined } : { done: false, value: await tell(event.value) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
