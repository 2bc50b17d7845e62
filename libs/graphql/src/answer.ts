import type { CommandBus } from '@nestjs/cqrs';
import {
  type Actor,
  type Instant,
  type Language,
  type RecordedEvent,
  type Refusal,
  type RefusalMap,
  canonicalJson,
  commonRefusals,
  invalidInput,
  messageOf,
} from '#kernel';
import type { Access } from '#identity';
import type { SaidCommandClass } from '#kernel/nest';
import type { AnyProjection } from '#projections';
import { z } from 'zod';
import { globalIds, plainIds } from './global-id.js';
import type { World } from './world.js';

/** What every resolver gets from the request. */
export interface RequestContext {
  readonly actor: Actor;
  /** What they are allowed, now: of the past too. */
  readonly access: Access;
  /** By a token of their own, or by the cookie of a browser that signed in. */
  readonly signedInBy: 'token' | 'session';
  readonly language: Language;
  /** Tells which fields of the API the request asks: they stand in the read log. */
  asks(fields: readonly string[]): void;
  /** Tells which fields it was refused: they stand in the security log. */
  refused(fields: readonly string[]): void;
  /** Tells that a document about somebody, or the history, is taken away: it stands in the security log. @throws SecurityLogFull */
  exports(what: string): void;
  /** The municipality as it stands now, to who the caller is now. A mutation's answer gets a new one, which has seen what it did. */
  newWorld(): Promise<World>;
  readonly world: World;
  /** How long somebody waits for the answer, in milliseconds; set once the request has been let in. */
  readonly deadline?: { readonly left: number };
  /**
   * What resolvers get who answer how things stood; seen from a past, what came after it is the future.
   * @param soon read models that will be asked for, so that the log is read once for all of them
   * @throws GraphQLError for a moment that has not come
   */
  asOf(at: AskedMoment, soon: readonly AnyProjection[]): Promise<RequestContext>;
  /** Up to where in the municipality's history this context sees. */
  history(): Promise<SeenHistory>;
  /** Waits, for two seconds at most, until these read models have seen that position. */
  visible(position: string, projections: readonly AnyProjection[]): Promise<boolean>;
  /**
   * What `read` finds, at once, and again after each change of the read model by an event that matters, until the caller has gone. Each
   * time it is asked again who the caller is and what they may; the first refusal ends it.
   * @param hasMore whether to read again at once after what was found
   */
  follow<T>(
    projection: AnyProjection,
    matters: (event: RecordedEvent) => boolean,
    read: (world: World) => Promise<T>,
    hasMore?: (found: T) => boolean,
  ): AsyncIterableIterator<T>;
}

/** What was known at a time, or with that event of the municipality's log. Exactly one of them. */
export interface AskedMoment {
  readonly time?: Instant | null;
  readonly index?: bigint | null;
}

export interface SeenHistory {
  /** The number of the last event in the municipality's log; null before the first. */
  readonly index: bigint | null;
  /** When that was known at the latest. */
  readonly knownAt: Instant | null;
}

/** The arguments of every mutation. */
export interface Said {
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string;
}

/** That a command was recorded, and whether the answer shows it yet. */
export interface Recorded {
  readonly visible: boolean;
  /** What any instance can wait for, by `Query.recorded`; null where nothing new had to be recorded. */
  readonly token: string | null;
}

const keySchema = z
  .string()
  .min(1, { error: 'must not be empty' })
  .max(200, { error: 'must be at most 200 characters' });

/** What a mutation answers: what it changed, or why it did not. */
export type Answer<Payload> = Payload | RefusalAnswer;

export interface RefusalAnswer {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

/** Takes mutations to the command bus, and outcomes to answers. */
export class Mutations<R extends RefusalMap> {
  constructor(
    private readonly bus: CommandBus,
    private readonly refusals: R,
    /** What the answers read. */
    private readonly projections: readonly AnyProjection[],
  ) {}

  /** `payload` reads what the command was about, in a world that has seen it where that was possible in time. */
  async say<Payload extends object>(
    command: SaidCommandClass,
    { input, idempotencyKey }: Said,
    context: RequestContext,
    payload: (id: string, world: World, recorded: Recorded) => Promise<Payload>,
  ): Promise<Answer<Payload>> {
    const key = keySchema.safeParse(idempotencyKey);
    if (!key.success)
      return this.refused(
        invalidInput(new z.ZodError(key.error.issues.map((issue) => ({ ...issue, path: ['idempotencyKey'] })))),
        context,
      );
    const ids = plainIds(input);
    if ('refusal' in ids) return this.refused(ids.refusal, context);
    const outcome = await this.bus.execute(
      new command({ actor: context.actor, idempotencyKey: key.data, input: ids.plain }),
    );
    if (outcome.outcome === 'refused') return this.refused(outcome.refusal, context);
    const visible = outcome.position === undefined || (await context.visible(outcome.position, this.projections));
    return payload(outcome.id, await context.newWorld(), {
      visible,
      token: outcome.position ? tokenOf(outcome.position) : null,
    });
  }

  private refused(refusal: Refusal, { language }: RequestContext): RefusalAnswer {
    return {
      __typename: refusal.refused,
      code: refusal.refused,
      message: messageOf({ ...this.refusals, ...commonRefusals }, refusal, language),
      ...globalIds(refusal.details),
    };
  }
}

/** The place in the log as callers get it: a text that says nothing to them, and is to be handed back. */
export const tokenOf = (position: string): string =>
  Buffer.from(canonicalJson(['recorded', BigInt(position).toString(36)])).toString('base64url');

/** The position of a token, `undefined` where the text is none. */
export function positionOfToken(token: string): string | undefined {
  const [, digits] = /^\["recorded","([0-9a-z]{1,14})"\]$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (!digits) return undefined;
  let position = 0n;
  for (const digit of digits) position = position * 36n + BigInt(parseInt(digit, 36));
  return position.toString().padStart(20, '0');
}
