import { noteAskedFields } from '../graphql/asked-fields.js';
import { notAllowedAnswer } from '../graphql/permissions.js';
import { clientOf } from '../limits/budget.js';
import type { Deadline } from '../limits/deadline.js';
import { tooBusy } from '../limits/refused.js';
import { type Admitted, demandRead, identified } from './socket-admission.js';
import type { SocketNeeds } from './socket.js';

/**
 * The turns of a subscription: one whenever it reads what has come, and one for each event that it tells. It outlives what its caller was
 * allowed when it began, and what they had left to ask with; so each time everything is asked again that is asked of a request.
 */
export class SubscriptionTurns {
  constructor(
    private readonly args: Admitted,
    private readonly needs: SocketNeeds,
  ) {
    args.contextValue.inTurn = (read) => this.take(read);
  }

  /**
   * Does that in the context of the caller as they are now, within the time of a query.
   * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, TOO_MANY_REQUESTS, OVERLOADED, TOOK_TOO_LONG
   */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const { args, needs } = this;
    demandRead(args.socket, needs.limits);
    const now = await identified(args.socket, needs);
    const [refusal] = notAllowedAnswer({ ...args, contextValue: now })?.errors ?? [];
    if (refusal) throw refusal;
    const leave = await needs.overload.enter(clientOf(now.actor));
    if (!leave) throw tooBusy(needs.overload);
    Object.assign(args.contextValue, now);
    noteAskedFields(args);
    try {
      return await inTime(now.deadline, work);
    } finally {
      leave();
    }
  }
}

async function inTime<T>(deadline: Deadline, work: () => Promise<T>): Promise<T> {
  deadline.start();
  try {
    return await deadline.within(work());
  } finally {
    deadline.stop();
  }
}
