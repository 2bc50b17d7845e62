import { type Instant, type Municipality, type Purpose, type RecordedEvent, Sealed, isWholePerson } from '#kernel';
import type { DomainLog } from '#event-store';
import { type DeletionLedger, type Documents, type SqliteKeyStore, type ToldErasure, erasuresToldBy } from '#privacy';
import { type AnyProjection, type Table, type Tables, type ViewsDatabase, personalColumns } from '#projections';
import { allProjections, definitions, showingPeople } from './contexts.js';

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
  readonly documents: Documents;
}

/**
 * Holds every erasure that the log tells of against the log's values, the keys, the read models and the ledger. Reads the log through,
 * and changes nothing.
 * @throws NotReady where a read model is not built
 */
export async function proofOfErasures(sources: ProofSources): Promise<readonly ErasureProof[]> {
  const { erasures } = await erasuresToldBy(sources.log);
  const keyIds = await keysBySubject(sources.log);
  const ledgered = new Set(sources.ledger.entries().map(({ eventId }) => eventId));
  const common = await generationsNobodyClears(sources.views);
  const proofs: ErasureProof[] = [];
  for (const told of erasures) proofs.push(await proofOf(sources, told, keyIds, ledgered, common));
  return proofs;
}

/** The key of each personal value in the log, by whose it is and what it is held for. */
async function keysBySubject(log: DomainLog): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for await (const { events } of log.readAll())
    for (const decoded of events)
      if ('event' in decoded)
        for (const { whose, keyId } of sealedIn(decoded.event)) {
          const theirs = found.get(whose) ?? [];
          theirs.push(keyId);
          found.set(whose, theirs);
        }
  return found;
}

function sealedIn({ type, data }: RecordedEvent): readonly { readonly whose: string; readonly keyId: string }[] {
  const values = data as Readonly<Record<string, unknown>>;
  return (definitions.get(type)?.personal ?? []).flatMap(({ field, subject, purpose }) => {
    const value = values[field];
    const keyId = value instanceof Sealed ? value.ciphertext?.keyId : undefined;
    return keyId === undefined ? [] : [{ whose: `${String(values[subject])} ${purpose}`, keyId }];
  });
}

/** Read models that are kept to roll back to, or of another release: an erasure removes them, so none should be there. */
async function generationsNobodyClears(views: ViewsDatabase): Promise<readonly string[]> {
  const present = (projection: string, version: number): AnyProjection | undefined =>
    allProjections.find((each) => each.name === projection && each.version === version);
  return (await views.catalog.generations()).flatMap(({ projection, version, generation, status }) => {
    const known = present(projection, version);
    const showsNobody = known !== undefined && !showingPeople.includes(known);
    return showsNobody || (known !== undefined && status === 'live')
      ? []
      : [`${projection} (generation ${generation})`];
  });
}

async function proofOf(
  sources: ProofSources,
  { decided, erasedAt }: ToldErasure,
  keysBySubjectAndPurpose: ReadonlyMap<string, readonly string[]>,
  ledgered: ReadonlySet<string>,
  notCleared: readonly string[],
): Promise<ErasureProof> {
  const { subjectId, purposes } = decided.data;
  const { municipality, recordedAt: decidedAt } = decided.metadata;
  const keyIds = purposes.flatMap((purpose) => keysBySubjectAndPurpose.get(`${subjectId} ${purpose}`) ?? []);
  const living = await sources.keys.fetch(new Set(keyIds));
  const readable = keyIds.filter((keyId) => living.has(keyId)).length;
  const destroyed = sources.keys
    .holdsOf(municipality, subjectId)
    .flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [] : [purpose]));
  const shown = [...(await shownOf(sources.views, municipality, subjectId, purposes)), ...notCleared];
  const whole = isWholePerson(purposes);
  const faults = [
    ...(erasedAt ? [] : ['it is still being carried out, or was interrupted: start Samspil, which goes on with it']),
    ...(readable > 0 ? [`${readable} of their values in the log can still be opened`] : []),
    ...(purposes.every((purpose) => destroyed.includes(purpose)) ? [] : ['a new key could still be made for them']),
    ...shown.map((place) => `the read model ${place} may still show something of them`),
    ...(whole && (await sources.documents.has(municipality, subjectId)) ? ['a report about them is still kept'] : []),
    ...(ledgered.has(decided.id) ? [] : ['the ledger of erasures does not know of it']),
  ];
  return { municipality, subjectId, purposes, decidedAt, erasedAt, unreadable: keyIds.length - readable, faults };
}

/** The tables that still show something of what was erased. */
async function shownOf(
  views: ViewsDatabase,
  municipality: Municipality,
  subjectId: string,
  purposes: readonly Purpose[],
): Promise<readonly string[]> {
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
