import { policy } from '#policies';
import { cafeEvents } from '../cafe/cafe.events.js';
import { PLANNING, beginPlannedSessions } from '../session/planning.js';

/** Sessions that a café has decided on begin, also when the process that decided was killed in between. */
export const beginPlannedSessionsPolicy = policy({
  name: PLANNING,
  events: cafeEvents,
  categories: ['cafe'],
  on: {
    CafeSessionsPlanned: async (event, { handling }) => {
      await beginPlannedSessions(handling, event);
      return undefined;
    },
  },
});
