import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataOf, dateIn } from '#kernel';
import { type PlayedCafeStep, cafeHistory, playCafe } from '../../testing/random-cafes.js';
import type { cafeEvents } from './cafe.events.js';
import { publicHolidayOn } from './holidays.js';

const always = (check: (steps: readonly PlayedCafeStep[]) => void, numRuns = 30): void =>
  fc.assert(
    fc.property(cafeHistory, (steps) => check(playCafe(steps))),
    { numRuns },
  );

const plannings = (steps: readonly PlayedCafeStep[]) =>
  steps.flatMap(({ outcome, before, now }) =>
    outcome.events
      .filter(({ type }) => type === 'CafeSessionsPlanned')
      .map(({ data }) => ({ ...(data as DataOf<typeof cafeEvents, 'CafeSessionsPlanned'>), before, now })),
  );

describe('whatever is said to a café', () => {
  it('plans no date twice, none that is over, and each under an id of its own', () =>
    always((steps) => {
      const sessions = plannings(steps).flatMap(({ sessions, now, until }) =>
        sessions.map((one) => ({ ...one, now, until })),
      );
      expect(new Set(sessions.map(({ date }) => date)).size).toBe(sessions.length);
      for (const { date, startsAt, endsAt, now, until } of sessions) {
        expect([startsAt < endsAt, endsAt > now, date <= until, dateIn(startsAt) === date]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }));

  it('plans nothing into a closure, after its last date, or on a holiday that nobody asked for', () =>
    always((steps) => {
      for (const { sessions, skipped, before } of plannings(steps)) {
        for (const { date } of sessions) {
          expect([...(before?.closures ?? [])].filter(([from, { until }]) => from <= date && date <= until)).toEqual(
            [],
          );
          expect(before?.lastDate && before.lastDate < date).toBeFalsy();
          if (publicHolidayOn(date)) expect(before?.extraDates).toContain(date);
        }
        expect(sessions.length + skipped.length).toBeGreaterThan(0);
      }
    }));

  it('changes nothing when it is said twice', () =>
    always((steps) => {
      for (const { said, outcome, again } of steps.filter(({ said }) => said.name !== 'OpenCafe')) {
        const second = again();
        expect({ said, events: second.events }).toEqual({ said, events: [] });
        if (outcome.refusal) expect(second.refusal).toEqual(outcome.refusal);
      }
    }));

  it('happens no more once its last date has passed', () =>
    always((steps) => {
      for (const { before, after, now } of steps)
        if (before?.lastDate && before.lastDate < dateIn(now)) expect(after).toEqual(before);
    }));
});
