import type { CommandHandling, CommandOutcome, CommandRequest, FactLoaders, LoadState } from '#kernel';
import { volunteer } from '#volunteers';
import { guest } from '../guest/guest.js';
import { type sessionCommands, cafeSession } from './session.js';

/** Who the volunteer is, from their own stream: whether they are active and qualified that day is folded there. */
const whoSignsUp = async ({ volunteerId }: { volunteerId: string }, load: LoadState) => ({
  volunteer: await load(volunteer, volunteerId),
});

/** What deciding on a session needs to know from other streams. */
export const sessionFacts: FactLoaders<typeof sessionCommands> = {
  SignUpForShift: whoSignsUp,
  AssignStandIn: whoSignsUp,
  RegisterGuest: async ({ guestId }: { guestId: string }, load) => ({ guest: await load(guest, guestId) }),
};

export const signUp = (handling: CommandHandling, request: CommandRequest): Promise<CommandOutcome> =>
  handling.handle(cafeSession, 'SignUpForShift', request, sessionFacts);
