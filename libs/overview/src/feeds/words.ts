import type { Language } from '#kernel';
import type { Accessibility } from '../entry/content.js';
import type { PublishedContact, PublishedEntry } from '../entry/published-entry.js';
import { kroner } from './feed-site.js';

const WORDS = {
  da: {
    feed: 'Aktivitetsoverblikket',
    organiser: 'Arrangør',
    contact: 'Kontakt',
    signUp: 'Tilmelding',
    price: 'Pris',
    free: 'Gratis',
    byAgreement: 'Efter aftale',
  },
  en: {
    feed: 'Activity overview',
    organiser: 'Organiser',
    contact: 'Contact',
    signUp: 'Signing up',
    price: 'Price',
    free: 'Free of charge',
    byAgreement: 'By agreement',
  },
} as const;
export const wordsOf = (language: Language): (typeof WORDS)[Language] => WORDS[language];

/** What each thing that makes a place easier to come to is called. */
export const ACCESSIBILITY: Readonly<Record<keyof Accessibility, Readonly<Record<Language, string>>>> = {
  stepFree: { da: 'Uden trin', en: 'Step-free' },
  accessibleToilet: { da: 'Handicaptoilet', en: 'Accessible toilet' },
  hearingLoop: { da: 'Teleslynge', en: 'Hearing loop' },
  companyOnTheWay: { da: 'Følgeskab hjemmefra', en: 'Company on the way' },
  transport: { da: 'Kørsel', en: 'Transport' },
  quiet: { da: 'Roligt sted', en: 'Quiet place' },
};

/** What has been said, yes or no; what nobody has said is left out. */
export function saidOf(accessibility: Accessibility): readonly { key: keyof Accessibility; value: boolean }[] {
  const keys: readonly (keyof Accessibility)[] = [
    ...(['stepFree', 'accessibleToilet', 'hearingLoop', 'companyOnTheWay', 'transport', 'quiet'] as const),
  ];
  return keys.flatMap((key) => {
    const value = accessibility[key];
    return value === undefined ? [] : [{ key, value }];
  });
}

/** `Gratis`, or `75,50 kr. (Kaffe er med)`. */
export function priceInWords({ ore, note }: PublishedEntry['price'], language: Language): string {
  const written = language === 'da' ? kroner(ore).replace('.', ',') : kroner(ore);
  const amount = ore === 0 ? WORDS[language].free : `${written} kr.`;
  return note === undefined ? amount : `${amount} (${note})`;
}

export const contactInWords = ({ name, phone, email }: PublishedContact): string =>
  [name, phone, email].filter((part) => part !== undefined).join(', ');
