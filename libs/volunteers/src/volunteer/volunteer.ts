import { z } from 'zod';
import {
  type LocalDate,
  command,
  dateIn,
  decider,
  idSchema,
  localDateSchema,
  nothing,
  plusDays,
  vocabulary,
} from '#kernel';
import { type Period, covers, cutShort, isOver, overlap, samePeriod } from './period.js';
import {
  type Certificate,
  type Interest,
  type Qualification,
  type Role,
  certificateSchema,
  interestSchema,
  personalEmail,
  personalName,
  personalNote,
  personalPhone,
  qualificationSchema,
  roleSchema,
  volunteerEvents,
  volunteerId,
} from './volunteer.events.js';
import { volunteerRefusals } from './volunteer.refusals.js';

const interests = z.array(interestSchema).transform((named) => [...new Set(named)].sort());
const whoTheyAre = {
  name: personalName,
  phone: personalPhone.optional(),
  email: personalEmail.optional(),
  interests: interests.default([]),
  notes: personalNote.optional(),
};

/** Who holds the address that the command brings, as the e-mail register says. `undefined` where nobody does. */
export interface EmailFacts {
  readonly reservation: { readonly volunteerId: string; readonly reservationId: string } | undefined;
}

/** Whether the café that a commitment is to is there. Volunteers know no cafés: whoever wires the contexts together tells. */
export interface CafeFacts {
  readonly cafeIsThere: boolean;
}

export const volunteerCommands = {
  RegisterVolunteer: command<EmailFacts>('manageVolunteers').creating(z.object(whoTheyAre)),
  ApplyAsVolunteer: command<EmailFacts>('applyAsVolunteer').creating(z.object(whoTheyAre)),
  ApproveVolunteer: command('manageVolunteers').of(z.object({ volunteerId })),
  DeclineVolunteer: command('manageVolunteers').of(z.object({ volunteerId, reason: personalNote })),
  PauseVolunteer: command('changeVolunteers', 'volunteerId').of(
    z.object({ volunteerId, from: localDateSchema, until: localDateSchema.optional() }),
  ),
  ResumeVolunteer: command('changeVolunteers', 'volunteerId').of(z.object({ volunteerId })),
  LeaveVolunteer: command('changeVolunteers', 'volunteerId').of(z.object({ volunteerId })),
  ChangeContact: command<EmailFacts>('changeVolunteers', 'volunteerId').of(
    z.object({
      volunteerId,
      name: personalName.optional(),
      phone: personalPhone.optional(),
      email: personalEmail.optional(),
    }),
  ),
  ChangeInterests: command('changeVolunteers', 'volunteerId').of(z.object({ volunteerId, interests })),
  GrantQualification: command('manageVolunteers').of(
    z.object({
      volunteerId,
      qualification: qualificationSchema,
      validFrom: localDateSchema,
      validUntil: localDateSchema.optional(),
    }),
  ),
  RevokeQualification: command('manageVolunteers').of(z.object({ volunteerId, qualification: qualificationSchema })),
  RecordCertificateAssessment: command('manageVolunteers').of(
    z.object({ volunteerId, certificate: certificateSchema, assessedOn: localDateSchema }),
  ),
  MakeStandingCommitment: command<CafeFacts>('changeVolunteers', 'volunteerId').of(
    z.object({
      volunteerId,
      cafeId: idSchema,
      role: roleSchema,
      from: localDateSchema,
      until: localDateSchema.optional(),
    }),
  ),
  /** The last date defaults to today. */
  EndStandingCommitment: command('changeVolunteers', 'volunteerId').of(
    z.object({ volunteerId, commitmentId: idSchema, lastDate: localDateSchema.optional() }),
  ),
  NoteAway: command('changeVolunteers', 'volunteerId').of(
    z.object({ volunteerId, from: localDateSchema, until: localDateSchema }),
  ),
  /** Of the e-mail register, before it gives an address to somebody else: see `registration.ts`. */
  AbandonEmailReservation: command('followUp').creating(z.object({ volunteerId, reservationId: idSchema })),
};

/** Every time at a café in a role, such as "every Tuesday in Åparken as host". */
export interface StandingCommitment extends Period {
  readonly cafeId: string;
  readonly role: Role;
}

/** A volunteer as rules need to know them. Nothing personal is in here. */
export interface Volunteer {
  readonly status: 'unknown' | 'applied' | 'approved' | 'declined';
  /** The first day without them. */
  readonly leftOn: LocalDate | undefined;
  /** The latest pause; it may be over, or still to come. */
  readonly pause: Period | undefined;
  readonly away: readonly Period[];
  readonly interests: readonly Interest[];
  readonly qualifications: readonly (Period & { readonly qualification: Qualification })[];
  readonly assessments: readonly { readonly certificate: Certificate; readonly assessedOn: LocalDate }[];
  /** By id, also those that have ended. */
  readonly commitments: ReadonlyMap<string, StandingCommitment>;
  /** The reservation by which their present e-mail address is theirs. */
  readonly emailReservationId: string | undefined;
  readonly abandonedReservations: ReadonlySet<string>;
}

/** Whether they can be counted on that day: approved, not left, neither paused nor away. */
export const isActiveOn = (volunteer: Volunteer | undefined, date: LocalDate): boolean =>
  volunteer?.status === 'approved' &&
  !(volunteer.leftOn && volunteer.leftOn <= date) &&
  ![volunteer.pause, ...volunteer.away].some((period) => period && covers(period, date));

/** Whether the qualification is valid on that day. */
export const holdsQualificationOn = (
  volunteer: Volunteer | undefined,
  qualification: Qualification,
  date: LocalDate,
): boolean =>
  volunteer?.qualifications.some((held) => held.qualification === qualification && covers(held, date)) ?? false;

/** Nothing will ever happen to them again. */
export const isGone = ({ status, leftOn }: Volunteer): boolean => status === 'declined' || leftOn !== undefined;

const nobodyYet: Volunteer = {
  status: 'unknown',
  leftOn: undefined,
  pause: undefined,
  away: [],
  interests: [],
  qualifications: [],
  assessments: [],
  commitments: new Map(),
  emailReservationId: undefined,
  abandonedReservations: new Set(),
};

const { event, refuse } = vocabulary(volunteerEvents, volunteerRefusals);

/** A person who gives their time, from their application until they leave. */
export const volunteer = decider({
  category: 'volunteer',
  kind: 'Volunteer',
  identity: 'volunteerId',
  commands: volunteerCommands,
  events: volunteerEvents,
  refusals: volunteerRefusals,
  initial: nobodyYet,
  exists: ({ status }) => status !== 'unknown',

  guard: ({ status, leftOn }, command) => {
    if (leftOn && command !== 'LeaveVolunteer') return refuse('VolunteerHasLeft', { on: leftOn });
    if (status === 'declined' && command !== 'DeclineVolunteer') return refuse('ApplicationWasDeclined', {});
    return undefined;
  },

  decide: {
    RegisterVolunteer: (who, state, { id, reservation }) => {
      if (state.status !== 'unknown') return nothing;
      const email = emailTheyMayUse(who, id, state, reservation);
      return 'refused' in email ? email : [event('VolunteerRegistered', { volunteerId: id, ...who, ...email })];
    },

    ApplyAsVolunteer: (who, state, { id, reservation }) => {
      if (state.status !== 'unknown') return nothing;
      const email = emailTheyMayUse(who, id, state, reservation);
      return 'refused' in email ? email : [event('VolunteerApplied', { volunteerId: id, ...who, ...email })];
    },

    ApproveVolunteer: ({ volunteerId }, { status }) =>
      status === 'approved' ? nothing : [event('VolunteerApproved', { volunteerId })],

    DeclineVolunteer: (declined, { status }) => {
      if (status === 'declined') return nothing;
      return status === 'approved' ? refuse('ApplicationWasApproved', {}) : [event('VolunteerDeclined', declined)];
    },

    PauseVolunteer: (wanted, { status, pause }, { now }) => {
      if (status !== 'approved') return refuse('NotApprovedYet', {});
      const backwards = endsBeforeItBegins(wanted);
      if (backwards) return backwards;
      if (pause && samePeriod(pause, wanted)) return nothing;
      return pause && !isOver(pause, dateIn(now))
        ? refuse('AlreadyPaused', { from: pause.from, until: pause.until ?? null })
        : [event('VolunteerPaused', wanted)];
    },

    ResumeVolunteer: ({ volunteerId }, { pause }, { now }) => {
      const on = dateIn(now);
      return pause && !isOver(pause, on) ? [event('VolunteerResumed', { volunteerId, on })] : refuse('NotPaused', {});
    },

    LeaveVolunteer: ({ volunteerId }, { leftOn }, { now }) =>
      leftOn ? nothing : [event('VolunteerLeft', { volunteerId, on: dateIn(now) })],

    ChangeContact: (changed, state, { id, reservation }) => {
      if (!changed.name && !changed.phone && !changed.email) return nothing;
      const email = emailTheyMayUse(changed, id, state, reservation);
      return 'refused' in email ? email : [event('VolunteerContactChanged', { ...changed, ...email })];
    },

    ChangeInterests: (wanted, { interests }) =>
      sameItems(wanted.interests, interests) ? nothing : [event('VolunteerInterestsChanged', wanted)],

    GrantQualification: (granted, { qualifications }) => {
      const period = { from: granted.validFrom, until: granted.validUntil };
      const backwards = endsBeforeItBegins(period);
      if (backwards) return backwards;
      const saidBefore = qualifications.some(
        (held) => held.qualification === granted.qualification && samePeriod(held, period),
      );
      return saidBefore ? nothing : [event('VolunteerQualificationGranted', granted)];
    },

    RevokeQualification: ({ volunteerId, qualification }, { qualifications }, { now }) => {
      const on = dateIn(now);
      const held = qualifications.some((one) => one.qualification === qualification && !isOver(one, on));
      return held
        ? [event('VolunteerQualificationRevoked', { volunteerId, qualification, on })]
        : refuse('QualificationNotHeld', { qualification });
    },

    RecordCertificateAssessment: (assessed, { assessments }, { now }) => {
      const today = dateIn(now);
      if (assessed.assessedOn > today) return refuse('AssessedInTheFuture', { assessedOn: assessed.assessedOn, today });
      const saidBefore = assessments.some(
        ({ certificate, assessedOn }) => certificate === assessed.certificate && assessedOn === assessed.assessedOn,
      );
      return saidBefore ? nothing : [event('VolunteerCertificateAssessed', assessed)];
    },

    MakeStandingCommitment: (wanted, { status, pause, commitments }, { newId, cafeIsThere }) => {
      const { cafeId, role, from } = wanted;
      if (!cafeIsThere) return refuse('NotFound', { kind: 'Cafe', id: cafeId });
      if (status !== 'approved') return refuse('NotApprovedYet', {});
      const backwards = endsBeforeItBegins(wanted);
      if (backwards) return backwards;
      const same = [...commitments].find(
        ([, made]) => made.cafeId === cafeId && made.role === role && overlap(made, wanted),
      );
      if (same && samePeriod(same[1], wanted)) return nothing;
      if (same)
        return refuse('AlreadyCommitted', { commitmentId: same[0], from: same[1].from, until: same[1].until ?? null });
      if (pause && covers(pause, from))
        return refuse('PausedOnFirstDate', { from, pausedFrom: pause.from, pausedUntil: pause.until ?? null });
      return [event('VolunteerStandingCommitmentMade', { ...wanted, commitmentId: newId('StandingCommitment') })];
    },

    EndStandingCommitment: ({ volunteerId, commitmentId, lastDate: wished }, { commitments }, { now }) => {
      const lastDate = wished ?? dateIn(now);
      const made = commitments.get(commitmentId);
      if (!made) return refuse('NoSuchCommitment', { commitmentId });
      const endsByThen = made.until !== undefined && made.until <= lastDate;
      return endsByThen
        ? nothing
        : [event('VolunteerStandingCommitmentEnded', { volunteerId, commitmentId, lastDate })];
    },

    NoteAway: (noted, { away }) => {
      const backwards = endsBeforeItBegins(noted);
      if (backwards) return backwards;
      return away.some((period) => samePeriod(period, noted)) ? nothing : [event('VolunteerAwayNoted', noted)];
    },

    AbandonEmailReservation: (abandoned, { emailReservationId, abandonedReservations }) => {
      if (emailReservationId === abandoned.reservationId) return refuse('EmailTaken', {});
      return abandonedReservations.has(abandoned.reservationId)
        ? nothing
        : [event('VolunteerEmailReservationAbandoned', abandoned)];
    },
  },

  evolve: {
    VolunteerRegistered: (state, { interests, emailReservationId }): Volunteer => ({
      ...state,
      status: 'approved',
      interests,
      emailReservationId,
    }),
    VolunteerApplied: (state, { interests, emailReservationId }): Volunteer => ({
      ...state,
      status: 'applied',
      interests,
      emailReservationId,
    }),
    VolunteerApproved: (state): Volunteer => ({ ...state, status: 'approved' }),
    VolunteerDeclined: (state): Volunteer => ({ ...state, status: 'declined' }),
    VolunteerPaused: (state, { from, until }) => ({ ...state, pause: { from, until } }),
    VolunteerResumed: (state, { on }) => ({ ...state, pause: state.pause && cutShort(state.pause, on)[0] }),
    VolunteerLeft: (state, { on }) => ({
      ...state,
      leftOn: on,
      commitments: endingBefore(state.commitments, [...state.commitments.keys()], on),
    }),
    VolunteerContactChanged: (state, { emailReservationId }) => ({
      ...state,
      emailReservationId: emailReservationId ?? state.emailReservationId,
    }),
    VolunteerInterestsChanged: (state, { interests }) => ({ ...state, interests }),
    VolunteerQualificationGranted: (state, { qualification, validFrom, validUntil }) => ({
      ...state,
      qualifications: [...state.qualifications, { qualification, from: validFrom, until: validUntil }],
    }),
    VolunteerQualificationRevoked: (state, { qualification, on }) => ({
      ...state,
      qualifications: state.qualifications.flatMap((held) =>
        held.qualification === qualification ? cutShort(held, on) : held,
      ),
    }),
    VolunteerCertificateAssessed: (state, { certificate, assessedOn }) => ({
      ...state,
      assessments: [...state.assessments, { certificate, assessedOn }],
    }),
    VolunteerStandingCommitmentMade: (state, { commitmentId, cafeId, role, from, until }) => ({
      ...state,
      commitments: new Map(state.commitments).set(commitmentId, { cafeId, role, from, until }),
    }),
    VolunteerStandingCommitmentEnded: (state, { commitmentId, lastDate }) => ({
      ...state,
      commitments: endingBefore(state.commitments, [commitmentId], plusDays(lastDate, 1)),
    }),
    VolunteerAwayNoted: (state, { from, until }) => ({ ...state, away: [...state.away, { from, until }] }),
    VolunteerEmailReservationAbandoned: (state, { reservationId }) => ({
      ...state,
      abandonedReservations: new Set(state.abandonedReservations).add(reservationId),
    }),
  },
});

/** An address is theirs by a reservation that the register holds for them and that nobody has taken from them since. */
function emailTheyMayUse(
  { email }: { readonly email?: unknown },
  id: string,
  { abandonedReservations }: Volunteer,
  reservation: EmailFacts['reservation'],
) {
  if (!email) return {};
  return reservation?.volunteerId === id && !abandonedReservations.has(reservation.reservationId)
    ? { emailReservationId: reservation.reservationId }
    : refuse('EmailTaken', {});
}

const endsBeforeItBegins = ({ from, until }: Period) =>
  until && until < from ? refuse('EndsBeforeItBegins', { from, until }) : undefined;

const endingBefore = (
  commitments: Volunteer['commitments'],
  ending: readonly string[],
  date: LocalDate,
): Volunteer['commitments'] =>
  new Map(
    [...commitments].flatMap(([id, made]) =>
      ending.includes(id) ? cutShort(made, date).map((rest) => [id, rest] as const) : [[id, made] as const],
    ),
  );

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));
