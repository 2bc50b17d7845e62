import fc from 'fast-check';
import { type Instant, type LocalDate, plusDays, plusMinutes } from '#kernel';
import { command, given } from '#kernel/testing';
import type { Cafe } from '../src/cafe/cafe.js';
import { cafe } from '../src/cafe/cafe.js';
import type { cafeEvents } from '../src/cafe/cafe.events.js';
import * as season from './cafes.js';

export interface CafeStep {
  readonly said: { readonly name: keyof typeof cafe.commands; readonly data: Readonly<Record<string, unknown>> };
  readonly daysLater: number;
}

// Mid-March: a change of the clocks and Easter lie ahead, within a few weeks, so that dates meet.
const BEGINS = '2026-03-16T09:00:00.000Z' as Instant;
const date = fc.integer({ min: -7, max: 42 }).map((days) => plusDays('2026-03-16' as LocalDate, days));
const plan = fc
  .record({
    rrule: fc.constantFrom(
      'FREQ=WEEKLY;COUNT=5',
      'FREQ=WEEKLY;BYDAY=SU,MO,TH;COUNT=20',
      'FREQ=DAILY;INTERVAL=3;COUNT=9',
    ),
    opens: fc.constantFrom('00:30', '02:30', '12:00'),
    closes: fc.constantFrom('02:45', '12:00', '15:00'),
    capacity: fc.constantFrom(10, 20),
  })
  .map(({ rrule, ...rest }) => ({ ...rest, recurrence: { firstDate: '2026-03-16', rrule } }));
const reason = fc.constantFrom('Maling', 'Ferie');

const anything = fc.oneof(
  { weight: 6, arbitrary: date.map(season.planSessions) },
  { weight: 1, arbitrary: fc.constant(season.planSessions('2028-01-01')) },
  { weight: 2, arbitrary: plan.map(season.changePlan) },
  {
    weight: 3,
    arbitrary: fc.tuple(date, date, reason).map(([from, until, why]) => season.announceClosure(from, until, why)),
  },
  { weight: 2, arbitrary: date.map(season.liftClosure) },
  { weight: 3, arbitrary: date.map(season.addExtraDate) },
  { weight: 1, arbitrary: date.map(season.closeCafe) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('Åparken', 'Strandcaféen')
      .map((name) => command('DescribeCafe', { cafeId: season.cafeId, ...season.description, name })),
  },
);
const step: fc.Arbitrary<CafeStep> = fc
  .tuple(anything, fc.constantFrom(0, 0, 0, 1, 4))
  .map(([said, daysLater]) => ({ said: said, daysLater }));

export const cafeHistory: fc.Arbitrary<readonly CafeStep[]> = fc
  .tuple(
    plan.map((of): CafeStep => ({ said: season.openCafe(of), daysLater: 0 })),
    fc.array(step, { minLength: 8, maxLength: 16, size: 'max' }),
  )
  .map(([opening, steps]) => [opening, ...steps]);

type Scene = ReturnType<typeof given<typeof cafe.commands, typeof cafeEvents, Cafe, typeof cafe.refusals>>;
type Outcome = ReturnType<Scene['when']>;

export interface PlayedCafeStep {
  readonly said: CafeStep['said'];
  readonly now: Instant;
  readonly before: Cafe | undefined;
  readonly after: Cafe | undefined;
  readonly outcome: Outcome;
  readonly again: () => Outcome;
}

/** Says everything in turn, and hands over what came of it. */
export function playCafe(steps: readonly CafeStep[]): readonly PlayedCafeStep[] {
  let scene: Scene = given(cafe, [], { id: season.cafeId, now: BEGINS });
  let now = BEGINS;
  return steps.map(({ said, daysLater }) => {
    now = plusMinutes(now, daysLater * 1_440);
    const present = scene.at(now);
    const outcome = present.when(said as never);
    const next = outcome.refusal ? present : outcome;
    scene = next;
    return { said, now, before: present.state, after: next.state, outcome, again: () => next.when(said as never) };
  });
}
