import { z } from 'zod';
import { emailAddress, event, idSchema, line, localDateSchema, personal, telephone, text } from '#kernel';

/** What a volunteer would like to do. */
export const interestSchema = z.enum([
  'cafeHost',
  'kitchen',
  'tableSetting',
  'driver',
  'music',
  'cyclePilot',
  'mealCompanion',
  'itHelper',
  'overviewEditor',
]);
export type Interest = z.output<typeof interestSchema>;

/** What a volunteer does at a café session. */
export const roleSchema = z.enum(['host', 'kitchen', 'tableSetting', 'driver', 'music', 'itHelper']);
export type Role = z.output<typeof roleSchema>;

/** What a volunteer must have been taught before they may do certain things, for as long as it is valid. */
export const qualificationSchema = z.enum(['foodHygiene', 'firstAid', 'cyclePilotTraining']);
export type Qualification = z.output<typeof qualificationSchema>;

/** Børneattest and privat straffeattest: that one was assessed is all that is ever recorded, never the paper or what it says. */
export const certificateSchema = z.enum(['childProtectionCertificate', 'criminalRecordCertificate']);
export type Certificate = z.output<typeof certificateSchema>;

export const volunteerId = idSchema;
const ofThem = { subject: 'volunteerId', purpose: 'contact' } as const;
export const personalName = personal(line(100), ofThem);
export const personalPhone = personal(telephone, ofThem);
export const personalEmail = personal(emailAddress, ofThem);
export const personalNote = personal(text(2_000), { subject: 'volunteerId', purpose: 'notes' });

const who = {
  volunteerId,
  name: personalName,
  phone: personalPhone.optional(),
  email: personalEmail.optional(),
  /** By which reservation in the e-mail register the address is theirs. */
  emailReservationId: idSchema.optional(),
  interests: z.array(interestSchema),
  notes: personalNote.optional(),
};

const period = { from: localDateSchema, until: localDateSchema };
const openPeriod = { from: localDateSchema, until: localDateSchema.optional() };

export const volunteerEvents = {
  /** By a coordinator, who thereby approves them. */
  VolunteerRegistered: event('VolunteerRegistered', z.object(who)),
  /** By themselves; somebody has to approve them. */
  VolunteerApplied: event('VolunteerApplied', z.object(who)),
  VolunteerApproved: event('VolunteerApproved', z.object({ volunteerId })),
  VolunteerDeclined: event('VolunteerDeclined', z.object({ volunteerId, reason: personalNote })),
  VolunteerPaused: event('VolunteerPaused', z.object({ volunteerId, ...openPeriod })),
  VolunteerResumed: event('VolunteerResumed', z.object({ volunteerId, on: localDateSchema })),
  VolunteerLeft: event('VolunteerLeft', z.object({ volunteerId, on: localDateSchema })),
  /** What is missing stays as it was. */
  VolunteerContactChanged: event(
    'VolunteerContactChanged',
    z.object({
      volunteerId,
      name: personalName.optional(),
      phone: personalPhone.optional(),
      email: personalEmail.optional(),
      emailReservationId: idSchema.optional(),
    }),
  ),
  VolunteerInterestsChanged: event(
    'VolunteerInterestsChanged',
    z.object({ volunteerId, interests: z.array(interestSchema) }),
  ),
  VolunteerQualificationGranted: event(
    'VolunteerQualificationGranted',
    z.object({
      volunteerId,
      qualification: qualificationSchema,
      validFrom: localDateSchema,
      validUntil: localDateSchema.optional(),
    }),
  ),
  VolunteerQualificationRevoked: event(
    'VolunteerQualificationRevoked',
    z.object({ volunteerId, qualification: qualificationSchema, on: localDateSchema }),
  ),
  /** By whom stands in the envelope. */
  VolunteerCertificateAssessed: event(
    'VolunteerCertificateAssessed',
    z.object({ volunteerId, certificate: certificateSchema, assessedOn: localDateSchema }),
  ),
  VolunteerStandingCommitmentMade: event(
    'VolunteerStandingCommitmentMade',
    z.object({ volunteerId, commitmentId: idSchema, cafeId: idSchema, role: roleSchema, ...openPeriod }),
  ),
  VolunteerStandingCommitmentEnded: event(
    'VolunteerStandingCommitmentEnded',
    z.object({ volunteerId, commitmentId: idSchema, lastDate: localDateSchema }),
  ),
  VolunteerAwayNoted: event('VolunteerAwayNoted', z.object({ volunteerId, ...period })),
  /** An address was reserved for them and never became theirs: from now on it never will by this reservation. */
  VolunteerEmailReservationAbandoned: event(
    'VolunteerEmailReservationAbandoned',
    z.object({ volunteerId, reservationId: idSchema }),
  ),
};
