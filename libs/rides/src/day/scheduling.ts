import {
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type LocalDate,
  type Municipality,
  type Refusal,
  commandIdOf,
  policyCommandIdOf,
  thingIdOf,
} from '#kernel';
import { rideRequest } from '../request/ride-request.js';
import { type RideRequest, dateAnsweredBy, datesOf } from '../request/ride-request.state.js';
import { rideDayFacts } from './facts.js';
import { rideDay, rideDayCommands } from './ride-day.js';
import type { Ride } from './ride-day.state.js';

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
 * Schedules a ride, and has the request that it is for say so first. What it does not say of companions and of a platform is as was wished for.
 * @returns the outcome, whose `id` is the ride's
 */
export async function scheduleRide(handling: CommandHandling, said: CommandRequest): Promise<CommandOutcome> {
  const request = named('ScheduleRide', said);
  const rideId = thingIdOf(request.commandId, 'Ride');
  const wanted = rideDayCommands.ScheduleRide.schema.safeParse(said.input).data;
  // While a ride is moved, its request names the one that it is moved from, and that keeps others away.
  const requestId = wanted?.movedFrom ? undefined : wanted?.requestId;
  if (!wanted || !requestId) return scheduled(handling, request, rideId);
  const wish = await handling.stateOf(rideRequest, request.actor.municipality, requestId);
  if (wish && !wanted.passengers.includes(wish.passengerId))
    return { outcome: 'refused', commandId: request.commandId, refusal: WITHOUT_WHOSE_WISH_IT_IS };
  const answer = { requestId, rideId, date: wish ? nearestWish(wish, wanted.date) : wanted.date };
  const answering = serving(request, 'answer', { ...answer, rideDate: wanted.date });
  const answered = await handling.handle(rideRequest, 'AnswerRideRequest', answering);
  if (answered.outcome === 'refused') return { ...answered, commandId: request.commandId };
  const outcome = await scheduled(handling, { ...request, input: asWished(request.input, wish) }, rideId);
  if (outcome.outcome === 'refused')
    await handling.handle(rideRequest, 'ReopenRideRequest', serving(request, 'reopen', answer));
  return outcome;
}

async function scheduled(handling: CommandHandling, request: Named, id: string): Promise<CommandOutcome> {
  const outcome = await handling.handle(rideDay, 'ScheduleRide', request, rideDayFacts);
  return outcome.outcome === 'accepted' ? { ...outcome, id } : outcome;
}

const WITHOUT_WHOSE_WISH_IT_IS: Refusal = {
  refused: 'InvalidInput',
  details: {
    problems: [
      { path: 'passengers', problem: 'must name the passenger whose request it is; or leave the request out' },
    ],
  },
};

/** A wheelchair, or a spouse, is not left behind because nobody said it again. */
const asWished = (input: unknown, wish: RideRequest | undefined): object => {
  const said = Object.entries(input as object).filter(([, value]) => value !== undefined);
  return { ...(wish && { companions: wish.companions, platform: wish.platform }), ...Object.fromEntries(said) };
};

/**
 * The date of the wish that a ride answers: its own, or where any time suits the first that was wished. It follows from what was wished alone, so
 * that whoever says the same again says it of the same date.
 */
export const nearestWish = (request: RideRequest, date: LocalDate): LocalDate =>
  request.recurrence || datesOf(request, date, date).length > 0
    ? date
    : (datesOf(request, '1900-01-01' as LocalDate, '2199-12-31' as LocalDate)[0] ?? date);

/** A ride that is not to be answers no request any more: the date of the wish is open again. Where another ride answers it by now, it stays so. */
export async function reopenRequestOf(
  handling: CommandHandling,
  saying: (step: string, input: object) => CommandRequest,
  municipality: Municipality,
  { rideId, requestId }: Pick<Ride, 'rideId' | 'requestId'>,
): Promise<void> {
  const request = requestId && (await handling.stateOf(rideRequest, municipality, requestId));
  const date = request && dateAnsweredBy(request, rideId);
  if (date) await handling.handle(rideRequest, 'ReopenRideRequest', saying('reopen', { requestId, date, rideId }));
}
