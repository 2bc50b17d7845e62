import type { CommandHandling, CommandOutcome, CommandRequest, LocalDate, Municipality } from '#kernel';
import { rideRequest } from '../request/ride-request.js';
import { dateAnsweredBy } from '../request/ride-request.state.js';
import { rideDay, rideDayCommands } from './ride-day.js';
import { type Ride, takesPlace } from './ride-day.state.js';
import { named, nearestWish, reopenRequestOf, scheduleRide, serving } from './scheduling.js';

// A ride that changes its date changes its stream. It is scheduled in the new day first, so that there is never a moment without it, then released
// from the old one. A crash can come in between: a policy says the rest by the event of the new day, and said twice it is done once.

/**
 * Moves a ride to another day.
 * @returns the outcome, whose `id` is the ride's there
 */
export async function moveRideToAnotherDay(handling: CommandHandling, said: CommandRequest): Promise<CommandOutcome> {
  const request = named('MoveRideToAnotherDay', said);
  const asked = await handling.handle(rideDay, 'MoveRideToAnotherDay', request);
  if (asked.outcome === 'refused') return asked;
  const wanted = rideDayCommands.MoveRideToAnotherDay.schema.parse(said.input);
  const { municipality } = request.actor;
  const ride = await rideOn(handling, municipality, wanted);
  if (!ride) return asked;
  const { bikeId = ride.bikeId, pilotId = ride.pilotId, toDate: date, startsAt, endsAt, open } = wanted;
  const { passengers, companions, platform, destinationId, stops, requestId, session } = ride;
  const scheduled = await scheduleRide(
    handling,
    serving(request, 'schedule', {
      ...{ date, startsAt, endsAt, bikeId, passengers, companions, platform, destinationId, stops, requestId, session },
      ...(open ? {} : { pilotId }),
      movedFrom: { date: wanted.date, rideId: ride.rideId },
    }),
  );
  if (scheduled.outcome === 'refused') return { ...scheduled, commandId: request.commandId };
  const finished = await finishMove(handling, (step, input) => serving(request, step, input), municipality, {
    from: { date: wanted.date, rideId: ride.rideId },
    to: { date, rideId: scheduled.id },
  });
  return finished.outcome === 'refused'
    ? { ...finished, commandId: request.commandId }
    : { ...finished, commandId: request.commandId, id: scheduled.id };
}

export interface Place {
  readonly date: LocalDate;
  readonly rideId: string;
}

type Saying = (step: string, input: object) => CommandRequest;

/**
 * What remains to be done of a move once the ride stands on its new day: the old day lets go of it, and its request names the new one. Where the
 * old day cannot let go any more, because the ride has started there meanwhile, the new one is cancelled. Others may cross it at any point: a
 * ride that is off by then answers nothing.
 */
export async function finishMove(
  handling: CommandHandling,
  saying: Saying,
  municipality: Municipality,
  { from, to }: { readonly from: Place; readonly to: Place },
): Promise<CommandOutcome> {
  const released = await handling.handle(rideDay, 'ReleaseMovedRide', saying('release', { ...from, to }));
  if (released.outcome === 'refused') {
    const there = await whereItWent(handling, municipality, to);
    await handling.handle(rideDay, 'CancelRide', saying('cancel', { ...there, reason: 'other' }));
    return released;
  }
  const ride = await rideOn(handling, municipality, to);
  const date = ride && (await dateToAnswer(handling, municipality, ride, from));
  if (date)
    await handling.handle(
      rideRequest,
      'AnswerRideRequest',
      saying('answer', {
        ...{ requestId: ride.requestId, date },
        ...{ rideId: to.rideId, rideDate: to.date, insteadOf: from.rideId },
      }),
    );
  await reopenWhereCancelled(handling, saying, municipality, to);
  return released;
}

/**
 * The date of its wish that a ride answers instead of the one that it was moved from; where that one's answer was taken back
 * meanwhile, whichever it can.
 * @returns `undefined` where its request needs to hear nothing: it names the ride already, or the ride is off or elsewhere
 */
export async function dateToAnswer(
  handling: CommandHandling,
  municipality: Municipality,
  ride: Ride,
  from: Place,
): Promise<LocalDate | undefined> {
  const request = ride.requestId && (await handling.stateOf(rideRequest, municipality, ride.requestId));
  if (!request || dateAnsweredBy(request, ride.rideId)) return undefined;
  return dateAnsweredBy(request, from.rideId) ?? (takesPlace(ride) ? nearestWish(request, ride.date) : undefined);
}

/** Who cancelled the ride before its request could name it found nothing to open again. */
export async function reopenWhereCancelled(
  handling: CommandHandling,
  saying: Saying,
  municipality: Municipality,
  place: Place,
): Promise<void> {
  const ride = await rideOn(handling, municipality, place);
  if (ride?.status === 'cancelled') await reopenRequestOf(handling, saying, municipality, ride);
}

/** @returns `undefined` where no such ride was ever scheduled */
export const rideOn = async (
  handling: CommandHandling,
  municipality: Municipality,
  { date, rideId }: Place,
): Promise<Ride | undefined> => (await handling.stateOf(rideDay, municipality, date))?.rides.get(rideId);

/** Where the ride stands now: somebody may have moved it on meanwhile. */
export async function whereItWent(handling: CommandHandling, municipality: Municipality, place: Place): Promise<Place> {
  const ride = await rideOn(handling, municipality, place);
  return ride?.movedTo ? whereItWent(handling, municipality, ride.movedTo) : place;
}
