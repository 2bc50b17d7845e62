import type { CommandOutcome } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { volunteer } from '#volunteers';
import { type Desk, citizenIn } from '../citizen.js';
import type { Keys } from '../keys.js';

/** Who would like to be a volunteer, and what for. */
export interface Application {
  readonly name: string;
  readonly phone: string;
  readonly email: string | undefined;
  readonly interests: readonly string[];
  readonly notes: string | undefined;
}

/** For the coordinator, who reads Danish. Without the address: it belongs to contact data, and notes are erased apart from them. */
const TAKEN =
  '[Fra formularen] Ansøgeren skrev en e-mailadresse, som en anden frivillig allerede står med, så den er ikke gemt her. Ring, og find ud af, om det er samme person.';

/**
 * Applies. An address that somebody has already must not be told of: whoever fills in the form may be trying out whose they know. So the
 * application is taken without it, the answer is the same, and the coordinator, who calls in any case, is told in the notes.
 *
 * That the address was refused is remembered under its key, so that the same form leads to the same application however often it is sent.
 */
export async function apply(
  { bus, municipality }: Desk,
  { email, notes, phone, ...application }: Application,
  { key }: Keys,
): Promise<CommandOutcome> {
  const { ApplyAsVolunteer } = messagesOf(volunteer);
  const actor = citizenIn(municipality);
  const say = (idempotencyKey: string, more: object) =>
    bus.execute(new ApplyAsVolunteer({ actor, idempotencyKey, input: { ...application, phone, ...more } }));

  const outcome = await say(key, { ...(email && { email }), ...(notes && { notes }) });
  if (outcome.outcome === 'accepted' || outcome.refusal.refused !== 'EmailTaken') return outcome;
  return say(`${key} without e-mail`, { notes: [TAKEN, notes].filter(Boolean).join('\n\n') });
}
