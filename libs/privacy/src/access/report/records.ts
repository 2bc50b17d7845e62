import { sql } from 'kysely';
import type { Municipality } from '#kernel';
import type { Views } from '#projections';
import type { PersonRecord } from '../../erasure/person-record.js';
import type { PersonRecords } from '../../erasure/person-records.js';

/** What is asked of a kind of person here. */
export type Kind = Pick<PersonRecords, 'kind' | 'people'>;

export interface FoundRecord extends PersonRecord {
  readonly municipality: Municipality;
}

/**
 * The records with these ids, in their order, of any kind and municipality; those that are not there are left out. Asked of the read models, for what is
 * not there cannot be revealed, and what is not revealed is not on record as looked at. No personal value is read here.
 * @throws NotReady
 */
export async function recordsUnder(
  ids: readonly string[],
  kinds: readonly Kind[],
  views: Views,
): Promise<readonly FoundRecord[]> {
  const found = kinds.map(async ({ kind, people: { projection, table, subject } }) => {
    const rows = await views
      .queryOfPeople(projection)
      .selectFrom(table)
      .select([sql.ref<string>(subject).as('subjectId'), sql.ref<Municipality>('municipality').as('municipality')])
      .where(sql.ref(subject), 'in', [...ids])
      .execute();
    return rows.map(({ subjectId, municipality }) => ({ kind, subjectId, municipality }));
  });
  const records = (await Promise.all(found)).flat();
  return ids.flatMap((id) => records.filter(({ subjectId }) => subjectId === id));
}
