import { describe, it } from '@jest/globals';
import { given, idFor } from '#kernel/testing';
import {
  AFTERWARDS,
  DATE,
  ENDS,
  STARTS,
  UNDER_WAY,
  came,
  checkIn,
  checkInVolunteer,
  droppedIn,
  held,
  hold,
  lapsed,
  markNoShow,
  markVolunteerNoShow,
  missedShift,
  offered,
  onShiftSince,
  planned,
  registered,
  rolesChanged,
  signedUp,
  stayedAway,
  waitlisted,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';

const FOUR_HOURS_BEFORE = '2026-11-26T07:00:00.000Z';
const volunteerId = idFor('Anna');
const guestId = idFor('Gerda');
const expected = [planned(), signedUp('Anna'), registered('Gerda')];

// What holds for volunteers and guests alike.
describe.each([
  {
    who: 'a volunteer',
    say: (at?: string) => checkInVolunteer('Anna', at),
    happened: (at?: string) => onShiftSince('Anna', at),
  },
  { who: 'a guest', say: (at?: string) => checkIn('Gerda', at), happened: (at?: string) => came('Gerda', at) },
])('checking in $who', ({ say, happened }) => {
  it('records that they have come, once', () => {
    const checkingIn = given(cafeSession, expected, { now: UNDER_WAY }).when(say());
    checkingIn.then(happened());
    checkingIn.when(say()).thenNothing();
  });

  it('may be said later than it happened, with the hour on the wall or any other spelling of it', () => {
    const later = given(cafeSession, expected, { now: UNDER_WAY });
    later.when(say('2026-11-26T12:05:00+01:00')).then(happened('2026-11-26T11:05:00.000Z'));
    later.at(AFTERWARDS).when(say(ENDS)).then(happened(ENDS));
  });

  it('may be said the evening after, without the hour', () =>
    given(cafeSession, expected, { now: AFTERWARDS }).when(say()).then(happened(AFTERWARDS)));

  it('is not for an hour that has not come', () =>
    given(cafeSession, expected, { now: UNDER_WAY })
      .when(say('2026-11-26T11:30:00.001Z'))
      .thenRefused('NotAnHourOfTheSession', {
        at: '2026-11-26T11:30:00.001Z',
        earliest: FOUR_HOURS_BEFORE,
        latest: UNDER_WAY,
      }));

  it('is not for an hour after the end', () =>
    given(cafeSession, expected, { now: AFTERWARDS })
      .when(say('2026-11-26T14:00:00.001Z'))
      .thenRefused('NotAnHourOfTheSession', {
        at: '2026-11-26T14:00:00.001Z',
        earliest: FOUR_HOURS_BEFORE,
        latest: ENDS,
      }));

  it('begins four hours before the session, for who sets the tables', () => {
    given(cafeSession, expected, { now: FOUR_HOURS_BEFORE }).when(say()).then(happened());
    given(cafeSession, expected, { now: '2026-11-26T06:59:59.999Z' }).when(say()).thenRefused('NotAnHourOfTheSession', {
      at: '2026-11-26T06:59:59.999Z',
      earliest: FOUR_HOURS_BEFORE,
      latest: ENDS,
    });
    given(cafeSession, expected, { now: UNDER_WAY })
      .when(say('2026-11-26T06:59:00Z'))
      .thenRefused('NotAnHourOfTheSession');
  });
});

describe('checking in', () => {
  it('is refused to a volunteer without a shift', () =>
    given(cafeSession, [planned()], { now: UNDER_WAY })
      .when(checkInVolunteer('Anna'))
      .thenRefused('NotOnShift', { volunteerId, date: DATE }));

  it('is refused to a guest who never asked', () =>
    given(cafeSession, [planned()], { now: FOUR_HOURS_BEFORE })
      .when(checkIn('Gerda'))
      .thenRefused('NotRegistered', { guestId }));

  it.each([
    ['waits', [planned(), waitlisted('Gerda')]],
    ['has not confirmed', [planned(), waitlisted('Gerda'), offered('Gerda', STARTS)]],
    ['let an offer lapse', [planned(), waitlisted('Gerda'), offered('Gerda', STARTS), lapsed('Gerda')]],
  ])('lets in a guest who %s, as long as there is room', (_who, history) => {
    given(cafeSession, history, { now: FOUR_HOURS_BEFORE }).when(checkIn('Gerda')).then(came('Gerda'));
    const full = [...history, droppedIn(2)];
    if (history.length !== 3)
      given(cafeSession, full, { now: FOUR_HOURS_BEFORE })
        .when(checkIn('Gerda'))
        .thenRefused('CafeSessionFull', { capacity: 2, taken: 2, waiting: history.length === 2 ? 1 : 0 });
  });

  it('corrects a no-show', () => {
    const gone = given(cafeSession, [...expected, missedShift('Anna'), stayedAway('Gerda')], { now: UNDER_WAY });
    gone.when(checkInVolunteer('Anna')).then(onShiftSince('Anna'));
    gone.when(checkIn('Gerda', '2026-11-26T11:10:00Z')).then(came('Gerda', '2026-11-26T11:10:00.000Z'));
  });

  it('does not correct a no-show whose place has been taken since', () => {
    given(cafeSession, [...expected, missedShift('Anna'), signedUp('Bent')], { now: UNDER_WAY })
      .when(checkInVolunteer('Anna'))
      .thenRefused('RoleFull', { role: 'host', needed: 1, open: ['kitchen'] });
    given(cafeSession, [...expected, missedShift('Anna'), rolesChanged({ role: 'music', needed: 1 })], {
      now: UNDER_WAY,
    })
      .when(checkInVolunteer('Anna'))
      .thenRefused('RoleNotNeeded', { role: 'host', open: ['music'] });
    given(cafeSession, [...expected, stayedAway('Gerda'), droppedIn(2)], { now: UNDER_WAY })
      .when(checkIn('Gerda'))
      .thenRefused('CafeSessionFull', { capacity: 2, taken: 2, waiting: 0 });
  });
});

describe('marking a no-show', () => {
  it('is possible from the beginning on, once', () => {
    const begun = given(cafeSession, expected, { now: STARTS });
    const volunteerGone = begun.when(markVolunteerNoShow('Anna'));
    volunteerGone.then(missedShift('Anna'));
    volunteerGone.when(markVolunteerNoShow('Anna')).thenNothing();
    const guestGone = begun.when(markNoShow('Gerda'));
    guestGone.then(stayedAway('Gerda'));
    guestGone.when(markNoShow('Gerda')).thenNothing();
  });

  it('can be excused afterwards', () => {
    const gone = given(cafeSession, [...expected, missedShift('Anna'), stayedAway('Gerda')], { now: AFTERWARDS });
    gone.when(markVolunteerNoShow('Anna', true)).then(missedShift('Anna', true));
    gone.when(markNoShow('Gerda', true)).then(stayedAway('Gerda', true));
  });

  it('is refused before the beginning', () => {
    const before = given(cafeSession, expected, { now: '2026-11-26T10:59:59.999Z' });
    before.when(markVolunteerNoShow('Anna')).thenRefused('NotStartedYet', { startsAt: STARTS });
    before.when(markNoShow('Gerda')).thenRefused('NotStartedYet', { startsAt: STARTS });
  });

  it('is refused of who has come', () => {
    const present = given(cafeSession, [...expected, onShiftSince('Anna'), came('Gerda')], { now: UNDER_WAY });
    present.when(markVolunteerNoShow('Anna')).thenRefused('AttendanceRecorded', { id: volunteerId });
    present.when(markNoShow('Gerda')).thenRefused('AttendanceRecorded', { id: guestId });
  });

  it('is refused of who is not on the list', () => {
    const empty = given(cafeSession, [planned(), waitlisted('Hans')], { now: UNDER_WAY });
    empty.when(markVolunteerNoShow('Anna')).thenRefused('NotOnShift', { volunteerId, date: DATE });
    empty.when(markNoShow('Gerda')).thenRefused('NotRegistered', { guestId });
    empty.when(markNoShow('Hans')).thenRefused('NotRegistered', { guestId: idFor('Hans') });
  });
});

describe('holding a session', () => {
  const present = [planned({ capacity: 5 }), registered('Gerda'), came('Gerda'), registered('Hans'), droppedIn(2)];

  it('closes it with its headcount, once', () => {
    const holding = given(cafeSession, present, { now: UNDER_WAY }).when(hold(3));
    holding.then(held(3));
    holding.when(hold(3)).thenNothing();
    holding.when(hold(4)).thenRefused('CafeSessionHeldAlready', { headcount: 3 });
  });

  it('takes every headcount from those recorded to the capacity', () => {
    const over = given(cafeSession, present, { now: AFTERWARDS });
    over.when(hold(5)).then(held(5));
    over.when(hold(2)).thenRefused('HeadcountTooLow', { headcount: 2, present: 3 });
    over.when(hold(6)).thenRefused('HeadcountAboveCapacity', { headcount: 6, capacity: 5 });
    over
      .when(hold(-1))
      .thenRefused('InvalidInput', { problems: [{ path: 'headcount', problem: 'must not be negative' }] });
  });

  it('is refused before it has begun', () =>
    given(cafeSession, present).when(hold(3)).thenRefused('NotStartedYet', { startsAt: STARTS }));
});
