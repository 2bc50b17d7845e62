import { type CommandHandling, type CommandRequest, type Municipality, dateIn } from '#kernel';
import { type PolicyContext, policy } from '#policies';
import { rideDayEvents } from '../day/ride-day.events.js';
import { rideDay } from '../day/ride-day.js';
import { type Ride, takesPlace } from '../day/ride-day.state.js';
import { wishOf } from '../day/scheduling.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { rideRequest } from '../request/ride-request.js';
import type { RideRequest } from '../request/ride-request.state.js';

type Saying = (step: string, input: object) => CommandRequest;

/** A ride that is not to be answers no request any more: the date of the wish is open again. Where another ride answers it by now, it stays so. */
export async function reopenRequestOf(
  handling: CommandHandling,
  saying: Saying,
  municipality: Municipality,
  { rideId, requestId }: Pick<Ride, 'rideId' | 'requestId'>,
): Promise<void> {
  const request = requestId && (await handling.stateOf(rideRequest, municipality, requestId));
  const [date] = (request && [...request.rides].find(([, answer]) => answer.rideId === rideId)) || [];
  if (date) await handling.handle(rideRequest, 'ReopenRideRequest', saying('reopen', { requestId, date, rideId }));
}

/** Whether a ride answers it. */
export const names = ({ rides }: RideRequest, rideId: string): boolean =>
  [...rides.values()].some((answer) => answer.rideId === rideId);

const rideOn = async ({ handling }: PolicyContext, municipality: Municipality, date: string, rideId: string) =>
  (await handling.stateOf(rideDay, municipality, date))?.rides.get(rideId);

/**
 * A request is answered while a ride stands for it, and open again when that is cancelled, for whatever reason: whether to schedule another one
 * is the coordinator's to decide. What is withdrawn is not driven: its rides that have not begun are cancelled.
 */
export const requestsFollowRidesPolicy = policy({
  name: 'requestsFollowRides',
  events: { ...rideDayEvents, RideRequestWithdrawn: rideRequestEvents.RideRequestWithdrawn },
  categories: ['rideDay', 'rideRequest'],
  on: {
    // The answer came first, but may have been taken back meanwhile, or the request withdrawn.
    RideScheduled: async (event, context) => {
      const { date: rideDate, rideId, requestId, movedFrom } = event.data;
      const { municipality } = event.metadata;
      if (!requestId || movedFrom) return undefined;
      const ride = await rideOn(context, municipality, rideDate, rideId);
      if (!ride || !takesPlace(ride)) return undefined;
      const { handling, follows } = context;
      const request = await handling.stateOf(rideRequest, municipality, requestId);
      if (request?.withdrawn) {
        const input = { date: rideDate, rideId, reason: 'passengerWish' };
        if (ride.status === 'scheduled')
          await handling.handle(rideDay, 'CancelRide', { ...follows(event, 'cancel'), input });
        return undefined;
      }
      if (!request || names(request, rideId)) return undefined;
      const answer = { requestId, rideId, rideDate };
      const date = await wishOf(handling, municipality, answer);
      await handling.handle(rideRequest, 'AnswerRideRequest', {
        ...follows(event, 'answer'),
        input: { ...answer, date },
      });
      return undefined;
    },

    RideCancelled: async (event, context) => {
      const { date, rideId } = event.data;
      const { municipality } = event.metadata;
      const ride = await rideOn(context, municipality, date, rideId);
      const saying: Saying = (step, input) => ({ ...context.follows(event, step), input });
      if (ride) await reopenRequestOf(context.handling, saying, municipality, ride);
      return undefined;
    },

    RideRequestWithdrawn: async (event, context) => {
      const { municipality, recordedAt } = event.metadata;
      const request = await context.handling.stateOf(rideRequest, municipality, event.data.requestId);
      const ahead = [...(request?.rides.values() ?? [])].filter(({ rideDate }) => rideDate >= dateIn(recordedAt));
      for (const { rideDate: date, rideId } of ahead)
        if ((await rideOn(context, municipality, date, rideId))?.status === 'scheduled')
          await context.handling.handle(rideDay, 'CancelRide', {
            ...context.follows(event, rideId),
            input: { date, rideId, reason: 'passengerWish' },
          });
      return undefined;
    },
  },
});
