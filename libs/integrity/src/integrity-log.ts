import type { Clock, Journal, Municipality } from '#kernel';
import type { Position, ReadOnlyEventStore, Slice, StoredEvent } from '#event-store';
import { Checkpoints } from './checkpoints.js';
import { recordCosignatures } from './cosigning.js';
import { integrityFileIn } from './database/file.js';
import { IntegrityDatabase } from './database/integrity-database.js';
import { Follower, type FollowerHealth, type Reader } from './follower.js';
import { Growth } from './growth.js';
import { type SigningKey, type Verifier, verifierOf } from './keys.js';
import { logIdOf, refuseAnotherKey, refuseAnotherLog } from './log-identity.js';
import { NoteRefused, isOf, noteParts, openNote } from './note.js';
import { Trees } from './trees.js';

const HOUR_MS = 3_600_000;
/** How long an end waits for what was recorded last. */
const LAST_EVENTS_MS = 5_000;
/** How long others wait, unless they say so. */
const USUAL_WAIT_MS = 2_000;

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

/** The trees of a log, kept up as it grows; and checkpoints of them, signed every hour, on demand and at the end. */
export class IntegrityLog extends Trees {
  private readonly follower: Follower;
  private readonly checkpoints: Checkpoints;
  private readonly ending = new AbortController();
  private scheduled: Promise<void> = Promise.resolve();

  private constructor(
    logId: string,
    private readonly options: IntegrityLogOptions,
    database: IntegrityDatabase,
  ) {
    super(database);
    this.follower = new Follower(options.store, options.clock, () => this.reader(), this.report);
    this.checkpoints = new Checkpoints(logId, options.signer, this, database);
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
    this.scheduled = this.schedule();
  }

  health(): FollowerHealth {
    return this.follower.health;
  }

  /** Whether all is in the trees that is in the log now, at once or within the time (2 s unless said otherwise). */
  async caughtUp({ timeoutMs = USUAL_WAIT_MS }: { readonly timeoutMs?: number } = {}): Promise<boolean> {
    const head = await this.options.store.head();
    return head === undefined || this.follower.reaches(head, timeoutMs);
  }

  /** The key that a municipality's checkpoints are signed with, as it is handed on. */
  key(municipality: Municipality): string {
    return this.checkpoints.key(municipality);
  }

  /** The latest checkpoint that was made, with the signatures of witnesses. */
  checkpoint(municipality: Municipality): string | undefined {
    return this.checkpoints.latest(municipality);
  }

  /** Signs the tree as it is; the same again where it did not grow. `undefined` where it is empty. */
  makeCheckpoint(municipality: Municipality): string | undefined {
    return this.checkpoints.make(municipality);
  }

  /**
   * Records the signatures of witnesses on a checkpoint of ours, of any size that the tree ever had.
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
      return witness ? [{ municipality, size, root, witness: witness.name, line: signature.line }] : [];
    });
    if (cosignatures.length === 0)
      throw new NoteRefused(
        'none of the witnesses that are known here signed this checkpoint: SAMSPIL_WITNESSES names those whose signatures are taken',
      );
    const position = await recordCosignatures(journal, clock, cosignatures);
    if (position) await this.follower.reaches(position, USUAL_WAIT_MS);
    return this.checkpoints.at(municipality, size);
  }

  /** Takes in what was recorded last, signs what grew, and lets go of the file. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.takeInTheLast();
    await this.follower.stop();
    await this.scheduled;
    try {
      this.checkpoints.makeWhereNews();
    } finally {
      this.database.close();
    }
  }

  /** As far as the store can be asked: an end must not fail, or wait long, because it is away. */
  private async takeInTheLast(): Promise<void> {
    if (this.health().state !== 'running') return;
    const over = new AbortController();
    const late = this.options.clock.sleep(LAST_EVENTS_MS, over.signal).catch(() => undefined);
    await Promise.race([this.caughtUp({ timeoutMs: LAST_EVENTS_MS }).catch(this.report), late]);
    over.abort();
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
        this.checkpoints.makeWhereNews();
      } catch (error) {
        this.report(error);
      }
  }

  private readonly report = (error: unknown): void => this.options.report?.(error);

  /** Goes on from what is written, whatever became of what was held in memory. */
  private reader(): Reader {
    const { identity } = this.database;
    const growth = new Growth(this.database);
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
