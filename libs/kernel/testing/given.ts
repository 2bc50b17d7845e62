import { expect } from '@jest/globals';
import {
  type Actor,
  type CommandInput,
  type CommandMap,
  type Decider,
  type Decision,
  type EventMap,
  type FactsOf,
  type Instant,
  type Refusal,
  type RefusalMap,
  type Sealed,
  type commonRefusals,
  decideOn,
  evolveOn,
  instant,
  invalidInput,
  isRefusal,
  messageOf,
  thingIdOf,
  withCommonRefusals,
} from '#kernel';
import type { z } from 'zod';
import { NOW, coordinator, idFor } from './people.js';
import { frozen, locked, opened } from './plain.js';

/** An event as a spec writes it: personal values as plain text. It happened when the spec plays, unless it says otherwise. */
export type PlainEvent<E extends EventMap> = {
  [K in keyof E & string]: {
    readonly type: K;
    readonly data: Unchanged<z.input<E[K]['schema']>>;
    readonly occurredAt?: string;
  };
}[keyof E & string];

/** Readonly to the bottom, so that specs may write `as const`. */
type Unchanged<T> = T extends Word
  ? T
  : T extends readonly (infer I)[]
    ? readonly Unchanged<I>[]
    : { readonly [K in keyof T]: Unchanged<T[K]> };

type SaidTo<C extends CommandMap> = {
  [K in keyof C & string]: { readonly name: K; readonly data: CommandInput<C[K]> };
}[keyof C & string];

type Word = string | number | boolean | null | undefined | Sealed;
type Words<W extends Word> = W | Words<W>[] | { [field: string]: Words<W> };

/** A command as somebody gives it. (`W` is there so that `'firstAid'` stays `'firstAid'` and does not become any string.) */
export const command = <N extends string, W extends Word, D extends { [field: string]: Words<W> }>(
  name: N,
  data: D,
): { name: N; data: D } => ({ name, data });

export interface Circumstances {
  /** Any RFC 3339 time. Default: `NOW`. */
  readonly now?: string;
  /** Default: a coordinator of Ishøj. */
  readonly actor?: Actor;
  /** The id of what it is all about. Default: what the first given event says, else `idFor(kind)`. */
  readonly id?: string;
}

/** The id that the `nth` `when` of a spec hands out for a new thing of that kind. */
export const newIdFor = (kind: string, nth = 1): string => thingIdOf(`when ${nth}`, kind);

/**
 * The history that a rule meets: `given(cafe, [opened]).when(command('CloseCafe', …)).then(closed)`. Commands may follow one
 * another, `.at()` a later time and `.by()` somebody else; what was asked with `then` can go on from the same `when`.
 */
export const given = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  events: readonly PlainEvent<E>[],
  circumstances: Circumstances = {},
): Given<C, E, S, R> => {
  const now = instant(circumstances.now ?? NOW);
  const history = events.map((event) => checked(aggregate, event, now));
  return new Given(aggregate, {
    state: history.reduce<S | undefined>((state, event) => evolved(aggregate, state, event), aggregate.initial),
    now,
    actor: circumstances.actor ?? coordinator,
    id:
      circumstances.id ??
      (history[0]?.data as Record<string, string> | undefined)?.[aggregate.identity] ??
      idFor(aggregate.kind),
    said: 0,
  });
};

/** The state after those events, for asking predicates. */
export const stateAfter = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  events: readonly PlainEvent<E>[],
  circumstances: Circumstances = {},
): S => {
  const { state } = given(aggregate, events, circumstances);
  if (state === undefined) throw new Error(`${aggregate.category} has no state before its first event`);
  return state;
};

interface Scene<S> {
  readonly state: S | undefined;
  readonly now: Instant;
  readonly actor: Actor;
  readonly id: string;
  readonly said: number;
}

export class Given<C extends CommandMap, E extends EventMap, S, R extends RefusalMap> {
  constructor(
    protected readonly aggregate: Decider<C, E, S, R>,
    protected readonly scene: Scene<S>,
  ) {}

  get state(): S | undefined {
    return this.scene.state;
  }

  /** Time has moved on to then. */
  at(now: string): Given<C, E, S, R> {
    return new Given(this.aggregate, { ...this.present(), now: instant(now) });
  }

  /** Somebody else acts from here on. */
  by(actor: Actor): Given<C, E, S, R> {
    return new Given(this.aggregate, { ...this.present(), actor });
  }

  protected present(): Scene<S> {
    return this.scene;
  }

  /** Says a command, with the facts from other streams that deciding on it needs. */
  when<K extends keyof C & string>(said: SaidTo<C> & { name: K }, facts?: FactsOf<C[K]>): Outcome<C, E, S, R> {
    const { aggregate } = this;
    const scene = this.present();
    const nth = scene.said + 1;
    const schema = aggregate.commands[said.name]?.schema;
    if (!schema) throw new Error(`${aggregate.category} knows no command ${said.name}`);
    const undeclared = Object.keys(said.data).filter((field) => !(field in schema.shape));
    if (undeclared.length > 0) throw new Error(`${said.name} has no field ${undeclared.join(', ')}`);
    const parsed = schema.safeParse(said.data);
    if (!parsed.success) return new Outcome(aggregate, { ...scene, said: nth }, said.name, invalidInput(parsed.error));
    const context = {
      now: scene.now,
      actor: scene.actor,
      id: (parsed.data[aggregate.identity] as string | undefined) ?? scene.id,
      newId: (kind: string) => newIdFor(kind, nth),
      ...facts,
    };
    const decision = decideOn(aggregate, frozen(scene.state), said.name, frozen(parsed.data), context);
    return new Outcome(aggregate, { ...scene, said: nth }, said.name, decision);
  }
}

/** What a command led to. The next `when` meets the state after it. */
export class Outcome<C extends CommandMap, E extends EventMap, S, R extends RefusalMap> extends Given<C, E, S, R> {
  /** What came of it, for properties that hold whatever comes of it; specs ask with `then`. */
  readonly events: readonly Checked[];
  readonly refusal: Refusal | undefined;
  private wasExpected = false;

  constructor(
    aggregate: Decider<C, E, S, R>,
    before: Scene<S>,
    private readonly command: string,
    decision: Decision<{ type: string; data: unknown; occurredAt?: string }, Refusal>,
  ) {
    const refusal = isRefusal(decision) ? decision : undefined;
    const events = isRefusal(decision) ? [] : decision.map((event) => checked(aggregate, event, before.now));
    const state = events.reduce<S | undefined>((so, event) => evolved(aggregate, so, event), before.state);
    super(aggregate, { ...before, state });
    this.events = events;
    this.refusal = refusal;
  }

  /** Exactly these events, in this order. */
  then(...expected: PlainEvent<E>[]): void {
    failingAtTheSpec(() => {
      if (this.refusal && expected.length > 0)
        throw new Error(`${this.command} was refused: ${worded(this.refusal)}\n\nExpected: ${named(expected)}`);
      if (this.refusal)
        throw new Error(`${this.command} was refused: ${worded(this.refusal)}\n\nExpected that nothing happens.`);
      expect(this.events.map(shown)).toEqual(
        expected.map((event) => shown(checked(this.aggregate, event, this.scene.now))),
      );
    });
  }

  /** Accepted, and nothing new happened: it was said before. */
  thenNothing(): void {
    failingAtTheSpec(() => this.then());
  }

  /** Refused with that code, and with exactly these details where they are given. Its message exists in every language. */
  thenRefused(
    code: (keyof R & string) | keyof typeof commonRefusals,
    details?: Readonly<Record<string, unknown>>,
  ): void {
    failingAtTheSpec(() => {
      if (!this.refusal)
        throw new Error(`${this.command} was accepted: ${named(this.events)}\n\nExpected that it is refused: ${code}`);
      expect(this.refusal.refused).toBe(code);
      this.wasExpected = true;
      if (details) expect(this.refusal.details).toEqual(details);
      for (const language of ['da', 'en'] as const)
        expect(messageOf(withCommonRefusals(this.aggregate.refusals), this.refusal, language)).not.toMatch(
          /undefined|NaN|\[object|\[sealed\]/,
        );
    });
  }

  /** Nothing goes on from a refusal that the spec did not expect. */
  protected override present(): Scene<S> {
    if (this.refusal && !this.wasExpected) throw new Error(`${this.command} was refused: ${worded(this.refusal)}`);
    return super.present();
  }
}

/** An event as the log would take it. */
export interface Checked {
  readonly type: string;
  readonly data: object;
  readonly at: Instant;
  readonly occurredAt?: Instant;
}

/** @throws Error where it is none of the aggregate's or breaks its schema. */
function checked(
  { category, events }: { category: string; events: EventMap },
  { type, data, occurredAt }: { type: string; data: unknown; occurredAt?: string },
  now: Instant,
): Checked {
  const definition = events[type];
  if (!definition) throw new Error(`${category} has no event ${type}`);
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success)
    throw new Error(`the event ${type} breaks its schema: ${JSON.stringify(invalidInput(parsed.error).details)}`);
  const undeclared = Object.keys(data as object).filter((field) => !(field in definition.schema.shape));
  if (undeclared.length > 0)
    throw new Error(`the event ${type} declares no field ${undeclared.join(', ')}: it would be lost when stored`);
  const at = occurredAt ? instant(occurredAt) : now;
  return frozen({ type, data: parsed.data, at, ...(at === now ? {} : { occurredAt: at }) });
}

const evolved = <C extends CommandMap, E extends EventMap, S, R extends RefusalMap>(
  aggregate: Decider<C, E, S, R>,
  state: S | undefined,
  { type, data, at }: Checked,
): S => evolveOn(aggregate, frozen(state), { type, data: aggregate.opensPersonalValues ? data : locked(data) }, at);

const shown = ({ type, data, occurredAt }: Checked) => ({
  type,
  data: opened(data),
  ...(occurredAt ? { occurredAt } : {}),
});

const named = (events: readonly { type: string }[]): string =>
  events.length > 0 ? events.map(({ type }) => type).join(', ') : 'nothing new happened';

const worded = ({ refused, details }: Refusal): string => `${refused} ${JSON.stringify(details)}`;

/** Where this file's own lines show in a stack. */
const HERE = /^ +at .*kernel\/testing\/given\.ts/;

/** A failure points at the spec's line, not at this file. */
function failingAtTheSpec(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof Error && error.stack)
      error.stack = error.stack
        .split('\n')
        .filter((line) => !HERE.test(line))
        .join('\n');
    throw error;
  }
}
