import type { ActorKind, ErasureReason, Language, LegalBasis, Purpose } from '#kernel';
import type { ReadingFor } from '../../read-log/read-log.events.js';
import type { Words } from '../report/report.js';

/** What a value about somebody is held for. */
export const purposeWords: Readonly<Record<Purpose, Words>> = {
  contact: { da: 'kontakt', en: 'contact' },
  health: { da: 'helbred og behov', en: 'health and needs' },
  notes: { da: 'noter', en: 'notes' },
};

/** The same, in a sentence of its own. */
export const purposeReasons: Readonly<Record<Purpose, Words>> = {
  contact: { da: 'For at vide, hvem du er, og kunne få fat i dig', en: 'To know who you are, and to reach you' },
  health: { da: 'For at der kan tages hensyn til dig', en: 'So that others can make it easy for you' },
  notes: {
    da: 'For at huske aftaler med dig, hvad du ønsker dig, og hvordan en cykeltur var',
    en: 'To remember what was agreed, what you wish for, and how a ride was',
  },
};

export const actorWords: Readonly<Record<ActorKind, Words>> = {
  coordinator: { da: 'En koordinator', en: 'A coordinator' },
  editor: { da: 'En redaktør', en: 'An editor' },
  volunteer: { da: 'En frivillig', en: 'A volunteer' },
  careStaff: { da: 'En medarbejder i plejen', en: 'Care staff' },
  relative: { da: 'En pårørende', en: 'A relative' },
  guest: { da: 'En gæst', en: 'A guest' },
  partner: { da: 'En samarbejdspartner', en: 'A partner organisation' },
  auditor: { da: 'En revisor', en: 'An auditor' },
  dataProtectionOfficer: { da: 'Databeskyttelses\u00adrådgiveren', en: 'The data protection officer' },
  administrator: { da: 'En systemadministrator', en: 'An administrator of the system' },
  citizen: { da: 'En borger, på en formular', en: 'A citizen, by a form' },
  system: { da: 'Systemet selv', en: 'The system itself' },
};

export const readingWords: Readonly<Record<ReadingFor, Words>> = {
  coordination: {
    da: 'Koordinering af caféer, cykelture og frivillige',
    en: 'Coordinating cafés, rides and volunteers',
  },
  care: { da: 'Pleje og omsorg', en: 'Care' },
  ownAffairs: { da: 'Egne eller pårørendes forhold', en: 'Their own affairs, or those of a relative' },
  dataProtection: { da: 'Databeskyttelse, som denne indsigt', en: 'Data protection, such as this report' },
  audit: { da: 'Revision', en: 'Audit' },
  operations: { da: 'Drift af systemet', en: 'Running the system' },
};

export const erasureReasonWords: Readonly<Record<ErasureReason, Words>> = {
  personAsked: { da: 'Du bad om det', en: 'You asked for it' },
  representativeAsked: { da: 'En, der taler for dig, bad om det', en: 'Somebody who speaks for you asked for it' },
  personDied: { da: 'Personen er død', en: 'The person has died' },
  keptLongEnough: { da: 'Oplysningerne var gemt længe nok', en: 'The data had been kept long enough' },
  recordedByMistake: { da: 'Oplysningerne var registreret ved en fejl', en: 'The data had been recorded by mistake' },
  authorityOrdered: { da: 'En myndighed påbød det', en: 'An authority ordered it' },
};

export const legalBasisWords: Readonly<Record<LegalBasis, Words>> = {
  noLongerNecessary: { da: 'GDPR artikel 17, stk. 1, litra a', en: 'GDPR Article 17(1)(a)' },
  consentWithdrawn: { da: 'GDPR artikel 17, stk. 1, litra b', en: 'GDPR Article 17(1)(b)' },
  objection: { da: 'GDPR artikel 17, stk. 1, litra c', en: 'GDPR Article 17(1)(c)' },
  unlawfulProcessing: { da: 'GDPR artikel 17, stk. 1, litra d', en: 'GDPR Article 17(1)(d)' },
  legalObligation: { da: 'GDPR artikel 17, stk. 1, litra e', en: 'GDPR Article 17(1)(e)' },
  storageLimitation: { da: 'GDPR artikel 5, stk. 1, litra e', en: 'GDPR Article 5(1)(e)' },
};

/** Words from lists, as events hold them. */
const values: Readonly<Record<string, Words>> = {
  ...purposeWords,
  ...erasureReasonWords,
  ...legalBasisWords,
  stillActive: { da: 'stadig aktiv', en: 'still active' },
  openCase: { da: 'en åben sag', en: 'an open case' },
  legalClaim: { da: 'et retskrav', en: 'a legal claim' },
  archiving: { da: 'arkivering', en: 'archiving' },
  Guest: { da: 'gæst', en: 'guest' },
  Volunteer: { da: 'frivillig', en: 'volunteer' },
  OrganiserContact: { da: 'kontakt hos en arrangør', en: 'contact of an organiser' },
  Passenger: { da: 'passager', en: 'passenger' },
  host: { da: 'vært', en: 'host' },
  cafeHost: { da: 'cafévært', en: 'café host' },
  kitchen: { da: 'køkken', en: 'kitchen' },
  tableSetting: { da: 'borddækning', en: 'table setting' },
  driver: { da: 'chauffør', en: 'driver' },
  music: { da: 'musik', en: 'music' },
  itHelper: { da: 'it-hjælper', en: 'IT helper' },
  cyclePilot: { da: 'cykelpilot', en: 'cycle pilot' },
  mealCompanion: { da: 'spiseven', en: 'meal companion' },
  overviewEditor: { da: 'redaktør af oversigten', en: 'editor of the overview' },
  foodHygiene: { da: 'fødevarehygiejne', en: 'food hygiene' },
  firstAid: { da: 'førstehjælp', en: 'first aid' },
  cyclePilotTraining: { da: 'cykelpilotkursus', en: 'cycle pilot training' },
  childProtectionCertificate: { da: 'børneattest', en: 'child protection certificate' },
  criminalRecordCertificate: { da: 'straffeattest', en: 'criminal record certificate' },
  oneOff: { da: 'en enkelt vagt', en: 'a single shift' },
  standing: { da: 'fast vagt', en: 'standing commitment' },
  illness: { da: 'sygdom', en: 'illness' },
  appointment: { da: 'en aftale', en: 'an appointment' },
  travel: { da: 'rejse', en: 'travel' },
  family: { da: 'familie', en: 'family' },
  notQualified: { da: 'uddannelsen gælder ikke', en: 'training not valid' },
  weather: { da: 'vejret', en: 'the weather' },
  bike: { da: 'cyklen kan ikke bruges', en: 'the bike cannot be had' },
  passengerWish: { da: 'passageren ville ikke alligevel', en: 'the passenger did not want to after all' },
  sessionCancelled: { da: 'cafégangen er aflyst', en: 'the café session is cancelled' },
  noPilot: { da: 'der er ingen pilot', en: 'there is no pilot' },
  noBike: { da: 'der er ingen cykel', en: 'there is no bike' },
  tooFar: { da: 'for langt', en: 'too far' },
  tooManyPeople: { da: 'for mange', en: 'too many people' },
  notSafe: { da: 'ikke forsvarligt', en: 'not safe' },
  outOfSeason: { da: 'uden for sæsonen', en: 'out of season' },
  out: { da: 'derhen', en: 'there' },
  home: { da: 'hjem', en: 'home' },
  other: { da: 'andet', en: 'other' },
};

export const hasValueWords = (value: string): boolean => Object.hasOwn(values, value);

/** A word from a list in the reader's language; any other text as it is. Never for what somebody typed. */
export const valueWords = (value: string, language: Language): string =>
  (hasValueWords(value) ? values[value]?.[language] : undefined) ?? value;
