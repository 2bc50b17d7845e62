import { goldenEvents } from '#kernel/testing';
import { bikeEvents } from './bike/bike.events.js';
import { rideDayEvents } from './day/ride-day.events.js';
import { destinationEvents } from './destination/destination.events.js';
import { passengerEvents } from './passenger/passenger.events.js';
import { pilotTimesEvents } from './pilot/pilot-times.events.js';
import { rideRequestEvents } from './request/ride-request.events.js';

// Golden files are never edited once they are committed: the log holds events that look like them. A new version of an event
// gets a file of its own and an upcaster.
goldenEvents(
  {
    ...bikeEvents,
    ...destinationEvents,
    ...passengerEvents,
    ...pilotTimesEvents,
    ...rideRequestEvents,
    ...rideDayEvents,
  },
  new URL('../golden/', import.meta.url),
);
