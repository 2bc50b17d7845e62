import type { Purpose } from '#kernel';
import type { World } from '#graphql';
import type { PersonRecord } from '../../erasure/person-record.js';
import type { Kind } from './records.js';
import type { ReportedRecord, ReportedValue } from './report.js';

/** What is known of somebody. That it is shown is taken down: it is read by `World.reveal`, as every answer is. */
export async function theirValues(
  { kind, subjectId }: PersonRecord,
  kinds: readonly Kind[],
  world: World,
  gone: ReadonlySet<Purpose>,
): Promise<ReportedRecord> {
  const people = kinds.find((each) => each.kind === kind)?.people;
  const values = [...(people?.purposes ?? [])].map(async ([field, purpose]): Promise<ReportedValue> => {
    const value = people ? await world.reveal(people, subjectId, field) : null;
    return { field, purpose, value, ...(value === null && gone.has(purpose) ? { erased: true } : {}) };
  });
  return { kind, subjectId, values: await Promise.all(values) };
}
