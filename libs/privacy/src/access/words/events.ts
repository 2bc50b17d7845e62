import type { Words } from '../report/report.js';

/** What happened, by the event, said to the person whom it concerns. */
const sentences: Readonly<Record<string, Words>> = {
  GuestRecorded: { da: 'Du blev optaget som gæst', en: 'You were recorded as a guest' },
  GuestContactChanged: { da: 'Dine kontaktoplysninger blev rettet', en: 'Your contact details were changed' },
  GuestNeedsChanged: {
    da: 'Det blev rettet, hvad du har brug for',
    en: 'What helps you was changed',
  },
  GuestEscortAssigned: {
    da: 'En medarbejder følger dig fra nu af',
    en: 'Somebody of the staff comes along with you from now on',
  },
  GuestEscortEnded: {
    da: 'En medarbejder følger dig ikke længere',
    en: 'Somebody of the staff no longer comes along with you',
  },
  GuestRecordClosed: { da: 'Din sag som gæst blev lukket', en: 'Your record as a guest was closed' },
  GuestRegistered: { da: 'Du blev tilmeldt en cafégang', en: 'You were registered for a café session' },
  GuestWaitlisted: { da: 'Du kom på venteliste til en cafégang', en: 'You were put on the waiting list of a session' },
  GuestOffered: { da: 'Du fik tilbudt en plads fra ventelisten', en: 'You were offered a place from the waiting list' },
  GuestConfirmed: { da: 'Din plads blev bekræftet', en: 'Your place was confirmed' },
  GuestOfferLapsed: { da: 'Tilbuddet om en plads udløb', en: 'The offer of a place lapsed' },
  GuestRegistrationCancelled: { da: 'Din tilmelding blev afmeldt', en: 'Your registration was cancelled' },
  GuestCheckedIn: { da: 'Du kom til en cafégang', en: 'You came to a café session' },
  GuestNoShowMarked: { da: 'Det blev noteret, at du ikke kom', en: 'It was noted that you did not come' },

  VolunteerRegistered: { da: 'Du blev registreret som frivillig', en: 'You were registered as a volunteer' },
  VolunteerApplied: { da: 'Du søgte om at blive frivillig', en: 'You applied to become a volunteer' },
  VolunteerApproved: { da: 'Du blev godkendt som frivillig', en: 'You were approved as a volunteer' },
  VolunteerDeclined: { da: 'Din ansøgning blev afslået', en: 'Your application was declined' },
  VolunteerPaused: { da: 'Du holdt pause som frivillig', en: 'You paused as a volunteer' },
  VolunteerResumed: { da: 'Du begyndte igen efter en pause', en: 'You began again after a pause' },
  VolunteerLeft: { da: 'Du stoppede som frivillig', en: 'You left as a volunteer' },
  VolunteerContactChanged: { da: 'Dine kontaktoplysninger blev rettet', en: 'Your contact details were changed' },
  VolunteerInterestsChanged: {
    da: 'Det blev rettet, hvad du gerne vil lave',
    en: 'What you would like to do was changed',
  },
  VolunteerQualificationGranted: { da: 'En kvalifikation blev registreret', en: 'A qualification was recorded' },
  VolunteerQualificationRevoked: { da: 'En kvalifikation blev trukket tilbage', en: 'A qualification was revoked' },
  VolunteerCertificateAssessed: {
    da: 'En attest blev vurderet. Kun at det skete, er noteret, ikke hvad der står i den',
    en: 'A certificate was assessed. Only that it was is recorded, not what it says',
  },
  VolunteerStandingCommitmentMade: { da: 'Du fik en fast vagt', en: 'You took on a standing commitment' },
  VolunteerStandingCommitmentEnded: { da: 'En fast vagt ophørte', en: 'A standing commitment ended' },
  VolunteerAwayNoted: { da: 'Det blev noteret, at du er væk', en: 'It was noted that you are away' },
  VolunteerEmailReserved: { da: 'Din e-mailadresse blev reserveret til dig', en: 'Your e-mail address was reserved' },
  VolunteerEmailReservationAbandoned: {
    da: 'En reservation af en e-mailadresse til dig blev opgivet',
    en: 'The reservation of an e-mail address for you was abandoned',
  },

  ShiftSignedUp: { da: 'Du blev sat på en vagt', en: 'You were signed up for a shift' },
  ShiftWithdrawn: { da: 'Du meldte afbud til en vagt', en: 'You withdrew from a shift' },
  ShiftStandInAssigned: { da: 'En afløser overtog en vagt', en: 'A stand-in took over a shift' },
  ShiftCheckedIn: { da: 'Du mødte på en vagt', en: 'You came to a shift' },
  ShiftNoShowMarked: { da: 'Det blev noteret, at du ikke mødte', en: 'It was noted that you did not come to a shift' },

  PassengerRecorded: { da: 'Du blev optaget som passager', en: 'You were recorded as a passenger' },
  PassengerContactChanged: {
    da: 'Dine kontaktoplysninger som passager blev rettet',
    en: 'Your contact details as a passenger were changed',
  },
  PassengerHomeChanged: {
    da: 'Det blev rettet, hvor du bliver hentet',
    en: 'Where you are fetched was changed',
  },
  PassengerNeedsChanged: {
    da: 'Det blev rettet, hvad du har brug for på turen',
    en: 'What helps you on a ride was changed',
  },
  PassengerConsentGiven: {
    da: 'Det blev noteret, at du gerne vil med på cykelture',
    en: 'It was noted that you want to go on rides',
  },
  PassengerConsentWithdrawn: {
    da: 'Det blev noteret, at du ikke længere vil med på cykelture',
    en: 'It was noted that you no longer want to go on rides',
  },
  PairingAgreed: {
    da: 'Det blev noteret, at en passager og en pilot gerne vil køre sammen',
    en: 'It was noted that a passenger and a pilot like to ride together',
  },
  PairingEnded: {
    da: 'Det blev noteret, at en passager og en pilot ikke længere kører sammen',
    en: 'It was noted that a passenger and a pilot no longer ride together',
  },
  PassengerEscortAssigned: {
    da: 'En medarbejder bestiller ture til dig fra nu af',
    en: 'Somebody of the staff books rides for you from now on',
  },
  PassengerEscortEnded: {
    da: 'En medarbejder bestiller ikke længere ture til dig',
    en: 'Somebody of the staff no longer books rides for you',
  },
  PassengerRecordClosed: { da: 'Din sag som passager blev lukket', en: 'Your record as a passenger was closed' },
  ContactRecorded: {
    da: 'Du blev optaget som en, man kan ringe til hos en arrangør',
    en: 'You were recorded as somebody to call at an organiser',
  },
  ContactDetailsChanged: {
    da: 'Det blev rettet, hvordan man kan ringe til dig',
    en: 'How to call you was changed',
  },
  ContactRemoved: { da: 'Ingen skal ringe til dig mere', en: 'Nobody is to call you any more' },
  ContactRecordClosed: {
    da: 'Din sag som kontakt hos en arrangør blev lukket',
    en: 'Your record as a contact of an organiser was closed',
  },
  EditionRecalled: {
    da: 'Et trykt katalog, der nævnte dig, blev trukket tilbage',
    en: 'A printed catalogue that named you was withdrawn',
  },
  RideRequested: { da: 'Der blev bedt om en cykeltur', en: 'A ride was asked for' },
  RideRequestAnswered: { da: 'Ønsket om en cykeltur fik en tur', en: 'The request got a ride' },
  RideRequestReopened: {
    da: 'Turen blev ikke til noget, og ønsket står igen',
    en: 'The ride is not to be, and the request is open again',
  },
  RideRequestDeclined: { da: 'Ønsket om en cykeltur blev afslået', en: 'The request for a ride was declined' },
  RideRequestWithdrawn: {
    da: 'Ønsket om en cykeltur blev trukket tilbage',
    en: 'The request for a ride was withdrawn',
  },
  PilotTimesOffered: { da: 'Du tilbød en tid som cykelpilot', en: 'You offered a time as a cycle pilot' },
  PilotTimesWithdrawn: {
    da: 'Du trak en tid som cykelpilot tilbage',
    en: 'You withdrew a time as a cycle pilot',
  },
  RideScheduled: { da: 'En cykeltur blev planlagt', en: 'A ride was scheduled' },
  RideMoved: { da: 'Turen fik et andet tidspunkt', en: 'The ride was moved to another time' },
  RideMovedAway: { da: 'Turen blev flyttet til en anden dag', en: 'The ride was moved to another day' },
  RideGivenToBike: { da: 'Turen fik en anden cykel', en: 'The ride was given to another bike' },
  RideStarted: { da: 'Turen begyndte', en: 'The ride started' },
  RideCompleted: { da: 'Turen blev kørt', en: 'The ride was completed' },
  RideCancelled: { da: 'Turen blev aflyst', en: 'The ride was cancelled' },
  RideNoShowMarked: {
    da: 'Det blev noteret, at passagererne ikke kom',
    en: 'It was noted that the passengers did not come',
  },
  RideGivenToPilot: { da: 'Turen blev givet til en pilot', en: 'The ride was given to a pilot' },
  RidePilotReleased: { da: 'Piloten gav turen tilbage', en: 'The pilot gave the ride back' },
  RideConfirmed: { da: 'Det blev bekræftet, at du kommer med', en: 'It was confirmed that you come along' },
  RideRemarked: { da: 'Piloten skrev, hvordan turen var', en: 'The pilot wrote how the ride was' },

  ErasureDecided: {
    da: 'Det blev besluttet at slette oplysninger om dig',
    en: 'It was decided to erase data about you',
  },
  ErasureReapplied: {
    da: 'Sletningen blev udført igen, fordi en sikkerhedskopi var gendannet',
    en: 'The erasure was carried out again, because a backup had been restored',
  },
  PersonKeysDestroyed: {
    da: 'Nøglerne til oplysningerne blev ødelagt. Ingen kan læse dem mere',
    en: 'The keys to the data were destroyed. Nobody can read them any more',
  },
  PersonDataErased: { da: 'Sletningen var udført i alle filer', en: 'The erasure was carried out in all files' },

  RetentionPostponed: {
    da: 'Det blev besluttet at beholde oplysninger om dig lidt endnu',
    en: 'It was decided to keep data about you for a while yet',
  },
  RetentionHoldReleased: {
    da: 'Beslutningen om at beholde oplysninger om dig blev ophævet',
    en: 'The decision to keep data about you was lifted',
  },

  CommandRefused: { da: 'En ændring blev afvist. Intet blev ændret', en: 'A change was refused. Nothing was changed' },
  CommandChangedNothing: {
    da: 'Noget blev sagt igen, som stod der i forvejen. Intet blev ændret',
    en: 'Something was said again that stood there already. Nothing was changed',
  },
};

/** Whether there is a sentence of its own for it. */
export const hasWords = (event: string): boolean => Object.hasOwn(sentences, event);

/** What happened, in a sentence; an event without one is called by its name. */
export const eventWords = (event: string): Words =>
  (hasWords(event) ? sentences[event] : undefined) ?? { da: `Noteret som ${event}`, en: `Recorded as ${event}` };
