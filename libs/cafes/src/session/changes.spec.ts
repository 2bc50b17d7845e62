import { describe, expect, it } from '@jest/globals';
import { command, given, idFor, stateAfter } from '#kernel/testing';
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
  rescheduled,
  rolesChanged,
  sessionId,
  setTheme,
  settle,
  signUp,
  signedUp,
  standIn,
  stayedAway,
  themeSet,
  trainedVolunteer,
  withdraw,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';

const FRIDAY = ['2026-11-27T11:00:00.000Z', '2026-11-27T14:00:00.000Z'] as const;

describe('planning a session', () => {
  it('begins it as its café has decided, however late', () => {
    for (const now of ['2026-11-24T12:00:00Z', AFTERWARDS])
      given(cafeSession, [], { now })
        .when(command('PlanCafeSession', planned().data as never))
        .then(planned());
  });

  it('happens once', () =>
    given(cafeSession, [planned()])
      .when(command('PlanCafeSession', planned().data as never))
      .thenRefused('AlreadyExists', { kind: 'CafeSession', id: sessionId }));

  it('is refused where it would end before it starts', () =>
    given(cafeSession, [])
      .when(command('PlanCafeSession', { ...planned().data, startsAt: ENDS, endsAt: STARTS } as never))
      .thenRefused('EndsBeforeItStarts', { startsAt: ENDS, endsAt: STARTS }));
});

describe('the theme of a session', () => {
  it('is set, and changed, and said twice is said once', () => {
    const setting = given(cafeSession, [planned()]).when(setTheme(' Gløgg og æbleskiver '));
    setting.then(themeSet('Gløgg og æbleskiver'));
    setting.when(setTheme('Gløgg og æbleskiver')).thenNothing();
    setting.when(setTheme('Julefrokost')).then(themeSet('Julefrokost'));
  });

  it.each([
    ['ten thousand characters', 'æ'.repeat(10_000), 'must be at most 200 characters'],
    ['half a character', 'Gl\ud83dgg', 'holds half a character (a lone surrogate)'],
    ['nothing', '  ', 'must not be empty'],
  ])('is no %s', (_what, theme, problem) =>
    given(cafeSession, [planned()])
      .when(setTheme(theme))
      .thenRefused('InvalidInput', { problems: [{ path: 'theme', problem }] }),
  );
});

describe('moving a session', () => {
  it('gives it another time, once', () => {
    const moving = given(cafeSession, [planned()]).when(reschedule(...FRIDAY));
    moving.then(rescheduled(...FRIDAY));
    moving.when(reschedule(...FRIDAY)).thenNothing();
  });

  it('asks for what is valid on the day that it was moved to', () => {
    const moved = given(cafeSession, [planned(), rescheduled(...FRIDAY)]);
    moved
      .when(signUp('Anna', 'kitchen'), trainedVolunteer('2026-11-27', '2026-11-27'))
      .then(signedUp('Anna', 'kitchen', 'foodHygiene'));
    moved
      .when(signUp('Anna', 'kitchen'), trainedVolunteer('2024-01-01', '2026-11-26'))
      .thenRefused('QualificationMissing', {
        volunteerId: idFor('Anna'),
        qualification: 'foodHygiene',
        date: '2026-11-27',
      });
  });

  it('is refused where it would end before it starts', () =>
    given(cafeSession, [planned()])
      .when(reschedule(STARTS, STARTS))
      .thenRefused('EndsBeforeItStarts', { startsAt: STARTS, endsAt: STARTS }));

  it('is refused to a time that has passed', () =>
    given(cafeSession, [planned()])
      .when(reschedule('2026-11-24T12:00:00.000Z', ENDS))
      .thenRefused('StartsInThePast', { startsAt: '2026-11-24T12:00:00.000Z' }));
});

describe('the capacity of a session', () => {
  const twoTaken = [planned({ capacity: 4 }), registered('Gerda'), droppedIn(1)];

  it('is raised and lowered, once', () => {
    const lowering = given(cafeSession, twoTaken).when(changeCapacity(2));
    lowering.then(capacityChanged(2));
    lowering.when(changeCapacity(2)).thenNothing();
    lowering.when(changeCapacity(9)).then(capacityChanged(9));
  });

  it('is not lowered below the places that are taken', () =>
    given(cafeSession, twoTaken).when(changeCapacity(1)).thenRefused('CapacityBelowTaken', { capacity: 1, taken: 2 }));

  it.each([
    [-5, 'must be at least 1'],
    [0, 'must be at least 1'],
    [2_001, 'must be at most 2000'],
    [2.5, 'must be a whole number'],
    [Number.NaN, 'must be a whole number'],
  ])('is never %d', (capacity, problem) =>
    given(cafeSession, twoTaken)
      .when(changeCapacity(capacity))
      .thenRefused('InvalidInput', { problems: [{ path: 'capacity', problem }] }),
  );
});

describe('the roles of a session', () => {
  const music = { role: 'music' as const, needed: 2 };
  const host = { role: 'host' as const, needed: 1 };

  it('are changed, once', () => {
    const changing = given(cafeSession, [planned()]).when(changeRoles(music));
    changing.then(rolesChanged(music));
    changing.when(changeRoles(music)).thenNothing();
    changing.when(signUp('Anna', 'music'), activeVolunteer).then(signedUp('Anna', 'music'));
  });

  it('are not taken from under who is on shift', () => {
    given(cafeSession, [planned(), signedUp('Anna')])
      .when(changeRoles(music))
      .thenRefused('RoleStillFilled', { role: 'host', filled: 1 });
    given(cafeSession, [planned({ roles: [music] }), signedUp('Anna', 'music'), signedUp('Bent', 'music')])
      .when(changeRoles({ ...music, needed: 1 }))
      .thenRefused('RoleStillFilled', { role: 'music', filled: 2 });
  });

  it('are taken from under who did not come', () =>
    given(cafeSession, [planned(), signedUp('Anna'), missedShift('Anna')])
      .when(changeRoles(music))
      .then(rolesChanged(music)));

  it.each([
    ['twice the same', [host, { ...host, needed: 2 }], 'roles', 'names a role twice'],
    ['none of one', [{ ...host, needed: 0 }], 'roles.0.needed', 'must be at least 1'],
    ['fifty-one of one', [{ ...host, needed: 51 }], 'roles.0.needed', 'must be at most 50'],
  ])('are never %s', (_what, roles, path, problem) =>
    given(cafeSession, [planned()])
      .when(changeRoles(...roles))
      .thenRefused('InvalidInput', { problems: [{ path, problem }] }),
  );
});

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
