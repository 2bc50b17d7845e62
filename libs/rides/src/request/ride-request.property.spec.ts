import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventOf, type Instant, type LocalDate, dateIn, plusDays, plusMinutes } from '#kernel';
import { command, given, idFor } from '#kernel/testing';
import type { rideRequestEvents } from './ride-request.events.js';
import { rideRequest } from './ride-request.js';
import { type RideRequest, openDates, statusOf } from './ride-request.state.js';

const requestId = idFor('request');
const passengerId = idFor('Gerda');
const BEGINS = '2026-11-24T12:00:00.000Z' as Instant;
const FIRST = '2026-11-26' as LocalDate;
const everybody = {
  passengers: new Map([[passengerId, { passengerId, pairings: [], escorts: [] }]]),
  destinations: new Map(),
  sessionIsThere: true,
};

// Few dates and rides, so that they meet.
const date = fc.constantFrom(0, 1, 2, 7).map((days) => plusDays(FIRST, days));
const rideId = fc.constantFrom('first', 'second', 'third').map(idFor);
const window = (on: string) => ({ from: `${on}T10:00:00Z`, until: `${on}T12:00:00Z` });
const wish = fc.oneof(
  fc.uniqueArray(date, { minLength: 1, maxLength: 3 }).map((dates) => ({ windows: dates.map(window) })),
  fc
    .constantFrom('FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY;COUNT=2')
    .map((rrule) => ({ recurrence: { firstDate: FIRST, rrule, from: '10:00', until: '12:00' } })),
);
const said = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ date, rideId, insteadOf: fc.option(rideId, { nil: undefined, freq: 2 }) })
      .map((answer) => command('AnswerRideRequest', { requestId, rideDate: answer.date, ...answer })),
  },
  {
    weight: 4,
    arbitrary: fc.record({ date, rideId }).map((answer) => command('ReopenRideRequest', { requestId, ...answer })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('noPilot', 'noBike')
      .map((reason) => command('DeclineRideRequest', { requestId, reason })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(passengerId, idFor('Hans'))
      .map((who) => command('WithdrawRideRequest', { requestId, passengerId: who })),
  },
);
const steps = fc.array(fc.record({ said, daysLater: fc.constantFrom(0, 0, 0, 1, 3) }), {
  minLength: 6,
  maxLength: 16,
  size: 'max',
});

type Event = EventOf<typeof rideRequestEvents>;

/** A request's books as an auditor would keep them: from the events alone, objecting to whatever breaks a rule. */
class Ledger {
  readonly rides = new Map<string, string>();
  ended: 'declined' | 'withdrawn' | undefined;
  readonly objections: string[] = [];

  constructor(private readonly recurs: boolean) {}

  get status(): string {
    return this.ended ?? (this.rides.size > 0 ? 'scheduled' : 'open');
  }

  book({ type, data }: Event, today: LocalDate): void {
    if (this.ended && type !== 'RideRequestReopened') this.objections.push(`${type} after it was ${this.ended}`);
    if (type === 'RideRequestAnswered') {
      if (this.rides.has(data.date)) this.objections.push(`two rides on ${data.date}`);
      this.rides.set(data.date, data.rideId);
      if (!this.recurs && this.rides.size > 1) this.objections.push('two rides for one wish');
    }
    if (type === 'RideRequestReopened') {
      if (this.rides.get(data.date) !== data.rideId) this.objections.push(`reopened ${data.date} without its ride`);
      this.rides.delete(data.date);
    }
    if (type === 'RideRequestWithdrawn') this.ended = 'withdrawn';
    if (type === 'RideRequestDeclined') {
      this.ended = 'declined';
      if ([...this.rides.keys()].some((on) => !this.recurs || on >= today))
        this.objections.push('declined with a ride');
    }
  }
}

/** Says everything in turn, and asks `check` after each. */
const always = (check: (step: ReturnType<typeof played>) => void): void =>
  fc.assert(
    fc.property(wish, steps, (wished, following) => {
      let now = BEGINS;
      const asked = command('RequestRide', { passengerId, ...wished });
      let scene: Scene = given(rideRequest, [], { id: requestId, now }).when(asked, everybody);
      const ledger = new Ledger('recurrence' in wished);
      for (const step of following) {
        now = plusMinutes(now, step.daysLater * 1_440);
        const outcome = played(scene, step.said, now, ledger);
        check(outcome);
        scene = outcome.scene;
      }
    }),
    { numRuns: 60 },
  );

type Scene = ReturnType<
  typeof given<typeof rideRequest.commands, typeof rideRequestEvents, RideRequest, typeof rideRequest.refusals>
>;
type Outcome = ReturnType<Scene['when']>;

function played(before: Scene, said: object, now: Instant, ledger: Ledger) {
  const scene: Outcome = before.at(now).when(said as never);
  // Its message exists in every language, and the next command goes on from here.
  if (scene.refusal) scene.thenRefused(scene.refusal.refused as never);
  for (const event of scene.events) ledger.book(event as Event, dateIn(now));
  const again = (): Outcome => scene.when(said as never);
  const { state } = scene;
  if (!state) throw new Error('a request that was made is there');
  return { scene, state, ledger, again };
}

describe('whatever is said to a request, in whatever order', () => {
  it('it is open, scheduled, declined or withdrawn, and no date has two rides', () =>
    always(({ state, ledger }) => {
      expect(ledger.objections).toEqual([]);
      expect(['open', 'scheduled', 'declined', 'withdrawn']).toContain(statusOf(state));
      expect([...state.rides].map(([on, ride]) => [on, ride.rideId]).sort()).toEqual([...ledger.rides].sort());
      expect(statusOf(state)).toBe(ledger.status);
    }));

  it('a date with a ride is not open, and none is once it has ended', () =>
    always(({ state, ledger }) => {
      const open = openDates(state, FIRST, plusDays(FIRST, 30));
      expect(open.filter((one) => ledger.rides.has(one))).toEqual([]);
      if (ledger.ended) expect(open).toEqual([]);
      if (ledger.status === 'open') expect(open).not.toEqual([]);
    }));

  it('saying it twice changes nothing more', () =>
    always(({ scene, again }) => {
      const second = again();
      expect(second.events).toEqual([]);
      if (scene.refusal) expect(second.refusal).toEqual(scene.refusal);
    }));
});
