import { canonicalJson } from './canonical.js';
import type { Actor } from './actor.js';
import type { Clock } from './clock.js';
import { type commandEvents } from './command.events.js';
import type { CommandMap } from './command.js';
import { type AnyDecider, type DecisionContext, type StateOf, decideOn, evolveOn, isRefusal } from './decider.js';
import type { EventOf } from './events.js';
import { invalidInput } from './invalid-input.js';
import { commandIdOf, eventIdOf, thingIdOf } from './ids.js';
import type { Instant } from './instant.js';
import { type Journal, type RecordedEvent, SubjectErased, WrongExpectedRevision, happenedAt } from './journal.js';
import type { Municipality } from './municipality.js';
import type { Refusal } from './refusal.js';
import { Sealed } from './sealed.js';
import { streamName } from './stream.js';

/** A command as somebody gives it. */
export interface CommandRequest {
  readonly actor: Actor;
  /** Names the request, 1 to 200 characters: said again under the same key, it is answered, not done again. */
  readonly idempotencyKey: string;
  readonly input: unknown;
  /** The event or request that led to this one. */
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Only for policies, whose command follows from an event and not from a key. */
  readonly commandId?: string;
}

/** What came of a command. */
export type CommandOutcome =
  | {
      readonly outcome: 'accepted';
      readonly commandId: string;
      /** What the command was about. */
      readonly id: string;
      /** Where its last event stands: what a read has to have seen to show it. Absent where nothing new happened. */
      readonly position?: string;
    }
  | { readonly outcome: 'refused'; readonly commandId: string; readonly refusal: Refusal };

/** Folds another stream for a decision. */
export type LoadState = <D extends AnyDecider>(aggregate: D, id: string) => Promise<StateOf<D> | undefined>;

/** Facts from other streams for the commands that need them: folded when deciding, never read from a view. */
export type FactLoaders<C extends CommandMap> = {
  readonly [K in keyof C & string]?: (command: never, load: LoadState, actor: Actor) => Promise<object>;
};

/** Where a command went, and the hash of what it said. */
export interface TakenCommand {
  readonly stream: string;
  readonly inputHash: string | undefined;
}

/** Finds where a command went. May lag behind: what it does not know yet is what the process itself remembers. */
export type TakenBefore = (municipality: Municipality, commandId: string) => Promise<TakenCommand | undefined>;

interface Loaded {
  state: unknown;
  revision: number | undefined;
  /** Which commands this stream has taken, and the hash of what they said. */
  taken: Map<string, { inputHash: string | undefined; position: string }>;
}

/** How often a command is decided anew when others keep writing to its stream. */
const ATTEMPTS = 25;
/** Streams whose state is kept between commands. */
const KEPT_STREAMS = 2_000;
/** Commands that are remembered by what they said; older ones are found by `takenBefore`. */
const KEPT_COMMANDS = 50_000;

/**
 * Takes commands to their aggregates: load, decide, append; said twice, answered from the log. One per process.
 */
export class CommandHandling {
  private readonly loaded = new Map<string, Loaded>();
  private readonly queues = new Map<string, Promise<unknown>>();

  /** What this process has taken lately: where each command went, and the hash of what it said. */
  private readonly lately = new Map<string, TakenCommand>();

  /** @param takenBefore where a command went that this process does not remember, for telling a key that is used for two things */
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly takenBefore: TakenBefore = () => Promise.resolve(undefined),
  ) {}

  /**
   * Handles one command.
   * @throws WrongExpectedRevision when others write to the stream faster than it can decide; whatever the journal throws.
   */
  async handle<D extends AnyDecider>(
    aggregate: D,
    name: keyof D['commands'] & string,
    request: CommandRequest,
    facts?: FactLoaders<D['commands']>,
  ): Promise<CommandOutcome> {
    const { actor } = request;
    const commandId = request.commandId ?? commandIdOf(actor.municipality, actor.id, name, request.idempotencyKey);
    const definition = (aggregate.commands as CommandMap)[name];
    if (!definition) throw new Error(`${aggregate.category} knows no command ${name}`);
    const parsed = definition.schema.safeParse(request.input);
    if (!parsed.success) return { outcome: 'refused', commandId, refusal: invalidInput(parsed.error) };
    const data = parsed.data;
    const id = (data[aggregate.identity] as string | undefined) ?? thingIdOf(commandId, aggregate.kind);
    const stream = streamName(aggregate.category, actor.municipality, id);
    const inputHash = await this.journal.inputHash(actor.municipality, wordsOf(name, data));

    const decided = async (): Promise<CommandOutcome> => {
      for (let attempt = 1; ; attempt++) {
        const before = await this.catchUp(aggregate, stream);
        const answered = await this.answerGivenBefore({ commandId, id, stream, inputHash }, before, request);
        if (answered) return answered;
        const context: DecisionContext = {
          now: this.clock.now(),
          actor,
          id,
          newId: (kind) => thingIdOf(commandId, kind),
          ...(await facts?.[name]?.(
            data as never,
            (other, otherId) => this.stateOf(other, actor.municipality, otherId),
            actor,
          )),
        };
        const decision = decideOn(aggregate, before.state as StateOf<D> | undefined, name, data, context);
        const origin = { ...request, commandId, inputHash, now: context.now };
        try {
          if (isRefusal(decision)) {
            await this.rememberAnswer(origin, stream, name, decision);
            return { outcome: 'refused', commandId, refusal: decision };
          }
          if (decision.length === 0) {
            await this.rememberAnswer(origin, stream, name, undefined);
            return { outcome: 'accepted', commandId, id };
          }
          const { position } = await this.journal.append(stream, recordable(decision, stream, origin), before.revision);
          return { outcome: 'accepted', commandId, id, position };
        } catch (error) {
          if (error instanceof SubjectErased) return this.refuseForErased(error, origin, stream, name);
          if (!(error instanceof WrongExpectedRevision) || attempt === ATTEMPTS) throw error;
        }
      }
    };
    return this.oneAfterAnother(commandId, async () => {
      const outcome = await this.oneAfterAnother(stream, decided);
      if (!this.lately.has(commandId)) remember(this.lately, commandId, { stream, inputHash }, KEPT_COMMANDS);
      return outcome;
    });
  }

  /** The present state of a stream; `undefined` where there is none and the aggregate has no initial state. */
  async stateOf<D extends AnyDecider>(
    aggregate: D,
    municipality: Municipality,
    id: string,
  ): Promise<StateOf<D> | undefined> {
    return (await this.catchUp(aggregate, streamName(aggregate.category, municipality, id))).state as
      StateOf<D> | undefined;
  }

  /** The events of a stream that a command led to, read from the log. */
  async eventsOf(
    aggregate: AnyDecider,
    municipality: Municipality,
    id: string,
    commandId: string,
  ): Promise<readonly RecordedEvent[]> {
    const events = await this.journal.load(streamName(aggregate.category, municipality, id));
    return events.filter(({ metadata }) => metadata.commandId === commandId);
  }

  /** Forgets what it knows of streams, and what is just being loaded of them; the log knows. */
  forget(): void {
    this.forgotten++;
    this.loaded.clear();
  }
  /** How often it forgot. */
  private forgotten = 0;

  /** Commands to one stream are decided one after another: they would only meet as conflicts. */
  private async oneAfterAnother<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.queues.get(stream) ?? Promise.resolve()).then(work, work);
    this.queues.set(stream, turn);
    try {
      return await turn;
    } finally {
      if (this.queues.get(stream) === turn) this.queues.delete(stream);
    }
  }

  private async catchUp(aggregate: AnyDecider, stream: string): Promise<Loaded> {
    const { forgotten } = this;
    const known = this.loaded.get(stream);
    const news = await this.journal.load(stream, known?.revision);
    if (aggregate.opensPersonalValues) await this.journal.unseal(news);
    // A copy: a decision under way keeps the state and the revision that it began with, whoever else catches up meanwhile.
    const next: Loaded = known ? { ...known } : { state: aggregate.initial, revision: undefined, taken: new Map() };
    for (const event of news) {
      next.state = evolveOn(aggregate, next.state, event, happenedAt(event));
      next.revision = event.revision;
      next.taken.set(event.metadata.commandId, { inputHash: event.metadata.inputHash, position: event.position });
    }
    // What was opened before a person was erased must not come back behind the erasure.
    if (forgotten === this.forgotten) remember(this.loaded, stream, next, KEPT_STREAMS);
    return next;
  }

  /** Said before, it gets the same answer; the same key for something else is refused. */
  private async answerGivenBefore(
    { commandId, id, stream, inputHash }: { commandId: string; id: string; stream: string; inputHash: string },
    { taken }: Loaded,
    { idempotencyKey, actor: { municipality } }: CommandRequest,
  ): Promise<CommandOutcome | undefined> {
    const there = taken.get(commandId);
    const [kept] = there ? [] : await this.journal.load(answerStream(municipality, commandId));
    // Neither here nor turned away: it may have gone to another stream, under the same key.
    const elsewhere =
      there || kept ? undefined : (this.lately.get(commandId) ?? (await this.takenBefore(municipality, commandId)));
    const hash = there?.inputHash ?? kept?.metadata.inputHash ?? elsewhere?.inputHash;
    if (hash === undefined) return undefined;
    const answer = kept as AnswerEvent | undefined;
    // What it is about is in what it says, so another stream is another saying, whatever became of the hashes.
    const wentElsewhere = (answer?.data.stream ?? elsewhere?.stream ?? stream) !== stream;
    if (wentElsewhere || saysSomethingElse(hash, inputHash))
      return {
        outcome: 'refused',
        commandId,
        refusal: { refused: 'IdempotencyKeyReused', details: { key: idempotencyKey } },
      };
    if (answer?.type === 'CommandRefused')
      return { outcome: 'refused', commandId, refusal: { refused: answer.data.code, details: answer.data.details } };
    return { outcome: 'accepted', commandId, id, ...(there ? { position: there.position } : {}) };
  }

  /** Whatever the rules say, nothing can be recorded of somebody whose keys are gone. */
  private async refuseForErased(
    { subject, purpose }: SubjectErased,
    origin: Origin,
    stream: string,
    name: string,
  ): Promise<CommandOutcome> {
    const refusal: Refusal = { refused: 'PersonErased', details: { id: subject, purpose } };
    await this.rememberAnswer(origin, stream, name, refusal);
    return { outcome: 'refused', commandId: origin.commandId, refusal };
  }

  /** What left no trace in its own stream leaves one here: a refusal, or that nothing had to change. */
  private async rememberAnswer(
    origin: Origin,
    about: string,
    name: string,
    refused: Refusal | undefined,
  ): Promise<void> {
    const stream = answerStream(origin.actor.municipality, origin.commandId);
    const answer: EventOf<typeof commandEvents> = refused
      ? {
          type: 'CommandRefused',
          data: { command: name, stream: about, code: refused.refused, details: { ...refused.details } },
        }
      : { type: 'CommandChangedNothing', data: { command: name, stream: about } };
    await this.journal.append(stream, recordable([answer], stream, origin), undefined);
  }
}

/** Keeps the newest entries. */
function remember<V>(kept: Map<string, V>, key: string, value: V, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}

type AnswerEvent = RecordedEvent<
  'CommandRefused',
  { readonly stream: string; readonly code: string; readonly details: object }
>;

interface Origin extends CommandRequest {
  readonly commandId: string;
  readonly inputHash: string;
  readonly now: Instant;
}

/** Whether two hashes were made of different words. Under different keys nobody can tell: then it is taken for the same. */
const saysSomethingElse = (one: string, other: string): boolean => one !== other && keyOfHash(one) === keyOfHash(other);

const keyOfHash = (hash: string): string => hash.slice(0, hash.indexOf('.') + 1);

const answerStream = (municipality: Municipality, commandId: string): string =>
  streamName('command', municipality, commandId);

const recordable = (
  events: readonly { type: string; data: unknown; occurredAt?: string }[],
  stream: string,
  { actor, commandId, inputHash, now, correlationId, causationId }: Origin,
) =>
  events.map(({ type, data, occurredAt }, index) => ({
    id: eventIdOf(commandId, stream, index),
    type,
    data,
    metadata: {
      municipality: actor.municipality,
      commandId,
      $correlationId: correlationId ?? commandId,
      $causationId: causationId ?? commandId,
      actor: { id: actor.id, kind: actor.kind },
      recordedAt: now,
      ...(occurredAt && occurredAt !== now ? { occurredAt: occurredAt as Instant } : {}),
      inputHash,
    },
  }));

/** The command in one spelling, personal values opened: only ever hashed. */
const wordsOf = (name: string, data: Record<string, unknown>): string => canonicalJson([name, open(data)]);

const open = (value: unknown): unknown => {
  if (value instanceof Sealed) return value.reveal();
  if (Array.isArray(value)) return value.map(open);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
  return value;
};
