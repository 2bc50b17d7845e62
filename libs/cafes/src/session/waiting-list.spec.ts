import { describe, expect, it } from '@jest/globals';
import { given, idFor } from '#kernel/testing';
import {
  ENDS,
  STARTS,
  UNDER_WAY,
  cancelRegistration,
  cancelled,
  capacityChanged,
  changeCapacity,
  confirm,
  confirmed,
  held,
  knownGuest,
  lapsed,
  offered,
  planned,
  register,
  registered,
  reschedule,
  rescheduled,
  settle,
  stayedAway,
  takenOff,
  waitlisted,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';
import { waiting } from './session.state.js';

// Offers stand for 24 hours, and it is Tuesday noon: the first one lapses on Wednesday noon, the session begins on Thursday.
const WEDNESDAY = '2026-11-25T12:00:00.000Z';
const full = [planned(), registered('Gerda'), registered('Hans')];
const ingerIsOffered = [
  ...full,
  waitlisted('Inger'),
  waitlisted('Jens'),
  takenOff('Gerda'),
  offered('Inger', WEDNESDAY),
];

describe('the waiting list', () => {
  it('offers places in the order in which guests asked, one each', () => {
    const history = [
      planned({ capacity: 1 }),
      registered('Gerda'),
      waitlisted('Inger'),
      waitlisted('Jens'),
      waitlisted('Karla'),
    ];
    given(cafeSession, history)
      .when(changeCapacity(3))
      .then(capacityChanged(3), offered('Inger', WEDNESDAY), offered('Jens', WEDNESDAY));
    given(cafeSession, history)
      .when(changeCapacity(50))
      .then(capacityChanged(50), ...['Inger', 'Jens', 'Karla'].map((name) => offered(name, WEDNESDAY)));
  });

  it('lets nobody past who asks later, also while the longest waiting has an offer', () =>
    given(cafeSession, ingerIsOffered).when(register('Karla'), knownGuest('Karla')).then(waitlisted('Karla')));

  it('has a place kept for each who is on it once the session has begun, and no more', () => {
    const twoMissing = [
      planned({ capacity: 3 }),
      ...['Gerda', 'Hans', 'Lis'].map(registered),
      waitlisted('Inger'),
      stayedAway('Gerda'),
      stayedAway('Hans'),
    ];
    const atTheDoor = given(cafeSession, twoMissing, { now: UNDER_WAY }).when(register('Karla'), knownGuest('Karla'));
    atTheDoor.then(registered('Karla'));
    atTheDoor.when(register('Jens'), knownGuest('Jens')).then(waitlisted('Jens'));
  });

  it('puts who cancels and asks again at the end of the order', () => {
    const again = given(cafeSession, [...full, waitlisted('Inger'), waitlisted('Jens')])
      .when(cancelRegistration('Inger'))
      .when(register('Inger'), knownGuest('Inger'));
    again.then(waitlisted('Inger'));
    expect(waiting(again.state as never)).toEqual([idFor('Jens'), idFor('Inger')]);
  });
});

describe('an offered place', () => {
  it('is kept until the deadline', () =>
    given(cafeSession, ingerIsOffered, { now: '2026-11-25T11:59:59.999Z' })
      .when(confirm('Inger'))
      .then(confirmed('Inger')));

  it('lapses at the deadline and goes on to the next, whatever is said then', () => {
    const later = given(cafeSession, ingerIsOffered, { now: WEDNESDAY });
    const settled = [lapsed('Inger'), offered('Jens', STARTS)];
    later.when(settle).then(...settled);
    later.when(cancelRegistration('Hans')).then(...settled, takenOff('Hans'));
    later.when(register('Karla'), knownGuest('Karla')).then(...settled, waitlisted('Karla'));
  });

  it('lapses once: what has been settled is settled', () =>
    given(cafeSession, ingerIsOffered, { now: WEDNESDAY }).when(settle).when(settle).thenNothing());

  it('can be confirmed by the next guest in time', () =>
    given(cafeSession, [...ingerIsOffered, lapsed('Inger'), offered('Jens', STARTS)], { now: '2026-11-26T10:59:00Z' })
      .when(confirm('Jens'))
      .then(confirmed('Jens')));

  it('goes on several times when nobody looked for long, to one guest after the other', () => {
    const twoOffers = [
      planned({ offerHours: 1 }),
      ...['Gerda', 'Hans'].map(registered),
      ...['Inger', 'Jens', 'Karla', 'Lis'].map(waitlisted),
      takenOff('Gerda'),
      offered('Inger', '2026-11-24T13:00:00Z'),
      takenOff('Hans'),
      offered('Jens', '2026-11-24T13:00:00Z'),
    ];
    const atTwo = given(cafeSession, twoOffers, { now: '2026-11-24T14:00:00Z' }).when(settle);
    atTwo.then(
      lapsed('Inger'),
      offered('Karla', '2026-11-24T15:00:00Z'),
      lapsed('Jens'),
      offered('Lis', '2026-11-24T15:00:00Z'),
    );
    atTwo.at('2026-11-24T15:00:00Z').when(settle).then(lapsed('Karla'), lapsed('Lis'));
  });

  it('never stands beyond the beginning of the session', () =>
    given(cafeSession, [...full, waitlisted('Inger')], { now: '2026-11-26T10:00:00Z' })
      .when(cancelRegistration('Gerda'))
      .then(takenOff('Gerda'), offered('Inger', STARTS)));

  it('is not made any more once the session has begun', () => {
    const begun = given(cafeSession, [...full, waitlisted('Inger')], { now: STARTS });
    begun.when(cancelRegistration('Gerda')).then(takenOff('Gerda'));
    begun.when(changeCapacity(5)).then(capacityChanged(5));
  });

  it('lapses at the beginning and is not passed on then', () =>
    given(cafeSession, [...ingerIsOffered, lapsed('Inger'), offered('Jens', STARTS), waitlisted('Karla')], {
      now: STARTS,
    })
      .when(settle)
      .then(lapsed('Jens')));

  it('puts who let it lapse at the end of the order when they ask again', () => {
    const again = given(
      cafeSession,
      [...ingerIsOffered, lapsed('Inger'), offered('Jens', STARTS), waitlisted('Karla')],
      {
        now: '2026-11-25T13:00:00Z',
      },
    ).when(register('Inger'), knownGuest('Inger'));
    again.then(waitlisted('Inger'));
    expect(waiting(again.state as never)).toEqual([idFor('Karla'), idFor('Inger')]);
    again.when(cancelRegistration('Hans')).then(takenOff('Hans'), offered('Karla', STARTS));
  });

  it('lapses no more once the session is cancelled or held', () => {
    for (const end of [cancelled(), held(1)])
      given(cafeSession, [...ingerIsOffered, end], { now: ENDS })
        .when(settle)
        .thenNothing();
  });
});

describe('moving the session', () => {
  const SOONER = '2026-11-25T08:00:00.000Z';

  it('to an earlier time brings the deadlines of open offers forward', () => {
    const moving = given(cafeSession, ingerIsOffered).when(reschedule(SOONER, '2026-11-25T10:00:00.000Z'));
    moving.then(rescheduled(SOONER, '2026-11-25T10:00:00.000Z'), offered('Inger', SOONER));
    moving
      .at(SOONER)
      .when(confirm('Inger'))
      .thenRefused('OfferLapsed', { guestId: idFor('Inger'), lapsedAt: SOONER });
  });

  it('to a later time leaves open offers as they are', () =>
    given(cafeSession, ingerIsOffered)
      .when(reschedule('2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'))
      .then(rescheduled('2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z')));

  it('once it has begun offers the places that have become free since', () =>
    given(cafeSession, [...full, waitlisted('Inger'), waitlisted('Jens'), stayedAway('Gerda')], { now: UNDER_WAY })
      .when(reschedule('2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'))
      .then(
        rescheduled('2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'),
        offered('Inger', '2026-11-27T11:00:00.000Z'),
      ));
});
