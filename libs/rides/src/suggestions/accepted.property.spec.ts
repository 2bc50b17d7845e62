import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, instantOf } from '#kernel';
import { command, given, idFor } from '#kernel/testing';
import { bikeOf, facts, passengerOf } from '../../testing/rides.js';
import { smallDays } from '../../testing/small-days.js';
import { rideDay } from '../day/ride-day.js';
import { type RideDay, TURNAROUND_MINUTES } from '../day/ride-day.state.js';
import { suggestInTurn, suggestRides } from './suggest-rides.js';
import type { SuggestedRide, SuggestionDay } from './suggestion-day.js';
import { MINUTE } from './times.js';

const passengers = new Map(
  [0, 1, 2, 3, 4, 5].map((nth) => `passenger-${nth}`).map((id) => [idFor(id), passengerOf(id)]),
);

type Standing = ReturnType<
  typeof given<typeof rideDay.commands, typeof rideDay.events, RideDay, typeof rideDay.refusals>
>;

/** The day with the rides that stand, as its stream tells of them. */
const asBooked = ({ date, booked }: SuggestionDay): Standing =>
  given(
    rideDay,
    booked.map(({ bikeId, pilotId, from, until }, nth) => ({
      type: 'RideScheduled' as const,
      data: {
        ...{
          date: date as LocalDate,
          rideId: idFor(`booked-${nth}`),
          seats: 2 as const,
          companions: 0,
          platform: false,
        },
        ...{ bikeId: idFor(bikeId), ...(pilotId === undefined ? {} : { pilotId: idFor(pilotId) }) },
        ...{ startsAt: instantOf(from), endsAt: instantOf(until), passengers: [idFor('Gerda')], stops: [] },
      },
    })),
    { now: '2026-06-01T10:00:00Z', id: date },
  );

/** What a coordinator says who accepts a ride as it was suggested. */
function accepting({ date, requests }: SuggestionDay, { requestId, bikeId, pilotId, startsAt, endsAt }: SuggestedRide) {
  const request = requests.find((each) => each.requestId === requestId);
  if (!request) throw new Error(`nobody made ${requestId}`);
  return command('ScheduleRide', {
    ...{ date, bikeId: idFor(bikeId), pilotId: idFor(pilotId) },
    ...{ startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), platform: request.platform },
    ...{ passengers: request.passengers.map(idFor), companions: request.people - request.passengers.length },
  });
}

function refusedOf(day: SuggestionDay, rides: readonly SuggestedRide[]): readonly string[] {
  const bikes = new Map(
    day.bikes.map(({ bikeId, seats, platform }) => [bikeId, { seats: seats === 1 ? 1 : 2, platform } as const]),
  );
  let standing: Standing = asBooked(day);
  return rides.flatMap((ride) => {
    const outcome = standing.when(accepting(day, ride), facts({ bike: bikeOf(bikes.get(ride.bikeId)), passengers }));
    if (!outcome.refusal) standing = outcome;
    return outcome.refusal ? [outcome.refusal.refused] : [];
  });
}

/** Days as they can stand: with the turnaround of the rule, and with rides that are back before midnight. */
const daysAsTheyAre = smallDays({ requests: 8, bikes: 4, pilots: 4 }).map((day) => ({
  ...day,
  turnaroundMinutes: TURNAROUND_MINUTES,
  booked: day.booked.filter(({ until }) => until <= day.ends - TURNAROUND_MINUTES * MINUTE),
}));

describe('a ride that was suggested', () => {
  it('is scheduled without a refusal, whichever others of that day are accepted before it', () =>
    fc.assert(
      fc.asyncProperty(daysAsTheyAre, fc.nat(), async (day, turned) => {
        const { rides } = await suggestRides(day);
        const from = rides.length > 0 ? turned % rides.length : 0;
        expect(refusedOf(day, [...rides.slice(from), ...rides.slice(0, from)])).toEqual([]);
        expect(refusedOf(day, suggestInTurn(day).rides)).toEqual([]);
      }),
      { numRuns: 100 },
    ));
});
