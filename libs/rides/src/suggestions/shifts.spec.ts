import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { between } from '../../testing/small-days.js';
import type { FreeVolunteer, OpenSession, ShiftsWanted } from './shifts-wanted.js';
import { suggestShifts } from './shifts.js';
import { overlap } from './times.js';

const session = (sessionId: string, times: string, open: OpenSession['open']): OpenSession => ({
  sessionId,
  ...between(times),
  open,
});
const volunteer = (volunteerId: string, more: Partial<FreeVolunteer> = {}): FreeVolunteer => ({
  volunteerId,
  free: [between('08:00-20:00')],
  roles: ['host', 'kitchen'],
  qualifications: [],
  shiftsLately: 0,
  ...more,
});
const FOR_GOOD = { from: 0, until: Infinity };
const host = { role: 'host', count: 1 };

describe('shifts that are suggested', () => {
  it('fill as many roles as can be: who can do little does that', async () => {
    const { shifts, open } = await suggestShifts({
      sessions: [session('cafe', '12:00-15:00', [host, { role: 'kitchen', count: 1, needs: 'foodHygiene' }])],
      volunteers: [
        volunteer('able', { qualifications: [{ kind: 'foodHygiene', ...FOR_GOOD }] }),
        volunteer('other', { shiftsLately: 5 }),
      ],
      booked: [],
    });
    expect(shifts).toEqual([
      { sessionId: 'cafe', role: 'host', volunteerId: 'other', needs: undefined, shiftsLately: 5 },
      { sessionId: 'cafe', role: 'kitchen', volunteerId: 'able', needs: 'foodHygiene', shiftsLately: 0 },
    ]);
    expect(open).toEqual([]);
  });

  it('go round: nobody gets a second before others had their first', async () => {
    const { shifts } = await suggestShifts({
      sessions: ['09:00-10:00', '11:00-12:00', '13:00-14:00'].map((times) => session(times, times, [host])),
      volunteers: [volunteer('dorte', { shiftsLately: 3 }), volunteer('aage'), volunteer('birthe'), volunteer('carl')],
      booked: [],
    });
    expect(shifts.map(({ volunteerId }) => volunteerId).sort()).toEqual(['aage', 'birthe', 'carl']);
  });

  it.each([
    ['nobodyQualified', volunteer('aage', { qualifications: [{ kind: 'firstAid', ...between('09:00-14:00') }] })],
    ['nobodyQualified', volunteer('aage', { qualifications: [{ kind: 'firstAid', ...between('13:00-18:00') }] })],
    [
      'nobodyFree',
      volunteer('aage', { free: [between('12:00-14:00')], qualifications: [{ kind: 'firstAid', ...FOR_GOOD }] }),
    ],
  ])('say %s where a role stays open', async (reason, who) => {
    const { open } = await suggestShifts({
      sessions: [session('cafe', '12:00-15:00', [{ role: 'host', count: 2, needs: 'firstAid' }])],
      volunteers: [who],
      booked: [],
    });
    expect(open).toEqual([{ sessionId: 'cafe', role: 'host', count: 2, reason }]);
  });

  it('leave alone whoever is on another duty then', async () => {
    const { shifts, open } = await suggestShifts({
      sessions: [session('cafe', '12:00-15:00', [{ role: 'host', count: 2 }])],
      volunteers: [volunteer('aage'), volunteer('birthe')],
      booked: [{ volunteerId: 'aage', ...between('14:30-16:00') }],
    });
    expect(shifts.map(({ volunteerId }) => volunteerId)).toEqual(['birthe']);
    expect(open).toEqual([{ sessionId: 'cafe', role: 'host', count: 1, reason: 'nobodyFree' }]);
  });

  it('are what comes in turn when there is no time, and said to be the best so far', async () => {
    const { shifts, bestSoFar } = await suggestShifts(
      { sessions: [session('cafe', '12:00-15:00', [host])], volunteers: [volunteer('aage')], booked: [] },
      { timeLimitMs: 0 },
    );
    expect([shifts.length, bestSoFar]).toEqual([1, true]);
  });

  it('never put anybody in two places at once, nor too many in a role, and never fill less than in turn', () =>
    fc.assert(
      fc.asyncProperty(anyShifts, async (wanted) => {
        const [best, inTurn] = [await suggestShifts(wanted), await suggestShifts(wanted, { timeLimitMs: 0 })];
        for (const { shifts } of [best, inTurn])
          shifts.forEach((one, index) => {
            const at = (id: string): OpenSession | undefined =>
              wanted.sessions.find(({ sessionId }) => sessionId === id);
            const clash = shifts.slice(0, index).some((other) => {
              const [a, b] = [at(one.sessionId), at(other.sessionId)];
              return other.volunteerId === one.volunteerId && (!a || !b || overlap(a, b));
            });
            expect(clash).toBe(false);
          });
        expect(best.shifts.length).toBeGreaterThanOrEqual(inTurn.shifts.length);
        expect(best.gap.bound).toBe(best.shifts.length);
        const stillOpen = best.open.reduce((sum, { count }) => sum + count, 0);
        const wantedPlaces = wanted.sessions.flatMap(({ open }) => open).reduce((sum, { count }) => sum + count, 0);
        expect(best.shifts.length + stillOpen).toBe(wantedPlaces);
      }),
      { numRuns: 60 },
    ));
});

const spans = fc.constantFrom('09:00-12:00', '11:00-14:00', '12:00-15:00', '14:00-18:00', '09:00-18:00').map(between);
const anyShifts: fc.Arbitrary<ShiftsWanted> = fc
  .record({
    sessions: fc.array(fc.record({ at: spans, host: fc.nat({ max: 2 }), kitchen: fc.nat({ max: 2 }) }), {
      maxLength: 4,
    }),
    volunteers: fc.array(
      fc.record({
        free: spans,
        roles: fc.subarray(['host', 'kitchen']),
        shiftsLately: fc.nat({ max: 4 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ sessions, volunteers }) => ({
    sessions: sessions.map(({ at, host: hosts, kitchen }, index) => ({
      sessionId: `session-${index}`,
      ...at,
      open: [
        { role: 'host', count: hosts },
        { role: 'kitchen', count: kitchen },
      ],
    })),
    volunteers: volunteers.map(({ free, ...rest }, index) =>
      volunteer(`volunteer-${index}`, { ...rest, free: [free] }),
    ),
    booked: [],
  }));
