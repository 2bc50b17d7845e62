import type { StreamName } from '#kernel';
import { bytesOf } from '../src/appendable.js';
import {
  type Appended,
  AppendTooLarge,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  type Position,
  WrongExpectedRevision,
} from '../src/event-store.js';
import type { Connection } from './connection.js';
import { failureOf } from './failure.js';
import { Lane } from './lane.js';
import { ServerRefuses, ServerUnavailable } from './refusal.js';
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
  private lane: Lane | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly timing: Timing,
    /** For an answer that tells no position. */
    private readonly readBack: (stream: StreamName, revision: number) => Promise<Position>,
  ) {}

  /** @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable, OutcomeUnknown */
  async append(append: Append): Promise<Appended> {
    const { stream, expected } = append;
    const repeatable = expected === 'noStream' || typeof expected === 'number';
    let attempts: Attempts | undefined;
    /** Why it may be stored already. */
    let unsure: string | undefined;
    try {
      for (let nth = 1; ; nth++) {
        const outcome = await this.send(append, nth);
        if ('answer' in outcome) return await this.settle(append, outcome.answer, unsure);
        if (outcome.mayBeStored) unsure ??= outcome.none;
        attempts ??= new Attempts(this.timing, this.timing.goOnFor);
        const mayRepeat = !outcome.final && (unsure === undefined || repeatable);
        if (mayRepeat && (await attempts.again())) continue;
        if (unsure !== undefined) throw unknown(stream, unsure);
        const because = `nothing was appended to ${stream}: ${outcome.none}`;
        throw outcome.final ? new ServerRefuses(because) : new ServerUnavailable(because);
      }
    } finally {
      attempts?.end();
    }
  }

  /** Ends the call; what is under way on it is lost. */
  close(): void {
    this.lane?.lose(new Error('the event store is closed'));
  }

  /** @param unsure why an earlier attempt may have stored it, where one may have: then only the revision tells */
  private async settle({ stream, events, expected }: Append, answer: Settled, unsure?: string): Promise<Appended> {
    // Had it been stored, the server would have recognised it.
    if ('conflict' in answer) throw new WrongExpectedRevision(stream, expected, answer.actual);
    if ('revision' in answer) return this.placeOf(stream, answer);
    if (unsure !== undefined) throw unknown(stream, unsure);
    if ('tooLarge' in answer) throw new AppendTooLarge(stream, bytesOf(events), answer.tooLarge);
    throw new ServerRefuses(`nothing was appended to ${stream}: ${answer.refused}`);
  }

  private async placeOf(
    stream: StreamName,
    { revision, position }: { readonly revision: number; readonly position: Position | undefined },
  ): Promise<Appended> {
    if (position !== undefined) return { revision, position };
    try {
      return { revision, position: await this.readBack(stream, revision) };
    } catch (error) {
      throw unknown(stream, `it was stored, but not where: ${error instanceof Error ? error.message : ''}`);
    }
  }

  private async send({ stream, events, expected }: Append, nth: number): Promise<Outcome> {
    let lane: Lane | undefined;
    let sent = false;
    try {
      lane = await this.openLane();
      const said = lane.say(
        (id) => appendRequest(id, stream, events, expected),
        () => (sent = true),
      );
      const answer = answerIn(await within(this.timing.clock, this.timing.answerWithin, said));
      if ('busy' in answer) {
        // A node that has lost its cluster says so for as long as it is alone; the others may have a leader.
        if (nth > 1) this.connection.giveUp(lane.link);
        return { none: answer.busy, mayBeStored: false, final: false };
      }
      return 'unsure' in answer ? { none: answer.unsure, mayBeStored: true, final: false } : { answer };
    } catch (error) {
      const failure = failureOf(error);
      if (lane) {
        // One that gets no answer shares its connection with others that will get none either.
        lane.lose(error as Error);
        this.connection.giveUp(lane.link, failure.kind === 'notLeader' ? failure.leader : undefined);
      }
      return { none: failure.sentence, mayBeStored: sent, final: failure.kind === 'refused' };
    }
  }

  /** What begins now begins on the present link; what is under way on an earlier one may end there. */
  private async openLane(): Promise<Lane> {
    if (this.lane?.isOpen) return this.lane;
    const link = await this.connection.use();
    if (this.lane?.isOpen) return this.lane;
    this.lane?.retire();
    return (this.lane = new Lane(link));
  }
}

const unknown = (stream: StreamName, why: string) =>
  new OutcomeUnknown(`whether the append to ${stream} happened is unknown (${why}): say the same again`);
