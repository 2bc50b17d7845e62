import { type LocalDate, commonRefusals, refusal } from '#kernel';
import type { Qualification } from './volunteer.events.js';

const qualificationNames: Readonly<Record<Qualification, { da: string; en: string }>> = {
  foodHygiene: { da: 'fødevarehygiejne', en: 'food hygiene' },
  firstAid: { da: 'førstehjælp', en: 'first aid' },
  cyclePilotTraining: { da: 'cykelpilotkurset', en: 'the cycle pilot course' },
};

export const volunteerRefusals = {
  NotFound: commonRefusals.NotFound,
  VolunteerHasLeft: refusal<{ on: LocalDate }>({
    da: ({ on }) => `Den frivillige stoppede den ${on}. Opret vedkommende på ny for at komme i gang igen.`,
    en: ({ on }) => `The volunteer left on ${on}. Register them anew to start again.`,
  }),
  ApplicationWasDeclined: refusal({
    da: () => 'Ansøgningen er afslået. Bed den frivillige søge på ny, eller opret vedkommende selv.',
    en: () => 'The application was declined. Ask them to apply again, or register them yourself.',
  }),
  ApplicationWasApproved: refusal({
    da: () =>
      'Den frivillige er allerede godkendt og kan ikke afslås. Sæt vedkommende på pause, eller registrér at de stopper.',
    en: () => 'The volunteer has been approved and cannot be declined. Pause them, or record that they leave.',
  }),
  NotApprovedYet: refusal({
    da: () => 'Den frivillige er ikke godkendt endnu. Godkend ansøgningen først.',
    en: () => 'The volunteer is not approved yet. Approve the application first.',
  }),
  AlreadyPaused: refusal<{ from: LocalDate; until: LocalDate | null }>({
    da: ({ from, until }) =>
      `Den frivillige har allerede pause fra ${from}${until ? ` til ${until}` : ''}. Afslut den pause, før du lægger en ny ind.`,
    en: ({ from, until }) =>
      `The volunteer is paused already, from ${from}${until ? ` until ${until}` : ''}. End that pause before you set another.`,
  }),
  NotPaused: refusal({
    da: () => 'Den frivillige har ingen pause at afslutte og kan sættes på vagt nu.',
    en: () => 'The volunteer has no pause to end and can be rostered now.',
  }),
  EndsBeforeItBegins: refusal<{ from: LocalDate; until: LocalDate }>({
    da: ({ from, until }) => `Perioden kan ikke slutte ${until}, før den begynder ${from}. Ret den ene af datoerne.`,
    en: ({ from, until }) =>
      `The period cannot end on ${until}, before it begins on ${from}. Correct one of the dates.`,
  }),
  QualificationNotHeld: refusal<{ qualification: Qualification }>({
    da: ({ qualification }) =>
      `Den frivillige har ikke noget gyldigt bevis for ${qualificationNames[qualification].da}, så der er intet at tilbagekalde. Se listen over vedkommendes beviser.`,
    en: ({ qualification }) =>
      `The volunteer holds no valid proof of ${qualificationNames[qualification].en}, so there is nothing to revoke. See the list of what they hold.`,
  }),
  AssessedInTheFuture: refusal<{ assessedOn: LocalDate; today: LocalDate }>({
    da: ({ assessedOn, today }) =>
      `Attesten kan ikke være vurderet den ${assessedOn}; i dag er det ${today}. Angiv dagen, hvor den blev vurderet.`,
    en: ({ assessedOn, today }) =>
      `The certificate cannot have been assessed on ${assessedOn}; today is ${today}. Give the day on which it was.`,
  }),
  PausedOnFirstDate: refusal<{ from: LocalDate; pausedFrom: LocalDate; pausedUntil: LocalDate | null }>({
    da: ({ from, pausedFrom, pausedUntil }) =>
      `Den faste vagt kan ikke begynde ${from}, for den frivillige har pause fra ${pausedFrom}. ` +
      (pausedUntil ? `Lad den begynde efter ${pausedUntil}.` : 'Afslut pausen først.'),
    en: ({ from, pausedFrom, pausedUntil }) =>
      `The standing commitment cannot begin on ${from}, for the volunteer is paused from ${pausedFrom}. ` +
      (pausedUntil ? `Let it begin after ${pausedUntil}.` : 'End the pause first.'),
  }),
  AlreadyCommitted: refusal<{ commitmentId: string; from: LocalDate; until: LocalDate | null }>({
    da: ({ from, until }) =>
      `Den frivillige har allerede denne faste vagt fra ${from}${until ? ` til ${until}` : ''}. Afslut den først, eller vælg en anden café eller opgave.`,
    en: ({ from, until }) =>
      `The volunteer has this standing commitment already, from ${from}${until ? ` until ${until}` : ''}. End that one first, or choose another café or role.`,
  }),
  NoSuchCommitment: refusal<{ commitmentId: string }>({
    da: () => 'Den frivillige har ikke denne faste vagt. Vælg en fra listen over vedkommendes faste vagter.',
    en: () => 'The volunteer has no such standing commitment. Choose one from the list of theirs.',
  }),
  /** Says nothing about whose it is: who asks may be guessing addresses. */
  EmailTaken: refusal({
    da: () =>
      'E-mailadressen kan ikke bruges, for den er allerede i brug. Brug en anden adresse, eller lad feltet stå tomt.',
    en: () => 'This e-mail address cannot be used, for it is in use already. Use another one, or leave it out.',
  }),
} as const;
