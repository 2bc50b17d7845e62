import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, epochMilliseconds, evolveOn, messageOf, plusMinutes, withCommonRefusals } from '#kernel';
import { RideLedger } from '../../testing/ledger.js';
import { type Played, SEATS, play, steps } from '../../testing/random-day.js';
import { rideDay } from './ride-day.js';
import { type RideDay, takesPlace } from './ride-day.state.js';

const always = (check: (step: Played, ledger: RideLedger) => void): void =>
  fc.assert(
    fc.property(steps, (following) => {
      const ledger = new RideLedger();
      for (const step of play(following)) {
        for (const event of step.events) ledger.book(event);
        check(step, ledger);
      }
    }),
    { numRuns: 60 },
  );

const standing = ({ rides }: RideDay) => [...rides.values()].filter(takesPlace);

describe('whatever is said to a day of rides, in whatever order', () => {
  it('no bike, no pilot and no passenger is in two rides at once, and nobody is without a seat', () =>
    always((_step, ledger) => expect(ledger.objections()).toEqual([])));

  it('is remembered as an auditor counts it', () =>
    always(({ after }, ledger) => {
      const counted = ledger.standing.map(({ rideId, bikeId, pilotId, startsAt, confirmed }) => ({
        ...{ rideId, bikeId, pilotId, startsAt },
        confirmed: new Set(confirmed),
      }));
      expect(standing(after)).toMatchObject(counted);
      for (const { bikeId, people } of ledger.standing) expect(people).toBeLessThanOrEqual(SEATS.get(bikeId) ?? 0);
    }));

  it('is the same again when it is replayed', () =>
    fc.assert(
      fc.property(steps, (following) => {
        const played = play(following);
        const events = played.flatMap(({ events: happened, now }) => happened.map((event) => ({ event, now })));
        const replayed = events.reduce<RideDay | undefined>(
          (state, { event, now }) => evolveOn(rideDay, state, event, now),
          rideDay.initial,
        );
        expect(replayed).toEqual(played.at(-1)?.after);
      }),
      { numRuns: 60 },
    ));

  it('changes nothing when it is said twice', () =>
    always(({ said, refusal, say }) => {
      const second = say(said);
      expect(second.events).toEqual([]);
      if (refusal) expect(second.refusal).toEqual(refusal);
    }));

  it('is refused in words, with a time at which it would work', () =>
    always(({ said, refusal, say, before, after }) => {
      if (!refusal) return;
      expect(after).toEqual(before);
      for (const language of ['da', 'en'] as const)
        expect(messageOf(withCommonRefusals(rideDay.refusals), refusal, language)).toMatch(
          /^(?!.*(undefined|null|NaN|Invalid Date)).{10,}\.$/,
        );
      const { freeFrom } = refusal.details as { freeFrom?: Instant };
      if (freeFrom === undefined || said.name === 'TakeRide' || !('startsAt' in said.data)) return;
      const { startsAt, endsAt } = said.data as { startsAt: Instant; endsAt: Instant };
      const minutes = (epochMilliseconds(endsAt) - epochMilliseconds(startsAt)) / 60_000;
      const then = say({ ...said, data: { ...said.data, startsAt: freeFrom, endsAt: plusMinutes(freeFrom, minutes) } });
      expect(then.refusal?.refused).not.toBe(refusal.refused);
    }));

  it('meets all of it: the days are not all of one kind', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(steps, (following) => {
        for (const { events, refusal } of play(following)) {
          for (const { type } of events) met.add(type);
          if (refusal) met.add(refusal.refused);
        }
      }),
      { numRuns: 300, seed: 2015 },
    );
    const possible = [...Object.keys(rideDay.events), ...Object.keys(rideDay.refusals)];
    // Words are personal, and these days go nowhere in particular: no other rule depends on either.
    const leftOut = ['RideRemarked', 'DestinationIsRetired'];
    expect(possible.filter((one) => !met.has(one) && !leftOut.includes(one))).toEqual([]);
  });
});
