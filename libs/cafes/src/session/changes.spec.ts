import { describe, it } from '@jest/globals';
import { command, given, idFor } from '#kernel/testing';
import {
  AFTERWARDS,
  ENDS,
  STARTS,
  activeVolunteer,
  capacityChanged,
  changeCapacity,
  changeRoles,
  droppedIn,
  missedShift,
  planned,
  registered,
  reschedule,
  rescheduled,
  rolesChanged,
  sessionId,
  setTheme,
  signUp,
  signedUp,
  themeSet,
  trainedVolunteer,
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
