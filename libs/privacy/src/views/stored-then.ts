import { type Purpose, isWholePerson, purposes } from '#kernel';
import type { World } from '#graphql';
import { erasuresProjection } from './erasures.projection.js';
import type { keysOfPeopleProjection } from './keys-of-people.projection.js';

/**
 * For which purposes anything of a person was stored that could be read in a past world: what had been sealed by then, without what
 * had been erased. The key store only tells of the present.
 */
export async function storedThen(
  { views, municipality }: World,
  keysOfPeople: ReturnType<typeof keysOfPeopleProjection>,
): Promise<(subjectId: string) => readonly Purpose[]> {
  const stored = new Map<string, Set<Purpose>>();
  const sealed = await views
    .query(keysOfPeople)
    .selectFrom('subjectKey')
    .select(['subjectId', 'purpose'])
    .where('municipality', '=', municipality)
    .execute();
  for (const { subjectId, purpose } of sealed)
    stored.set(subjectId, (stored.get(subjectId) ?? new Set<Purpose>()).add(purpose));
  const destroyed = await views
    .query(erasuresProjection)
    .selectFrom('erasureRecord')
    .select(['subjectId', 'purposes'])
    .where('municipality', '=', municipality)
    .where('keysDestroyedAt', 'is not', null)
    .execute();
  for (const row of destroyed)
    for (const purpose of isWholePerson(row.purposes) ? purposes : row.purposes)
      stored.get(row.subjectId)?.delete(purpose);
  return (subjectId) => [...(stored.get(subjectId) ?? [])];
}
