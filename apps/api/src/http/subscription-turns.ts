import { noteAskedFields } from '../graphql/asked-fields.js';
import { notAllowedAnswer } from '../graphql/permissions.js';
import { clientOf } from '../limits/budget.js';
import type { Deadline } from '../limits/deadline.js';
import { tooBusy } from '../limits/refused.js';
import { patiently } from './passing-trouble.js';
import { type Admitted, demandRead, identified } from './socket-admission.js';
import { demandOpen } from './socket-operations.js';
import type { SocketServing } from './socket.js';

/**
 * The turns of a subscription: one whenever it reads what has come, and one for each event that it tells. It outlives what its caller was
 * allowed when it began, and what they had left to ask with; so each time everything is asked again that is asked of a request.
 */
export class SubscriptionTurns {
  private readonly who: string;

  constructor(
    private readonly args: Admitted,
    private readonly needs: SocketServing,
  ) {
    this.who = clientOf(args.contextValue.actor);
    args.contextValue.inTurn = (read) => this.take(read);
  }

  /**
   * Does that in the context of the caller as they are now, within the time of a query; again after a while where a trouble was in the way
   * that passes, for a change happens once, and a client does not begin again of itself what ended with an error.
   * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, TOO_MANY_REQUESTS; what has not passed after many tries
   */
  take<T>(work: () => Promise<T>): Promise<T> {
    return patiently(() => this.takeOnce(work), this.needs.clock, this.args.own.signal);
  }

  private async takeOnce<T>(work: () => Promise<T>): Promise<T> {
    let working: Promise<T> | undefined;
    try {
      return await this.needs.turns.take(this.who, this.args.own.signal, async () => {
        const deadline = await this.admitted();
        working = work();
        return await inTime(deadline, working);
      });
    } catch (error) {
      if (!working) throw error;
      // What took too long holds nobody up, but is not over: it ends by itself at what it would read next. Done anew beside it, it could be told twice.
      return working;
    }
  }

  /** @returns until when they may take */
  private async admitted(): Promise<Deadline> {
    const { args, needs } = this;
    demandOpen(args.socket);
    demandRead(args.socket, needs.limits);
    if (needs.overload.isStalled) throw tooBusy(needs.overload);
    const now = await identified(args.socket, needs);
    const [refusal] = notAllowedAnswer({ ...args, contextValue: now })?.errors ?? [];
    if (refusal) throw refusal;
    Object.assign(args.contextValue, now);
    noteAskedFields(args);
    return now.deadline;
  }
}

async function inTime<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  deadline.start();
  try {
    return await deadline.within(work);
  } finally {
    deadline.stop();
  }
}
