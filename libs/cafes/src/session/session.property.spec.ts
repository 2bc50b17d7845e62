import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageOf, withCommonRefusals } from '#kernel';
import { Ledger } from '../../testing/ledger.js';
import { type Played, history, play } from '../../testing/random-sessions.js';
import { settle } from '../../testing/sessions.js';
import { cafeSession } from './session.js';
import { filledRoles, seatsTaken, waiting } from './session.state.js';

const always = (check: (step: Played, ledger: Ledger) => void): void =>
  fc.assert(
    fc.property(history, (session) => {
      const ledger = new Ledger();
      ledger.book([session.plan as never], '2026-11-25T09:00:00.000Z' as never);
      for (const step of play(session)) {
        ledger.book(step.events, step.now);
        check(step, ledger);
      }
    }),
    { numRuns: 60 },
  );

describe('whatever is said to a session', () => {
  // Never over capacity, nobody twice, a role never over its number, offers in order and in time, nothing after the end: the
  // ledger knows the rules from DOMAIN.md, and counts for itself.
  it('leaves nothing for an auditor to object to', () =>
    always((_step, { objections }) => expect(objections).toEqual([])));

  it('is remembered as an auditor counts it', () =>
    always(({ after }, { taken, filled }) => {
      expect(seatsTaken(after)).toBe(taken);
      expect(seatsTaken(after)).toBeLessThanOrEqual(after.capacity);
      expect(new Map(filledRoles(after))).toEqual(filled);
    }));

  it('never stands before somebody on the waiting list who asked earlier', () =>
    always(({ before, after, said }) => {
      const stayed = waiting(before).filter((guestId) => waiting(after).includes(guestId));
      const asksAgain = said.name === 'RegisterGuest' ? said.data.guestId : undefined;
      const kept = stayed.filter((guestId) => guestId !== asksAgain);
      expect(waiting(after).filter((guestId) => kept.includes(guestId))).toEqual(kept);
    }));

  it('changes nothing when it is said twice', () =>
    always(({ refusal, again }) => {
      const second = again();
      expect(second.events).toEqual([]);
      if (refusal) expect(second.refusal).toEqual(refusal);
    }));

  it('leaves nothing due that has been settled', () =>
    always(({ refusal, say }) => {
      const settling = say(settle);
      if (!refusal) expect(settling.events).toEqual([]);
      expect(settling.when(settle).events).toEqual([]);
    }));

  it('is refused in words and with details that can be kept', () =>
    always(({ refusal, after, before }) => {
      if (!refusal) return;
      expect(after).toEqual(before);
      expect(JSON.parse(JSON.stringify(refusal.details))).toEqual(refusal.details);
      for (const value of Object.values(refusal.details))
        expect([value].flat().every((word) => word === null || typeof word !== 'object')).toBe(true);
      for (const language of ['da', 'en'] as const)
        expect(messageOf(withCommonRefusals(cafeSession.refusals), refusal, language)).toMatch(
          /^(?!.*(undefined|null|NaN|Invalid Date)).{10,}\.$/,
        );
    }));

  it('meets all of it: the histories are not all of one kind', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(history, (session) => {
        for (const { events, refusal } of play(session)) {
          for (const { type } of events) met.add(type);
          if (refusal) met.add(refusal.refused);
        }
      }),
      { numRuns: 400, seed: 2014 },
    );
    const possible = [...Object.keys(cafeSession.events), ...Object.keys(cafeSession.refusals)];
    expect(possible.filter((one) => !met.has(one) && one !== 'CafeSessionPlanned')).toEqual([]);
  });
});
