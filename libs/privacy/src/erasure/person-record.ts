import { z } from 'zod';
import { idSchema, personKindSchema } from '#kernel';
import { parseGlobalId } from '#graphql';

/** How many records of one person are taken by one decision. */
export const MOST_RECORDS = 10;

/** A record of a person: a guest's, a volunteer's. */
export interface PersonRecord {
  readonly kind: string;
  readonly subjectId: string;
}

/** A person's record by its global id. */
export const personRecordSchema = z.string().transform((text, context): PersonRecord => {
  const id = parseGlobalId(text);
  const record = z.object({ kind: personKindSchema, subjectId: idSchema }).safeParse({
    kind: id?.type,
    subjectId: id?.parts[0],
  });
  if (record.success && id?.parts.length === 1) return record.data;
  context.addIssue({ code: 'custom', message: 'is not the id of a person’s record' });
  return z.NEVER;
});
