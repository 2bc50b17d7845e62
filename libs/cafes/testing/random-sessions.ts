import fc from 'fast-check';
import { type EventOf, type Instant, plusMinutes } from '#kernel';
import { given, idFor } from '#kernel/testing';
import { type Role, volunteer } from '#volunteers';
import type { sessionEvents } from '../src/session/session.events.js';
import { cafeSession } from '../src/session/session.js';
import type { CafeSession } from '../src/session/session.state.js';
import * as season from './sessions.js';

/** Something that is said to a session, so many minutes after what was said before. */
export interface Step {
  readonly said: { readonly name: keyof typeof cafeSession.commands; readonly data: Readonly<Record<string, unknown>> };
  readonly facts: object;
  readonly minutesLater: number;
}

// Few people, places and roles, so that they meet.
const guest = fc.constantFrom('Gerda', 'Hans', 'Inger', 'Jens', 'Karla');
const helper = fc.constantFrom('Anna', 'Bent', 'Carl');
const role = fc.constantFrom<Role>('host', 'host', 'kitchen', 'music');
const excused = fc.boolean();
const small = fc.integer({ min: 0, max: 4 });
/** An hour of those days, most of them the session's. */
const hour = fc.integer({ min: -6, max: 5 }).map((hours) => plusMinutes(season.STARTS as Instant, hours * 60));
const maybeHour = fc.option(hour, { nil: undefined, freq: 2 });
const start = fc
  .constantFrom(-1_500, -60, 0, 60, 1_440)
  .map((minutes) => plusMinutes(season.STARTS as Instant, minutes));
const roles = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([hosts, cooks]) => [
    { role: 'host' as const, needed: hosts },
    ...(cooks > 0 ? [{ role: 'kitchen' as const, needed: cooks, qualification: 'foodHygiene' as const }] : []),
  ]);
const someone = fc.oneof(
  { weight: 8, arbitrary: fc.constant(season.trainedVolunteer('2024-01-01', '2027-01-01')) },
  { weight: 1, arbitrary: fc.constant(season.activeVolunteer) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ volunteer: undefined }, { volunteer: { ...volunteer.initial, status: 'applied' } }),
  },
);
const known = fc.oneof(
  { weight: 15, arbitrary: fc.constant({ guest: { guestId: idFor('Gerda') } }) },
  { weight: 1, arbitrary: fc.constant({ guest: undefined }) },
  { weight: 1, arbitrary: fc.constant({ guest: { guestId: idFor('Gerda'), closed: true as const } }) },
);
const nothingElse = fc.constant({});

const saying = <S extends Step['said']>(
  weight: number,
  said: fc.Arbitrary<S>,
  facts: fc.Arbitrary<object> = nothingElse,
) => ({
  weight,
  arbitrary: fc.tuple(said, facts),
});
const anything = fc.oneof(
  saying(
    10,
    fc.tuple(guest, fc.boolean()).map(([name, waitIfFull]) => season.register(name, { waitIfFull })),
    known,
  ),
  saying(4, guest.map(season.register), known),
  saying(5, guest.map(season.cancelRegistration)),
  saying(5, guest.map(season.confirm)),
  saying(
    5,
    fc.tuple(guest, maybeHour).map(([name, at]) => season.checkIn(name, at)),
  ),
  saying(
    4,
    fc.tuple(guest, excused).map(([name, was]) => season.markNoShow(name, was)),
  ),
  saying(3, small.map(season.countDropIns)),
  saying(3, fc.integer({ min: 1, max: 4 }).map(season.changeCapacity)),
  saying(
    6,
    fc.tuple(helper, role).map(([name, as]) => season.signUp(name, as)),
    someone,
  ),
  saying(3, helper.map(season.withdraw)),
  saying(
    5,
    fc.tuple(helper, helper).map(([name, insteadOf]) => season.standIn(name, insteadOf)),
    someone,
  ),
  saying(
    3,
    fc.tuple(helper, maybeHour).map(([name, at]) => season.checkInVolunteer(name, at)),
  ),
  saying(
    4,
    fc.tuple(helper, excused).map(([name, was]) => season.markVolunteerNoShow(name, was)),
  ),
  saying(
    2,
    roles.map((needs) => season.changeRoles(...needs)),
  ),
  saying(
    2,
    fc.tuple(start, fc.constantFrom(-60, 180)).map(([at, minutes]) => season.reschedule(at, plusMinutes(at, minutes))),
  ),
  saying(1, fc.constantFrom('Banko', 'Julefrokost').map(season.setTheme)),
  saying(1, small.map(season.hold)),
  saying(1, fc.constantFrom('weather' as const, 'illness' as const).map((why) => season.cancel(why)) as never),
  saying(2, fc.constant(season.settle)),
);
const later = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(10, 60) },
  { weight: 2, arbitrary: fc.constantFrom(180, 720) },
);
const step: fc.Arbitrary<Step> = fc
  .tuple(anything, later)
  .map(([[said, facts], minutesLater]) => ({ said: said, facts, minutesLater }));

/** A session of few places and what is said to it, from the day before until it is over. */
export const history: fc.Arbitrary<{ plan: ReturnType<typeof season.planned>; steps: readonly Step[] }> = fc.record({
  plan: fc
    .record({ capacity: fc.integer({ min: 1, max: 3 }), roles, offerHours: fc.constantFrom(1, 24) })
    .map(season.planned),
  steps: fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }),
});

type Scene = ReturnType<
  typeof given<typeof cafeSession.commands, typeof sessionEvents, CafeSession, typeof cafeSession.refusals>
>;
type Outcome = ReturnType<Scene['when']>;

/** What came of a step. */
export interface Played {
  readonly said: Step['said'];
  readonly now: Instant;
  readonly before: CafeSession;
  readonly after: CafeSession;
  readonly events: readonly EventOf<typeof sessionEvents>[];
  readonly refusal: Outcome['refusal'];
  /** Says something at that moment, in the state that the step left. */
  readonly say: (said: Step['said']) => Outcome;
  /** Says the same again. */
  readonly again: () => Outcome;
}

const BEGINS = '2026-11-25T09:00:00.000Z' as Instant;

/** Says everything in turn, and hands over what came of it. Every event has been checked against its schema and folded. */
export function play({
  plan,
  steps,
}: {
  plan: ReturnType<typeof season.planned>;
  steps: readonly Step[];
}): readonly Played[] {
  let scene: Scene = given(cafeSession, [plan], { now: BEGINS });
  let now = BEGINS;
  return steps.map(({ said, facts, minutesLater }) => {
    now = plusMinutes(now, minutesLater);
    const present = scene.at(now);
    const outcome = present.when(said as never, facts);
    const next = outcome.refusal ? present : outcome;
    scene = next;
    return {
      said,
      now,
      before: present.state as CafeSession,
      after: next.state as CafeSession,
      // `Outcome` shows events of any aggregate; these are of the one that was asked.
      events: outcome.events as unknown as Played['events'],
      refusal: outcome.refusal,
      say: (other) => next.when(other as never, {}),
      again: () => next.when(said as never, facts),
    };
  });
}
