import { z } from 'zod';
import type { Provider } from '@nestjs/common';
import {
  type Actor,
  type Clock,
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
  type LoadState,
  type Municipality,
  type Refusal,
  canonicalJson,
  caseNumberSchema,
  commandIdOf,
  decideOn,
  erasureReasonSchema,
  invalidInput,
  isRefusal,
  legalBasisSchema,
  policyCommandIdOf,
  purposes,
  purposesSchema,
} from '#kernel';
import { type OwnHandler, onCommandBus } from '#kernel/nest';
import { retentionHold } from '../retention/retention-hold.js';
import { type KnownPerson, type erasureCommands, erasure } from './erasure.js';
import { MOST_RECORDS, type PersonRecord, personRecordSchema } from './person-record.js';
import { type PersonRecords, isOnRecord } from './person-records.js';
import type { ErasureDecided } from './told-erasures.js';

/** All records of one person, as global ids. Without purposes, everything. */
const decisionSchema = z.object({
  people: z
    .array(personRecordSchema)
    .min(1, { error: 'must name a record' })
    .max(MOST_RECORDS, { error: `must be at most ${MOST_RECORDS} records` })
    .transform((people) =>
      people.filter(({ subjectId }, n) => people.findIndex((each) => each.subjectId === subjectId) === n),
    ),
  purposes: purposesSchema.default([...purposes]),
  reason: erasureReasonSchema,
  legalBasis: legalBasisSchema,
  caseNumber: caseNumberSchema.optional(),
});

/** Whether there are or were keys of a subject: everybody of whom something personal was recorded has some. */
export type HasKeys = (municipality: Municipality, subjectId: string) => boolean;

type Facts = NonNullable<FactLoaders<typeof erasureCommands>['DecideErasure']>;

const whoTheyAre =
  (kinds: readonly PersonRecords[], hasKeys: HasKeys): Facts =>
  async ({ kind, subjectId }: PersonRecord, load: LoadState, { municipality }: Actor): Promise<KnownPerson> => {
    const records = kinds.find((each) => each.kind === kind);
    const isKnown =
      hasKeys(municipality, subjectId) && records !== undefined && (await isOnRecord(records, subjectId, load));
    const hold = await load(retentionHold, subjectId);
    return { isKnown, hold: hold?.until ? { until: hold.until } : undefined };
  };

type Decision = Omit<z.output<typeof decisionSchema>, 'people'>;

/** What is said to each record's stream: the first under the caller's own key, so that a key used for others is noticed there. */
function sayingsOf(request: CommandRequest, commandId: string, people: readonly PersonRecord[], decision: Decision) {
  return people.map((record, n) => {
    const together = people.flatMap(({ subjectId }) => (subjectId === record.subjectId ? [] : [subjectId])).sort();
    return {
      ...request,
      commandId: n === 0 ? commandId : policyCommandIdOf('erasePeople', commandId, record.subjectId),
      correlationId: request.correlationId ?? commandId,
      input: { ...decision, ...record, ...(together.length > 0 ? { together } : {}) },
    };
  });
}
type Saying = ReturnType<typeof sayingsOf>[number];

/**
 * Decides on the erasure of a person who may have several records: each in a stream of its own, all of them or none. Said again after a
 * crash in between, it goes on where it stopped.
 */
function erasePeople(kinds: readonly PersonRecords[], hasKeys: HasKeys, clock: Clock): OwnHandler {
  const facts = { DecideErasure: whoTheyAre(kinds, hasKeys) };
  return async (handling, request) => {
    const { actor, idempotencyKey } = request;
    const commandId = request.commandId ?? commandIdOf(actor.municipality, actor.id, 'DecideErasure', idempotencyKey);
    const refused = (refusal: Refusal): CommandOutcome => ({ outcome: 'refused', commandId, refusal });
    const parsed = decisionSchema.safeParse(request.input);
    if (!parsed.success) return refused(invalidInput(parsed.error));
    const { people, ...decision } = parsed.data;
    const [first, ...others] = sayingsOf(request, commandId, people, decision);
    if (!first) throw new Error('an erasure of nobody was decided');
    for (const said of [first, ...others]) {
      const before = await decidedBefore(handling, said);
      if (before && canonicalJson(before.data.together ?? []) !== canonicalJson(said.input.together ?? []))
        return refused({ refused: 'IdempotencyKeyReused', details: { key: idempotencyKey } });
      // The first one says for itself what it is refused for, and that is on record; the others must not come after it.
      const refusal =
        before || said === first ? undefined : await refusalOf(handling, said, facts.DecideErasure, clock);
      if (refusal) return refused(refusal);
    }
    let answer = await handling.handle(erasure, 'DecideErasure', first, facts);
    for (const said of others)
      if (answer.outcome === 'accepted') answer = await handling.handle(erasure, 'DecideErasure', said, facts);
    return { ...answer, commandId };
  };
}

/** The event by which it was decided when it was said before. */
async function decidedBefore(
  handling: CommandHandling,
  { actor: { municipality }, commandId, input: { subjectId } }: Saying,
): Promise<ErasureDecided | undefined> {
  const [decided] = await handling.eventsOf(erasure, municipality, subjectId, commandId);
  return decided as ErasureDecided | undefined;
}

/** What it would be refused for as things are. */
async function refusalOf(
  handling: CommandHandling,
  { actor, input }: Saying,
  facts: Facts,
  clock: Clock,
): Promise<Refusal | undefined> {
  const load: LoadState = (aggregate, id) => handling.stateOf(aggregate, actor.municipality, id);
  const context = { now: clock.now(), actor, id: input.subjectId, newId: () => input.subjectId };
  const known = await facts(input as never, load, actor);
  const state = await load(erasure, input.subjectId);
  const decision = decideOn(erasure, state, 'DecideErasure', input, { ...context, ...known });
  return isRefusal(decision) ? decision : undefined;
}

/** Handlers of everything that can be said about erasing people. */
export const erasureOnBus = (kinds: readonly PersonRecords[], hasKeys: HasKeys, clock: Clock): readonly Provider[] =>
  onCommandBus(erasure, { own: { DecideErasure: erasePeople(kinds, hasKeys, clock) } });
