import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { type PlainEvent, command, given, idFor, newIdFor, stateAfter } from '#kernel/testing';
import type { volunteerEvents } from './volunteer.events.js';
import { holdsQualificationOn, isActiveOn, volunteer } from './volunteer.js';

type Event = PlainEvent<typeof volunteerEvents>;

// Specs play on Tuesday 24 November 2026.
const TODAY = '2026-11-24';
const volunteerId = idFor('Anna');
const cafeId = idFor('Åparken');
const reservation = { volunteerId, reservationId: idFor('reservation') };

const registered: Event = {
  type: 'VolunteerRegistered',
  data: { volunteerId, name: 'Anna Holm', interests: ['cafeHost'] },
};
const applied: Event = { type: 'VolunteerApplied', data: { volunteerId, name: 'Anna Holm', interests: ['cafeHost'] } };
const approved: Event = { type: 'VolunteerApproved', data: { volunteerId } };
const declined: Event = { type: 'VolunteerDeclined', data: { volunteerId, reason: 'Bor i Jylland' } };
const left = (on = TODAY): Event => ({ type: 'VolunteerLeft', data: { volunteerId, on } });
const paused = (from: string, until?: string): Event => ({
  type: 'VolunteerPaused',
  data: { volunteerId, from, until },
});
const resumed = (on = TODAY): Event => ({ type: 'VolunteerResumed', data: { volunteerId, on } });
const away = (from: string, until: string): Event => ({
  type: 'VolunteerAwayNoted',
  data: { volunteerId, from, until },
});
const granted = (validFrom: string, validUntil?: string): Event => ({
  type: 'VolunteerQualificationGranted',
  data: { volunteerId, qualification: 'firstAid', validFrom, validUntil },
});
const revoked = (on = TODAY): Event => ({
  type: 'VolunteerQualificationRevoked',
  data: { volunteerId, qualification: 'firstAid', on },
});
const commitmentId = newIdFor('StandingCommitment');
const CAFE_IS_THERE = { cafeIsThere: true };
const committed = (from: string, until?: string): Event => ({
  type: 'VolunteerStandingCommitmentMade',
  data: { volunteerId, commitmentId, cafeId, role: 'host', from, until },
});
const commitmentEnded = (lastDate = TODAY): Event => ({
  type: 'VolunteerStandingCommitmentEnded',
  data: { volunteerId, commitmentId, lastDate },
});
const abandoned: Event = {
  type: 'VolunteerEmailReservationAbandoned',
  data: { volunteerId, reservationId: reservation.reservationId },
};

describe('registering a volunteer', () => {
  it('approves them at once, with each interest named once', () =>
    given(volunteer, [], { id: volunteerId })
      .when(
        command('RegisterVolunteer', {
          name: ' Anna Holm ',
          phone: '43 57 75 75',
          interests: ['kitchen', 'cafeHost', 'kitchen'],
        }),
        { reservation: undefined },
      )
      .then({
        type: 'VolunteerRegistered',
        data: { volunteerId, name: 'Anna Holm', phone: '43577575', interests: ['cafeHost', 'kitchen'] },
      }));

  it('records the reservation by which their e-mail address is theirs', () =>
    given(volunteer, [], { id: volunteerId })
      .when(command('RegisterVolunteer', { name: 'Anna Holm', email: 'Anna@Ishoj.dk' }), { reservation })
      .then({
        type: 'VolunteerRegistered',
        data: {
          volunteerId,
          name: 'Anna Holm',
          email: 'anna@ishoj.dk',
          emailReservationId: reservation.reservationId,
          interests: [],
        },
      }));

  it.each([
    ['nobody has reserved', undefined],
    ['somebody else has reserved', { ...reservation, volunteerId: idFor('Bent') }],
  ])('is refused with an e-mail address that %s', (_who, reservation) =>
    given(volunteer, [], { id: volunteerId })
      .when(command('RegisterVolunteer', { name: 'Anna Holm', email: 'anna@ishoj.dk' }), { reservation })
      .thenRefused('EmailTaken', {}),
  );

  it('is refused with an e-mail address that was given away while the registration was on its way', () =>
    given(volunteer, [abandoned], { id: volunteerId })
      .when(command('RegisterVolunteer', { name: 'Anna Holm', email: 'anna@ishoj.dk' }), { reservation })
      .thenRefused('EmailTaken', {}));

  it('changes nothing about somebody who is there', () =>
    given(volunteer, [applied], { id: volunteerId })
      .when(command('RegisterVolunteer', { name: 'Anna Holm' }), { reservation: undefined })
      .thenNothing());

  it('takes no CPR number, in any free text', () =>
    given(volunteer, [])
      .when(command('RegisterVolunteer', { name: 'Anna Holm', notes: 'Ring først. 010150-1234' }), {
        reservation: undefined,
      })
      .thenRefused('InvalidInput', {
        problems: [{ path: 'notes', problem: expect.stringContaining('looks like a CPR number') }],
      }));
});

describe('applying as a volunteer', () => {
  it('awaits approval', () => {
    const applying = given(volunteer, [], { id: volunteerId }).when(
      command('ApplyAsVolunteer', { name: 'Anna Holm', interests: ['music'], notes: 'Spiller harmonika' }),
      { reservation: undefined },
    );
    applying.then({
      type: 'VolunteerApplied',
      data: { volunteerId, name: 'Anna Holm', interests: ['music'], notes: 'Spiller harmonika' },
    });
    expect(isActiveOn(applying.state, TODAY as LocalDate)).toBe(false);
  });

  it('is refused with somebody else’s e-mail address', () =>
    given(volunteer, [])
      .when(command('ApplyAsVolunteer', { name: 'Anna Holm', email: 'anna@ishoj.dk' }), {
        reservation: { ...reservation, volunteerId: idFor('Bent') },
      })
      .thenRefused('EmailTaken', {}));

  it('changes nothing about somebody who has applied', () =>
    given(volunteer, [applied], { id: volunteerId })
      .when(command('ApplyAsVolunteer', { name: 'Anna Holm' }), { reservation: undefined })
      .thenNothing());
});

describe('approving and declining', () => {
  it('approves an applicant, once', () => {
    const approving = given(volunteer, [applied]).when(command('ApproveVolunteer', { volunteerId }));
    approving.then(approved);
    approving.when(command('ApproveVolunteer', { volunteerId })).thenNothing();
  });

  it('declines an applicant with a reason, once', () => {
    const declining = given(volunteer, [applied]).when(
      command('DeclineVolunteer', { volunteerId, reason: 'Bor i Jylland' }),
    );
    declining.then(declined);
    declining.when(command('DeclineVolunteer', { volunteerId, reason: 'Bor i Jylland' })).thenNothing();
  });

  it('does not approve who was declined', () =>
    given(volunteer, [applied, declined])
      .when(command('ApproveVolunteer', { volunteerId }))
      .thenRefused('ApplicationWasDeclined', {}));

  it.each([
    ['was approved', [applied, approved]],
    ['was registered by a coordinator', [registered]],
  ])('does not decline who %s', (_how, history) =>
    given(volunteer, history)
      .when(command('DeclineVolunteer', { volunteerId, reason: 'Fortrudt' }))
      .thenRefused('ApplicationWasApproved', {}),
  );
});

describe('pausing and resuming', () => {
  it('pauses from a day on, with an end or without', () => {
    given(volunteer, [registered])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-01' }))
      .then(paused('2026-12-01'));
    given(volunteer, [registered])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-01', until: '2026-12-01' }))
      .then(paused('2026-12-01', '2026-12-01'));
  });

  it('does not pause an applicant', () =>
    given(volunteer, [applied])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-01' }))
      .thenRefused('NotApprovedYet', {}));

  it('does not pause until a day before the first', () =>
    given(volunteer, [registered])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-01', until: '2026-11-30' }))
      .thenRefused('EndsBeforeItBegins', { from: '2026-12-01', until: '2026-11-30' }));

  it('does not pause twice, and takes the same pause said again as said before', () => {
    given(volunteer, [registered, paused('2026-11-01')])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-01' }))
      .thenRefused('AlreadyPaused', { from: '2026-11-01', until: null });
    given(volunteer, [registered, paused('2026-12-10', '2026-12-20')])
      .when(command('PauseVolunteer', { volunteerId, from: '2026-12-10', until: '2026-12-20' }))
      .thenNothing();
  });

  it('pauses anew when the last pause has ended by itself', () => {
    const again = command('PauseVolunteer', { volunteerId, from: '2026-12-01' });
    given(volunteer, [registered, paused('2026-11-01', '2026-11-23')])
      .when(again)
      .then(paused('2026-12-01'));
    given(volunteer, [registered, paused('2026-11-01', TODAY)])
      .when(again)
      .thenRefused('AlreadyPaused');
  });

  it('resumes who is paused, from today', () => {
    const resuming = given(volunteer, [registered, paused('2026-11-01')]).when(
      command('ResumeVolunteer', { volunteerId }),
    );
    resuming.then(resumed());
    expect(isActiveOn(resuming.state, '2026-11-23' as LocalDate)).toBe(false);
    expect(isActiveOn(resuming.state, TODAY as LocalDate)).toBe(true);
  });

  it('calls off a pause that has not begun', () => {
    const resuming = given(volunteer, [registered, paused('2026-12-01')]).when(
      command('ResumeVolunteer', { volunteerId }),
    );
    resuming.then(resumed());
    expect(isActiveOn(resuming.state, '2026-12-01' as LocalDate)).toBe(true);
  });

  it.each([
    ['was never paused', [registered]],
    ['has resumed', [registered, paused('2026-11-01'), resumed()]],
    ['had a pause that ended by itself', [registered, paused('2026-11-01', '2026-11-23')]],
  ])('does not resume who %s', (_how, history) =>
    given(volunteer, history).when(command('ResumeVolunteer', { volunteerId })).thenRefused('NotPaused', {}),
  );
});

describe('leaving', () => {
  it('is recorded once', () => {
    const leaving = given(volunteer, [registered]).when(command('LeaveVolunteer', { volunteerId }));
    leaving.then(left());
    leaving.at('2026-12-01T12:00:00Z').when(command('LeaveVolunteer', { volunteerId })).thenNothing();
  });

  it('lets an applicant withdraw', () =>
    given(volunteer, [applied]).when(command('LeaveVolunteer', { volunteerId })).then(left()));

  it('follows the calendar on the wall in Ishøj', () =>
    given(volunteer, [registered], { now: '2026-11-23T23:30:00Z' })
      .when(command('LeaveVolunteer', { volunteerId }))
      .then(left('2026-11-24')));

  it('ends their standing commitments', () => {
    const { state } = given(volunteer, [registered, committed('2026-01-01')]).when(
      command('LeaveVolunteer', { volunteerId }),
    );
    expect(state?.commitments.get(commitmentId)?.until).toBe('2026-11-23');
  });
});

// Each command that would otherwise be accepted, for what holds for all of them alike.
const anything = [
  command('ApproveVolunteer', { volunteerId }),
  command('DeclineVolunteer', { volunteerId, reason: 'Fortrudt' }),
  command('PauseVolunteer', { volunteerId, from: TODAY }),
  command('ResumeVolunteer', { volunteerId }),
  command('LeaveVolunteer', { volunteerId }),
  command('ChangeContact', { volunteerId, phone: '43577576' }),
  command('ChangeInterests', { volunteerId, interests: ['music'] }),
  command('GrantQualification', { volunteerId, qualification: 'firstAid', validFrom: TODAY }),
  command('RevokeQualification', { volunteerId, qualification: 'firstAid' }),
  command('RecordCertificateAssessment', {
    volunteerId,
    certificate: 'childProtectionCertificate',
    assessedOn: TODAY,
  }),
  command('MakeStandingCommitment', { volunteerId, cafeId, role: 'host', from: TODAY }),
  command('EndStandingCommitment', { volunteerId, commitmentId }),
  command('NoteAway', { volunteerId, from: TODAY, until: TODAY }),
];

describe('after the end', () => {
  it.each(anything.filter(({ name }) => name !== 'LeaveVolunteer'))('nothing happens to who has left: $name', (said) =>
    given(volunteer, [registered, left('2026-11-20')])
      .when(said, { reservation: undefined, cafeIsThere: true })
      .thenRefused('VolunteerHasLeft', { on: '2026-11-20' }),
  );

  it.each(anything.filter(({ name }) => name !== 'DeclineVolunteer'))(
    'nothing happens to who was declined: $name',
    (said) =>
      given(volunteer, [applied, declined])
        .when(said, { reservation: undefined })
        .thenRefused('ApplicationWasDeclined', {}),
  );

  it.each(anything)('nothing happens to who never was: $name', (said) => {
    for (const history of [[], [abandoned]])
      given(volunteer, history)
        .when(said, { reservation: undefined })
        .thenRefused('NotFound', { kind: 'Volunteer', id: volunteerId });
  });
});

describe('changing what is known of a volunteer', () => {
  it('changes only what is named', () =>
    given(volunteer, [registered])
      .when(command('ChangeContact', { volunteerId, phone: '+45 43 57 75 76' }), { reservation: undefined })
      .then({ type: 'VolunteerContactChanged', data: { volunteerId, phone: '+4543577576' } }));

  it('changes nothing where nothing is named', () =>
    given(volunteer, [registered])
      .when(command('ChangeContact', { volunteerId }), { reservation: undefined })
      .thenNothing());

  it('changes the e-mail address to one that is reserved for them', () => {
    const change = command('ChangeContact', { volunteerId, email: 'anna@ishoj.dk' });
    given(volunteer, [registered])
      .when(change, { reservation })
      .then({
        type: 'VolunteerContactChanged',
        data: { volunteerId, email: 'anna@ishoj.dk', emailReservationId: reservation.reservationId },
      });
    given(volunteer, [registered]).when(change, { reservation: undefined }).thenRefused('EmailTaken', {});
  });

  it('keeps the e-mail address when only the telephone changes', () => {
    const { state } = given(volunteer, [registered])
      .when(command('ChangeContact', { volunteerId, email: 'anna@ishoj.dk' }), { reservation })
      .when(command('ChangeContact', { volunteerId, phone: '43577576' }), { reservation: undefined });
    expect(state?.emailReservationId).toBe(reservation.reservationId);
  });

  it('changes interests, and not to what they are', () => {
    const change = (...interests: ('music' | 'driver')[]) => command('ChangeInterests', { volunteerId, interests });
    const changing = given(volunteer, [registered]).when(change('music', 'driver'));
    changing.then({ type: 'VolunteerInterestsChanged', data: { volunteerId, interests: ['driver', 'music'] } });
    changing.when(change('driver', 'music', 'music')).thenNothing();
    changing.when(change()).then({ type: 'VolunteerInterestsChanged', data: { volunteerId, interests: [] } });
  });

  it('notes a period away, once', () => {
    const noting = given(volunteer, [registered]).when(
      command('NoteAway', { volunteerId, from: '2026-12-20', until: '2027-01-03' }),
    );
    noting.then(away('2026-12-20', '2027-01-03'));
    noting.when(command('NoteAway', { volunteerId, from: '2026-12-20', until: '2027-01-03' })).thenNothing();
    noting
      .when(command('NoteAway', { volunteerId, from: '2026-12-20', until: '2026-12-19' }))
      .thenRefused('EndsBeforeItBegins');
  });
});

describe('qualifications', () => {
  it('are granted from a day on, with an end or without, once each', () => {
    const grant = (validUntil?: string) =>
      command('GrantQualification', { volunteerId, qualification: 'firstAid', validFrom: '2026-01-01', validUntil });
    const granting = given(volunteer, [registered]).when(grant());
    granting.then(granted('2026-01-01'));
    granting.when(grant()).thenNothing();
    granting.when(grant('2028-01-01')).then(granted('2026-01-01', '2028-01-01'));
  });

  it('may be valid for one day and not for less', () => {
    const grant = (validUntil: string) =>
      command('GrantQualification', { volunteerId, qualification: 'firstAid', validFrom: '2026-01-02', validUntil });
    given(volunteer, [registered]).when(grant('2026-01-02')).then(granted('2026-01-02', '2026-01-02'));
    given(volunteer, [registered])
      .when(grant('2026-01-01'))
      .thenRefused('EndsBeforeItBegins', { from: '2026-01-02', until: '2026-01-01' });
  });

  it('are held on the days on which they are valid', () => {
    const held = stateAfter(volunteer, [registered, granted('2025-01-01', '2026-12-31'), granted('2027-02-01')]);
    const onDay = (date: string) => holdsQualificationOn(held, 'firstAid', date as LocalDate);
    expect(['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01', '2027-02-01'].map(onDay)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(holdsQualificationOn(held, 'foodHygiene', TODAY as LocalDate)).toBe(false);
    expect(holdsQualificationOn(undefined, 'firstAid', TODAY as LocalDate)).toBe(false);
  });

  it('are revoked from today on, and stay held for the days before', () => {
    const revoking = given(volunteer, [registered, granted('2025-01-01', '2026-12-31'), granted('2027-01-01')]).when(
      command('RevokeQualification', { volunteerId, qualification: 'firstAid' }),
    );
    revoking.then(revoked());
    const onDay = (date: string) => holdsQualificationOn(revoking.state, 'firstAid', date as LocalDate);
    expect(['2026-11-23', TODAY, '2026-12-31', '2027-01-01'].map(onDay)).toEqual([true, false, false, false]);
  });

  it.each([
    ['was never granted', [registered]],
    ['was revoked', [registered, granted('2025-01-01'), revoked()]],
    ['has run out', [registered, granted('2025-01-01', '2026-11-23')]],
  ])('cannot be revoked where one %s', (_why, history) =>
    given(volunteer, history)
      .when(command('RevokeQualification', { volunteerId, qualification: 'firstAid' }))
      .thenRefused('QualificationNotHeld', { qualification: 'firstAid' }),
  );

  it('leave another qualification alone when they are revoked', () =>
    given(volunteer, [registered, granted('2025-01-01')])
      .when(command('RevokeQualification', { volunteerId, qualification: 'foodHygiene' }))
      .thenRefused('QualificationNotHeld', { qualification: 'foodHygiene' }));
});

describe('certificates', () => {
  const assess = (assessedOn: string) =>
    command('RecordCertificateAssessment', { volunteerId, certificate: 'childProtectionCertificate', assessedOn });

  it('leave nothing behind but that they were assessed, which kind and when', () => {
    const assessing = given(volunteer, [applied]).when(assess('2026-11-20'));
    assessing.then({
      type: 'VolunteerCertificateAssessed',
      data: { volunteerId, certificate: 'childProtectionCertificate', assessedOn: '2026-11-20' },
    });
    assessing.when(assess('2026-11-20')).thenNothing();
  });

  it('cannot have been assessed tomorrow', () =>
    given(volunteer, [registered])
      .when(assess('2026-11-25'))
      .thenRefused('AssessedInTheFuture', { assessedOn: '2026-11-25', today: TODAY }));
});

describe('standing commitments', () => {
  const commit = (from: string, until?: string, role: 'host' | 'kitchen' = 'host') =>
    command('MakeStandingCommitment', { volunteerId, cafeId, role, from, until });

  it('are made at a café that is there', () =>
    given(volunteer, [registered])
      .when(commit('2026-12-01'), { cafeIsThere: false })
      .thenRefused('NotFound', { kind: 'Cafe', id: cafeId }));

  it('are made at a café in a role, once', () => {
    const making = given(volunteer, [registered]).when(commit('2026-12-01'), CAFE_IS_THERE);
    making.then(committed('2026-12-01'));
    making.when(commit('2026-12-01'), CAFE_IS_THERE).thenNothing();
  });

  it('are not made twice for one café, role and time', () => {
    const there = [registered, committed('2026-01-01', '2026-12-31')];
    given(volunteer, there)
      .when(commit('2026-12-31'), CAFE_IS_THERE)
      .thenRefused('AlreadyCommitted', { commitmentId, from: '2026-01-01', until: '2026-12-31' });
    given(volunteer, there)
      .when(commit('2025-01-01', '2025-12-31'), CAFE_IS_THERE)
      .then({
        type: 'VolunteerStandingCommitmentMade',
        data: { volunteerId, commitmentId, cafeId, role: 'host', from: '2025-01-01', until: '2025-12-31' },
      });
    given(volunteer, there).when(commit('2027-01-01'), CAFE_IS_THERE).then(committed('2027-01-01'));
    given(volunteer, [registered, committed('2026-06-01')])
      .when(commit('2026-01-01'), CAFE_IS_THERE)
      .thenRefused('AlreadyCommitted');
    given(volunteer, there)
      .when(commit('2026-12-31', undefined, 'kitchen'), CAFE_IS_THERE)
      .then({
        type: 'VolunteerStandingCommitmentMade',
        data: { volunteerId, commitmentId, cafeId, role: 'kitchen', from: '2026-12-31' },
      });
  });

  it('need an approved volunteer', () =>
    given(volunteer, [applied]).when(commit('2026-12-01'), CAFE_IS_THERE).thenRefused('NotApprovedYet', {}));

  it('do not begin in a pause', () => {
    const there = [registered, paused('2026-11-01', '2026-12-31')];
    given(volunteer, there)
      .when(commit('2026-12-31'), CAFE_IS_THERE)
      .thenRefused('PausedOnFirstDate', { from: '2026-12-31', pausedFrom: '2026-11-01', pausedUntil: '2026-12-31' });
    given(volunteer, there).when(commit('2027-01-01'), CAFE_IS_THERE).then(committed('2027-01-01'));
    given(volunteer, [registered, paused('2026-11-01')])
      .when(commit('2027-01-01'), CAFE_IS_THERE)
      .thenRefused('PausedOnFirstDate', { from: '2027-01-01', pausedFrom: '2026-11-01', pausedUntil: null });
  });

  it('do not end before they begin', () =>
    given(volunteer, [registered])
      .when(commit('2026-12-01', '2026-11-30'), CAFE_IS_THERE)
      .thenRefused('EndsBeforeItBegins'));

  it('end today or on a chosen day, once', () => {
    const end = (lastDate?: string) => command('EndStandingCommitment', { volunteerId, commitmentId, lastDate });
    const ending = given(volunteer, [registered, committed('2026-01-01')]).when(end());
    ending.then(commitmentEnded());
    ending.when(end()).thenNothing();
    ending.when(end('2026-12-31')).thenNothing();
    expect(ending.state?.commitments.get(commitmentId)?.until).toBe(TODAY);
    given(volunteer, [registered, committed('2026-01-01')])
      .when(end('2026-12-31'))
      .then(commitmentEnded('2026-12-31'));
  });

  it('never were where they end before their first day', () => {
    const ending = given(volunteer, [registered, committed('2026-12-01')]).when(
      command('EndStandingCommitment', { volunteerId, commitmentId }),
    );
    ending.then(commitmentEnded());
    ending.when(command('EndStandingCommitment', { volunteerId, commitmentId })).thenRefused('NoSuchCommitment');
  });

  it('cannot be ended by somebody else’s id', () =>
    given(volunteer, [registered, committed('2026-01-01')])
      .when(command('EndStandingCommitment', { volunteerId, commitmentId: idFor('another') }))
      .thenRefused('NoSuchCommitment', { commitmentId: idFor('another') }));
});

describe('being active on a day', () => {
  const active = (history: readonly Event[], ...dates: string[]) => {
    const state = stateAfter(volunteer, history);
    return dates.map((date) => isActiveOn(state, date as LocalDate));
  };

  it('needs an approval', () => {
    expect(active([registered], TODAY)).toEqual([true]);
    expect(active([applied], TODAY)).toEqual([false]);
    expect(active([applied, approved], TODAY)).toEqual([true]);
    expect(active([applied, declined], TODAY)).toEqual([false]);
    expect(isActiveOn(undefined, TODAY as LocalDate)).toBe(false);
  });

  it('excludes the days of a pause and of periods away, the first and the last among them', () => {
    const days = ['2026-12-09', '2026-12-10', '2026-12-20', '2026-12-21'];
    expect(active([registered, paused('2026-12-10', '2026-12-20')], ...days)).toEqual([true, false, false, true]);
    expect(active([registered, away('2026-12-10', '2026-12-20')], ...days)).toEqual([true, false, false, true]);
    expect(active([registered, paused('2026-12-10')], ...days)).toEqual([true, false, false, false]);
  });

  it('ends on the day on which they leave', () =>
    expect(active([registered, left('2026-12-10')], '2026-12-09', '2026-12-10')).toEqual([true, false]));
});

describe('abandoning a reservation of an e-mail address', () => {
  const abandon = command('AbandonEmailReservation', { volunteerId, reservationId: reservation.reservationId });

  it('is recorded once, also where there is no volunteer yet', () => {
    const abandoning = given(volunteer, []).when(abandon);
    abandoning.then(abandoned);
    abandoning.when(abandon).thenNothing();
    given(volunteer, [registered]).when(abandon).then(abandoned);
  });

  it('is refused where the address is theirs', () =>
    given(volunteer, [
      {
        type: 'VolunteerRegistered',
        data: {
          volunteerId,
          name: 'Anna Holm',
          email: 'anna@ishoj.dk',
          emailReservationId: reservation.reservationId,
          interests: [],
        },
      },
    ])
      .when(abandon)
      .thenRefused('EmailTaken', {}));
});
