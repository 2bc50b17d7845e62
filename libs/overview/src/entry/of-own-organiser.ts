import {
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
  type Refusal,
  commandIdOf,
  idSchema,
} from '#kernel';
import { Access } from '#identity';
import { organiser } from '../organiser/organiser.js';
import { type entryCommands, entry } from './entry.js';

/** What may be said of entries by who is allowed it for their own organisation alone. */
const COMMANDS = ['DraftEntry', 'ReviseEntry', 'SubmitEntry', 'WithdrawEntry'] as const;

/**
 * Who acts for an organisation says it of what its organisers make happen, and of nothing else. Asked before anything is decided: what is
 * another's, withdrawn or at another revision as it may be, answers as what is not there.
 */
export const ofOwnOrganiser = (facts: FactLoaders<typeof entryCommands>) =>
  Object.fromEntries(
    COMMANDS.map((name) => [
      name,
      async (handling: CommandHandling, request: CommandRequest): Promise<CommandOutcome> => {
        const refusal = await strangerRefused(handling, request);
        const { municipality, id } = request.actor;
        return refusal
          ? { outcome: 'refused', commandId: commandIdOf(municipality, id, name, request.idempotencyKey), refusal }
          : handling.handle(entry, name, request, facts);
      },
    ]),
  );

interface Named {
  readonly entryId?: unknown;
  readonly organiserId?: unknown;
  readonly source?: { readonly organisationId?: unknown } | null;
}

async function strangerRefused(
  handling: CommandHandling,
  { actor, input }: CommandRequest,
): Promise<Refusal | undefined> {
  if (new Access(actor).extentOf('draftEntries') === 'municipality') return undefined;
  const { municipality, organisation } = actor;
  const named = input as Named;
  const isOwn = async (organiserId: string): Promise<boolean> => {
    const known = await handling.stateOf(organiser, municipality, organiserId);
    return organisation !== undefined && known?.described.organisationId === organisation;
  };
  // What is no id at all is refused for that, by the command's own schema.
  const [entryId, organiserId, sender] = [named.entryId, named.organiserId, named.source?.organisationId].map(
    (each) => idSchema.safeParse(each).data,
  );
  // What is drafted under an id is not there yet; its organiser is looked at.
  if (entryId !== undefined && organiserId === undefined) {
    const known = await handling.stateOf(entry, municipality, entryId);
    if (!known || !(await isOwn(known.organiserId))) return notFound('Entry', entryId);
  }
  if (organiserId !== undefined && !(await isOwn(organiserId))) return notFound('Organiser', organiserId);
  return sender === undefined || sender === organisation ? undefined : notFound('Organisation', sender);
}

const notFound = (kind: string, id: string): Refusal => ({ refused: 'NotFound', details: { kind, id } });
