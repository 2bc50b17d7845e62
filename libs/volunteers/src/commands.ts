import { type OnCommandBus, onCommandBus } from '#kernel/nest';
import { handleWithEmail, volunteerFacts } from './volunteer/registration.js';
import { volunteer } from './volunteer/volunteer.js';

export const volunteerOnBus: OnCommandBus<typeof volunteer> = onCommandBus(volunteer, {
  facts: volunteerFacts,
  own: {
    RegisterVolunteer: (handling, request) => handleWithEmail(handling, 'RegisterVolunteer', request),
    ApplyAsVolunteer: (handling, request) => handleWithEmail(handling, 'ApplyAsVolunteer', request),
    ChangeContact: (handling, request) => handleWithEmail(handling, 'ChangeContact', request),
  },
});
