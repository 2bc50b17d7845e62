import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Purpose, Sealed } from '#kernel';
import {
  DataFolderUnusable,
  type DomainLog,
  DomainReader,
  KeysMissing,
  type Position,
  type ReadOnlyEventStore,
  type SubjectKeys,
} from '#event-store';
import {
  type DeletionLedger,
  type LedgerEntry,
  type SqliteKeyStore,
  type ToldErasure,
  erasuresToldBy,
  keysInLog,
} from '#privacy';
import { type ViewsDatabase, checkLog } from '#projections';
import { allEvents, allProjections, keysOfPeople, showingPeople } from './contexts.js';

/** The log, the keys, the read models, the ledger of erasures: each is kept apart, so each may be of another day. */
export interface PiecesOfDays {
  readonly log: DomainLog;
  readonly keys: SqliteKeyStore;
  readonly views: ViewsDatabase;
  readonly ledger: DeletionLedger;
}

/** @throws LogDoesNotMatch where the read models have seen another log, or a longer one */
export const refuseViewsOfAnotherLog = ({ log, views }: PiecesOfDays): Promise<void> =>
  checkLog(
    log,
    allProjections.flatMap((projection) => (views.isLive(projection) ? [views.liveGeneration(projection)] : [])),
  );

/** @throws KeysMissing where the log was written with keys that the key store never held: it is older than the log, or another's. */
export async function refuseKeysOfAnotherDay({ log, keys, views }: PiecesOfDays): Promise<void> {
  const seen = views.isLive(keysOfPeople) ? await keysInLog(views, keysOfPeople) : [];
  const after = views.isLive(keysOfPeople) ? views.liveGeneration(keysOfPeople).position : '';
  const unknown = keys.unknownOf([...seen, ...(await keysOf(log, after))]);
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
async function keysOf(log: DomainLog, after: Position | '' = ''): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { events } of log.readAll(after === '' ? {} : { after }))
    for (const decoded of events)
      if ('event' in decoded)
        for (const value of Object.values(decoded.event.data as object))
          if (value instanceof Sealed && value.ciphertext) found.add(value.ciphertext.keyId);
  return found;
}

/** What a restore has undone of erasures. */
export interface UndoneErasures {
  /** Decisions in the ledger that the log does not tell of. */
  readonly forgotten: readonly LedgerEntry[];
  /** Carried out by the log, and the keys of the key store are of before. */
  readonly keysBack: readonly ToldErasure[];
  /** Carried out by the log, and not in the ledger, which must not forget. */
  readonly unledgered: readonly ToldErasure[];
}

export async function undoneErasures({ log, keys, ledger }: PiecesOfDays): Promise<UndoneErasures> {
  const { erasures } = await erasuresToldBy(log);
  const carriedOut = erasures.filter(({ keysDestroyedAt }) => keysDestroyedAt !== undefined);
  const entries = ledger.entries();
  const [told, kept] = [
    new Set(erasures.map(({ decided }) => decided.id)),
    new Set(entries.map(({ eventId }) => eventId)),
  ];
  return {
    forgotten: entries.filter(({ eventId }) => !told.has(eventId)),
    keysBack: carriedOut.filter((each) => !areDestroyed(keys, each)),
    unledgered: carriedOut.filter(({ decided }) => !kept.has(decided.id)),
  };
}

/** Also a key that there never was is destroyed, so that none is ever made. */
function areDestroyed(keys: SqliteKeyStore, { decided: { data, metadata } }: ToldErasure): boolean {
  const destroyed = new Set<Purpose>(
    keys
      .holdsOf(metadata.municipality, data.subjectId)
      .flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [] : [purpose])),
  );
  return data.purposes.every((purpose) => destroyed.has(purpose));
}

/** @throws DataFolderUnusable where a restore has brought back something of people who had been erased, or the ledger does not know of some. */
export async function refuseUndoneErasures(pieces: PiecesOfDays): Promise<void> {
  const { forgotten, keysBack, unledgered } = await undoneErasures(pieces);
  const back = forgotten.length + keysBack.length;
  if (back > 0)
    throw new DataFolderUnusable(
      `a restore brought back something of ${back} ${back === 1 ? 'person who has' : 'people who have'} been erased: run npm run audit -- reapply-erasures, then start again`,
    );
  if (unledgered.length > 0)
    throw new DataFolderUnusable(
      `the ledger of erasures lacks ${unledgered.length} of those that the log tells of: name the folder that it lies in with SAMSPIL_ERASURES, or, where it is lost, have it written again by npm run audit -- reapply-erasures`,
    );
}

/** Where the log last tells that keys were destroyed, if a read model that shows people has not seen that yet: an older one was put back. */
export async function clearingAhead({ log, views }: PiecesOfDays): Promise<Position | undefined> {
  const { lastKeysDestroyed } = await erasuresToldBy(log);
  if (lastKeysDestroyed === undefined) return undefined;
  const lags = showingPeople.some(
    (projection) => views.isLive(projection) && views.liveGeneration(projection).position < lastKeysDestroyed,
  );
  return lags ? (lastKeysDestroyed as Position) : undefined;
}
