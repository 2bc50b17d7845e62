import { describe, it } from '@jest/globals';
import { NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import {
  type SessionEvent,
  STARTS,
  came,
  confirmed,
  lapsed,
  offered,
  planned,
  registered,
  sessionId,
  stayedAway,
  takenOff,
  waitlisted,
} from '../../testing/sessions.js';
import { sessionsProjection } from './sessions.projection.js';

// What a session shows of its guests.
const visit = (name: string, columns: object = {}) => ({
  sessionId,
  guestId: idFor(name),
  status: 'registered',
  escorted: false,
  ride: false,
  askedAt: NOW,
  askedAs: 1,
  confirmBy: null,
  checkedInAt: null,
  excused: null,
  ...columns,
});

describe('the guests of a session', () => {
  const isOffered = [waitlisted('Gerda'), offered('Gerda', STARTS)];
  it.each<[string, SessionEvent[], object, { places: number; waiting: number; present: number }]>([
    ['registered', [registered('Gerda')], {}, { places: 1, waiting: 0, present: 0 }],
    ['waiting', [waitlisted('Gerda')], { status: 'waiting' }, { places: 0, waiting: 1, present: 0 }],
    ['offered a place', isOffered, { status: 'offered', confirmBy: STARTS }, { places: 1, waiting: 0, present: 0 }],
    [
      'asked to confirm sooner',
      [...isOffered, offered('Gerda', '2026-11-25T08:00:00.000Z')],
      { status: 'offered', confirmBy: '2026-11-25T08:00:00.000Z' },
      { places: 1, waiting: 0, present: 0 },
    ],
    ['confirmed', [...isOffered, confirmed('Gerda')], { confirmBy: STARTS }, { places: 1, waiting: 0, present: 0 }],
    [
      'too late to confirm',
      [...isOffered, lapsed('Gerda')],
      { status: 'lapsed', confirmBy: STARTS },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'asking again after that',
      [...isOffered, lapsed('Gerda'), waitlisted('Gerda')],
      { status: 'waiting', askedAs: 4 },
      { places: 0, waiting: 1, present: 0 },
    ],
    [
      'taken off the list',
      [registered('Gerda'), takenOff('Gerda')],
      { status: 'cancelled' },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'taken off the waiting list',
      [waitlisted('Gerda'), takenOff('Gerda')],
      { status: 'cancelled' },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'declining an offer',
      [...isOffered, takenOff('Gerda')],
      { status: 'cancelled', confirmBy: STARTS },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'registered again',
      [registered('Gerda'), takenOff('Gerda'), registered('Gerda')],
      { askedAs: 3 },
      { places: 1, waiting: 0, present: 0 },
    ],
    [
      'present',
      [registered('Gerda'), came('Gerda', '2026-11-24T10:30:00.000Z')],
      { status: 'present', checkedInAt: '2026-11-24T10:30:00.000Z' },
      { places: 1, waiting: 0, present: 1 },
    ],
    [
      'missing',
      [registered('Gerda'), stayedAway('Gerda')],
      { status: 'noShow', excused: false },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'excused',
      [registered('Gerda'), stayedAway('Gerda'), stayedAway('Gerda', true)],
      { status: 'noShow', excused: true },
      { places: 0, waiting: 0, present: 0 },
    ],
    [
      'present after all',
      [registered('Gerda'), stayedAway('Gerda', true), came('Gerda')],
      { status: 'present', checkedInAt: NOW },
      { places: 1, waiting: 0, present: 1 },
    ],
  ])('show one who is %s, and the session counts them', async (_how, events, columns, numbers) => {
    await given(sessionsProjection, [planned(), ...events]).thenTables({ visit: [visit('Gerda', columns)] } as never);
    await given(sessionsProjection, [planned(), ...events]).thenRow('cafeSession', { sessionId }, numbers);
  });

  it('show what they need that day, when they asked and in which order', () =>
    given(sessionsProjection, [
      planned(),
      {
        type: 'GuestRegistered',
        data: { sessionId, guestId: idFor('Gerda'), escorted: true, ride: true },
        recordedAt: '2026-11-20T09:00:00.000Z',
      },
      waitlisted('Hans'),
    ]).thenRows('visit', [
      visit('Gerda', { escorted: true, ride: true, askedAt: '2026-11-20T09:00:00.000Z' }),
      visit('Hans', { status: 'waiting', askedAs: 2 }),
    ] as never));
});
