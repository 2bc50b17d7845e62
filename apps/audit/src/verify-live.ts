import { type Municipality, parseStreamName } from '#kernel';
import { EventStoreUnusable, type ReadOnlyEventStore, type StoredEvent } from '#event-store';
import { sqliteCode } from '#event-store/sqlite';
import {
  IntegrityDatabase,
  type VerifiedLog,
  checkpointText,
  integrityEvents,
  originOf,
  partsOfOrigin,
  verifyLog,
  vkeyOf,
} from '#integrity';
import type { Held } from './bundle/held.js';
import { FaultFound } from './ending.js';
import { type History, readingHistory } from './history/history.js';
import { logIdOf } from './history/log-id.js';
import { refusalOf } from './integrity-file.js';
import { type Known, type KnownLog, Places, knownOf, refuseMoved, refuseOther } from './known-trees.js';
import { refuseFaultyFile } from './opened.js';
import { type Progress, showingProgress } from './progress.js';

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

/**
 * Reads the live log once and holds it against integrity.db and the checkpoints: those that lie there and those that are held.
 * @throws FaultFound, LogFaulty, NoteRefused: the first fault
 */
export async function verifyLive(folder: string, held: Held): Promise<readonly VerifiedLive[]> {
  try {
    return await readingHistory(folder, async (history) => {
      const logId = await logIdOf(history);
      const known = knownOf(folder, logId, held);
      const earlier = earlierOf(known, logId, held);
      refuseUnsigned(known, held);
      const found = await readThrough(history, known, [...known.trees, ...known.checkpoints, ...earlier], held, logId);
      await refuseMoved(known, history.store);
      await refuseFaultyFile(folder);
      return verifiedOf(found, known);
    });
  } catch (error) {
    // A server that throws events away is found out when it is opened, and that is what is asked here.
    if (error instanceof EventStoreUnusable && error.message.includes('throws history away'))
      throw new FaultFound(error.message);
    if (isDamage(error))
      throw new FaultFound(
        `log.db was cut or is damaged (${sqliteCode(error)}): restore the folder from its last backup`,
      );
    throw error;
  }
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(sqliteCode(error) ?? '');

const verifiedOf = (found: VerifiedLog, { checkpoints }: KnownLog): readonly VerifiedLive[] =>
  [...found.trees].map(([municipality, { size, root }]) => {
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

async function readThrough(
  { folder, store }: History,
  known: KnownLog,
  all: readonly Known[],
  held: Held,
  logId: string,
): Promise<VerifiedLog> {
  const database = IntegrityDatabase.openForReading(folder);
  try {
    const places = new Places(database, known);
    const found = await showingProgress(async (show) => {
      const head = Number((await store.head()) ?? 0);
      const events = inPlace(readable(store, head, show), places, held, logId);
      return verifyLog(events, { at: all, witnesses: held.witnesses });
    });
    refuseOther(all, found.at);
    places.refuseLacking();
    return found;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    database?.close();
  }
}

/** Whoever names a log's key asks what it signed. @throws FaultFound where that is nothing */
function refuseUnsigned({ checkpoints }: KnownLog, { origins }: Held): void {
  const signed = new Set(checkpoints.map(({ origin }) => origin));
  for (const origin of origins)
    if (!signed.has(origin))
      throw new FaultFound(
        `there is no checkpoint of ${origin} in integrity.db, so the key that was named has signed nothing here: ` +
          'either Samspil has made none yet, or somebody took it away; take integrity.db from the last backup, or ask who keeps a checkpoint',
      );
}

function earlierOf({ publicKey }: KnownLog, logId: string, held: Held): readonly Known[] {
  const vkeyBeside = (origin: string) => publicKey && vkeyOf(origin, Buffer.from(publicKey, 'base64'));
  return held
    .earlier(vkeyBeside, (origin) => partsOfOrigin(origin).logId === logId)
    .map((checkpoint) => ({ ...checkpoint, from: checkpoint.file }));
}

/** Hands on what is where integrity.db saw it, and hears which witnesses signed in the log. */
async function* inPlace(
  events: AsyncIterable<StoredEvent>,
  places: Places,
  held: Held,
  logId: string,
): AsyncGenerator<StoredEvent> {
  for await (const event of events) {
    const municipality = parseStreamName(event.stream)?.municipality;
    // What holds of the event itself comes first: it is named by what is wrong with it.
    yield event;
    if (!municipality) continue;
    places.take(municipality, event);
    hearWitness(event, originOf(logId, municipality), held);
  }
}

const { CheckpointCosigned } = integrityEvents;

/** Whether it is what the log was, `verifyLog` has found out. */
function hearWitness({ type, data }: StoredEvent, origin: string, held: Held): void {
  if (held.witnesses.length === 0 || type !== CheckpointCosigned.storedName) return;
  const { size, root, line } = CheckpointCosigned.schema.parse(JSON.parse(Buffer.from(data).toString('utf8')));
  held.witnessesOn(`${checkpointText({ origin, size: BigInt(size), root: Buffer.from(root, 'base64') })}\n${line}\n`);
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
    if (!isDamage(error)) throw error;
    throw new FaultFound(
      `the log cannot be read behind position ${position} (${sqliteCode(error)}): log.db was cut or is damaged; restore the folder from its last backup`,
    );
  }
}
