import fc from 'fast-check';
import { type EventOf, type Instant, plusMinutes } from '#kernel';
import { given, idFor } from '#kernel/testing';
import type { rideDayEvents } from '../src/day/ride-day.events.js';
import { rideDay } from '../src/day/ride-day.js';
import type { RideDay } from '../src/day/ride-day.state.js';
import { DATE, FRIDAY, at, bikeOf, facts, pilotOf } from './rides.js';

interface Said {
  readonly name: keyof typeof rideDay.commands;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Something that is said of one of the rides that are there, so many minutes after what was said before. */
interface Step {
  readonly say: (rideId: string) => Said;
  readonly nth: number;
  readonly minutesLater: number;
}

/** Seats of the bikes. Few bikes, people and times, so that they meet. */
export const SEATS = new Map([
  [idFor('Sofie'), 2 as const],
  [idFor('Karen'), 1 as const],
]);
const bikes = new Map([
  [idFor('Sofie'), bikeOf({ platform: true })],
  [idFor('Karen'), bikeOf({ seats: 1 })],
  [idFor('Ulla'), bikeOf({ away: { from: DATE } })],
]);
const pilots = new Map([
  [idFor('Anna'), pilotOf('2024-01-01')],
  [idFor('Bent'), pilotOf('2024-01-01', DATE)],
  [idFor('Carl'), pilotOf('2024-01-01', '2026-11-25')],
  [idFor('Dorthe'), pilotOf('2024-01-01', undefined, { from: DATE, until: DATE })],
]);
const known = facts().passengers;
const withTrouble = new Map([
  ...known,
  [idFor('Unasked'), { passengerId: idFor('Unasked'), pairings: [], escorts: [] }],
  [idFor('Erased'), { passengerId: idFor('Erased'), pairings: [], escorts: [], closed: true as const }],
]);

const bikeId = fc
  .oneof(
    { weight: 9, arbitrary: fc.constantFrom('Sofie', 'Karen') },
    { weight: 1, arbitrary: fc.constantFrom('Ulla', 'none') },
  )
  .map(idFor);
const pilotId = fc
  .oneof(
    { weight: 9, arbitrary: fc.constantFrom('Anna', 'Bent') },
    { weight: 1, arbitrary: fc.constantFrom('Carl', 'Dorthe', 'none') },
  )
  .map(idFor);
const passengerId = fc
  .oneof(
    { weight: 16, arbitrary: fc.constantFrom('Gerda', 'Hans', 'Inger', 'Jens') },
    { weight: 1, arbitrary: fc.constantFrom('Unasked', 'Erased', 'none') },
  )
  .map(idFor);
/** Many a minute more or less than the turnaround apart; some end before they start, some reach over midnight. */
const times = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.integer({ min: 52, max: 56 }) },
    ),
    fc.constantFrom(2, 3, 4, 6, 2, 3, 4, -1),
    fc.constantFrom(0, 0, 1, -1),
  )
  .map(([starts, lasts, minutes]) => {
    const startsAt = plusMinutes(at('09:00'), starts * 15 + minutes);
    return { startsAt, endsAt: plusMinutes(startsAt, lasts * 15) };
  });
const ride = (rideId: string) => ({ date: DATE, rideId });

const scheduling = fc
  .record({
    times,
    bikeId,
    pilotId: fc.option(pilotId, { nil: undefined, freq: 2 }),
    passengers: fc.uniqueArray(passengerId, { minLength: 1, maxLength: 2 }),
    companions: fc.constantFrom(0, 0, 0, 1),
    platform: fc.constantFrom(false, false, false, true),
  })
  .map(({ times: when, ...wanted }) => () => ({
    name: 'ScheduleRide' as const,
    data: { date: DATE, ...when, ...wanted },
  }));

type Say = fc.Arbitrary<Step['say']>;
const saying = (weight: number, arbitrary: Say) => ({ weight, arbitrary });
const ofPilot = (name: Said['name'], more: object = {}): Say =>
  pilotId.map((theirs) => (rideId) => ({ name, data: { ...ride(rideId), pilotId: theirs, ...more } }));
const ofRide = (name: Said['name'], more: object = {}): Say =>
  fc.constant((rideId: string) => ({ name, data: { ...ride(rideId), ...more } }));

const anything: Say = fc.oneof(
  saying(10, scheduling),
  saying(
    5,
    times.map((when) => (rideId: string) => ({ name: 'MoveRide' as const, data: { ...ride(rideId), ...when } })),
  ),
  saying(
    3,
    bikeId.map((to) => (rideId: string) => ({
      name: 'GiveRideToBike' as const,
      data: { ...ride(rideId), bikeId: to },
    })),
  ),
  saying(3, ofPilot('GiveRideToPilot')),
  saying(3, ofPilot('TakeRide')),
  saying(2, ofPilot('GiveRideBack')),
  saying(2, ofPilot('StartRide')),
  saying(2, ofPilot('CompleteRide')),
  saying(1, ofPilot('MarkRideNoShow', { excused: true })),
  saying(
    1,
    passengerId.map((who) => (rideId: string) => ({
      name: 'ConfirmRide' as const,
      data: { ...ride(rideId), passengerId: who },
    })),
  ),
  saying(2, ofRide('CancelRide', { reason: 'illness' })),
  saying(1, ofRide('MoveRideToAnotherDay', { toDate: DATE, startsAt: at('10:00'), endsAt: at('11:00') })),
  saying(1, ofRide('ReleaseMovedRide', { to: { date: FRIDAY, rideId: idFor('ride on Friday') } })),
  { weight: 1, arbitrary: fc.constant(() => ({ name: 'CancelRideDay' as const, data: { date: DATE } })) },
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ say: anything, nth: fc.nat(7), minutesLater: fc.constantFrom(0, 0, 0, 0, 0, 15, 60) }),
  { minLength: 15, maxLength: 40, size: 'max' },
);

type Scene = ReturnType<typeof given<typeof rideDay.commands, typeof rideDayEvents, RideDay, typeof rideDay.refusals>>;
type Outcome = ReturnType<Scene['when']>;

/** What came of a step. */
export interface Played {
  readonly said: Said;
  readonly before: RideDay;
  readonly after: RideDay;
  readonly now: Instant;
  readonly events: readonly EventOf<typeof rideDayEvents>[];
  readonly refusal: Outcome['refusal'];
  /** Says something at that moment, in the state that the step left. */
  readonly say: (said: Said) => Outcome;
}

const BEGINS = at('08:00');

/** What is known of whom and what a command names. */
const factsFor = ({ data }: Said) => ({
  bike: bikes.get(data['bikeId'] as string),
  pilot: pilots.get(data['pilotId'] as string),
  passengers: withTrouble,
  destinations: facts().destinations,
  sessionIsThere: true,
});

/** Says everything in turn, and hands over what came of it. Every event has been checked against its schema and folded. */
export function play(following: readonly Step[]): readonly Played[] {
  let scene: Scene = given(rideDay, [], { now: BEGINS, id: DATE });
  let now: Instant = BEGINS;
  return following.map(({ say, nth, minutesLater }) => {
    now = plusMinutes(now, minutesLater);
    const present = scene.at(now);
    const before = present.state as RideDay;
    const there = [...before.rides.keys()];
    const said = say(there[nth % Math.max(there.length, 1)] ?? idFor('none'));
    const saying = (on: Scene, what: Said): Outcome => on.when(what as never, factsFor(what));
    const outcome = saying(present, said);
    scene = outcome.refusal ? present : outcome;
    const left = scene;
    return {
      said,
      before,
      after: left.state as RideDay,
      now,
      // `Outcome` shows events of any aggregate; these are of the one that was asked.
      events: outcome.events as Played['events'],
      refusal: outcome.refusal,
      say: (what) => saying(left, what),
    };
  });
}
