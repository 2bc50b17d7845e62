import { dateIn } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Block, BlockSetter, type Group } from './blocks.js';
import { type Imprint, calling, footOf } from './edition-parts.js';
import { type Reader, contactOf, termsOf, textOf, titleOf, whenOf } from './entry-blocks.js';
import { flow } from './flow.js';
import { openTypefaces } from './fonts.js';
import { type Making, type NotPrinted, type Printed, Steps } from './making.js';
import { A5 } from './paper.js';
import { print } from './print.js';
import { alphabetically, byTerm } from './sections.js';
import { dateInWords } from './times-in-words.js';
import { WORDS } from './words.js';

export interface FolderInput extends Imprint {
  readonly name: string;
  /** What comes first is sure to be in it. */
  readonly entries: readonly PublishedEntry[];
}

export interface PrintedFolder extends Printed {
  /** The entries for which there was no room: the folder says how many they are. */
  readonly leftOut: readonly string[];
}

/** A sheet of A4, folded once: more than that is a catalogue. */
const PAGES = 4;
/** More never fit: nothing of an entry takes less than three lines. */
const MOST_ENTRIES = 60;

/**
 * One sheet: A4 on its side, folded to four pages of A5. Six panels would have lines of 80 mm at most, three words at 16 points; a page of A5 has
 * 120 mm. The pages come in reading order; printers call putting them on the sheet “booklet”.
 *
 * @throws what the signal was aborted with
 */
export async function renderFolder(input: FolderInput, making: Making): Promise<PrintedFolder> {
  const typefaces = openTypefaces(making.fonts);
  const setter = new BlockSetter(A5, typefaces);
  const reader: Reader = { language: input.language, on: dateIn(input.madeAt) };
  const considered = input.entries.slice(0, MOST_ENTRIES);
  const steps = new Steps(considered.length, making);
  const notPrinted: NotPrinted[] = [];
  const set = new Map<PublishedEntry, Group>();
  for (const entry of considered) {
    setter.takeMissing();
    set.set(entry, entryInShort(entry, setter, reader));
    const characters = setter.takeMissing();
    if (characters.length > 0) notPrinted.push({ entryId: entry.entryId, characters });
    await steps.entry();
  }
  const pagesWith = (count: number) => flow(groupsOf(input, considered.slice(0, count), set, setter), A5);
  const count = mostThat(considered.length, (tried) => pagesWith(tried).length <= PAGES);
  const pages = pagesWith(count);
  const about = { title: `${input.name}, ${input.municipalityName}`, language: input.language, madeAt: input.madeAt };
  const job = { about, paper: A5, typefaces, foot: footOf(input), page: WORDS[input.language].page };
  const bytes = await print(pages, job, (drawn) => steps.page(drawn, pages.length));
  const kept = new Set(considered.slice(0, count).map(({ entryId }) => entryId));
  return {
    bytes,
    pages: pages.length,
    notPrinted: notPrinted.filter(({ entryId }) => kept.has(entryId)),
    leftOut: input.entries.slice(count).map(({ entryId }) => entryId),
  };
}

/** The largest number up to `most` that fits; none is tried to fit. */
function mostThat(most: number, fits: (count: number) => boolean): number {
  let count = most;
  while (count > 0 && !fits(count)) count -= 1;
  return count;
}

function groupsOf(
  input: FolderInput,
  chosen: readonly PublishedEntry[],
  set: ReadonlyMap<PublishedEntry, Group>,
  setter: BlockSetter,
): readonly Group[] {
  const { language } = input;
  const words = WORDS[language];
  const printed = new Set<PublishedEntry>();
  const left = input.entries.length - chosen.length;
  const firstOnly = (entries: readonly PublishedEntry[]): readonly PublishedEntry[] => {
    const here = entries.filter((entry) => !printed.has(entry));
    for (const entry of here) printed.add(entry);
    return here;
  };
  const sections = byTerm(alphabetically(chosen, language), 'category', language);
  const other = chosen.filter((entry) => termsOf(entry, 'category').length === 0);
  return [
    front(input, setter),
    ...[...sections, { title: words.other, entries: other }].flatMap(({ title, entries }) =>
      under(
        setter.heading(2, title, { size: 22, above: 26 }),
        firstOnly(entries).flatMap((entry) => set.get(entry) ?? []),
      ),
    ),
    ...(left > 0 ? [{ blocks: [setter.paragraph(words.more(left), { weight: 'bold', above: 24 })] }] : []),
  ];
}

const under = (heading: Block, [first, ...rest]: readonly Group[]): readonly Group[] =>
  first ? [{ blocks: [heading, ...first.blocks] }, ...rest] : [];

function front(input: FolderInput, setter: BlockSetter): Group {
  const { language, madeAt, municipalityName, name } = input;
  return {
    blocks: [
      setter.paragraph(municipalityName, { weight: 'bold' }),
      setter.heading(1, name, { size: 28, above: 10 }),
      setter.paragraph(calling(input), { size: 20, weight: 'bold', above: 16 }),
      setter.paragraph(WORDS[language].madeOn(dateInWords(dateIn(madeAt), language)), { above: 16 }),
    ],
  };
}

/** What it is, when, where, and whom to call. */
function entryInShort(entry: PublishedEntry, setter: BlockSetter, reader: Reader): Group {
  const { language } = textOf(entry, reader.language);
  const foreign = language === reader.language ? {} : { language };
  const lines = [...whenOf(entry, reader).slice(0, 2), entry.place?.label, contactOf(entry)];
  const title = titleOf(entry, setter, reader.language);
  return {
    blocks: [
      setter.heading(3, title, { size: 18, above: 16, ...foreign }),
      ...lines
        .filter((line) => line !== undefined && line !== '')
        .map((line) => setter.paragraph(line ?? '', { above: 1 })),
    ],
  };
}
