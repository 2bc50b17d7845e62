import {
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type LocalDate,
  type Municipality,
  commandIdOf,
  policyCommandIdOf,
  thingIdOf,
} from '#kernel';
import { rideRequest } from '../request/ride-request.js';
import { type RideRequest, datesOf } from '../request/ride-request.state.js';
import { rideDayFacts } from './facts.js';
import { rideDay, rideDayCommands } from './ride-day.js';

// A ride and the request that it answers stand in two streams, and a crash can come between the two. The request says first which ride answers
// it, so that nobody schedules another one; an answer whose ride never came is taken back by a policy (`take-back-answers.ts`).

export interface Named extends CommandRequest {
  readonly commandId: string;
}

/** The request with the id that it would get. */
export const named = (command: string, request: CommandRequest): Named => ({
  ...request,
  commandId:
    request.commandId ?? commandIdOf(request.actor.municipality, request.actor.id, command, request.idempotencyKey),
});

/** A command that serves another one: what came of it is kept under an id of its own, made from the other's. */
export const serving = (request: Named, step: string, input: object): CommandRequest => ({
  ...request,
  input,
  commandId: policyCommandIdOf('scheduleRide', request.commandId, step),
  correlationId: request.correlationId ?? request.commandId,
  causationId: request.commandId,
});

/**
 * Schedules a ride, and has the request that it is for say so first.
 * @returns the outcome, whose `id` is the ride's
 */
export async function scheduleRide(handling: CommandHandling, said: CommandRequest): Promise<CommandOutcome> {
  const request = named('ScheduleRide', said);
  const rideId = thingIdOf(request.commandId, 'Ride');
  const wanted = rideDayCommands.ScheduleRide.schema.safeParse(said.input).data;
  // While a ride is moved, its request names the one that it is moved from, and that keeps others away.
  const requestId = wanted?.movedFrom ? undefined : wanted?.requestId;
  const answer = wanted && requestId && { requestId, rideId, rideDate: wanted.date };
  const date = answer && (await wishOf(handling, request.actor.municipality, answer));
  if (answer) {
    const input = { ...answer, date };
    const answered = await handling.handle(rideRequest, 'AnswerRideRequest', serving(request, 'answer', input));
    if (answered.outcome === 'refused') return { ...answered, commandId: request.commandId };
  }
  const outcome = await handling.handle(rideDay, 'ScheduleRide', request, rideDayFacts);
  if (outcome.outcome === 'accepted') return { ...outcome, id: rideId };
  if (answer)
    await handling.handle(rideRequest, 'ReopenRideRequest', serving(request, 'reopen', { requestId, date, rideId }));
  return outcome;
}

/**
 * The date of the wish that a ride answers: its own, or where any time suits the first that was wished. It follows from what was wished alone, so
 * that whoever says the same again says it of the same date.
 */
export async function wishOf(
  handling: CommandHandling,
  municipality: Municipality,
  { requestId, rideDate }: { readonly requestId: string; readonly rideDate: LocalDate },
): Promise<LocalDate> {
  const request = await handling.stateOf(rideRequest, municipality, requestId);
  return request ? nearestWish(request, rideDate) : rideDate;
}

const nearestWish = (request: RideRequest, date: LocalDate): LocalDate =>
  request.recurrence || datesOf(request, date, date).length > 0
    ? date
    : (datesOf(request, '1900-01-01' as LocalDate, '2199-12-31' as LocalDate)[0] ?? date);
