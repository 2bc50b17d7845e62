import type { Language, Purpose } from '#kernel';
import type { Ahead } from '../erasure/person-records.js';

type Words = Readonly<Record<Language, string>>;

/** What goes, by what it was held for. */
export const goingWords: Readonly<Record<Purpose, Words>> = {
  contact: {
    da: 'Navn, telefon, e-mail, adresse og hvem der kan ringes til, som de er, og som de nogensinde har været',
    en: 'Name, telephone, e-mail, address and whom to call, as they are and as they have ever been',
  },
  health: {
    da: 'Hvad personen spiser, tåler og har brug for',
    en: 'What they eat and bear, and what helps them',
  },
  notes: {
    da: 'Noter, som koordinatorer har skrevet, ønsker til cykelture, og hvordan turene var',
    en: 'Notes that coordinators wrote, wishes for rides, and how the rides were',
  },
};

/** What stays, and why. */
export const stayingWords = {
  events: {
    da: 'Hvad der skete, uden hvem det var: fremmøde, tilmeldinger, vagter, cykelture. Uden det ville historikken og opgørelserne ikke stemme.',
    en: 'What happened, without who it was: attendance, registrations, shifts, rides. Without it the history and the figures would not add up.',
  },
  looks: {
    da: 'Hvem der har set oplysningerne, og hvornår. Det er kommunens bevis ved kontrol, og der står ingen oplysninger i det.',
    en: 'Who looked at the data, and when. It is the municipality’s proof in a control, and holds none of the data.',
  },
  decision: {
    da: 'Beslutningen om at slette, med grund, hjemmel og hvem der traf den: beviset for, at den blev udført.',
    en: 'The decision to erase, with its reason, its ground in law and who made it: the proof that it was carried out.',
  },
  otherPurposes: {
    da: 'Oplysninger til andre formål, som ikke er valgt',
    en: 'Data held for other purposes, which were not chosen',
  },
  backups: {
    da: 'Sikkerhedskopier fra før sletningen, til de udløber. Gendannes en af dem, slettes der igen.',
    en: 'Backups from before the erasure, until they expire. Where one is restored, the erasure is carried out again.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What becomes of what lies ahead. */
export const aheadWords: Readonly<Record<Ahead['what'], Words>> = {
  shift: {
    da: 'Vagten bliver ledig, og der mangler en frivillig',
    en: 'The shift becomes free, and a volunteer is missing',
  },
  standingCommitment: { da: 'Den faste vagt ophører', en: 'The standing commitment ends' },
  registration: {
    da: 'Tilmeldingen afmeldes, og pladsen tilbydes den næste på ventelisten',
    en: 'The registration is cancelled, and the place offered to the next on the waiting list',
  },
  ride: {
    da: 'Turen aflyses, også for den, der skulle sidde ved siden af',
    en: 'The ride is cancelled, also for whoever was to sit beside them',
  },
  rideRequest: { da: 'Ønsket om en tur trækkes tilbage', en: 'The request for a ride is withdrawn' },
  pilotedRide: {
    da: 'Turen gives tilbage, og der mangler en pilot',
    en: 'The ride is given back, and a pilot is missing',
  },
  publishedEntry: {
    da: 'Aktiviteten bliver stående, uden nogen at ringe til. Aftal med arrangøren, hvem der nu skal stå der',
    en: 'The activity stays, with nobody to call. Agree with its organiser on who is to stand there now',
  },
  pilotTimes: { da: 'Tiden som pilot trækkes tilbage', en: 'The time as a pilot is withdrawn' },
};

export const aheadKept: Words = {
  da: 'Bliver stående: personen er stadig kendt',
  en: 'Stays as it is: the person is still known',
};
