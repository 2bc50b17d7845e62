import type { CommandHandling, CommandRequest, DataOf, EventMap, Instant, RecordedEvent } from '#kernel';
import type { AnyProjection, ViewsDatabase } from '#projections';

/** What a policy may use when it reacts. */
export interface PolicyContext {
  readonly handling: CommandHandling;
  /** Read models that have seen the event; for finding whom it concerns, never for deciding. */
  readonly views: (...projections: readonly AnyProjection[]) => Promise<ViewsDatabase>;
  /** What a command that follows from the event carries: said again, it is the same command. `step` tells several apart. */
  readonly follows: (event: RecordedEvent, step?: string) => Omit<CommandRequest, 'input'>;
}

/** Something is due at a time unless it has been settled by then. One stands per key: a later one takes its place. */
export interface Deadline {
  readonly key: string;
  readonly due: Instant;
}

/**
 * What follows from events: commands, and deadlines for commands. Driven by the log from a durable checkpoint, so nothing is
 * lost in a crash; commands are named by the event, so nothing happens twice.
 */
export interface Policy<M extends EventMap = EventMap> {
  /** Never changed: the commands' ids are made from it. */
  readonly name: string;
  readonly events: M;
  /** The categories that its events stand in. */
  readonly categories: readonly string[];
  readonly on: {
    readonly [K in keyof M & string]?: (
      event: RecordedEvent<K, DataOf<M, K>>,
      context: PolicyContext,
    ) => Promise<Deadline | undefined>;
  };
  /** The deadline of an event has come. */
  readonly onDue?: (event: RecordedEvent, context: PolicyContext) => Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any policy at all, for the machinery that runs them
export type AnyPolicy = Policy<any>;

export const policy = <M extends EventMap>(definition: Policy<M>): Policy<M> => definition;
