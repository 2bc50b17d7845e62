import type { LocalDate } from '#kernel';
import type { EntryText } from '../entry/content.js';
import type { PublishedEntry, PublishedTerm } from '../entry/published-entry.js';
import type { BlockSetter, Group } from './blocks.js';
import { languageName } from './language-names.js';
import { paragraphsOf } from './printable.js';
import { capitalised, timeInWords } from './times-in-words.js';
import { type PaperLanguage, WORDS } from './words.js';

/** For whom and for when it is printed. */
export interface Reader {
  readonly language: PaperLanguage;
  readonly on: LocalDate;
}

/** The text in the language of the paper, or the Danish one, which every entry has. @throws RangeError where it has neither */
export function textOf({ texts, entryId }: PublishedEntry, language: PaperLanguage): EntryText {
  const found = texts.find((text) => text.language === language) ?? texts.find((text) => text.language === 'da');
  if (!found) throw new RangeError(`the entry ${entryId} has no Danish text; an entry is published with one`);
  return found;
}

export const termsOf = ({ terms }: PublishedEntry, kind: PublishedTerm['kind']): readonly PublishedTerm[] =>
  terms.filter((term) => term.kind === kind);

/** The name under which the other pages find an entry. */
export const nameOf = ({ entryId }: PublishedEntry): string => `entry-${entryId}`;

/** An entry as it is printed: its title, what it is, the facts, and what there is to tell. */
export function entryGroup(entry: PublishedEntry, setter: BlockSetter, reader: Reader): Group {
  const text = textOf(entry, reader.language);
  const foreign = text.language === reader.language ? {} : { language: text.language };
  const blocks = [
    setter.heading(3, titleOf(entry, setter, reader.language), { name: nameOf(entry), ...foreign }),
    setter.paragraph(text.summary, foreign),
    ...factsOf(entry, reader).map(([label, fact]) => setter.item(label, fact)),
    ...paragraphsOf(text.description ?? '').map((paragraph) => setter.paragraph(paragraph, foreign)),
  ];
  return { blocks };
}

/** What it is called on paper: where nothing of its title can be printed, after who makes it. */
export const titleOf = (entry: PublishedEntry, setter: BlockSetter, language: PaperLanguage): string =>
  setter.readable(textOf(entry, language).title, entry.organiser.name, WORDS[language].other);

type Fact = readonly [label: string, fact: string];

/** What one has to know to go there. What nobody has said is left out. */
export function factsOf(entry: PublishedEntry, reader: Reader): readonly Fact[] {
  const { labels } = WORDS[reader.language];
  const listed = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');
  const facts: readonly Fact[] = [
    ...whenOf(entry, reader).map((time, i): Fact => [i === 0 ? labels.when : '', time]),
    [labels.where, entry.place?.label ?? ''],
    [labels.price, priceInWords(entry.price, reader.language)],
    [labels.signUp, signUpOf(entry, reader)],
    [labels.contact, contactOf(entry)],
    [labels.organiser, entry.organiser.name],
    [labels.access, accessOf(entry, reader)],
    [labels.forWhom, listed(termsOf(entry, 'targetGroup').map(({ name }) => name[reader.language]))],
    [labels.languages, capitalised(listed(entry.languages.map((code) => languageName(code, reader.language))))],
  ];
  return facts.filter(([, fact]) => fact !== '');
}

/** The times that are still ahead, as sentences: what recurs as it was typed, then what is once, the next one first. */
const timesOf = ({ times }: Pick<PublishedEntry, 'times'>, { on, language }: Reader): readonly string[] => {
  const once = times.flatMap((time) => (time.kind === 'once' ? [time] : []));
  once.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return [...times.filter(({ kind }) => kind === 'recurring'), ...once]
    .flatMap((time) => timeInWords(time, on, language) ?? [])
    .map(capitalised);
};

/** The same, or why there is none. */
export function whenOf(entry: PublishedEntry, reader: Reader): readonly string[] {
  const times = timesOf(entry, reader);
  const { byAgreement, askWhen } = WORDS[reader.language];
  return times.length > 0 ? times : [entry.times.length === 0 ? byAgreement : askWhen];
}

/** Whom to call: the person who wants to be called, or the organisation. */
export function contactOf({ contact, organiser }: PublishedEntry): string {
  const phone = contact?.phone ?? organiser.phone;
  const parts = [contact?.name, phone && telephoneInWords(phone), contact?.email ?? organiser.email];
  return parts.filter(Boolean).join(', ');
}

const accessOf = ({ accessibility }: PublishedEntry, { language }: Reader): string =>
  Object.entries(WORDS[language].accessibility)
    .flatMap(([what, [yes, no]]) => {
      const known = accessibility[what as keyof typeof accessibility];
      return known === undefined ? [] : ((known ? yes : no) ?? []);
    })
    .join('. ');

/** What appears by itself is signed up for on a page of ours, by its path: on paper that leads nowhere. */
const signUpOf = ({ signUp = '' }: PublishedEntry, { language }: Reader): string =>
  signUp.startsWith('/') ? WORDS[language].signUpByCalling : signUp;

/** From øre. */
function priceInWords({ ore, note }: PublishedEntry['price'], language: PaperLanguage): string {
  const crowns = ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2);
  const amount = language === 'da' ? `${crowns.replace('.', ',')}${NO_BREAK}kr.` : `DKK${NO_BREAK}${crowns}`;
  const price = ore === 0 ? WORDS[language].free : amount;
  if (note === undefined) return price;
  // A note may be a sentence of its own.
  return /^\p{Lu}/u.test(note) && !price.endsWith('.') ? `${price}. ${note}` : `${price}, ${note}`;
}

const NO_BREAK = '\u00a0';

/** A Danish number in pairs, as it is read aloud: 43 57 75 75, on one line. Any other as it was written. */
export function telephoneInWords(telephone: string): string {
  const danish = /^(?:\+45)?(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(telephone.replace(/\s/g, ''));
  return danish ? danish.slice(1).join(NO_BREAK) : telephone;
}
