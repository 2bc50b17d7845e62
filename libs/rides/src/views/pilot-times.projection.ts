import { date, id, projection, table, timeOfDay } from '#projections';
import { pilotTimesEvents } from '../pilot/pilot-times.events.js';

/** A time at which a pilot would take rides, on the wall clock. What is withdrawn is not there any more. */
const pilotTimesOffer = table({
  columns: { offerId: id(), volunteerId: id(), date: date(), from: timeOfDay(), until: timeOfDay() },
  key: ['offerId'],
  secondary: ['volunteerId', 'date'],
});

/** When pilots would take rides. */
export const pilotTimesProjection = projection({
  name: 'pilotTimes',
  version: 1,
  events: pilotTimesEvents,
  tables: { pilotTimesOffer },
  on: {
    PilotTimesOffered: { evolve: (_rows, { data }) => [{ table: 'pilotTimesOffer', put: data }] },
    PilotTimesWithdrawn: {
      evolve: (_rows, { data: { offerId } }) => [{ table: 'pilotTimesOffer', remove: { offerId } }],
    },
  },
});
