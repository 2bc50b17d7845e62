import { guest, sessionsProjection } from '#cafes';
import { type LoadState, purposes, streamName } from '#kernel';
import { erasure, retentionHold } from '#privacy';
import { NotReady } from '#projections';
import { type Desk, citizenIn } from '../citizen.js';

/** Whether a guest has been erased, or will be: that is decided first, and carried out by and by. */
export async function isGone({ handling, municipality }: Desk, guestId: string): Promise<boolean> {
  const [state, decided] = await Promise.all([
    handling.stateOf(guest, municipality, guestId),
    handling.stateOf(erasure, municipality, guestId),
  ]);
  return state?.closed === true || decided?.decidedAt.has('contact') === true;
}

/** A guest whom a form put on record, and the command by which it did. */
export interface RecordedByForm {
  readonly guestId: string;
  readonly recording: string;
}

/**
 * Has a guest erased whom a form put on record, and for whom there is no place: nobody expects them, and nobody needs what they wrote. It
 * is decided in the name of who wrote it, who asked for a place and for nothing else: the rules let no program decide on an erasure by
 * itself. Nothing is erased of who has or had a place anywhere, nor of whom a coordinator has worked on since. Said again after a crash, it
 * is done once.
 * @returns whether there was such a guest, who is not any more
 * @throws NotReady where nobody can tell yet whether they have a place
 */
export async function forgetUnlessExpected(desk: Desk, form: RecordedByForm): Promise<boolean> {
  const { handling, municipality } = desk;
  const { guestId } = form;
  if (!(await handling.stateOf(guest, municipality, guestId))) return false;
  if (await isGone(desk, guestId)) return true;
  if ((await wasEverExpected(desk, guestId)) || (await wasWorkedOn(desk, form))) return false;
  const mistaken = { reason: 'recordedByMistake', legalBasis: 'noLongerNecessary' };
  const decided = await handling.handle(
    erasure,
    'DecideErasure',
    {
      actor: citizenIn(municipality),
      idempotencyKey: guestId,
      input: { subjectId: guestId, kind: guest.kind, purposes: [...purposes], ...mistaken },
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
async function wasWorkedOn({ reads, municipality }: Desk, { guestId, recording }: RecordedByForm): Promise<boolean> {
  const events = await reads.journal.load(streamName(guest.category, municipality, guestId));
  return events.some(({ metadata }) => metadata.commandId !== recording);
}

/** By the list of all visits, as it stands when it has seen everything that has happened: also of days that have passed, and of who cancelled. */
async function wasEverExpected({ reads, municipality }: Desk, guestId: string): Promise<boolean> {
  const head = await reads.store.head();
  if (head && (await reads.projections.waitFor(head, [sessionsProjection])) === 'notYet')
    throw new NotReady(sessionsProjection.name);
  const visits = await reads.views
    .query(sessionsProjection)
    .selectFrom('visit')
    .select('sessionId')
    .where('municipality', '=', municipality)
    .where('guestId', '=', guestId)
    .limit(1)
    .execute();
  return visits.length > 0;
}
