import type { Actor } from './actor.js';
import type { CommandData, CommandMap, FactsOf } from './command.js';
import type { DataOf, EventMap, EventOf } from './events.js';
import type { Instant } from './instant.js';
import { type EventMetadata, happenedAt } from './journal.js';
import { type Refusal, type RefusalMap, type RefusalOf, commonRefusals } from './refusal.js';

/** What deciding may know besides the command and the state. Time, ids and the actor come from here and from nowhere else. */
export interface DecisionContext {
  readonly now: Instant;
  readonly actor: Actor;
  /** The id of what the stream is about. */
  readonly id: string;
  /** An id for a further thing that this command brings into being; the same again when the command is said again. */
  readonly newId: (kind: string) => string;
}

/** New events, none of them where it was said before, or a refusal. */
export type Decision<E, R> = readonly E[] | R;

/**
 * One aggregate: what may be said to it, what it answers, what it remembers. Pure. No rule lives outside `decide`, no memory
 * outside `evolve`.
 */
export interface Decider<C extends CommandMap, E extends EventMap, S, R extends RefusalMap> {
  readonly category: string;
  /** What the thing is called where it is not found, and the command's field that holds its id. */
  readonly kind: string;
  readonly identity: string;
  readonly commands: C;
  readonly events: E;
  readonly refusals: R;
  /** What an empty stream means; `undefined` where nothing is there before a command creates it. */
  readonly initial: S | undefined;
  /** The aggregate's memory holds personal values in clear. Only the e-mail register's does. */
  readonly opensPersonalValues?: boolean;
  /** Whether the thing is there, where that is more than having a state. Commands that do not create are refused where it is not. */
  readonly exists?: (state: S) => boolean;
  /** What holds for every command alike, such as that nothing happens after the end. */
  readonly guard?: (state: S, command: keyof C & string, context: DecisionContext) => RefusalOf<R> | undefined;
  /** What `now` has made due, such as an offer that lapsed. Happens before anything is decided. */
  readonly settle?: (state: S, now: Instant) => readonly EventOf<E>[];
  /** A creating command is decided only where nothing is there yet, every other only where something is. */
  readonly decide: {
    readonly [K in keyof C & string]: (
      command: CommandData<C[K]>,
      state: S,
      context: DecisionContext & FactsOf<C[K]>,
    ) => Decision<EventOf<E>, RefusalOf<R>>;
  };
  /** `at` is when it happened, which may lie before it was recorded. The event that creates finds no state and makes one. */
  readonly evolve: { readonly [K in keyof E & string]: (state: S, data: DataOf<E, K>, at: Instant) => S };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any decider at all, for the machinery that runs them
export type AnyDecider = Decider<any, any, any, any>;

export type StateOf<D> = D extends Decider<infer _C, infer _E, infer S, infer _R> ? S : never;

export const decider = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  definition: Decider<C, E, S, R>,
): Decider<C, E, S, R> => definition;

/** Said before: nothing new happens. */
export const nothing: readonly never[] = [];

/** The words in which an aggregate's `decide` answers. */
export const vocabulary = <E extends EventMap, R extends RefusalMap>(_events: E, _refusals: R) => ({
  event: <K extends keyof E & string>(type: K, data: DataOf<E, K>, occurredAt?: Instant): EventOf<E> => ({
    type,
    data,
    ...(occurredAt ? { occurredAt } : {}),
  }),
  refuse: <K extends keyof R & string>(
    code: K,
    details: Extract<RefusalOf<R>, { refused: K }>['details'],
  ): Extract<RefusalOf<R>, { refused: K }> => ({ refused: code, details }) as Extract<RefusalOf<R>, { refused: K }>,
});

export const isRefusal = (decision: readonly unknown[] | Refusal): decision is Refusal => 'refused' in decision;

/** The state after one more event. */
export const evolveOn = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  state: S | undefined,
  event: { readonly type: string; readonly data: unknown },
  at: Instant,
): S => {
  const evolve = aggregate.evolve[event.type] as ((state: S | undefined, data: unknown, at: Instant) => S) | undefined;
  if (!evolve) throw new Error(`${aggregate.category} does not know the event ${event.type}`);
  return evolve(state, event.data, at);
};

/** The state after recorded events, the first of its stream to the last of them. */
export const stateAfter = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  events: readonly { readonly type: string; readonly data: unknown; readonly metadata: EventMetadata }[],
): S | undefined =>
  events.reduce<S | undefined>(
    (state, event) => evolveOn(aggregate, state, event, happenedAt(event)),
    aggregate.initial,
  );

/** The state after those events, all of them happening at `now` unless they say otherwise. */
export const foldNew = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  state: S,
  events: readonly EventOf<E>[],
  now: Instant,
): S =>
  events.reduce((so, event) => evolveOn(aggregate, so, event, (event.occurredAt as Instant | undefined) ?? now), state);

/** Settles what is due, then decides: the one way in which a command meets an aggregate. */
export function decideOn<C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  state: S | undefined,
  name: keyof C & string,
  data: unknown,
  context: DecisionContext,
): Decision<EventOf<E>, Refusal> {
  const creates = aggregate.commands[name]?.creates;
  const there = state !== undefined && (aggregate.exists?.(state) ?? true);
  if (!there && !creates) return { refused: 'NotFound', details: { kind: aggregate.kind, id: context.id } };
  if (there && creates && aggregate.initial === undefined)
    return { refused: 'AlreadyExists', details: { kind: aggregate.kind, id: context.id } };
  const settled = there ? (aggregate.settle?.(state, context.now) ?? nothing) : nothing;
  // Without a state there is only creation, which does not look at it.
  const present = foldNew(aggregate, state as S, settled, context.now);
  const guarded = there ? aggregate.guard?.(present, name, context) : undefined;
  if (guarded) return guarded;
  const decision = aggregate.decide[name](data as never, present, context as never);
  return isRefusal(decision) ? decision : [...settled, ...decision];
}

/** The refusals of an aggregate with those that any command can meet: what a stored refusal's message is looked up in. */
export const withCommonRefusals = <R extends RefusalMap>(own: R): R & typeof commonRefusals => ({
  ...own,
  ...commonRefusals,
});
