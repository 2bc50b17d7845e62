import { type Clock, type Journal, type Municipality, epochMilliseconds } from '#kernel';
import { type Position, type ReadOnlyEventStore, type Slice, StoreUnavailable, type StoredEvent } from '#event-store';
import { Checkpoints } from './checkpoints.js';
import { recordCosignatures } from './cosigning.js';
import { integrityFileIn } from './database/file.js';
import { IntegrityDatabase } from './database/integrity-database.js';
import { unlessLate, within } from './deadline.js';
import { Follower, type FollowerHealth, type Reader } from './follower.js';
import { Growth } from './growth.js';
import { type SigningKey, type Verifier, verifierOf } from './keys.js';
import { logIdOf, refuseAnotherKey, refuseAnotherLog } from './log-identity.js';
import { type NoteSignature, NoteRefused, cosignedAt, isOf, noteParts, openNote } from './note.js';
import { Trees } from './trees.js';

const HOUR_MS = 3_600_000;
/** How long an end waits for what was recorded last. */
const LAST_EVENTS_MS = 5_000;
/** How long others wait, unless they say so. */
const USUAL_WAIT_MS = 2_000;
/** How often the store is asked whether it is there, and until it first was caught up with. */
const ASKED_EVERY_MS = 30_000;
const FIRST_ASKED_EVERY_MS = 1_000;
/** How long nothing may be heard of it before that is no longer well. */
const LONGEST_SILENCE_MS = 90_000;
/** How far a witness's clock may go ahead of ours. */
const MOST_AHEAD_MS = 600_000;

export interface IntegrityHealth extends FollowerHealth {
  /** Whether somebody should look: what follows says why. */
  readonly isWell: boolean;
  /** Whether the trees hold all that was in the log at the start. */
  readonly hasCaughtUp: boolean;
  /** How many events are not in the trees yet, where that is known. */
  readonly behind?: number;
  /** For longer than a minute or so. */
  readonly isInterrupted: boolean;
  /** Something that must stand in integrity.db does not. */
  readonly isDamaged: boolean;
  /** Signatures of witnesses in the log that are not true of it: it was altered. */
  readonly contradictions: readonly string[];
}

export interface IntegrityLogOptions {
  /** Where integrity.db lies; without it, in memory. */
  readonly folder?: string | undefined;
  readonly store: ReadOnlyEventStore;
  /** Where witnesses' signatures are recorded. */
  readonly journal: Pick<Journal, 'load' | 'append'>;
  readonly clock: Clock;
  readonly signer: SigningKey;
  /** Whose signatures are taken. */
  readonly witnesses?: readonly Verifier[];
  /** Hears of what goes wrong while the log is followed. */
  readonly report?: (error: unknown) => void;
}

/** A witness signed that the log was something else than it is now; the message names who and what. */
export class CosignatureContradicted extends Error {
  override readonly name = 'CosignatureContradicted';
}

/** The trees of a log, kept up as it grows; and checkpoints of them, signed every hour, on demand and at the end. */
export class IntegrityLog extends Trees {
  private readonly follower: Follower;
  private readonly checkpoints: Checkpoints;
  private readonly ending = new AbortController();
  private scheduled: Promise<unknown> = Promise.resolve();
  private contradictions: readonly string[];
  private caughtUpSinceStart = false;

  private constructor(
    logId: string,
    private readonly options: IntegrityLogOptions,
    database: IntegrityDatabase,
  ) {
    super(database);
    this.follower = new Follower(options.store, options.clock, () => this.reader(), this.report);
    this.checkpoints = new Checkpoints(logId, options.signer, this, database);
    this.contradictions = database.contradictions();
  }

  /**
   * Opens integrity.db, making it where it is not there.
   * @throws LogIsNotTheOneSigned, DataFolderUnusable; nothing stays open then
   */
  static async open(options: IntegrityLogOptions): Promise<IntegrityLog> {
    const { store, folder, signer } = options;
    const logId = await logIdOf(store);
    const database = IntegrityDatabase.open(folder);
    try {
      const publicKey = Buffer.from(signer.publicKey).toString('base64');
      const { identity } = database;
      if (identity) {
        refuseAnotherKey(publicKey, identity);
        await refuseAnotherLog(store, logId, identity);
      } else database.setIdentity({ logId, publicKey, position: null, eventId: null });
      const log = new IntegrityLog(logId, options, database);
      log.checkpoints.refuseAltered(integrityFileIn(folder ?? ''));
      return log;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Follows the log from now on, and every hour makes checkpoints of the trees that grew. */
  start(): void {
    this.follower.start();
    this.scheduled = Promise.all([this.schedule(), this.watch()]);
  }

  health(): IntegrityHealth {
    const { behind, silentFor, health } = this.follower;
    const { contradictions, hasCaughtUp } = this;
    const { isDamaged } = this.database;
    const isInterrupted = silentFor > LONGEST_SILENCE_MS;
    const isWell = health.state !== 'stopped' && !isInterrupted && !isDamaged && contradictions.length === 0;
    return {
      ...health,
      isWell,
      hasCaughtUp,
      ...(behind === undefined ? {} : { behind }),
      isInterrupted,
      isDamaged,
      contradictions,
    };
  }

  /** Whether the trees hold all that was in the log at the start. Before that, nothing that is asked of them may be handed out. */
  get hasCaughtUp(): boolean {
    return this.caughtUpSinceStart;
  }

  /**
   * Whether all is in the trees that is in the log now, at once or within the time (2 s unless said otherwise).
   * @throws what the store throws where it cannot be asked
   */
  caughtUp({ timeoutMs = USUAL_WAIT_MS }: { readonly timeoutMs?: number } = {}): Promise<boolean> {
    return within(this.options.clock, timeoutMs, (late) => this.reachesHead(late));
  }

  /** The key that a municipality's checkpoints are signed with, as it is handed on. */
  key(municipality: Municipality): string {
    return this.checkpoints.key(municipality);
  }

  /** The latest checkpoint that was made, with the signatures of witnesses. */
  checkpoint(municipality: Municipality): string | undefined {
    return this.checkpoints.latest(municipality);
  }

  /**
   * Signs the tree as it is; the latest again where it tells nothing more, for signatures of witnesses are no news. `undefined` where
   * it is empty.
   */
  makeCheckpoint(municipality: Municipality): string | undefined {
    return this.checkpoints.make(municipality);
  }

  /**
   * Records the signatures of witnesses on a checkpoint of ours, of any size that the tree ever had. The first of each key counts.
   * @returns that checkpoint with all signatures that it has, as far as they are taken in already
   * @throws NoteRefused where it is none of ours, or no witness that is known signed it; and what the log throws
   */
  async addSignatures(municipality: Municipality, note: string): Promise<string> {
    const { journal, clock, witnesses = [] } = this.options;
    const { text, signatures } = noteParts(note);
    const { size, root } = this.checkpoints.own(municipality, text);
    openNote(note, [...witnesses, verifierOf(this.key(municipality))]);
    const cosignatures = signatures.flatMap((signature) => {
      const witness = witnesses.find((each) => isOf(signature, each));
      if (witness) this.refuseOfTheFuture(signature);
      return witness ? [{ municipality, size, root, witness: witness.name, line: signature.line }] : [];
    });
    if (cosignatures.length === 0)
      throw new NoteRefused(
        'none of the witnesses that are known here signed this checkpoint: SAMSPIL_WITNESSES names those whose signatures are taken',
      );
    const position = await recordCosignatures(journal, clock, cosignatures);
    if (position) await within(clock, USUAL_WAIT_MS, (late) => this.follower.reaches(position, late));
    return this.checkpoints.at(municipality, size);
  }

  /** Takes in what was recorded last, signs what grew, and lets go of the file. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.takeInTheLast();
    await this.follower.stop();
    await this.scheduled;
    try {
      if (this.hasCaughtUp) this.checkpoints.makeWhereNews();
    } finally {
      this.database.close();
    }
  }

  private async reachesHead(late: AbortSignal): Promise<boolean> {
    const head = await unlessLate(
      this.options.store.head().then((position) => ({ position })),
      late,
    );
    if (!head) return false;
    const isReached = head.position === undefined || (await this.follower.reaches(head.position, late));
    if (isReached && this.health().state === 'running') this.hasReachedHead();
    return isReached;
  }

  private hasReachedHead(): void {
    this.follower.heard();
    if (this.caughtUpSinceStart) return;
    // What was handed out before may be larger than what an older integrity.db knows of.
    this.checkpoints.makeWhereNews();
    this.caughtUpSinceStart = true;
  }

  private refuseOfTheFuture({ bytes, name }: NoteSignature): void {
    const now = this.options.clock.now();
    if (cosignedAt(bytes) * 1_000n > BigInt(epochMilliseconds(now) + MOST_AHEAD_MS))
      throw new NoteRefused(
        `${name} says that they signed more than ten minutes from now (it is ${now}): set the witness's clock right, and sign again`,
      );
  }

  /** As far as the store can be asked: an end must not fail, or wait long, because it is away. */
  private async takeInTheLast(): Promise<void> {
    if (this.health().state !== 'running') return;
    await this.caughtUp({ timeoutMs: LAST_EVENTS_MS }).catch(this.report);
  }

  /** Asks for the head now and then: a store that is away says nothing by itself, and whether it is behind shows only then. */
  private async watch(): Promise<void> {
    const { clock } = this.options;
    const { signal } = this.ending;
    while (!signal.aborted) {
      // That the store is away is heard by its silence, and told in health.
      await within(clock, ASKED_EVERY_MS, (late) => this.reachesHead(AbortSignal.any([signal, late]))).catch(
        this.unlessUnavailable,
      );
      await clock.sleep(this.hasCaughtUp ? ASKED_EVERY_MS : FIRST_ASKED_EVERY_MS, signal).catch(() => undefined);
    }
  }

  private async schedule(): Promise<void> {
    const { signal } = this.ending;
    const hourIsOver = (): Promise<boolean> =>
      this.options.clock.sleep(HOUR_MS, signal).then(
        () => true,
        () => false,
      );
    while (await hourIsOver())
      try {
        if (this.hasCaughtUp) this.checkpoints.makeWhereNews();
      } catch (error) {
        this.report(error);
      }
  }

  private readonly report = (error: unknown): void => this.options.report?.(error);

  private readonly unlessUnavailable = (error: unknown): void => {
    if (!(error instanceof StoreUnavailable)) this.report(error);
  };

  private readonly contradicted = (sentence: string): void => {
    this.contradictions = [...this.contradictions, sentence];
    this.report(new CosignatureContradicted(sentence));
  };

  /** Goes on from what is written, whatever became of what was held in memory. */
  private reader(): Reader {
    const { identity } = this.database;
    const growth = new Growth(this.database, this.contradicted);
    let seen = identity?.position ?? undefined;
    const take = ({ events }: Slice): void => {
      const fresh = notSeen(events, seen);
      const last = fresh.at(-1);
      if (!identity || !last) return;
      this.database.inTransaction(() => {
        growth.take(fresh);
        this.database.setIdentity({ ...identity, position: last.position, eventId: last.id });
      });
      seen = last.position;
    };
    return { after: seen, take };
  }
}

/** A subscription that was taken up again may tell some events twice. */
function notSeen(events: readonly StoredEvent[], seen: Position | undefined): StoredEvent[] {
  let last = seen ?? '';
  return events.filter(({ position }) => {
    const isNew = position > last;
    if (isNew) last = position;
    return isNew;
  });
}
