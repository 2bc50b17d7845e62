import { z } from 'zod';
import { idSchema, line, text } from '#kernel';
import type { ChoiceField, Field, TextField, TickField, WindowField } from '../field.js';
import { nameField, telephoneField } from '../guest/guest-fields.js';
import { type Words, both } from '../words.js';
import type { PlaceToGo } from './places.js';

const LINE_MOST = 200;
const TEXT_MOST = 1_000;

/** Where somebody leaves it open where they go. */
export const ANYWHERE = 'anywhere';
/** The times that would suit, in their order on the page. */
export const WINDOWS = ['window1', 'window2', 'window3'] as const;

const CANNOT_BE_READ: Words = {
  da: 'Teksten kan ikke læses. Skriv den igen.',
  en: 'The text cannot be read. Write it again.',
};

/** What is asked of who wants to ride, or of who asks for them. */
export const rideFields = (places: readonly PlaceToGo[]): readonly Field[] => [
  nameField(LINE_MOST, {
    da: 'Skriver du for en anden, så skriv navnet på den, der skal ud at køre.',
    en: 'If you write for somebody else, write the name of the person who is to ride.',
  }),
  telephoneField({
    da: 'Er det svært for dig at tage telefonen, så skriv nummeret på en, vi kan ringe til i stedet.',
    en: 'If it is hard for you to answer the telephone, write the number of somebody whom we can call instead.',
  }),
  contactPersonField,
  addressField,
  ...WINDOWS.map(windowField),
  ...(places.length > 0 ? [placeField(places)] : []),
  wishField,
  companionField,
  platformField,
  needsField,
  consentField,
];

const contactPersonField: TextField = {
  is: 'text',
  name: 'contactPerson',
  label: { da: 'Hvem er kontaktperson?', en: 'Who is the contact person?' },
  hint: {
    da: 'Skriver du for en anden, så skriv dit eget navn og telefonnummer her.',
    en: 'If you write for somebody else, write your own name and telephone number here.',
  },
  rule: line(LINE_MOST),
  most: LINE_MOST,
  wrong: CANNOT_BE_READ,
};

const addressField: TextField = {
  is: 'text',
  name: 'address',
  label: { da: 'Hvor skal vi hente?', en: 'Where do we fetch you?' },
  hint: {
    da: 'Vej, nummer, etage og by. Adressen bliver hos os: den bliver ikke slået op hos andre.',
    en: 'Street, number, floor and town. The address stays with us: it is not looked up anywhere else.',
  },
  rule: line(LINE_MOST),
  most: LINE_MOST,
  missing: { da: 'Skriv den adresse, vi skal hente på.', en: 'Write the address where we fetch you.' },
  wrong: CANNOT_BE_READ,
  autocomplete: 'address-line1',
};

const windowField = (name: string, n: number): WindowField => ({
  is: 'window',
  name,
  label:
    n === 0
      ? { da: 'Hvornår passer det?', en: 'When would it suit?' }
      : both((language) =>
          language === 'da'
            ? `En anden tid, der også passer (${n + 1} af 3)`
            : `Another time that suits (${n + 1} of 3)`,
        ),
  hint:
    n === 0
      ? {
          da: 'En tur varer en time eller to. Skriv en dag, og mellem hvilke klokkeslæt det passer.',
          en: 'A ride takes an hour or two. Write a day, and between which times it suits.',
        }
      : { da: 'Kan udelades.', en: 'Optional.' },
  ...(n === 0 && {
    missing: {
      da: 'Skriv mindst én dag, og fra hvornår til hvornår det passer.',
      en: 'Write at least one day, and from when until when it suits.',
    },
  }),
});

const placeField = (places: readonly PlaceToGo[]): ChoiceField => ({
  is: 'choice',
  name: 'destinationId',
  label: { da: 'Hvor vil du gerne hen?', en: 'Where would you like to go?' },
  groups: [
    {
      choices: [
        { value: ANYWHERE, label: { da: 'Det aftaler vi', en: 'We agree on that' } },
        ...places.map(({ destinationId, name, offers }) => ({
          value: destinationId,
          label: both(() => name),
          ...(offers !== null && { note: both(() => offers) }),
        })),
      ],
    },
  ],
  rule: z.union([idSchema, z.literal(ANYWHERE)]),
  wrong: { da: 'Vælg et sted på listen.', en: 'Choose a place on the list.' },
});

const wishField: TextField = {
  is: 'longText',
  name: 'wish',
  label: { da: 'Har du et ønske til turen?', en: 'Is there anything that you wish for?' },
  hint: {
    da: 'For eksempel et andet sted, en kirkegård, en kop kaffe på vejen, eller at din hund kommer med.',
    en: 'For example another place, a churchyard, a cup of coffee on the way, or that your dog comes along.',
  },
  rule: text(TEXT_MOST),
  most: TEXT_MOST,
  wrong: CANNOT_BE_READ,
};

const companionField: TickField = {
  is: 'tick',
  name: 'companion',
  label: {
    da: 'En til kører med, for eksempel min ægtefælle, en ven eller hjemmeplejen',
    en: 'Somebody comes along, such as my spouse, a friend or home care',
  },
  before: false,
};

const platformField: TickField = {
  is: 'tick',
  name: 'platform',
  label: {
    da: 'Jeg sidder i kørestol under turen (det kræver en cykel med plads til den)',
    en: 'I stay in a wheelchair during the ride (this takes a bike that carries it)',
  },
  before: false,
};

const needsField: TextField = {
  is: 'longText',
  name: 'needs',
  label: { da: 'Er der noget, vi skal tage hensyn til?', en: 'Is there anything we should take into account?' },
  hint: {
    da: 'For eksempel at det er svært at gå, høre eller se. Du bestemmer selv, om du vil skrive noget. Skriv ikke dit CPR-nummer.',
    en: 'For example that it is hard to walk, hear or see. You decide whether to write anything. Do not write your CPR number.',
  },
  rule: text(TEXT_MOST),
  most: TEXT_MOST,
  wrong: CANNOT_BE_READ,
};

const consentField: TickField = {
  is: 'tick',
  name: 'consent',
  label: {
    da: 'Ja, den, der skal ud at køre, vil det gerne, og I må gemme det, der står her, så længe det skal bruges til ture',
    en: 'Yes, the person who is to ride wants to, and you may keep what stands here for as long as it is needed for rides',
  },
  before: false,
  missing: {
    da: 'Sæt kryds her, hvis I er enige om det. Uden et ja må vi ikke gemme noget, og så ring til os i stedet.',
    en: 'Tick this if it is agreed. Without a yes we may not keep anything; then call us instead.',
  },
};
