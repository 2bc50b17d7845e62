import type { DataOf, Municipality } from '#kernel';
import { type PolicyContext, policy } from '#policies';
import { dateToAnswer, finishMove, reopenWhereCancelled, rideOn } from '../day/moving.js';
import { rideDayEvents } from '../day/ride-day.events.js';

type Scheduled = DataOf<typeof rideDayEvents, 'RideScheduled'>;

/** Whether the old day has let go of it and no request waits to hear of it: the process that began the move went on, as a rule. */
async function isFinished({ handling }: PolicyContext, municipality: Municipality, moved: Scheduled): Promise<boolean> {
  const { rideId, movedFrom } = moved;
  if (!movedFrom) return true;
  const before = await rideOn(handling, municipality, movedFrom);
  const ride = await rideOn(handling, municipality, moved);
  return before?.movedTo?.rideId === rideId && !(ride && (await dateToAnswer(handling, municipality, ride, movedFrom)));
}

/** A ride that was scheduled on another day is let go of by the day where it stood, also when the process was killed in between. */
export const finishMovesPolicy = policy({
  name: 'finishMoves',
  events: rideDayEvents,
  categories: ['rideDay'],
  on: {
    RideScheduled: async (event, context) => {
      const { date, rideId, movedFrom } = event.data;
      const { municipality } = event.metadata;
      if (!movedFrom) return undefined;
      const { handling, follows } = context;
      const saying = (step: string, input: object) => ({ ...follows(event, step), input });
      const to = { date, rideId };
      if (await isFinished(context, municipality, event.data))
        await reopenWhereCancelled(handling, saying, municipality, to);
      else await finishMove(handling, saying, municipality, { from: movedFrom, to });
      return undefined;
    },
  },
});
