import { type Instant, type Municipality, type Purpose, type RecordedEvent, Sealed } from '#kernel';
import type { DomainLog } from '#event-store';
import { type DeletionLedger, type SqliteKeyStore, erasure } from '#privacy';
import { type Table, type Tables, type ViewsDatabase, personalColumns } from '#projections';
import { definitions, showingPeople } from './contexts.js';

/** An erasure, held against what there is now. Says nothing of whom it was. */
export interface ErasureProof {
  readonly municipality: Municipality;
  readonly subjectId: string;
  readonly purposes: readonly Purpose[];
  readonly decidedAt: Instant;
  /** Undefined while it is still being carried out. */
  readonly erasedAt: Instant | undefined;
  /** Their personal values in the log, which nobody can open any more. */
  readonly unreadable: number;
  /** What is left of what should be gone; empty where it is proved. */
  readonly faults: readonly string[];
}

export interface ProofSources {
  readonly log: DomainLog;
  readonly keys: SqliteKeyStore;
  readonly views: ViewsDatabase;
  readonly ledger: DeletionLedger;
}

/** An erasure as the log tells it, and the keys of the values that it is about, one for each value. */
interface Told extends Omit<ErasureProof, 'unreadable' | 'faults'> {
  readonly eventId: string;
  readonly keyIds: readonly string[];
}

type AboutErasure = RecordedEvent<string, { readonly subjectId: string; readonly purposes: readonly Purpose[] }>;

/**
 * Holds every erasure that the log tells of against the keys, the read models and the ledger. Reads the log through, and changes
 * nothing.
 * @throws NotReady where a read model is not built
 */
export async function proofOfErasures(sources: ProofSources): Promise<readonly ErasureProof[]> {
  const told = await erasuresToldBy(sources.log);
  return Promise.all(told.map((each) => proofOf(sources, each)));
}

async function erasuresToldBy(log: DomainLog): Promise<readonly Told[]> {
  const decided = new Map<string, Told>();
  const keyIds = new Map<string, string[]>();
  for await (const { events } of log.readAll())
    for (const decoded of events) {
      if (!('event' in decoded)) continue;
      for (const { whose, keyId } of sealedIn(decoded.event)) keyIds.set(whose, [...(keyIds.get(whose) ?? []), keyId]);
      if (decoded.stored.stream.startsWith(`${erasure.category}-`)) follow(decided, decoded.event as AboutErasure);
    }
  return [...decided.values()].map((each) => ({
    ...each,
    keyIds: each.purposes.flatMap((purpose) => keyIds.get(`${each.subjectId} ${purpose}`) ?? []),
  }));
}

function follow(
  decided: Map<string, Told>,
  { id, type, data, metadata: { municipality, recordedAt } }: AboutErasure,
): void {
  const { subjectId, purposes } = data;
  if (type === 'ErasureDecided')
    decided.set(id, {
      eventId: id,
      municipality,
      subjectId,
      purposes,
      decidedAt: recordedAt,
      erasedAt: undefined,
      keyIds: [],
    });
  if (type !== 'PersonDataErased' && type !== 'ErasureReapplied') return;
  const erasedAt = type === 'PersonDataErased' ? recordedAt : undefined;
  for (const [eventId, each] of decided)
    if (each.subjectId === subjectId && each.purposes.some((purpose) => purposes.includes(purpose)))
      decided.set(eventId, { ...each, erasedAt });
}

function sealedIn({ type, data }: RecordedEvent): readonly { readonly whose: string; readonly keyId: string }[] {
  const values = data as Readonly<Record<string, unknown>>;
  return (definitions.get(type)?.personal ?? []).flatMap(({ field, subject, purpose }) => {
    const value = values[field];
    const keyId = value instanceof Sealed ? value.ciphertext?.keyId : undefined;
    return keyId === undefined ? [] : [{ whose: `${String(values[subject])} ${purpose}`, keyId }];
  });
}

async function proofOf(sources: ProofSources, { eventId, keyIds, ...told }: Told): Promise<ErasureProof> {
  const { keys, ledger } = sources;
  const living = await keys.fetch(new Set(keyIds));
  const readable = keyIds.filter((keyId) => living.has(keyId)).length;
  const destroyed = keys
    .holdsOf(told.municipality, told.subjectId)
    .flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [] : [purpose]));
  const shown = await shownOf(sources, told);
  const faults = [
    ...(told.erasedAt
      ? []
      : ['it is still being carried out, or was interrupted: start Samspil, which goes on with it']),
    ...(readable > 0 ? [`${readable} of their values in the log can still be opened`] : []),
    ...(told.purposes.every((purpose) => destroyed.includes(purpose))
      ? []
      : ['a new key could still be made for them']),
    ...shown.map((place) => `the read model ${place} still shows something of them`),
    ...(ledger.entries().some((entry) => entry.eventId === eventId)
      ? []
      : ['the ledger of erasures does not know of it']),
  ];
  return { ...told, unreadable: keyIds.length - readable, faults };
}

/** The tables that still show something of what was erased. */
async function shownOf(
  { views }: ProofSources,
  { municipality, subjectId, purposes }: Omit<Told, 'eventId' | 'keyIds'>,
) {
  const places: string[] = [];
  for (const projection of showingPeople)
    for (const [name, table] of Object.entries<Table>(projection.tables as Tables)) {
      const columns = personalColumns(table).flatMap(([column, purpose]) =>
        purposes.includes(purpose) ? [column] : [],
      );
      if (columns.length === 0) continue;
      const rows: readonly Readonly<Record<string, unknown>>[] = await views
        .queryOfPeople(projection)
        .selectFrom(name)
        .selectAll()
        .where('municipality', '=', municipality)
        .where(table.key[0] ?? '', '=', subjectId)
        .execute();
      if (rows.some((row) => columns.some((column) => row[column] !== null))) places.push(name);
    }
  return places;
}
