import type { Municipality } from '#kernel';
import { EventStoreUnusable, type ReadOnlyEventStore, type StoredEvent } from '#event-store';
import { sqliteCode } from '#event-store/sqlite';
import {
  type Hash,
  IntegrityDatabase,
  type TreeSize,
  originOf,
  partsOfOrigin,
  rootAt,
  verifyLog,
  vkeyOf,
} from '#integrity';
import type { Held, TrustedCheckpoint } from './bundle/held.js';
import { FaultFound } from './ending.js';
import { readingHistory } from './history/history.js';
import { logIdOf } from './history/log-id.js';
import { type Progress, showingProgress } from './progress.js';
import { checkpointsOf } from './vouching.js';

/** A municipality's log that is what was signed and seen of it. */
export interface VerifiedLive {
  readonly municipality: Municipality;
  readonly from: 0;
  readonly to: number;
  readonly size: number;
  readonly root: string;
  /** How many events the latest checkpoint vouches for; null where there is none yet. */
  readonly signed: number | null;
  readonly witnesses: readonly string[];
  readonly keyWasHeld: boolean;
}

/** What a tree is known to have been. */
interface Known extends TreeSize {
  readonly root: Hash;
  /** Who knows it, to follow on "the log is not what … says". */
  readonly from: string;
}

/**
 * Reads the live log once and holds it against integrity.db and the checkpoints: those that lie there and those that are held.
 * @throws FaultFound, LogFaulty, NoteRefused: the first fault
 */
export async function verifyLive(folder: string, held: Held): Promise<readonly VerifiedLive[]> {
  try {
    return await readingHistory(folder, async (history) => {
      const logId = await logIdOf(history);
      // Looked at before the log is: what they have seen must be in it.
      const [trees, checkpoints] = [treesIn(folder, logId), trustedIn(folder, logId, held)];
      const known = [...trees, ...checkpoints, ...earlierOf(folder, logId, held)];
      const found = await showingProgress(async (show) => {
        const { store } = history;
        const head = Number((await store.head()) ?? 0);
        return verifyLog(readable(store, head, show), { at: known });
      });
      refuseOther(known, found.at);
      return [...found.trees].map(([municipality, { size, root }]) => {
        const signed = checkpoints.find((checkpoint) => checkpoint.municipality === municipality);
        return {
          municipality,
          from: 0 as const,
          to: Number(size),
          size: Number(size),
          root: Buffer.from(root).toString('base64'),
          signed: signed ? Number(signed.size) : null,
          witnesses: signed?.witnesses ?? [],
          keyWasHeld: signed?.keyWasHeld ?? false,
        };
      });
    });
  } catch (error) {
    // A server that throws events away is found out when it is opened, and that is what is asked here.
    if (error instanceof EventStoreUnusable && error.message.includes('throws history away'))
      throw new FaultFound(error.message);
    throw error;
  }
}

/** The trees that integrity.db has come to. @throws FaultFound where it is of another log */
function treesIn(folder: string, logId: string): readonly Known[] {
  const database = IntegrityDatabase.openForReading(folder);
  try {
    const { identity } = database ?? {};
    if (!database || !identity) return [];
    if (identity.logId !== logId)
      throw new FaultFound(
        `integrity.db was made from the log ${identity.logId}, and this is ${logId}: one of the two was put in another's place`,
      );
    return database.trees().map(({ municipality, size }) => ({
      municipality,
      size,
      root: rootAt(size, database.hashes(municipality)),
      from: 'integrity.db',
    }));
  } finally {
    database?.close();
  }
}

function trustedIn(folder: string, logId: string, held: Held): readonly (TrustedCheckpoint & Known)[] {
  return [...checkpointsOf(folder).checkpoints].map(([municipality, { note, vkey }]) => {
    const from = `the checkpoint of ${municipality}`;
    try {
      return { ...held.trusted(note, originOf(logId, municipality), vkey), from };
    } catch (error) {
      throw new FaultFound(`${from} in integrity.db: ${(error as Error).message}`);
    }
  });
}

function earlierOf(folder: string, logId: string, held: Held): readonly Known[] {
  const { publicKey } = checkpointsOf(folder);
  const vkeyBeside = (origin: string) => publicKey && vkeyOf(origin, Buffer.from(publicKey, 'base64'));
  return held
    .earlier(vkeyBeside, (origin) => partsOfOrigin(origin).logId === logId)
    .map((checkpoint) => ({ ...checkpoint, from: checkpoint.file }));
}

function refuseOther(known: readonly Known[], found: readonly { readonly root: Hash | undefined }[]): void {
  known.forEach(({ municipality, size, root, from }, at) => {
    const now = found[at]?.root;
    if (!now)
      throw new FaultFound(
        `events of ${municipality} are missing: ${from} knows ${size}, and there are fewer now; restore the log from its last backup`,
      );
    if (Buffer.compare(now, root) !== 0)
      throw new FaultFound(
        `the first ${size} events of ${municipality} are not those that ${from} knows: something in them was changed, removed or put in between`,
      );
  });
}

async function* readable(store: ReadOnlyEventStore, head: number, show: Progress['show']): AsyncGenerator<StoredEvent> {
  let position = 0;
  try {
    for await (const event of store.readAll()) {
      position = Number(event.position);
      show('verifying', head > 0 ? position / head : 1);
      yield event;
    }
  } catch (error) {
    const code = sqliteCode(error);
    if (!code || !/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error;
    throw new FaultFound(
      `the log cannot be read behind position ${position} (${code}): log.db was cut or is damaged; restore the folder from its last backup`,
    );
  }
}
