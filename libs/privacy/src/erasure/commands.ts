import { z } from 'zod';
import type { Provider } from '@nestjs/common';
import {
  type Actor,
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
  type LoadState,
  type Municipality,
  type Refusal,
  caseNumberSchema,
  commandIdOf,
  erasureReasonSchema,
  idSchema,
  invalidInput,
  legalBasisSchema,
  personKindSchema,
  policyCommandIdOf,
  purposes,
  purposesSchema,
} from '#kernel';
import { type OwnHandler, onCommandBus } from '#kernel/nest';
import { parseGlobalId } from '#graphql';
import { type erasureCommands, erasure } from './erasure.js';
import { type PersonRecords, isOnRecord } from './person-records.js';
import type { ErasureDecided } from './told-erasures.js';

/** How many records of one person are taken by one decision. */
const MOST_RECORDS = 10;

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

/** All records of one person, as global ids. Without purposes, everything. */
const decisionSchema = z.object({
  people: z
    .array(personRecordSchema)
    .min(1, { error: 'must name a record' })
    .max(MOST_RECORDS, { error: `must be at most ${MOST_RECORDS} records` }),
  purposes: purposesSchema.default([...purposes]),
  reason: erasureReasonSchema,
  legalBasis: legalBasisSchema,
  caseNumber: caseNumberSchema.optional(),
});

/** Whether there are or were keys of a subject: everybody of whom something personal was recorded has some. */
export type HasKeys = (municipality: Municipality, subjectId: string) => boolean;

type Facts = NonNullable<FactLoaders<typeof erasureCommands>['DecideErasure']>;

const whoIsKnown =
  (kinds: readonly PersonRecords[], hasKeys: HasKeys): Facts =>
  async ({ kind, subjectId }: PersonRecord, load: LoadState, { municipality }: Actor) => {
    const records = kinds.find((each) => each.kind === kind);
    return {
      isKnown:
        hasKeys(municipality, subjectId) && records !== undefined && (await isOnRecord(records, subjectId, load)),
    };
  };

/**
 * Decides on the erasure of a person who may have several records: each in a stream of its own. Said again after a crash in between,
 * it goes on where it stopped.
 */
function erasePeople(kinds: readonly PersonRecords[], hasKeys: HasKeys): OwnHandler {
  const known = whoIsKnown(kinds, hasKeys);
  return async (handling, request) => {
    const { actor, idempotencyKey } = request;
    const commandId = request.commandId ?? commandIdOf(actor.municipality, actor.id, 'DecideErasure', idempotencyKey);
    const refused = (refusal: Refusal): CommandOutcome => ({ outcome: 'refused', commandId, refusal });
    const parsed = decisionSchema.safeParse(request.input);
    if (!parsed.success) return refused(invalidInput(parsed.error));
    const { people, ...decision } = parsed.data;
    const unknown = await firstUnknown(people, known, handling, actor);
    if (unknown) return refused({ refused: 'NotFound', details: { kind: unknown.kind, id: unknown.subjectId } });
    let answer: CommandOutcome | undefined;
    for (const [n, record] of people.entries()) {
      const together = people.flatMap(({ subjectId }) => (subjectId === record.subjectId ? [] : [subjectId]));
      const said: CommandRequest = {
        ...request,
        commandId: n === 0 ? commandId : policyCommandIdOf('erasePeople', commandId, record.subjectId),
        correlationId: request.correlationId ?? commandId,
        input: { ...decision, ...record, ...(together.length > 0 ? { together } : {}) },
      };
      const outcome = await handling.handle(erasure, 'DecideErasure', said, { DecideErasure: known });
      if (outcome.outcome === 'refused' && outcome.refusal.refused !== 'AlreadyErased')
        return { ...outcome, commandId };
      if (n === 0 && (await wasOfOthers(handling, outcome, record, together, actor)))
        return refused({ refused: 'IdempotencyKeyReused', details: { key: idempotencyKey } });
      // Of one who had been erased before, there is nothing to say where another one is erased now.
      if (answer?.outcome !== 'accepted' || outcome.outcome === 'accepted') answer = outcome;
    }
    if (!answer) throw new Error('an erasure of nobody was decided');
    return { ...answer, commandId };
  };
}

async function firstUnknown(
  people: readonly PersonRecord[],
  known: Facts,
  handling: CommandHandling,
  actor: Actor,
): Promise<PersonRecord | undefined> {
  const load: LoadState = (aggregate, id) => handling.stateOf(aggregate, actor.municipality, id);
  for (const record of people) {
    const { isKnown } = (await known(record as never, load, actor)) as { isKnown: boolean };
    if (!isKnown) return record;
  }
  return undefined;
}

/** Whether this key was used before for another set of records: the first one's event tells with whom it was erased. */
async function wasOfOthers(
  handling: CommandHandling,
  { commandId, outcome }: CommandOutcome,
  { subjectId }: PersonRecord,
  together: readonly string[],
  { municipality }: Actor,
): Promise<boolean> {
  if (outcome === 'refused') return false;
  const [decided] = await handling.eventsOf(erasure, municipality, subjectId, commandId);
  const before = (decided as ErasureDecided | undefined)?.data.together ?? [];
  return before.length !== together.length || before.some((id) => !together.includes(id));
}

/** Handlers of everything that can be said about erasing people. */
export const erasureOnBus = (kinds: readonly PersonRecords[], hasKeys: HasKeys): readonly Provider[] =>
  onCommandBus(erasure, { own: { DecideErasure: erasePeople(kinds, hasKeys) } });
