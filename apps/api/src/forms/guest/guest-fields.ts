import { freePlaces } from '#cafes';
import { type LocalDate, idSchema, plusDays, telephone, text } from '#kernel';
import type { Choice, ChoiceField, Field, TextField, TickField } from '../field.js';
import type { Words } from '../words.js';
import { dayInWords } from './day-in-words.js';
import type { CafeAhead } from './sessions-ahead.js';

/** Also asked of who wants to be a volunteer. */
export const nameField = (most: number, hint?: Words): TextField => ({
  is: 'text',
  name: 'name',
  label: { da: 'Navn', en: 'Name' },
  ...(hint && { hint }),
  rule: text(most),
  most,
  missing: { da: 'Skriv et navn.', en: 'Write a name.' },
  wrong: { da: 'Navnet kan ikke læses. Skriv det igen.', en: 'The name cannot be read. Write it again.' },
  autocomplete: 'name',
});

export const telephoneField = (hint: Words): TextField => ({
  is: 'telephone',
  name: 'phone',
  label: { da: 'Telefon', en: 'Telephone' },
  hint,
  rule: telephone,
  most: 30,
  missing: {
    da: 'Skriv et telefonnummer, så vi kan ringe til dig.',
    en: 'Write a telephone number, so that we can call you.',
  },
  wrong: {
    da: 'Skriv telefonnummeret med mindst 8 cifre, for eksempel 43\u00a057\u00a075\u00a075.',
    en: 'Write the telephone number with at least 8 digits, such as 43\u00a057\u00a075\u00a075.',
  },
  autocomplete: 'tel',
});

const NEEDS_MOST = 1_000;

const needsField: TextField = {
  is: 'longText',
  name: 'needs',
  label: { da: 'Er der noget, vi skal tage hensyn til?', en: 'Is there anything we should take into account?' },
  hint: {
    da: 'For eksempel kørestol, dårlig hørelse eller mad, du ikke tåler. Du bestemmer selv, om du vil skrive noget. Skriv ikke dit CPR-nummer.',
    en: 'For example a wheelchair, poor hearing, or food that you cannot eat. You decide whether to write anything. Do not write your CPR number.',
  },
  rule: text(NEEDS_MOST),
  most: NEEDS_MOST,
  wrong: { da: 'Teksten kan ikke læses. Skriv den igen.', en: 'The text cannot be read. Write it again.' },
};

const escortedField: TickField = {
  is: 'tick',
  name: 'escorted',
  label: { da: 'Hjemmeplejen følger mig på caféen', en: 'Home care comes to the café with me' },
  before: false,
};

const rideField: TickField = {
  is: 'tick',
  name: 'byBike',
  label: { da: 'Hent mig på cykel, og kør mig hjem igen', en: 'Fetch me by bike, and take me home again' },
  before: false,
};

const waitField: TickField = {
  is: 'tick',
  name: 'wait',
  label: { da: 'Skriv mig på ventelisten, hvis der er fuldt', en: 'Put me on the waiting list if it is full' },
  before: true,
};

/** What is asked of a guest, or of who helps them. */
export const guestFields = (ahead: readonly CafeAhead[], today: LocalDate): readonly Field[] => [
  sessionField(ahead, plusDays(today, DAYS_AT_A_GLANCE)),
  waitField,
  nameField(200, {
    da: 'Hjælper du en anden, så skriv navnet på den, der skal med.',
    en: 'If you help somebody, write the name of the person who is coming.',
  }),
  telephoneField({
    da: 'Er det svært for dig at tage telefonen, så skriv nummeret på en, vi kan ringe til i stedet.',
    en: 'If it is hard for you to answer the telephone, write the number of somebody whom we can call instead.',
  }),
  needsField,
  escortedField,
  rideField,
];

/** Four weeks: as far as a week's rhythm can be looked through, and few enough to read. */
const DAYS_AT_A_GLANCE = 28;

/** @param until those after it stand behind a line that opens, unless there are no others */
const sessionField = (ahead: readonly CafeAhead[], until: LocalDate): ChoiceField => ({
  is: 'choice',
  name: 'session',
  label: { da: 'Vælg en cafédag', en: 'Choose a day' },
  groups: ahead
    .filter(({ sessions }) => sessions.length > 0)
    .map(({ cafe: { name, place }, sessions }) => {
      const soon = sessions.filter(({ date }) => date <= until).map(choiceOf);
      const later = sessions.filter(({ date }) => date > until).map(choiceOf);
      if (soon.length === 0 || later.length === 0) return { name, place, choices: [...soon, ...later] };
      return { name, place, choices: soon, more: { label: LATER, choices: later } };
    }),
  rule: idSchema,
  missing: CHOOSE,
  wrong: CHOOSE,
});

const choiceOf = (session: CafeAhead['sessions'][number]): Choice => ({
  value: session.sessionId,
  label: dayInWords(session),
  note: placesInWords(freePlaces(session), session.theme),
});

const LATER: Words = { da: 'Vis senere cafédage', en: 'Show later days' };
const CHOOSE: Words = { da: 'Vælg en cafédag på listen.', en: 'Choose a day on the list.' };

/** @param free null once the day has begun: nobody is told how many did not come */
function placesInWords(free: number | null, theme: string | null): Words {
  const about = theme ? `${theme}. ` : '';
  if (free === null) return { da: `${about}Caféen er i gang nu.`, en: `${about}The café is on now.` };
  if (free === 0) return { da: `${about}Fuldt: der er venteliste.`, en: `${about}Full: there is a waiting list.` };
  return {
    da: `${about}${free === 1 ? '1 ledig plads' : `${free} ledige pladser`}.`,
    en: `${about}${free === 1 ? '1 place' : `${free} places`} left.`,
  };
}
