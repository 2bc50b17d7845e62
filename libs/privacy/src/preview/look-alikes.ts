import type { World } from '#graphql';
import type { PersonRecord } from '../erasure/person-record.js';
import type { PersonRecords } from '../erasure/person-records.js';

/** Another record that has something in common with one that is named. */
export interface LookAlike extends PersonRecord {
  /** The columns that are the same. */
  readonly same: readonly string[];
}

type PersonRow = Readonly<Record<string, unknown>>;

/**
 * Records of whatever kind with the same name, telephone or e-mail as those that are named. Nothing is decided by it: two people may
 * share a telephone. Compared in memory, so that upper and lower case and spaces do not matter in Danish either.
 */
export async function lookAlikes(
  { views, municipality }: World,
  kinds: readonly PersonRecords[],
  named: readonly PersonRecord[],
): Promise<readonly LookAlike[]> {
  const everybody: { readonly record: PersonRecord; readonly row: PersonRow; readonly alike: readonly string[] }[] = [];
  for (const { kind, people, alike } of kinds) {
    const rows: readonly PersonRow[] = await views
      .queryOfPeople(people.projection)
      .selectFrom(people.table)
      .selectAll()
      .where('municipality', '=', municipality)
      .execute();
    for (const row of rows) everybody.push({ record: { kind, subjectId: row[people.subject] as string }, row, alike });
  }
  const isNamed = ({ subjectId }: PersonRecord) => named.some((each) => each.subjectId === subjectId);
  const theirs = everybody.filter(({ record }) => isNamed(record));
  return everybody.flatMap(({ record, row, alike }) => {
    if (isNamed(record)) return [];
    const same = alike.filter((column) => theirs.some((their) => sameText(their.row[column], row[column])));
    return same.length > 0 ? [{ ...record, same }] : [];
  });
}

const sameText = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && plain(one) === plain(other);

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('da').replace(/\s+/g, ' ').trim();
