import { type DataOf, type RecordedEvent, plusMinutes } from '#kernel';
import { policy } from '#policies';
import { rideDay } from '../day/ride-day.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { rideRequest } from '../request/ride-request.js';

type Answered = RecordedEvent<'RideRequestAnswered', DataOf<typeof rideRequestEvents, 'RideRequestAnswered'>>;

/** A ride follows its answer at once, or the process was killed in between. */
const RIDE_FOLLOWS_WITHIN_MINUTES = 2;

/** A request that says that a ride answers it, which never came to stand on its day, is open again. */
export const takeBackAnswersPolicy = policy({
  name: 'takeBackAnswers',
  events: rideRequestEvents,
  categories: ['rideRequest'],
  on: {
    RideRequestAnswered: ({ data: { requestId, date }, metadata: { recordedAt } }) =>
      Promise.resolve({ key: `${requestId} ${date}`, due: plusMinutes(recordedAt, RIDE_FOLLOWS_WITHIN_MINUTES) }),
  },
  onDue: async (event, { handling, follows }) => {
    const { requestId, date, rideId, rideDate } = (event as Answered).data;
    const day = await handling.stateOf(rideDay, event.metadata.municipality, rideDate);
    if (day?.rides.has(rideId)) return;
    await handling.handle(rideRequest, 'ReopenRideRequest', { ...follows(event), input: { requestId, date, rideId } });
  },
});
