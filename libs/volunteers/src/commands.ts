import type { Provider } from '@nestjs/common';
import type { LoadState } from '#kernel';
import { onCommandBus } from '#kernel/nest';
import { handleWithEmail, volunteerFacts } from './volunteer/registration.js';
import { volunteer } from './volunteer/volunteer.js';

/** Whether a café is there: volunteers know no cafés, so whoever wires the contexts together tells. */
export type CafeIsThere = (cafeId: string, load: LoadState) => Promise<boolean>;

/** Handlers of everything that can be said to a volunteer's record. */
export const volunteersOnBus = (cafeIsThere: CafeIsThere): readonly Provider[] =>
  onCommandBus(volunteer, {
    facts: {
      ...volunteerFacts,
      MakeStandingCommitment: async ({ cafeId }: { cafeId: string }, load) => ({
        cafeIsThere: await cafeIsThere(cafeId, load),
      }),
    },
    own: {
      RegisterVolunteer: (handling, request) => handleWithEmail(handling, 'RegisterVolunteer', request),
      ApplyAsVolunteer: (handling, request) => handleWithEmail(handling, 'ApplyAsVolunteer', request),
      ChangeContact: (handling, request) => handleWithEmail(handling, 'ChangeContact', request),
    },
  });
