import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '#kernel/testing';
import {
  AFTERWARDS,
  ENDS,
  STARTS,
  activeVolunteer,
  came,
  cancel,
  cancelRegistration,
  cancelled,
  capacityChanged,
  changeCapacity,
  changeRoles,
  checkIn,
  checkInVolunteer,
  confirm,
  countDropIns,
  droppedIn,
  held,
  hold,
  knownGuest,
  markNoShow,
  markVolunteerNoShow,
  missedShift,
  onShiftSince,
  planned,
  register,
  registered,
  reschedule,
  sessionId,
  setTheme,
  settle,
  signUp,
  signedUp,
  standIn,
  stayedAway,
  themeSet,
  withdraw,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';

const FRIDAY = ['2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'] as const;

describe('cancelling a session', () => {
  it('says why, once, also when it is said again after its time', () => {
    const cancelling = given(cafeSession, [planned()]).when(cancel('tooFewVolunteers'));
    cancelling.then(cancelled('tooFewVolunteers'));
    cancelling.when(cancel('tooFewVolunteers')).thenNothing();
    cancelling.at(AFTERWARDS).when(cancel('tooFewVolunteers')).thenNothing();
  });
});

// Everything that can be said to a session that is there.
const anything = [
  { said: setTheme('Banko') },
  { said: reschedule(...FRIDAY) },
  { said: changeCapacity(9) },
  { said: changeRoles() },
  { said: hold(2) },
  { said: cancel() },
  { said: signUp('Bent'), facts: activeVolunteer },
  { said: withdraw('Anna') },
  { said: standIn('Bent', 'Anna'), facts: activeVolunteer },
  { said: checkInVolunteer('Anna') },
  { said: markVolunteerNoShow('Anna') },
  { said: register('Hans'), facts: knownGuest('Hans') },
  { said: confirm('Gerda') },
  { said: cancelRegistration('Gerda') },
  { said: checkIn('Gerda') },
  { said: markNoShow('Gerda') },
  { said: countDropIns(1) },
].map(({ said, facts }) => ({ name: said.name, said: said as never, facts: facts as never }));
const AFTER_ITS_TIME = [
  'ChangeCafeSessionCapacity',
  'HoldCafeSession',
  'CheckInVolunteer',
  'MarkVolunteerNoShow',
  'CheckInGuest',
  'MarkGuestNoShow',
  'CountDropIns',
];
const prepared = [planned(), signedUp('Anna'), registered('Gerda')];

describe('after the end', () => {
  it('hears of every command in these specs', () =>
    expect([...anything.map(({ name }) => name), 'PlanCafeSession', 'SettleCafeSession'].sort()).toEqual(
      Object.keys(cafeSession.commands).sort(),
    ));

  it.each(anything.filter(({ name }) => name !== 'HoldCafeSession'))(
    'nothing happens to a session that was held: $name',
    ({ said, facts }) =>
      given(cafeSession, [...prepared, held(2)], { now: AFTERWARDS })
        .when(said, facts)
        .thenRefused('CafeSessionHeldAlready', { headcount: 2 }),
  );

  it.each(anything.filter(({ name }) => name !== 'CancelCafeSession'))(
    'nothing happens to a session that was cancelled: $name',
    ({ said, facts }) =>
      given(cafeSession, [...prepared, cancelled('illness')])
        .when(said, facts)
        .thenRefused('CafeSessionIsCancelled', { reason: 'illness' }),
  );

  it.each(anything.filter(({ name }) => !AFTER_ITS_TIME.includes(name)))(
    'nothing is arranged any more: $name',
    ({ said, facts }) =>
      given(cafeSession, prepared, { now: ENDS }).when(said, facts).thenRefused('CafeSessionOver', { endedAt: ENDS }),
  );

  it('what happened can still be put on record', () => {
    const over = given(cafeSession, prepared, { now: AFTERWARDS });
    over.when(checkInVolunteer('Anna', STARTS)).then(onShiftSince('Anna', STARTS));
    over.when(markVolunteerNoShow('Anna')).then(missedShift('Anna'));
    over.when(checkIn('Gerda', STARTS)).then(came('Gerda', STARTS));
    over.when(markNoShow('Gerda', true)).then(stayedAway('Gerda', true));
    over.when(countDropIns(1)).then(droppedIn(1));
    over.when(changeCapacity(30)).then(capacityChanged(30));
    over.when(hold(1)).then(held(1));
    over.when(settle).thenNothing();
  });

  it('nothing happens to a session that never was', () => {
    for (const { said, facts } of anything)
      given(cafeSession, []).when(said, facts).thenRefused('NotFound', { kind: 'CafeSession', id: sessionId });
  });

  it('remembers what it was', () =>
    expect(stateAfter(cafeSession, [...prepared, themeSet('Banko'), held(2)])).toMatchObject({
      theme: 'Banko',
      held: { headcount: 2 },
    }));
});
