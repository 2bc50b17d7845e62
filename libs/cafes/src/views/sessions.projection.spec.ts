import { describe, it } from '@jest/globals';
import { NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import {
  type SessionEvent,
  DATE,
  ENDS,
  STARTS,
  cafeId,
  cancelled,
  capacityChanged,
  droppedIn,
  held,
  missedShift,
  onShiftSince,
  planned,
  rescheduled,
  rolesChanged,
  sessionId,
  signedUp,
  stoodIn,
  themeSet,
  withdrew,
} from '../../testing/sessions.js';
import { sessionsProjection } from './sessions.projection.js';

const host = (filled: number, needed = 1) => ({ role: 'host', needed, filled });
const kitchen = (filled: number) => ({ role: 'kitchen', needed: 2, qualification: 'foodHygiene', filled });
const row = {
  sessionId,
  cafeId,
  date: DATE,
  startsAt: STARTS,
  endsAt: ENDS,
  capacity: 2,
  staffing: [host(0), kitchen(0)],
  missing: 3,
  status: 'planned',
  theme: null,
  headcount: null,
  cancellationReason: null,
  places: 0,
  waiting: 0,
  present: 0,
  dropIns: 0,
};
const shift = (name: string, columns: object = {}) => ({
  sessionId,
  volunteerId: idFor(name),
  role: 'host',
  status: 'expected',
  standing: false,
  insteadOf: null,
  checkedInAt: null,
  excused: null,
  withdrawnAt: null,
  hoursBefore: null,
  withdrawalReason: null,
  ...columns,
});
const withdrawal = { withdrawnAt: NOW, hoursBefore: 47, withdrawalReason: 'other' };

describe('the sessions', () => {
  it('show a session as it was planned, with nobody on shift and nobody there', () =>
    given(sessionsProjection, [planned()]).thenTables({ cafeSession: [row], shift: [], visit: [] } as never));

  it('show its theme, capacity, guests without a name, and the day that it was moved to', () =>
    given(sessionsProjection, [
      planned(),
      themeSet('Banko'),
      capacityChanged(30),
      droppedIn(5),
      droppedIn(4),
      rescheduled('2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'),
    ]).thenRows('cafeSession', [
      {
        ...row,
        theme: 'Banko',
        capacity: 30,
        dropIns: 4,
        date: '2026-11-27',
        startsAt: '2026-11-27T11:00:00.000Z',
        endsAt: '2026-11-27T14:00:00.000Z',
      },
    ] as never));

  it('show how it ended', async () => {
    await given(sessionsProjection, [planned(), held(17)]).thenRow(
      'cafeSession',
      { sessionId },
      { status: 'held', headcount: 17 },
    );
    await given(sessionsProjection, [planned(), cancelled('illness')]).thenRow(
      'cafeSession',
      { sessionId },
      {
        status: 'cancelled',
        cancellationReason: 'illness',
      },
    );
  });
});

describe('the staffing of a session', () => {
  const staffed = (events: readonly SessionEvent[], staffing: readonly object[], missing: number) =>
    given(sessionsProjection, [planned(), ...events]).thenRow('cafeSession', { sessionId }, {
      staffing,
      missing,
    } as never);

  it.each<[string, SessionEvent[], object[], number]>([
    ['who signs up', [signedUp('Anna'), signedUp('Bent', 'kitchen')], [host(1), kitchen(1)], 1],
    ['who withdraws', [signedUp('Anna'), withdrew('Anna')], [host(0), kitchen(0)], 3],
    [
      'a stand-in for who withdrew',
      [signedUp('Anna'), withdrew('Anna'), stoodIn('Bent', 'Anna')],
      [host(1), kitchen(0)],
      2,
    ],
    ['a stand-in for who was expected', [signedUp('Anna'), stoodIn('Bent', 'Anna')], [host(1), kitchen(0)], 2],
    [
      'a stand-in for a stand-in',
      [signedUp('Anna'), stoodIn('Bent', 'Anna'), stoodIn('Carl', 'Bent')],
      [host(1), kitchen(0)],
      2,
    ],
    ['who has come', [signedUp('Anna'), onShiftSince('Anna')], [host(1), kitchen(0)], 2],
    ['who did not come', [signedUp('Anna'), missedShift('Anna'), missedShift('Anna', true)], [host(0), kitchen(0)], 3],
    ['who came after all', [signedUp('Anna'), missedShift('Anna'), onShiftSince('Anna')], [host(1), kitchen(0)], 2],
    [
      'who took the place of a no-show',
      [signedUp('Anna'), missedShift('Anna'), signedUp('Bent')],
      [host(1), kitchen(0)],
      2,
    ],
    [
      'a stand-in for a no-show',
      [signedUp('Anna'), missedShift('Anna'), stoodIn('Bent', 'Anna')],
      [host(1), kitchen(0)],
      2,
    ],
    [
      'who signs up again in another role',
      [signedUp('Anna'), withdrew('Anna'), signedUp('Anna', 'kitchen')],
      [host(0), kitchen(1)],
      2,
    ],
    [
      'who signs up again in the same role',
      [signedUp('Anna'), withdrew('Anna'), signedUp('Anna')],
      [host(1), kitchen(0)],
      2,
    ],
  ])('counts %s', (_who, events, staffing, missing) => staffed(events, staffing, missing));

  it('follows what is needed', () =>
    staffed(
      [signedUp('Anna'), rolesChanged({ role: 'music', needed: 2 }, { role: 'host', needed: 3 })],
      [{ role: 'music', needed: 2, filled: 0 }, host(1, 3)],
      4,
    ));
});

describe('the shifts of a session', () => {
  const shows = (events: readonly SessionEvent[], ...shifts: object[]) =>
    given(sessionsProjection, [planned(), ...events]).thenRows('shift', shifts as never);

  it('show who is expected, and whether by a standing commitment', () =>
    shows(
      [
        signedUp('Anna'),
        { type: 'ShiftSignedUp', data: { sessionId, volunteerId: idFor('Bent'), role: 'kitchen', origin: 'standing' } },
      ],
      shift('Anna'),
      shift('Bent', { role: 'kitchen', standing: true }),
    ));

  it('show who withdrew, when and how late, also when somebody stands in', () =>
    shows(
      [signedUp('Anna'), withdrew('Anna'), stoodIn('Bent', 'Anna')],
      shift('Anna', { status: 'withdrawn', ...withdrawal }),
      shift('Bent', { insteadOf: idFor('Anna') }),
    ));

  it('show who was replaced', () =>
    shows(
      [signedUp('Anna'), stoodIn('Bent', 'Anna')],
      shift('Anna', { status: 'replaced' }),
      shift('Bent', { insteadOf: idFor('Anna') }),
    ));

  it('show a no-show as one, also when somebody stands in', () =>
    shows(
      [signedUp('Anna'), missedShift('Anna', true), stoodIn('Bent', 'Anna')],
      shift('Anna', { status: 'noShow', excused: true }),
      shift('Bent', { insteadOf: idFor('Anna') }),
    ));

  it('show when somebody came, not when that was noted', () =>
    shows(
      [signedUp('Anna'), missedShift('Anna'), onShiftSince('Anna', '2026-11-24T10:30:00.000Z')],
      shift('Anna', { status: 'present', checkedInAt: '2026-11-24T10:30:00.000Z' }),
    ));

  it('show who signs up again as new', () =>
    shows([signedUp('Anna'), withdrew('Anna'), signedUp('Anna', 'kitchen')], shift('Anna', { role: 'kitchen' })));
});
