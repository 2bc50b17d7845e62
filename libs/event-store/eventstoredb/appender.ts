import type { StreamName } from '#kernel';
import { bytesOf } from '../src/appendable.js';
import {
  type Appended,
  AppendTooLarge,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  type Position,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../src/event-store.js';
import type { Connection } from './connection.js';
import { failureOf } from './failure.js';
import { Lane } from './lane.js';
import { appendRequest } from './requests.js';
import { type AppendAnswer, answerIn } from './responses.js';
import { Attempts, type Timing, within } from './timing.js';

interface Append {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** The server has said what became of it, and would say the same again. */
type Settled = Exclude<AppendAnswer, { readonly busy: string } | { readonly unsure: string }>;

/** What came of sending an append once. */
type Outcome =
  | { readonly answer: Settled }
  /** It is not known to be stored; `final` where another attempt would fare no better. */
  | { readonly none: string; readonly mayBeStored: boolean; readonly final: boolean };

/**
 * Appends, and appends again where it is unknown what became of the first time: the same events at the same revision, which the
 * server recognises. Where it would not (`any`, `streamExists`), it does not.
 */
export class Appender {
  private lane: Promise<Lane> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly timing: Timing,
    /** For an answer that tells no position. */
    private readonly positionOf: (stream: StreamName, revision: number) => Promise<Position>,
  ) {}

  /** @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable, OutcomeUnknown */
  async append(append: Append): Promise<Appended> {
    const { stream, expected } = append;
    const repeatable = expected === 'noStream' || typeof expected === 'number';
    let attempts: Attempts | undefined;
    /** Why it may be stored already. */
    let unsure: string | undefined;
    try {
      for (;;) {
        const outcome = await this.send(append);
        if ('answer' in outcome) return await this.settle(append, outcome.answer);
        if (outcome.mayBeStored) unsure ??= outcome.none;
        attempts ??= new Attempts(this.timing, this.timing.goOnFor);
        const mayRepeat = !outcome.final && (unsure === undefined || repeatable);
        if (mayRepeat && (await attempts.again())) continue;
        if (unsure !== undefined)
          throw new OutcomeUnknown(
            `whether the append to ${stream} happened is unknown (${unsure}): say the same again`,
          );
        throw new StoreUnavailable(`nothing was appended to ${stream}: ${outcome.none}`);
      }
    } finally {
      attempts?.end();
    }
  }

  /** Ends the call; what is under way on it is lost. */
  async close(): Promise<void> {
    const lane = await this.lane?.catch(() => undefined);
    lane?.lose(new Error('the event store is closed'));
  }

  private async settle({ stream, events, expected }: Append, answer: Settled): Promise<Appended> {
    if ('conflict' in answer) throw new WrongExpectedRevision(stream, expected, answer.actual);
    if ('tooLarge' in answer) throw new AppendTooLarge(stream, bytesOf(events));
    if ('refused' in answer) throw new StoreUnavailable(`nothing was appended to ${stream}: ${answer.refused}`);
    const { revision } = answer;
    const position =
      answer.position ??
      (await this.positionOf(stream, revision).catch((error: unknown) => {
        throw new OutcomeUnknown(
          `the append to ${stream} is stored, but not where (${error instanceof Error ? error.message : ''}): say the same again`,
        );
      }));
    return { revision, position };
  }

  private async send({ stream, events, expected }: Append): Promise<Outcome> {
    let lane: Lane | undefined;
    let sent = false;
    try {
      lane = await this.openLane();
      const said = lane.say(
        (id) => appendRequest(id, stream, events, expected),
        () => (sent = true),
      );
      const answer = answerIn(await within(this.timing.clock, this.timing.answerWithin, said));
      if ('busy' in answer) return { none: answer.busy, mayBeStored: false, final: false };
      return 'unsure' in answer ? { none: answer.unsure, mayBeStored: true, final: false } : { answer };
    } catch (error) {
      const failure = failureOf(error);
      if (lane) {
        // One that gets no answer shares its connection with others that will get none either.
        lane.lose(error as Error);
        await this.connection.giveUp(lane.link, failure.kind === 'notLeader' ? failure.leader : undefined);
      }
      return { none: failure.sentence, mayBeStored: sent, final: failure.kind === 'refused' };
    }
  }

  private openLane(): Promise<Lane> {
    if (this.lane) return this.lane;
    const opening: Promise<Lane> = this.connection
      .use()
      .then((link) => new Lane(link, this.connection.metadata, forget));
    const forget = () => {
      if (this.lane === opening) this.lane = undefined;
    };
    opening.catch(forget);
    return (this.lane = opening);
  }
}
