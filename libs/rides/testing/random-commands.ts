import fc from 'fast-check';
import { type CommandHandling, type CommandOutcome, type LocalDate, plusMinutes } from '#kernel';
import { ISHOEJ } from '#kernel/testing';
import { rideDayFacts } from '../src/day/facts.js';
import { type Place, moveRideToAnotherDay } from '../src/day/moving.js';
import { rideDay } from '../src/day/ride-day.js';
import type { Ride } from '../src/day/ride-day.state.js';
import { reopenRequestOf, scheduleRide } from '../src/day/scheduling.js';
import { rideRequest } from '../src/request/ride-request.js';
import { DATE, FRIDAY, at } from './rides.js';
import { saidBy } from './two-processes.js';

export const DAYS = [DATE, FRIDAY, '2026-11-28' as LocalDate];

/** Whom and what commands can name. */
export interface World {
  readonly bikes: readonly string[];
  readonly pilots: readonly string[];
  readonly passengers: readonly string[];
  /** The first is the first passenger's, and so on; once each has one, it begins anew. */
  readonly requests: readonly string[];
  /** Whatever has been scheduled, on whichever day, in no order. */
  readonly rides: Place[];
}

const KINDS = {
  schedule: 5,
  scheduleForRequest: 4,
  moveToAnotherDay: 2,
  moveHalfway: 1,
  move: 1,
  giveToBike: 1,
  giveToPilot: 1,
  take: 1,
  giveBack: 1,
  cancel: 1,
  decline: 1,
};
const nth = fc.nat(1_000_000);

/** Something to say in a world, with numbers in the place of names. */
export const anything = fc.record({
  kind: fc.oneof(
    ...Object.entries(KINDS).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as keyof typeof KINDS) })),
  ),
  day: fc.constantFrom(...DAYS),
  starts: fc.integer({ min: 0, max: 168 }),
  lasts: fc.constantFrom(20, 30, 45, 60, 90),
  isOpen: fc.boolean(),
  bike: nth,
  pilot: nth,
  passengers: fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 2 }),
  ride: nth,
  request: nth,
});
type Anything = typeof anything extends fc.Arbitrary<infer A> ? A : never;

export const one = <T>(all: readonly T[], which: number): T => {
  const found = all[which % all.length];
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
};

function named(world: World, said: Anything) {
  const startsAt = plusMinutes(at('08:00', said.day), said.starts * 5);
  const times = { startsAt, endsAt: plusMinutes(startsAt, said.lasts) };
  const [bikeId, pilotId] = [one(world.bikes, said.bike), one(world.pilots, said.pilot)];
  const passengers = said.passengers.map((which) => one(world.passengers, which));
  const wanted = { date: said.day, ...times, bikeId, passengers, ...(said.isOpen ? {} : { pilotId }) };
  const which = said.request % world.requests.length;
  const whose = one(world.passengers, which);
  const beside = passengers.filter((each) => each !== whose).slice(1);
  const answering = { requestId: one(world.requests, which), passengers: [whose, ...beside] };
  return { times, bikeId, pilotId, wanted, answering };
}

/** Says it, as one of the processes hears it. Refusals are answers; whatever is thrown is the specs' to notice. */
export async function say(handling: CommandHandling, world: World, said: Anything, key: string): Promise<void> {
  const request = (input: object) => ({ ...saidBy(key), input });
  const { times, bikeId, pilotId, wanted, answering } = named(world, said);
  const place = world.rides.length > 0 ? one(world.rides, said.ride) : undefined;
  const ride = place && (await handling.stateOf(rideDay, ISHOEJ, place.date))?.rides.get(place.rideId);
  const scheduling = async (outcome: Promise<CommandOutcome>): Promise<void> => {
    const came = await outcome;
    if (came.outcome === 'accepted') world.rides.push({ date: said.day, rideId: came.id });
  };
  if (said.kind === 'decline') {
    await handling.handle(
      rideRequest,
      'DeclineRideRequest',
      request({ requestId: answering.requestId, reason: 'noBike' }),
    );
    return;
  }
  if (said.kind === 'scheduleForRequest')
    return scheduling(scheduleRide(handling, request({ ...wanted, ...answering })));
  if (said.kind === 'schedule' || !place || !ride) return scheduling(scheduleRide(handling, request(wanted)));
  if (said.kind === 'moveToAnotherDay')
    return scheduling(moveRideToAnotherDay(handling, request({ ...place, toDate: said.day, ...times })));
  if (said.kind === 'moveHalfway')
    return halfway(ride, said, (rest) => scheduling(scheduleRide(handling, request({ ...wanted, ...rest }))));
  const changes = {
    move: () => handling.handle(rideDay, 'MoveRide', request({ ...place, ...times })),
    giveToBike: () => handling.handle(rideDay, 'GiveRideToBike', request({ ...place, bikeId }), rideDayFacts),
    giveToPilot: () => handling.handle(rideDay, 'GiveRideToPilot', request({ ...place, pilotId }), rideDayFacts),
    take: () => handling.handle(rideDay, 'TakeRide', request({ ...place, pilotId }), rideDayFacts),
    giveBack: () => handling.handle(rideDay, 'GiveRideBack', request({ ...place, pilotId })),
    cancel: async () => {
      const cancelled = await handling.handle(rideDay, 'CancelRide', request({ ...place, reason: 'weather' }));
      // What a policy does, and none is at work here.
      const saying = (step: string, input: object) => ({ ...saidBy(`${step} after ${key}`), input });
      if (cancelled.outcome === 'accepted') await reopenRequestOf(handling, saying, ISHOEJ, ride);
    },
  };
  await changes[said.kind]();
}

/** As where a process is killed once the new day has the ride, and the old one has it still. */
async function halfway(
  { date, rideId, passengers, requestId, status }: Ride,
  { day }: Anything,
  schedule: (rest: object) => Promise<void>,
): Promise<void> {
  if (status === 'scheduled' && date !== day) await schedule({ passengers, requestId, movedFrom: { date, rideId } });
}
