import {
  type LocalDate,
  type Purpose,
  type RecordedEvent,
  dateIn,
  erasureEvents,
  happenedAt,
  isWholePerson,
  plusDays,
} from '#kernel';
import { type PolicyContext, policy } from '#policies';
import type { MunicipalViews } from '#privacy';
import { rideDay } from '../day/ride-day.js';
import { passenger } from '../passenger/passenger.js';
import { pilotTimes } from '../pilot/pilot-times.js';
import { rideRequest } from '../request/ride-request.js';
import { type RideRequest, openDates, statusOf } from '../request/ride-request.state.js';
import { pilotTimesProjection } from '../views/pilot-times.projection.js';
import { rideRequestsProjection } from '../views/ride-requests.projection.js';
import { requestsFor, ridesDrivenBy, ridesOf, timesOfferedBy } from '../views/rides-ahead.js';
import { ridesProjection } from '../views/rides.projection.js';

/** A wish that recurs may have no date for a while, in winter. */
const LOOK_AHEAD_DAYS = 366;

type AboutErasure = RecordedEvent<string, { readonly subjectId: string; readonly purposes: readonly Purpose[] }>;

/** As a passenger or as a pilot, whichever they were: of the other they have nothing. */
async function release(event: AboutErasure, context: PolicyContext): Promise<undefined> {
  if (!isWholePerson(event.data.purposes)) return;
  const views = await context.views(rideRequestsProjection, ridesProjection, pilotTimesProjection);
  const where = { views, municipality: event.metadata.municipality };
  // Requests first: one whose ride is cancelled would be open again.
  await withdrawRequests(event, context, where);
  await cancelRides(event, context, where);
  await giveBackRides(event, context, where);
}

async function withdrawRequests(event: AboutErasure, { handling, follows }: PolicyContext, where: MunicipalViews) {
  const { subjectId: passengerId } = event.data;
  const today = dateIn(happenedAt(event));
  for (const { requestId } of await requestsFor(where, passengerId)) {
    const request = await handling.stateOf(rideRequest, where.municipality, requestId);
    // One that was answered long ago and does not come again stays what it was: a wish that was met.
    if (request && isAhead(request, today))
      await handling.handle(rideRequest, 'WithdrawRideRequest', {
        ...follows(event, requestId),
        input: { requestId, passengerId },
      });
  }
}

const isAhead = (request: RideRequest, today: LocalDate): boolean =>
  statusOf(request) === 'open' ||
  [...request.rides.values()].some(({ rideDate }) => rideDate >= today) ||
  openDates(request, today, plusDays(today, LOOK_AHEAD_DAYS)).length > 0;

/** A ride cannot lose a passenger and go on: whoever was to sit beside them is asked for anew. */
async function cancelRides(event: AboutErasure, { handling, follows }: PolicyContext, where: MunicipalViews) {
  for (const { date, rideId } of await ridesOf(where, event.data.subjectId, happenedAt(event)))
    await handling.handle(rideDay, 'CancelRide', {
      ...follows(event, rideId),
      input: { date, rideId, reason: 'other' },
    });
}

async function giveBackRides(event: AboutErasure, { handling, follows }: PolicyContext, where: MunicipalViews) {
  const { subjectId } = event.data;
  const now = happenedAt(event);
  for (const { date, rideId } of await ridesDrivenBy(where, subjectId, now))
    await handling.handle(rideDay, 'GiveRideBack', {
      ...follows(event, rideId),
      input: { date, rideId, pilotId: subjectId, reason: 'other' },
    });
  for (const { offerId } of await timesOfferedBy(where, subjectId, now))
    await handling.handle(pilotTimes, 'WithdrawPilotTimes', {
      ...follows(event, offerId),
      input: { volunteerId: subjectId, offerId },
    });
}

/**
 * Whoever has been erased rides no more: a passenger's record is closed, their requests are withdrawn and their rides cancelled, also for whoever
 * was to sit beside them; a pilot's rides and times are free for others. Once at the decision, and once more at the end for what came in between.
 */
export const releaseTheErasedFromRidesPolicy = policy({
  name: 'releaseTheErasedFromRides',
  events: erasureEvents,
  categories: ['erasure'],
  on: {
    ErasureDecided: async (event, context) => {
      const { kind, subjectId, purposes } = event.data;
      if (kind === passenger.kind && isWholePerson(purposes))
        await context.handling.handle(passenger, 'ClosePassengerRecord', {
          ...context.follows(event),
          input: { passengerId: subjectId },
        });
      return release(event, context);
    },
    PersonDataErased: release,
  },
});
