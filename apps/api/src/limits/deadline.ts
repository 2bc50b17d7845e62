import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { refused } from './refused.js';

/** Until when a query may take. Never starts for a mutation: what is being written is never cut off. */
export class Deadline {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private hasCaller = true;
  private readonly over: Promise<never>;
  private endsAt: number | undefined;

  constructor(private milliseconds: number) {
    this.over = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => {
        reject(this.signal.reason as Error);
      });
    });
    // Where nobody waits for anything, nobody is to be told.
    this.over.catch(() => undefined);
  }

  /** Aborted when the time is over, with what is to be told. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** What is left of it, in milliseconds. */
  get left(): number {
    return this.endsAt === undefined ? this.milliseconds : Math.max(0, this.endsAt - performance.now());
  }

  /** Allows so much instead, from the start. */
  allow(milliseconds: number): void {
    this.milliseconds = milliseconds;
  }

  start(): void {
    this.endsAt ??= performance.now() + this.milliseconds;
    this.timer ??= setTimeout(() => {
      this.expire();
    }, this.milliseconds);
    if (!this.hasCaller) this.expire();
  }

  /** Ends at once what has been started, or will be: its caller has gone away. */
  callerGone(): void {
    this.hasCaller = false;
    if (this.timer) this.expire();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** The value, unless the time is over before. @throws GraphQLError TOOK_TOO_LONG */
  within<T>(value: Promise<T>): Promise<T> {
    return Promise.race([value, this.over]);
  }

  private expire(): void {
    this.stop();
    const seconds = this.milliseconds / 1000;
    this.controller.abort(
      refused(
        'TOOK_TOO_LONG',
        `This took longer than ${seconds} seconds and was given up: ask for less (a smaller "first", fewer things within things), or again later.`,
        { retryAfter: Math.ceil(seconds) },
      ),
    );
  }
}

/** A request's context, with the deadline of the request. */
export interface Timed {
  readonly deadline: Deadline;
}

type Resolver = GraphQLFieldResolver<unknown, Partial<Timed>>;

/** Nothing that is waited for is waited for beyond the request's deadline; whoever works on it finds out by the signal. */
export function everythingWithinDeadline(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && type !== schema.getMutationType() && type !== schema.getSubscriptionType())
      for (const field of Object.values(type.getFields()))
        if (field.resolve) field.resolve = withinDeadline(field.resolve as Resolver);
  return schema;
}

const withinDeadline =
  (resolve: Resolver): Resolver =>
  (parent, args: unknown, context, info) => {
    // Also what would only now begin: graphql-js goes on with whatever it has begun, though the answer is given.
    context.deadline?.signal.throwIfAborted();
    const value: unknown = resolve(parent, args, context, info);
    return value instanceof Promise && context.deadline ? context.deadline.within(value) : value;
  };
