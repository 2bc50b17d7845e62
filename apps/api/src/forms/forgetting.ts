import type { guest } from '#cafes';
import { type LoadState, purposes, streamName } from '#kernel';
import { erasure, retentionHold } from '#privacy';
import { type AnyProjection, NotReady } from '#projections';
import type { passenger } from '#rides';
import { type Desk, citizenIn } from './citizen.js';

/** Somebody whom a form puts on record: a guest, or a passenger. */
export interface PersonOfForm {
  readonly aggregate: typeof guest | typeof passenger;
  readonly id: string;
}

/** Whether somebody has been erased, or will be: that is decided first, and carried out by and by. */
export async function isGone({ handling, municipality }: Desk, { aggregate, id }: PersonOfForm): Promise<boolean> {
  const [state, decided] = await Promise.all([
    handling.stateOf(aggregate, municipality, id),
    handling.stateOf(erasure, municipality, id),
  ]);
  return state?.closed === true || decided?.decidedAt.has('contact') === true;
}

/** Somebody whom a form put on record, the command by which it did, and whether anybody has ever expected them. */
export interface RecordedByForm extends PersonOfForm {
  readonly recording: string;
  readonly wasEverExpected: () => Promise<boolean>;
}

/**
 * Has somebody erased whom a form put on record, and for whom there is nothing: nobody expects them, and nobody needs what they wrote. It is
 * decided in the name of who wrote it, who asked for that and for nothing else: the rules let no program decide on an erasure by itself.
 * Nothing is erased of who is or was expected anywhere, nor of whom a coordinator has worked on since. Said again after a crash, it is done
 * once.
 * @returns whether there was such a person, who is not any more
 * @throws NotReady where nobody can tell yet whether they are expected
 */
export async function forgetUnlessExpected(desk: Desk, form: RecordedByForm): Promise<boolean> {
  const { handling, municipality } = desk;
  const { aggregate, id } = form;
  if (!(await handling.stateOf(aggregate, municipality, id))) return false;
  if (await isGone(desk, form)) return true;
  if ((await form.wasEverExpected()) || (await wasWorkedOn(desk, form))) return false;
  const mistaken = { reason: 'recordedByMistake', legalBasis: 'noLongerNecessary' };
  const decided = await handling.handle(
    erasure,
    'DecideErasure',
    {
      actor: citizenIn(municipality),
      idempotencyKey: id,
      input: { subjectId: id, kind: aggregate.kind, purposes: [...purposes], ...mistaken },
    },
    { DecideErasure: onRecord },
  );
  return decided.outcome === 'accepted';
}

const onRecord = async ({ subjectId }: { readonly subjectId: string }, load: LoadState) => {
  const hold = await load(retentionHold, subjectId);
  return { isKnown: true, hold: hold?.until ? { until: hold.until } : undefined };
};

/** Whether anything stands in their record but what the form wrote: it may have been corrected, or somebody comes along with them. */
async function wasWorkedOn(
  { reads, municipality }: Desk,
  { aggregate, id, recording }: RecordedByForm,
): Promise<boolean> {
  const events = await reads.journal.load(streamName(aggregate.category, municipality, id));
  return events.some(({ metadata }) => metadata.commandId !== recording);
}

/** Until these have seen everything that has happened. @throws NotReady where they have not in time */
export async function demandSeen({ reads }: Desk, projections: readonly AnyProjection[]): Promise<void> {
  const head = await reads.store.head();
  if (head && (await reads.projections.waitFor(head, projections)) === 'notYet')
    throw new NotReady(projections.map(({ name }) => name).join(', '));
}
