import { emailAddress, text } from '#kernel';
import type { Interest } from '#volunteers';
import type { Field } from '../field.js';
import { nameField, telephoneField } from '../guest/guest-fields.js';
import type { Words } from '../words.js';

/** What volunteers do, said so that somebody who has never been one knows what it is. */
const interests: Readonly<Record<Interest, Words>> = {
  cafeHost: { da: 'Vært på en café', en: 'Host at a café' },
  kitchen: { da: 'Hjælpe i køkkenet', en: 'Help in the kitchen' },
  tableSetting: { da: 'Dække borde', en: 'Set tables' },
  driver: { da: 'Køre folk i bil', en: 'Drive people by car' },
  music: { da: 'Spille musik', en: 'Play music' },
  cyclePilot: { da: 'Cykle med ældre i ladcykel', en: 'Take older people for rides by bike' },
  mealCompanion: { da: 'Spise sammen med en, der er alene', en: 'Eat with somebody who is alone' },
  itHelper: { da: 'Hjælpe med telefon og computer', en: 'Help with telephones and computers' },
  overviewEditor: { da: 'Skrive om, hvad der sker i byen', en: 'Write about what goes on in town' },
};

/** What is added to what they write must still fit into a volunteer's notes. */
const NOTES_MOST = 1_500;
const EMAIL_MOST = 254;

/** What is asked of who wants to be a volunteer. */
export const volunteerFields: readonly Field[] = [
  nameField(100),
  telephoneField({
    da: 'Frivilligkoordinatoren ringer til dig på det nummer.',
    en: 'The volunteer coordinator calls you on this number.',
  }),
  {
    is: 'email',
    name: 'email',
    label: { da: 'E-mail', en: 'E-mail' },
    rule: emailAddress,
    most: EMAIL_MOST,
    wrong: {
      da: 'Skriv hele e-mailadressen, for eksempel anna@eksempel.dk, eller lad feltet stå tomt.',
      en: 'Write the whole e-mail address, such as anna@example.dk, or leave this empty.',
    },
    autocomplete: 'email',
  },
  {
    is: 'ticks',
    name: 'interests',
    label: { da: 'Hvad har du lyst til?', en: 'What would you like to do?' },
    hint: {
      da: 'Sæt gerne flere krydser. Du kan også vente, til vi har talt sammen.',
      en: 'Tick as many as you like. You may also wait until we have spoken.',
    },
    choices: Object.entries(interests).map(([value, label]) => ({ value, label })),
  },
  {
    is: 'longText',
    name: 'notes',
    label: { da: 'Vil du fortælle os mere?', en: 'Would you like to tell us more?' },
    hint: {
      da: 'For eksempel hvornår du har tid. Skriv ikke dit CPR-nummer.',
      en: 'For example when you have time. Do not write your CPR number.',
    },
    rule: text(NOTES_MOST),
    most: NOTES_MOST,
    wrong: { da: 'Teksten kan ikke læses. Skriv den igen.', en: 'The text cannot be read. Write it again.' },
  },
];
