import { describe, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { volunteerEvents } from '../volunteer/volunteer.events.js';
import { volunteersProjection } from './volunteers.projection.js';

type Event = PlainEvent<typeof volunteerEvents>;

// Specs play on Tuesday 24 November 2026.
const day = (date: string) => date as LocalDate;
const TODAY = day('2026-11-24');
const volunteerId = idFor('Anna');
const cafeId = idFor('Åparken');
const them = { volunteerId };

const registered: Event = {
  type: 'VolunteerRegistered',
  data: { volunteerId, name: 'Anna Holm', phone: '43577575', notes: 'Ring først', interests: ['music'] },
};
const applied: Event = { type: 'VolunteerApplied', data: { volunteerId, name: 'Anna Holm', interests: [] } };
const left: Event = { type: 'VolunteerLeft', data: { volunteerId, on: TODAY } };

describe('the volunteers', () => {
  it('show who was registered, as approved', () =>
    given(volunteersProjection, [registered]).thenTables({
      volunteer: [
        {
          volunteerId,
          status: 'approved',
          interests: ['music'],
          since: TODAY,
          approvedOn: TODAY,
          pausedFrom: null,
          pausedUntil: null,
          leftOn: null,
        },
      ],
      volunteerPerson: [{ volunteerId, name: 'Anna Holm', phone: '43577575', email: null, notes: 'Ring først' }],
    }));

  it('show when an applicant was approved, by the calendar in Ishøj', () =>
    given(volunteersProjection, [
      { ...applied, recordedAt: '2026-11-20T12:00:00Z' },
      { type: 'VolunteerApproved', data: them, recordedAt: '2026-11-22T23:30:00Z' },
    ]).thenRow('volunteer', them, { status: 'approved', since: day('2026-11-20'), approvedOn: day('2026-11-23') }));

  it('show who was declined', () =>
    given(volunteersProjection, [
      applied,
      { type: 'VolunteerDeclined', data: { volunteerId, reason: 'Bor i Jylland' } },
    ]).thenRow('volunteer', them, { status: 'declined', approvedOn: null }));

  it('show a pause until it is ended', async () => {
    const paused: Event = { type: 'VolunteerPaused', data: { volunteerId, from: '2026-12-01', until: '2026-12-31' } };
    await given(volunteersProjection, [registered, paused]).thenRow('volunteer', them, {
      pausedFrom: day('2026-12-01'),
      pausedUntil: day('2026-12-31'),
    });
    await given(volunteersProjection, [
      registered,
      paused,
      { type: 'VolunteerResumed', data: { volunteerId, on: TODAY } },
    ]).thenRow('volunteer', them, { pausedFrom: null, pausedUntil: null });
  });

  it('change what is named of a person, and leave the rest', () =>
    given(volunteersProjection, [
      registered,
      { type: 'VolunteerContactChanged', data: { volunteerId, email: 'anna@ishoj.dk' } },
      { type: 'VolunteerContactChanged', data: { volunteerId, name: 'Anna Friis', phone: '43577576' } },
    ]).thenRows('volunteerPerson', [
      { volunteerId, name: 'Anna Friis', phone: '43577576', email: 'anna@ishoj.dk', notes: 'Ring først' },
    ]));

  it('show what they would like to do now', () =>
    given(volunteersProjection, [
      registered,
      { type: 'VolunteerInterestsChanged', data: { volunteerId, interests: ['driver'] } },
    ]).thenRow('volunteer', them, { interests: ['driver'], since: TODAY }));

  it('show periods away and assessed certificates', () =>
    given(volunteersProjection, [
      registered,
      { type: 'VolunteerAwayNoted', data: { volunteerId, from: '2026-12-20', until: '2027-01-03' } },
      {
        type: 'VolunteerCertificateAssessed',
        data: { volunteerId, certificate: 'childProtectionCertificate', assessedOn: '2026-11-20' },
      },
      { type: 'VolunteerEmailReservationAbandoned', data: { volunteerId, reservationId: idFor('reservation') } },
    ]).thenTables({
      volunteerAway: [{ volunteerId, from: day('2026-12-20'), until: day('2027-01-03') }],
      certificateAssessment: [
        { volunteerId, certificate: 'childProtectionCertificate', assessedOn: day('2026-11-20'), assessedBy: 'spec' },
      ],
    }));
});

describe('the qualifications', () => {
  const granted = (
    validFrom: string,
    validUntil?: string,
    qualification: 'firstAid' | 'foodHygiene' = 'firstAid',
  ): Event => ({
    type: 'VolunteerQualificationGranted',
    data: { volunteerId, qualification, validFrom, validUntil },
  });
  const row = (
    validFrom: string,
    validUntil: string | null,
    qualification: 'firstAid' | 'foodHygiene' = 'firstAid',
  ) => ({
    volunteerId,
    qualification,
    validFrom: day(validFrom),
    validUntil: validUntil === null ? null : day(validUntil),
  });

  it('stand side by side, and the longer one counts where two begin on the same day', async () => {
    const both = [row('2025-01-01', '2026-12-31'), row('2027-01-01', null)];
    await given(volunteersProjection, [
      registered,
      granted('2025-01-01', '2026-12-31'),
      granted('2025-01-01', '2025-12-31'),
      granted('2027-01-01', '2028-12-31'),
      granted('2027-01-01'),
    ]).thenRows('qualification', both);
    await given(volunteersProjection, [
      registered,
      granted('2025-01-01', '2025-12-31'),
      granted('2025-01-01', '2026-12-31'),
      granted('2027-01-01'),
      granted('2027-01-01', '2028-12-31'),
    ]).thenRows('qualification', both);
  });

  it('end the day before they are revoked; what had not begun is gone, what had ended stays', () =>
    given(volunteersProjection, [
      registered,
      granted('2024-01-01', '2024-12-31'),
      granted('2025-01-01', '2026-12-31'),
      granted('2027-01-01'),
      granted('2025-01-01', undefined, 'foodHygiene'),
      { type: 'VolunteerQualificationRevoked', data: { volunteerId, qualification: 'firstAid', on: TODAY } },
    ]).thenRows('qualification', [
      row('2024-01-01', '2024-12-31'),
      row('2025-01-01', '2026-11-23'),
      row('2025-01-01', null, 'foodHygiene'),
    ]));
});

describe('the standing commitments', () => {
  const made = (name: string, from: string, until?: string): Event => ({
    type: 'VolunteerStandingCommitmentMade',
    data: { volunteerId, commitmentId: idFor(name), cafeId, role: 'host', from, until },
  });
  const ended = (name: string, lastDate: string): Event => ({
    type: 'VolunteerStandingCommitmentEnded',
    data: { volunteerId, commitmentId: idFor(name), lastDate },
  });
  const row = (name: string, from: string, until: string | null) => ({
    commitmentId: idFor(name),
    volunteerId,
    cafeId,
    role: 'host' as const,
    from: day(from),
    until: until === null ? null : day(until),
  });

  it('last until they are ended, and vanish where that is before they begin', () =>
    given(volunteersProjection, [
      registered,
      made('first', '2026-01-01'),
      made('second', '2026-12-01'),
      made('third', '2027-01-01', '2027-06-30'),
      ended('first', '2026-12-31'),
      ended('second', TODAY),
    ]).thenRows('standingCommitment', [
      row('first', '2026-01-01', '2026-12-31'),
      row('third', '2027-01-01', '2027-06-30'),
    ]));

  it('end with the volunteer', async () => {
    const history = [registered, made('first', '2026-01-01'), made('second', '2026-12-01'), left];
    await given(volunteersProjection, history).thenRows('standingCommitment', [
      row('first', '2026-01-01', '2026-11-23'),
    ]);
    await given(volunteersProjection, history).thenRow('volunteer', them, { status: 'left', leftOn: TODAY });
  });
});
