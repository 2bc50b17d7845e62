import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tablesAfter } from '#projections/testing';
import type { RowOf } from '#projections';
import { type Played, history, play } from '../../testing/random-sessions.js';
import { filledRoles, seatsTaken, waiting } from '../session/session.state.js';
import { sessionsProjection } from './sessions.projection.js';

type Tables = typeof sessionsProjection.tables;
interface Shown {
  readonly cafeSession: readonly RowOf<Tables['cafeSession']>[];
  readonly shift: readonly RowOf<Tables['shift']>[];
  readonly visit: readonly RowOf<Tables['visit']>[];
}

/** Every event is delivered twice, in the three ways of `#projections/testing`. */
const shownAfter = async (plan: object, played: readonly Played[]): Promise<Shown> => {
  const events = played.flatMap(({ events, now }) =>
    events.map(({ type, data, occurredAt }) => ({
      type,
      data,
      recordedAt: now,
      ...(occurredAt ? { occurredAt } : {}),
    })),
  );
  // Histories are made at random, so what they are is known only as they run.
  return (await tablesAfter(sessionsProjection, [plan, ...events] as never)) as unknown as Shown;
};

describe('whatever happens to a session', () => {
  it('is shown as the rules remember it', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ plan, steps }) => {
        const played = play({ plan, steps });
        const state = played.at(-1)?.after;
        const { cafeSession, shift, visit } = await shownAfter(plan, played);
        const [session] = cafeSession;
        if (!state || !session) throw new Error('there is a session from the first event on');

        expect(session.places + session.dropIns).toBe(seatsTaken(state));
        expect(session.waiting).toBe(waiting(state).length);
        expect(session.present).toBe([...state.visits.values()].filter(({ status }) => status === 'present').length);
        expect(session.staffing).toEqual(
          state.roles.map((need) => ({ ...need, filled: filledRoles(state).get(need.role) ?? 0 })),
        );
        expect(session.missing).toBe(session.staffing.reduce((sum, { needed, filled }) => sum + needed - filled, 0));
        expect(session).toMatchObject({
          date: state.date,
          startsAt: state.startsAt,
          endsAt: state.endsAt,
          capacity: state.capacity,
          theme: state.theme ?? null,
          headcount: state.held?.headcount ?? null,
          cancellationReason: state.cancelled?.reason ?? null,
          status: state.held ? 'held' : state.cancelled ? 'cancelled' : 'planned',
        });

        for (const [volunteerId, { role, attendance }] of state.shifts)
          expect(shift.find((row) => row.volunteerId === volunteerId)).toMatchObject({ role, status: attendance });
        expect(shift.filter(({ status }) => status === 'expected' || status === 'present')).toHaveLength(
          [...state.shifts.values()].filter(({ attendance }) => attendance !== 'noShow').length,
        );
        for (const [guestId, { status }] of state.visits)
          expect(visit.find((row) => row.guestId === guestId)).toMatchObject({ status });
        expect(visit.filter(({ status }) => status !== 'cancelled')).toHaveLength(state.visits.size);
        const inOrder = [...visit].sort((a, b) =>
          a.askedAt === b.askedAt ? a.askedAs - b.askedAs : a.askedAt < b.askedAt ? -1 : 1,
        );
        expect(inOrder.filter(({ status }) => status === 'waiting').map(({ guestId }) => guestId)).toEqual(
          waiting(state),
        );
      }),
      { numRuns: 25 },
    );
  });
});
