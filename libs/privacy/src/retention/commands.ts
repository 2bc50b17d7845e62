import { z } from 'zod';
import type { Provider } from '@nestjs/common';
import { type CommandOutcome, type LoadState, commandIdOf, invalidInput } from '#kernel';
import { type OwnHandler, onCommandBus } from '#kernel/nest';
import { type PersonRecord, personRecordSchema } from '../erasure/person-record.js';
import { erasure } from '../erasure/erasure.js';
import { type PersonRecords, isOnRecord } from '../erasure/person-records.js';
import { retentionHold } from './retention-hold.js';
import { retention } from './retention.js';

/** Takes what names a person by their global id to the person's own stream. */
function ofPerson(name: keyof typeof retentionHold.commands, kinds: readonly PersonRecords[]): OwnHandler {
  const known = personRecordSchema.refine(({ kind }) => kinds.some((each) => each.kind === kind), {
    error: 'is not the id of a person’s record',
  });
  const schema = z.looseObject({ person: known });
  const facts = factsOf(kinds);
  return async (handling, request): Promise<CommandOutcome> => {
    const { actor, idempotencyKey } = request;
    const commandId = request.commandId ?? commandIdOf(actor.municipality, actor.id, name, idempotencyKey);
    const parsed = schema.safeParse(request.input);
    if (!parsed.success) return { outcome: 'refused', commandId, refusal: invalidInput(parsed.error) };
    const { person, ...said } = parsed.data;
    const input = { ...said, ...person };
    return handling.handle(retentionHold, name, { ...request, commandId, input }, { [name]: facts });
  };
}

const factsOf =
  (kinds: readonly PersonRecords[]) =>
  async ({ kind, subjectId }: PersonRecord, load: LoadState) => {
    const records = kinds.find((each) => each.kind === kind);
    return {
      isOnRecord: records !== undefined && (await isOnRecord(records, subjectId, load)),
      erasedAt: (await load(erasure, subjectId))?.decidedAt.get('contact'),
    };
  };

/** Handlers of everything that can be said about how long people's data are kept. */
export const retentionOnBus = (kinds: readonly PersonRecords[]): readonly Provider[] => [
  ...onCommandBus(retention, {
    facts: { SetRetentionRule: () => Promise.resolve({ kinds: kinds.map(({ kind }) => kind) }) },
  }),
  ...onCommandBus(retentionHold, {
    own: { KeepLonger: ofPerson('KeepLonger', kinds), ReleaseHold: ofPerson('ReleaseHold', kinds) },
  }),
];
