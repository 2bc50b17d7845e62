import { describe, expect, it } from '@jest/globals';
import { command, given, idFor, stateAfter } from '#kernel/testing';
import { volunteer } from '#volunteers';
import {
  DATE,
  STARTS,
  UNDER_WAY,
  activeVolunteer,
  checkInVolunteer,
  missedShift,
  onShiftSince,
  planned,
  rolesChanged,
  sessionId,
  signUp,
  signedUp,
  standIn,
  stoodIn,
  trainedVolunteer,
  withdraw,
  withdrew,
} from '../../testing/sessions.js';
import { cafeSession } from './session.js';
import { filledRoles } from './session.state.js';

describe('signing up for a shift', () => {
  it('takes who is active into an open role, once', () => {
    const signingUp = given(cafeSession, [planned()]).when(signUp('Anna'), activeVolunteer);
    signingUp.then(signedUp('Anna'));
    signingUp.when(signUp('Anna'), activeVolunteer).thenNothing();
  });

  it('notes the qualification that was asked for and held', () =>
    given(cafeSession, [planned()])
      .when(signUp('Anna', 'kitchen'), trainedVolunteer('2024-01-01', DATE))
      .then(signedUp('Anna', 'kitchen', 'foodHygiene')));

  it('is not brought back by a standing commitment once they have withdrawn from that day', () =>
    given(cafeSession, [planned(), signedUp('Anna'), withdrew('Anna')])
      .when(
        command('SignUpForShift', { sessionId, volunteerId: idFor('Anna'), role: 'host', origin: 'standing' }),
        activeVolunteer,
      )
      .thenNothing());

  it('notes that a standing commitment led to it', () =>
    given(cafeSession, [planned()])
      .when(
        command('SignUpForShift', { sessionId, volunteerId: idFor('Anna'), role: 'host', origin: 'standing' }),
        activeVolunteer,
      )
      .then({
        type: 'ShiftSignedUp',
        data: { sessionId, volunteerId: idFor('Anna'), role: 'host', origin: 'standing' },
      }));

  it.each([
    ['ends the day before', '2024-01-01', '2026-11-25'],
    ['begins the day after', '2026-11-27', '2028-01-01'],
  ])('is refused where the qualification %s', (_when, from, until) =>
    given(cafeSession, [planned()])
      .when(signUp('Anna', 'kitchen'), trainedVolunteer(from, until))
      .thenRefused('QualificationMissing', {
        volunteerId: idFor('Anna'),
        qualification: 'foodHygiene',
        date: DATE,
      }),
  );

  it('is refused where the role is not needed, and names those that are', () =>
    given(cafeSession, [planned(), signedUp('Bent')])
      .when(signUp('Anna', 'music'), activeVolunteer)
      .thenRefused('RoleNotNeeded', { role: 'music', open: ['kitchen'] }));

  it('is refused where the role is filled', () =>
    given(cafeSession, [planned(), signedUp('Bent')])
      .when(signUp('Anna'), activeVolunteer)
      .thenRefused('RoleFull', { role: 'host', needed: 1, open: ['kitchen'] }));

  it('is refused to who is on shift in another role', () =>
    given(cafeSession, [planned(), signedUp('Anna')])
      .when(signUp('Anna', 'kitchen'), trainedVolunteer('2024-01-01', DATE))
      .thenRefused('AlreadyOnShift', { volunteerId: idFor('Anna'), role: 'host' }));

  it.each([
    ['is away that day', { type: 'VolunteerAwayNoted' as const, data: { from: '2026-11-20', until: DATE } }],
    ['is paused that day', { type: 'VolunteerPaused' as const, data: { from: DATE } }],
    ['has left by then', { type: 'VolunteerLeft' as const, data: { on: DATE } }],
  ])('is refused to who %s', (_why, { type, data }) => {
    const volunteerId = idFor('Anna');
    const state = stateAfter(volunteer, [
      { type: 'VolunteerRegistered', data: { volunteerId, name: 'Anna Holm', interests: [] } },
      { type, data: { volunteerId, ...data } } as never,
    ]);
    given(cafeSession, [planned()])
      .when(signUp('Anna'), { volunteer: state })
      .thenRefused('VolunteerNotActive', { volunteerId, date: DATE });
  });

  it('is refused to an applicant whom nobody has approved', () => {
    const volunteerId = idFor('Anna');
    given(cafeSession, [planned()])
      .when(signUp('Anna'), {
        volunteer: stateAfter(volunteer, [
          { type: 'VolunteerApplied', data: { volunteerId, name: 'Anna Holm', interests: [] } },
        ]),
      })
      .thenRefused('VolunteerNotActive');
  });

  it('is refused to whom nobody knows', () => {
    for (const nobody of [undefined, volunteer.initial])
      given(cafeSession, [planned()])
        .when(signUp('Anna'), { volunteer: nobody })
        .thenRefused('NotFound', { kind: 'Volunteer', id: idFor('Anna') });
  });
});

describe('withdrawing from a shift', () => {
  it('frees the role, once, and says how many hours before', () => {
    const withdrawing = given(cafeSession, [planned(), signedUp('Anna')]).when(withdraw('Anna'));
    withdrawing.then(withdrew('Anna', 47));
    withdrawing.when(withdraw('Anna')).thenNothing();
    withdrawing.when(signUp('Bent'), activeVolunteer).then(signedUp('Bent'));
  });

  it('counts the hours below zero once the session has begun', () =>
    given(cafeSession, [planned(), signedUp('Anna')], { now: UNDER_WAY })
      .when(withdraw('Anna'))
      .then(withdrew('Anna', -1)));

  it('lets them sign up again, also in another role', () => {
    const withdrawn = given(cafeSession, [planned(), signedUp('Anna'), withdrew('Anna')]);
    withdrawn.when(signUp('Anna'), activeVolunteer).then(signedUp('Anna'));
    withdrawn
      .when(signUp('Anna', 'kitchen'), trainedVolunteer('2024-01-01', DATE))
      .then(signedUp('Anna', 'kitchen', 'foodHygiene'));
  });

  it('is refused to who has no shift', () =>
    given(cafeSession, [planned()])
      .when(withdraw('Anna'))
      .thenRefused('NotOnShift', { volunteerId: idFor('Anna'), date: DATE }));

  it.each([
    ['has come', onShiftSince('Anna')],
    ['did not come', missedShift('Anna')],
  ])('is refused to who %s', (_how, attended) =>
    given(cafeSession, [planned(), signedUp('Anna'), attended], { now: UNDER_WAY })
      .when(withdraw('Anna'))
      .thenRefused('AttendanceRecorded', { id: idFor('Anna') }),
  );
});

describe('standing in', () => {
  it('takes over from who is expected, in their role', () => {
    const standingIn = given(cafeSession, [planned(), signedUp('Anna')]).when(standIn('Bent', 'Anna'), activeVolunteer);
    standingIn.then(stoodIn('Bent', 'Anna'));
    standingIn.when(standIn('Bent', 'Anna'), activeVolunteer).thenNothing();
    standingIn.when(checkInVolunteer('Anna')).thenRefused('NotOnShift');
  });

  it('stays said when the stand-in has come', () =>
    given(cafeSession, [planned(), signedUp('Anna'), stoodIn('Bent', 'Anna'), onShiftSince('Bent')], { now: UNDER_WAY })
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .thenNothing());

  it('takes over from who has withdrawn', () =>
    given(cafeSession, [planned(), signedUp('Anna'), withdrew('Anna')])
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .then(stoodIn('Bent', 'Anna')));

  it('takes over from who did not come, and from a stand-in', () => {
    given(cafeSession, [planned(), signedUp('Anna'), missedShift('Anna')], { now: UNDER_WAY })
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .then(stoodIn('Bent', 'Anna'));
    given(cafeSession, [planned(), signedUp('Anna'), stoodIn('Bent', 'Anna')])
      .when(standIn('Carl', 'Bent'), activeVolunteer)
      .then(stoodIn('Carl', 'Bent'));
  });

  it.each([
    ['who withdrew', withdrew('Anna')],
    ['who did not come', missedShift('Anna')],
  ])('is refused for %s when somebody else has taken the place since', (_who, gone) => {
    const replaced = given(cafeSession, [planned(), signedUp('Anna'), gone, signedUp('Bent')], { now: UNDER_WAY });
    replaced
      .when(standIn('Carl', 'Anna'), activeVolunteer)
      .thenRefused('RoleFull', { role: 'host', needed: 1, open: ['kitchen'] });
    expect(filledRoles(replaced.state as never).get('host')).toBe(1);
  });

  it('is refused for who withdrew from a role that is not needed any more', () =>
    given(cafeSession, [planned(), signedUp('Anna'), withdrew('Anna'), rolesChanged({ role: 'music', needed: 1 })])
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .thenRefused('RoleNotNeeded', { role: 'host', open: ['music'] }));

  it('is refused for who has come', () =>
    given(cafeSession, [planned(), signedUp('Anna'), onShiftSince('Anna')], { now: STARTS })
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .thenRefused('AttendanceRecorded', { id: idFor('Anna') }));

  it('is refused for who never had a shift', () =>
    given(cafeSession, [planned()])
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .thenRefused('NotOnShift', { volunteerId: idFor('Anna'), date: DATE }));

  it('is refused to who is on shift themselves', () =>
    given(cafeSession, [planned(), signedUp('Anna'), signedUp('Bent', 'kitchen')])
      .when(standIn('Bent', 'Anna'), activeVolunteer)
      .thenRefused('AlreadyOnShift', { volunteerId: idFor('Bent'), role: 'kitchen' }));

  it('asks the stand-in for the same qualification', () => {
    const cooking = given(cafeSession, [planned(), signedUp('Anna', 'kitchen', 'foodHygiene')]);
    cooking.when(standIn('Bent', 'Anna'), activeVolunteer).thenRefused('QualificationMissing');
    cooking.when(standIn('Bent', 'Anna'), trainedVolunteer('2024-01-01', DATE)).then({
      type: 'ShiftStandInAssigned',
      data: {
        sessionId,
        volunteerId: idFor('Bent'),
        role: 'kitchen',
        insteadOf: idFor('Anna'),
        qualification: 'foodHygiene',
      },
    });
  });
});
