import { type CommandOutcome, commandIdOf, thingIdOf } from '#kernel';
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
 * Whichever way a form went, everything that is sent under its key later leads there, whatever it says: if that hung on what it says, it
 * would tell which way it had been. Its caller takes one form after another of the same key.
 */
export async function apply(
  desk: Desk,
  application: Application,
  { key }: Keys,
): Promise<CommandOutcome & { readonly isNew: boolean }> {
  const before = await appliedBefore(desk, key);
  if (before) return { ...before, isNew: false };

  const { email, notes, ...rest } = application;
  const outcome = await say(desk, key, { ...rest, ...(email && { email }), ...(notes && { notes }) });
  if (outcome.outcome === 'accepted' || !WENT_WITHOUT.includes(outcome.refusal.refused))
    return { ...outcome, isNew: outcome.outcome === 'accepted' };
  const noted = await say(desk, withoutEmail(key), { ...rest, notes: [TAKEN, notes].filter(Boolean).join('\n\n') });
  return { ...noted, isNew: noted.outcome === 'accepted' };
}

const withoutEmail = (key: string): string => `${key} without e-mail`;

/** What came of a form's application, by whichever way it went; `undefined` where there is none. */
export const appliedBefore = async (desk: Desk, key: string): Promise<CommandOutcome | undefined> =>
  (await takenUnder(desk, key)) ?? (await takenUnder(desk, withoutEmail(key)));

/** The second of them where a crash came before the application went its way, and something else was written after it. */
const WENT_WITHOUT: readonly string[] = ['EmailTaken', 'IdempotencyKeyReused'];

const say = ({ bus, municipality }: Desk, idempotencyKey: string, input: object): Promise<CommandOutcome> => {
  const { ApplyAsVolunteer } = messagesOf(volunteer);
  return bus.execute(new ApplyAsVolunteer({ actor: citizenIn(municipality), idempotencyKey, input }));
};

/** What came of the application under a key, where there is one: read from the log, whatever it said. */
async function takenUnder({ handling, municipality }: Desk, key: string): Promise<CommandOutcome | undefined> {
  const commandId = commandIdOf(municipality, citizenIn(municipality).id, 'ApplyAsVolunteer', key);
  const id = thingIdOf(commandId, volunteer.kind);
  const events = await handling.eventsOf(volunteer, municipality, id, commandId);
  return events.length > 0 ? { outcome: 'accepted', commandId, id } : undefined;
}
