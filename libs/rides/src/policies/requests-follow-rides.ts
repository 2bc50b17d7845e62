import { dateIn } from '#kernel';
import { policy } from '#policies';
import { rideOn, whereItWent } from '../day/moving.js';
import { rideDayEvents } from '../day/ride-day.events.js';
import { rideDay } from '../day/ride-day.js';
import { takesPlace } from '../day/ride-day.state.js';
import { nearestWish, reopenRequestOf } from '../day/scheduling.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { rideRequest } from '../request/ride-request.js';
import { dateAnsweredBy } from '../request/ride-request.state.js';

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
      const { handling, follows } = context;
      const ride = await rideOn(handling, municipality, { date: rideDate, rideId });
      if (!ride || !takesPlace(ride)) return undefined;
      const request = await handling.stateOf(rideRequest, municipality, requestId);
      if (request?.withdrawn) {
        const input = { date: rideDate, rideId, reason: 'passengerWish' };
        if (ride.status === 'scheduled')
          await handling.handle(rideDay, 'CancelRide', { ...follows(event, 'cancel'), input });
        return undefined;
      }
      if (!request || dateAnsweredBy(request, rideId)) return undefined;
      const input = { requestId, rideId, rideDate, date: nearestWish(request, rideDate) };
      await handling.handle(rideRequest, 'AnswerRideRequest', { ...follows(event, 'answer'), input });
      return undefined;
    },

    RideCancelled: async (event, { handling, follows }) => {
      const { municipality } = event.metadata;
      const ride = await rideOn(handling, municipality, event.data);
      const saying = (step: string, input: object) => ({ ...follows(event, step), input });
      if (ride) await reopenRequestOf(handling, saying, municipality, ride);
      return undefined;
    },

    // A ride that is just being moved stands on another day than the request knows.
    RideRequestWithdrawn: async (event, { handling, follows }) => {
      const { municipality, recordedAt } = event.metadata;
      const request = await handling.stateOf(rideRequest, municipality, event.data.requestId);
      for (const { rideId, rideDate } of request?.rides.values() ?? []) {
        const there = await whereItWent(handling, municipality, { date: rideDate, rideId });
        const ride = await rideOn(handling, municipality, there);
        if (ride?.status === 'scheduled' && ride.date >= dateIn(recordedAt))
          await handling.handle(rideDay, 'CancelRide', {
            ...follows(event, rideId),
            input: { ...there, reason: 'passengerWish' },
          });
      }
      return undefined;
    },
  },
});
