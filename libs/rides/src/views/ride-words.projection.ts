import { id, personalText, projection, subject, table } from '#projections';
import { rideDayEvents } from '../day/ride-day.events.js';
import { rideRequestEvents } from '../request/ride-request.events.js';

/** The latest words about a passenger, of each kind: one row a person, which is cleared when they are forgotten. Earlier ones stand in their report. */
const passengerWords = table({
  columns: { passengerId: subject(), wish: personalText('notes'), remark: personalText('notes') },
  key: ['passengerId'],
});

/** Of which request the latest wish is. */
const latestRequest = table({ columns: { passengerId: id(), requestId: id() }, key: ['passengerId'] });

interface OfPassenger {
  readonly data: { readonly passengerId: string };
}
const words = ({ data: { passengerId } }: OfPassenger) => [{ table: 'passengerWords' as const, key: { passengerId } }];

/** What passengers wished for last, and how their last ride was. */
export const rideWordsProjection = projection({
  name: 'rideWords',
  version: 1,
  events: { RideRequested: rideRequestEvents.RideRequested, RideRemarked: rideDayEvents.RideRemarked },
  tables: { passengerWords, latestRequest },
  // A passenger's words come from many streams.
  partition: () => undefined,
  on: {
    RideRequested: {
      select: words,
      evolve: (rows, { data: { passengerId, requestId, wish } }) => [
        {
          table: 'passengerWords',
          put: {
            passengerId,
            remark: null,
            ...rows.one('passengerWords', { passengerId }),
            wish: wish?.reveal() ?? null,
          },
        },
        { table: 'latestRequest', put: { passengerId, requestId } },
      ],
    },
    RideRemarked: {
      select: words,
      evolve: (rows, { data: { passengerId, words: remark } }) => [
        {
          table: 'passengerWords',
          put: { passengerId, wish: null, ...rows.one('passengerWords', { passengerId }), remark: remark.reveal() },
        },
      ],
    },
  },
});
