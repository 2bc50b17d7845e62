import type { Language } from '#kernel';
import type { Words } from '../report/report.js';

/** What the fields of events and read models are called. */
const fields: Readonly<Record<string, Words>> = {
  name: { da: 'Navn', en: 'Name' },
  phone: { da: 'Telefon', en: 'Telephone' },
  email: { da: 'E-mail', en: 'E-mail' },
  needs: { da: 'Behov', en: 'Needs' },
  notes: { da: 'Noter', en: 'Notes' },
  reason: { da: 'Begrundelse', en: 'Reason' },
  guestId: { da: 'Gæst', en: 'Guest' },
  volunteerId: { da: 'Frivillig', en: 'Volunteer' },
  subjectId: { da: 'Person', en: 'Person' },
  insteadOf: { da: 'I stedet for', en: 'Instead of' },
  escort: { da: 'Medarbejder', en: 'Staff' },
  cafeId: { da: 'Café', en: 'Café' },
  sessionId: { da: 'Cafégang', en: 'Café session' },
  role: { da: 'Opgave', en: 'Role' },
  origin: { da: 'Slags vagt', en: 'Kind of shift' },
  qualification: { da: 'Kvalifikation', en: 'Qualification' },
  certificate: { da: 'Attest', en: 'Certificate' },
  interests: { da: 'Vil gerne', en: 'Interests' },
  hoursBefore: { da: 'Timer før', en: 'Hours before' },
  excused: { da: 'Med gyldig grund', en: 'Excused' },
  escorted: { da: 'Kommer med ledsager', en: 'Comes with an escort' },
  ride: { da: 'Vil gerne hentes på cykel', en: 'Wants to be fetched by bike' },
  confirmBy: { da: 'Skal bekræftes inden', en: 'To be confirmed by' },
  from: { da: 'Fra', en: 'From' },
  until: { da: 'Til og med', en: 'Until' },
  on: { da: 'Den', en: 'On' },
  validFrom: { da: 'Gælder fra', en: 'Valid from' },
  validUntil: { da: 'Gælder til', en: 'Valid until' },
  assessedOn: { da: 'Vurderet den', en: 'Assessed on' },
  lastDate: { da: 'Sidste dag', en: 'Last day' },
  commitmentId: { da: 'Fast vagt', en: 'Standing commitment' },
  reservationId: { da: 'Reservation', en: 'Reservation' },
  emailReservationId: { da: 'Reservation', en: 'Reservation' },
  kind: { da: 'Slags', en: 'Kind' },
  purposes: { da: 'Hvilke oplysninger', en: 'Which data' },
  legalBasis: { da: 'Hjemmel', en: 'Ground in law' },
  caseNumber: { da: 'Sagsnummer', en: 'Case number' },
  together: { da: 'Sammen med', en: 'Together with' },
  command: { da: 'Hvad der blev bedt om', en: 'What was asked for' },
  stream: { da: 'Om', en: 'About' },
  code: { da: 'Svar', en: 'Answer' },
  details: { da: 'Nærmere', en: 'Details' },
  id: { da: 'Om', en: 'About' },
  startsAt: { da: 'Begynder', en: 'Begins' },
  endsAt: { da: 'Slutter', en: 'Ends' },
};

export const hasFieldWords = (field: string): boolean => Object.hasOwn(fields, field);

/** What a field is called; one that has no words by its own name. */
export const fieldWords = (field: string, language: Language): string =>
  (hasFieldWords(field) ? fields[field]?.[language] : undefined) ?? field;
