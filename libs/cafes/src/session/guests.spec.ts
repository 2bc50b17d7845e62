import { describe, it } from '@jest/globals';
import { given, idFor } from '#kernel/testing';
import {
  STARTS,
  UNDER_WAY,
  came,
  cancelRegistration,
  confirm,
  countDropIns,
  droppedIn,
  hold,
  knownGuest,
  lapsed,
  offered,
  planned,
  register,
  registered,
  sessionId,
  stayedAway,
  takenOff,
  waitlisted,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';

const TOMORROW = '2026-11-25T12:00:00.000Z';
const full = [planned(), registered('Gerda'), registered('Hans')];

describe('registering a guest', () => {
  it('gives them a place while there is one, once', () => {
    const registering = given(cafeSession, [planned()]).when(register('Gerda'), knownGuest('Gerda'));
    registering.then(registered('Gerda'));
    registering.when(register('Gerda'), knownGuest('Gerda')).thenNothing();
  });

  it('notes that home care comes along and that they want to be fetched', () =>
    given(cafeSession, [planned()])
      .when(register('Gerda', { escorted: true, ride: true }), knownGuest('Gerda'))
      .then({ type: 'GuestRegistered', data: { sessionId, guestId: idFor('Gerda'), escorted: true, ride: true } }));

  it('puts them on the waiting list where it is full', () =>
    given(cafeSession, full).when(register('Inger'), knownGuest('Inger')).then(waitlisted('Inger')));

  it('is refused where it is full and they do not want to wait', () =>
    given(cafeSession, [...full, waitlisted('Inger')])
      .when(register('Jens', { waitIfFull: false }), knownGuest('Jens'))
      .thenRefused('CafeSessionFull', { capacity: 2, taken: 2, waiting: 1 }));

  it('counts guests without a name and places on offer as taken', () => {
    given(cafeSession, [planned(), registered('Gerda'), droppedIn(1)], { now: UNDER_WAY })
      .when(register('Inger', { waitIfFull: false }), knownGuest('Inger'))
      .thenRefused('CafeSessionFull');
    given(cafeSession, [...full, waitlisted('Inger'), takenOff('Hans'), offered('Inger', TOMORROW)])
      .when(register('Jens', { waitIfFull: false }), knownGuest('Jens'))
      .thenRefused('CafeSessionFull');
  });

  it('is refused for who has been erased', () =>
    given(cafeSession, [planned()])
      .when(register('Gerda'), { guest: { guestId: idFor('Gerda'), closed: true } })
      .thenRefused('PersonErased', { id: idFor('Gerda') }));

  it.each([
    ['on the waiting list', [...full, waitlisted('Inger')], 'waiting'],
    ['offered a place', [planned(), waitlisted('Inger'), offered('Inger', TOMORROW)], 'offered'],
    ['present', [planned(), registered('Inger'), came('Inger')], 'present'],
    ['marked as a no-show', [planned(), registered('Inger'), stayedAway('Inger')], 'noShow'],
  ])('is refused to who is %s already', (_how, history, as) =>
    given(cafeSession, history)
      .when(register('Inger'), knownGuest('Inger'))
      .thenRefused('AlreadyRegistered', { guestId: idFor('Inger'), as }),
  );

  it('is refused to whom nobody has recorded', () =>
    given(cafeSession, [planned()])
      .when(register('Inger'), { guest: undefined })
      .thenRefused('NotFound', { kind: 'Guest', id: idFor('Inger') }));
});

describe('cancelling a registration', () => {
  it('takes the guest off, once', () => {
    const cancelling = given(cafeSession, [planned(), registered('Gerda')]).when(cancelRegistration('Gerda'));
    cancelling.then(takenOff('Gerda'));
    cancelling.when(cancelRegistration('Gerda')).thenNothing();
    cancelling.when(register('Gerda'), knownGuest('Gerda')).then(registered('Gerda'));
  });

  it('offers the place to who has waited longest', () =>
    given(cafeSession, [...full, waitlisted('Inger'), waitlisted('Jens')])
      .when(cancelRegistration('Gerda'))
      .then(takenOff('Gerda'), offered('Inger', TOMORROW)));

  it('passes an offered place on when it is declined', () =>
    given(cafeSession, [
      planned(),
      registered('Gerda'),
      waitlisted('Inger'),
      waitlisted('Jens'),
      offered('Inger', TOMORROW),
    ])
      .when(cancelRegistration('Inger'))
      .then(takenOff('Inger'), offered('Jens', TOMORROW)));

  it('offers nothing when somebody leaves the waiting list', () =>
    given(cafeSession, [...full, waitlisted('Inger'), waitlisted('Jens')])
      .when(cancelRegistration('Inger'))
      .then(takenOff('Inger')));

  it('means nothing where an offer has lapsed', () =>
    given(cafeSession, [planned(), waitlisted('Inger'), offered('Inger', TOMORROW), lapsed('Inger')])
      .when(cancelRegistration('Inger'))
      .thenNothing());

  it.each([
    ['has come', came('Gerda')],
    ['did not come', stayedAway('Gerda')],
  ])('is refused to who %s', (_how, attended) =>
    given(cafeSession, [planned(), registered('Gerda'), attended], { now: UNDER_WAY })
      .when(cancelRegistration('Gerda'))
      .thenRefused('AttendanceRecorded', { id: idFor('Gerda') }),
  );
});

describe('confirming a place', () => {
  it('turns an offer into a registration, once', () => {
    const confirming = given(cafeSession, [planned(), waitlisted('Inger'), offered('Inger', TOMORROW)]).when(
      confirm('Inger'),
    );
    confirming.then({ type: 'GuestConfirmed', data: { sessionId, guestId: idFor('Inger') } });
    confirming.when(confirm('Inger')).thenNothing();
  });

  it.each([
    ['is registered', registered('Inger')],
    ['is present', came('Inger')],
  ])('means nothing where the guest %s', (_how, event) =>
    given(cafeSession, [planned(), registered('Inger'), event])
      .when(confirm('Inger'))
      .thenNothing(),
  );

  it('is refused on the waiting list, and says where they stand', () =>
    given(cafeSession, [...full, waitlisted('Inger'), waitlisted('Jens')])
      .when(confirm('Jens'))
      .thenRefused('NoPlaceOffered', { guestId: idFor('Jens'), waiting: 2 }));

  it.each([
    ['never asked', [planned()]],
    ['did not come', [planned(), registered('Inger'), stayedAway('Inger')]],
  ])('is refused to who %s', (_who, history) =>
    given(cafeSession, history)
      .when(confirm('Inger'))
      .thenRefused('NoPlaceOffered', { guestId: idFor('Inger'), waiting: 0 }),
  );

  it('is refused when the time to confirm is over', () =>
    given(cafeSession, [planned(), waitlisted('Inger'), offered('Inger', TOMORROW)], { now: TOMORROW })
      .when(confirm('Inger'))
      .thenRefused('OfferLapsed', { guestId: idFor('Inger'), lapsedAt: TOMORROW }));
});

describe('counting guests without a name', () => {
  it('says how many there are so far, up or down', () => {
    const counting = given(cafeSession, [planned()], { now: STARTS }).when(countDropIns(2));
    counting.then(droppedIn(2));
    counting.when(countDropIns(2)).thenNothing();
    counting.when(countDropIns(1)).then(droppedIn(1));
  });

  it('never goes beyond the places that are left', () =>
    given(cafeSession, [planned(), registered('Gerda')], { now: STARTS })
      .when(countDropIns(2))
      .thenRefused('CafeSessionFull', { capacity: 2, taken: 1, waiting: 0 }));

  it('begins four hours before the session, when the first ones come', () => {
    given(cafeSession, [planned()], { now: '2026-11-26T06:59:59.999Z' })
      .when(countDropIns(1))
      .thenRefused('NotStartedYet', { startsAt: STARTS });
    given(cafeSession, [planned()], { now: '2026-11-26T07:00:00Z' }).when(countDropIns(1)).then(droppedIn(1));
  });

  it('offers the places that are free again before the session to who waits', () =>
    given(cafeSession, [planned(), droppedIn(2), waitlisted('Inger'), waitlisted('Jens')], {
      now: '2026-11-26T08:00:00Z',
    })
      .when(countDropIns(1))
      .then(droppedIn(1), offered('Inger', STARTS)));

  it('is refused below zero', () =>
    given(cafeSession, [planned()], { now: STARTS })
      .when(countDropIns(-1))
      .thenRefused('InvalidInput', { problems: [{ path: 'count', problem: 'must not be negative' }] }));

  it('counts in the final headcount', () =>
    given(cafeSession, [planned(), registered('Gerda'), came('Gerda'), droppedIn(1)], { now: UNDER_WAY })
      .when(hold(1))
      .thenRefused('HeadcountTooLow', { headcount: 1, present: 2 }));
});
