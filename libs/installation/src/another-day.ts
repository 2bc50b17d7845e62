import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandHandling, type Municipality, type Purpose, Sealed } from '#kernel';
import {
  DataFolderUnusable,
  type DomainLog,
  DomainReader,
  KeysMissing,
  type ReadOnlyEventStore,
  type SubjectKeys,
} from '#event-store';
import { type DeletionLedger, type SqliteKeyStore, erasure, erasuresProjection, keysInLog } from '#privacy';
import type { ViewsDatabase } from '#projections';
import { allEvents, keysOfPeople } from './contexts.js';

/** The log, the keys, the ledger of erasures: each is backed up and restored apart, so each may be of another day. */
export interface PiecesOfDays {
  readonly log: DomainLog;
  readonly keys: SqliteKeyStore;
  readonly views: ViewsDatabase;
  readonly ledger: DeletionLedger;
  readonly handling: CommandHandling;
}

/** @throws KeysMissing where the log was written with keys that the key store never held: it is older than the log, or another's. */
export async function refuseKeysOfAnotherDay({ log, keys, views }: PiecesOfDays): Promise<void> {
  const used = views.isLive(keysOfPeople) ? await keysInLog(views, keysOfPeople) : await keysOf(log);
  const unknown = keys.unknownOf(used);
  if (unknown.length > 0) throw new KeysMissing(unknown);
}

/** The same where there is no key store at all, before an empty one is made in its place. @throws KeysMissing */
export async function refuseLostKeys(store: ReadOnlyEventStore, keysFolder: string): Promise<void> {
  if (existsSync(join(keysFolder, 'keys.db'))) return;
  const used = await keysOf(new DomainReader(store, NO_KEYS, allEvents));
  if (used.size > 0) throw new KeysMissing([...used]);
}

const none = (): Promise<never> => Promise.reject(new Error('there is no key store'));
const NO_KEYS: SubjectKeys = { keyFor: none, fetch: none, hashingKey: none };

/** The keys that the log's values are sealed with, read from the log itself. */
async function keysOf(log: DomainLog): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { events } of log.readAll())
    for (const decoded of events)
      if ('event' in decoded)
        for (const value of Object.values(decoded.event.data as object))
          if (value instanceof Sealed && value.ciphertext) found.add(value.ciphertext.keyId);
  return found;
}

/** An erasure that a restore has undone, in whole or in part. */
export interface UndoneErasure {
  /** Of the event that recorded the decision. */
  readonly eventId: string;
  readonly municipality: Municipality;
  readonly subjectId: string;
  readonly purposes: readonly Purpose[];
}

/** Erasures that were carried out, and of which a backup has brought something back: the decision missing, or keys alive again. */
export async function undoneErasures(pieces: PiecesOfDays): Promise<readonly UndoneErasure[]> {
  const { ledger, handling, keys } = pieces;
  const inLog = await carriedOutInLog(pieces);
  const known = new Set(inLog.map(({ eventId }) => eventId));
  const inLedger = ledger
    .entries()
    .flatMap(({ subject, ...entry }) => (known.has(entry.eventId) ? [] : [{ ...entry, subjectId: subject }]));
  const undone: UndoneErasure[] = [];
  for (const { eventId, municipality, subjectId, purposes } of [...inLog, ...inLedger]) {
    const each = { eventId, municipality, subjectId, purposes };
    const living = livingKeys(keys, each);
    if (living.length === 0 && known.has(eventId)) continue;
    const state = await handling.stateOf(erasure, municipality, subjectId);
    const isDecided = purposes.every((purpose) => state?.decidedAt.has(purpose));
    const isUnderWay = living.every((purpose) => state?.keysDue.has(purpose));
    if (!isDecided || !isUnderWay) undone.push(each);
  }
  return undone;
}

/** As far as the read model has seen it; what it has not is in the ledger. */
async function carriedOutInLog({ views }: PiecesOfDays): Promise<readonly UndoneErasure[]> {
  if (!views.isLive(erasuresProjection)) return [];
  return views
    .query(erasuresProjection)
    .selectFrom('erasureRecord')
    .select(['erasureId as eventId', 'municipality', 'subjectId', 'purposes'])
    .where('keysDestroyedAt', 'is not', null)
    .execute();
}

const livingKeys = (keys: SqliteKeyStore, { municipality, subjectId, purposes }: UndoneErasure): readonly Purpose[] =>
  keys
    .holdsOf(municipality, subjectId)
    .flatMap(({ purpose, destroyedAt }) => (destroyedAt === null && purposes.includes(purpose) ? [purpose] : []));

/** @throws DataFolderUnusable where a restore has brought back something of people who had been erased. */
export async function refuseUndoneErasures(pieces: PiecesOfDays): Promise<void> {
  const { length } = await undoneErasures(pieces);
  if (length > 0)
    throw new DataFolderUnusable(
      `a restore brought back something of ${length} ${length === 1 ? 'person who has' : 'people who have'} been erased: run npm run audit -- reapply-erasures, then start again`,
    );
}
