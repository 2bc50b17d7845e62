import { type Instant, dateIn } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { BlockSetter, Group } from './blocks.js';
import { type Reader, entryGroup, nameOf, telephoneInWords, titleOf } from './entry-blocks.js';
import type { Section } from './sections.js';
import { dateInWords } from './times-in-words.js';
import { type PaperLanguage, WORDS } from './words.js';

/** Who prints, and whom to call. */
export interface Imprint {
  readonly madeAt: Instant;
  readonly municipalityName: string;
  readonly contactTelephone: string;
  readonly language: PaperLanguage;
}

/** A part of the catalogue that the contents name. */
export interface Part {
  readonly name: string;
  readonly title: string;
  readonly groups: readonly Group[];
}

/** “Ring til Ishøj Kommune: 43 57 75 75”. */
export const calling = ({ municipalityName, contactTelephone, language }: Imprint): string =>
  `${WORDS[language].call} ${municipalityName}: ${telephoneInWords(contactTelephone)}`;

/** The same for the foot of a page, and shorter for where the name of the municipality is too long for it. */
export const footOf = (imprint: Imprint): readonly string[] => [
  calling(imprint),
  `${WORDS[imprint.language].call} ${telephoneInWords(imprint.contactTelephone)}`,
];

export function titlePage(input: Imprint & { name: string; logIndex: number }, setter: BlockSetter): Group {
  const words = WORDS[input.language];
  const { municipalityName, madeAt, language, logIndex } = input;
  return {
    blocks: [
      setter.paragraph(municipalityName, { size: 22, weight: 'bold' }),
      setter.heading(1, input.name, { above: 130 }),
      setter.paragraph(words.howToUse, { above: 40, size: 20 }),
      setter.paragraph(calling(input), { above: 40, size: 26, weight: 'bold' }),
      setter.paragraph(words.madeOn(dateInWords(dateIn(madeAt), language)), { above: 60 }),
      setter.paragraph(words.edition(logIndex)),
    ],
  };
}

export function contents(parts: readonly Part[], setter: BlockSetter, language: PaperLanguage): Group {
  const lines = parts.map(({ name, title }) => setter.reference(name, title, 'contents'));
  return { blocks: [setter.heading(2, WORDS[language].contents), ...lines], newPage: true };
}

/**
 * Entries under their first category, each once. Under any other they are referred to. With a heading stands at least its first entry.
 */
export function categoryParts(
  categories: readonly Section[],
  groups: ReadonlyMap<PublishedEntry, Group>,
  setter: BlockSetter,
  language: PaperLanguage,
): readonly Part[] {
  const printed = new Set<PublishedEntry>();
  return categories.map(({ title, entries }, i) => {
    const name = `category-${i}`;
    const here = entries.filter((entry) => !printed.has(entry));
    const elsewhere = entries.filter((entry) => printed.has(entry));
    for (const entry of here) printed.add(entry);
    const also = elsewhere.length > 0 ? references(WORDS[language].alsoHere, elsewhere, setter, language) : [];
    const of = [...here.flatMap((entry) => groups.get(entry) ?? []), ...also];
    return { name, title, groups: under(setter.heading(2, title, { name }), of) };
  });
}

/** Where to find entries: under each heading what stands on which page. */
export function indexPart(
  title: string,
  name: string,
  sections: readonly Section[],
  setter: BlockSetter,
  language: PaperLanguage,
): Part {
  const of = sections.flatMap((section) => references(section.title, section.entries, setter, language));
  return { name, title, groups: of.length > 0 ? under(setter.heading(2, title, { name }), of) : [] };
}

const references = (
  title: string,
  entries: readonly PublishedEntry[],
  setter: BlockSetter,
  language: PaperLanguage,
): readonly Group[] => [
  {
    blocks: [
      setter.heading(3, title),
      ...entries.map((entry) => setter.reference(nameOf(entry), titleOf(entry, setter, language))),
    ],
  },
];

/** On a page of its own, with what comes first under it. */
const under = (heading: Group['blocks'][number], [first, ...rest]: readonly Group[]): readonly Group[] => [
  { blocks: [heading, ...(first?.blocks ?? [])], newPage: true },
  ...rest,
];

/** An entry as a group, with a note for its reader where letters are missing, and what is missing for the editor. */
export function entryWithNote(entry: PublishedEntry, setter: BlockSetter, reader: Reader) {
  setter.takeMissing();
  const group = entryGroup(entry, setter, reader);
  const missing = setter.takeMissing();
  const letters = missing.some((character) => /[\p{L}\p{N}]/u.test(character));
  const note = letters ? [setter.paragraph(WORDS[reader.language].notPrinted, { weight: 'bold' })] : [];
  return { group: { blocks: [...group.blocks, ...note] }, missing };
}
