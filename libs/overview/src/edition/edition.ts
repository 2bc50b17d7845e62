import { dateIn } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { BlockSetter, type Group } from './blocks.js';
import {
  type Imprint,
  type Part,
  categoryParts,
  contents,
  entryWithNote,
  footOf,
  indexPart,
  titlePage,
} from './edition-parts.js';
import { type Reader, termsOf } from './entry-blocks.js';
import { flow } from './flow.js';
import { openTypefaces } from './fonts.js';
import { type Making, type NotPrinted, type Printed, Steps } from './making.js';
import { A4 } from './paper.js';
import { print } from './print.js';
import { alphabetically, byTerm, byWeekday, weekdaysOf } from './sections.js';
import { Unprintable } from './unprintable.js';
import { WORDS } from './words.js';

/** What an edition is made from: a name and the place in the log, and what was published then. */
export interface EditionInput extends Imprint {
  readonly name: string;
  readonly logIndex: number;
  readonly entries: readonly PublishedEntry[];
}

/** More than a municipality has, and about as many pages as can be bound. */
const MOST_ENTRIES = 2_000;
const LONGEST_NAME = 120;

/**
 * Prints the catalogue: a title page, contents, entries by category, and where to find them by interest and by weekday. The same
 * input, fonts and renderer give the same bytes, in whatever order the entries come. Other work has its turn between entries and
 * between pages.
 *
 * @throws Unprintable where there are more than 2,000 entries, or the name is longer than 120 characters or cannot be printed;
 * what the signal was aborted with
 */
export async function renderEdition(input: EditionInput, making: Making): Promise<Printed> {
  const typefaces = openTypefaces(making.fonts);
  const setter = new BlockSetter(A4, typefaces);
  check(input, setter);
  const steps = new Steps(input.entries.length, making);
  const set = await setEntries(input, setter, steps);
  const parts = partsOf(set, input, setter).filter(({ groups }) => groups.length > 0);
  const front = [titlePage(input, setter), contents(parts, setter, input.language)];
  const pages = flow([...front, ...parts.flatMap(({ groups }) => groups)], A4);
  const about = { title: `${input.name}, ${input.municipalityName}`, language: input.language, madeAt: input.madeAt };
  const job = { about, paper: A4, typefaces, foot: footOf(input), page: WORDS[input.language].page };
  const bytes = await print(pages, job, (drawn) => steps.page(drawn, pages.length));
  return { bytes, pages: pages.length, notPrinted: set.notPrinted };
}

function check({ name, entries }: EditionInput, setter: BlockSetter): void {
  if (entries.length > MOST_ENTRIES)
    throw new Unprintable(
      'tooManyEntries',
      `an edition holds at most ${MOST_ENTRIES} entries, not ${entries.length}; make one for each half of the year`,
    );
  if (name.length > LONGEST_NAME)
    throw new Unprintable(
      'nameNotPrintable',
      `the name of an edition is ${name.length} characters long; at most ${LONGEST_NAME} fit its page`,
    );
  if (setter.readable(name, '') === '')
    throw new Unprintable(
      'nameNotPrintable',
      'nothing of the name of the edition can be printed; write it in Latin, Greek or Cyrillic letters',
    );
}

interface SetEntries {
  /** In the order of the alphabet. */
  readonly groups: ReadonlyMap<PublishedEntry, Group>;
  readonly weekdays: ReadonlyMap<PublishedEntry, ReadonlySet<number>>;
  readonly notPrinted: readonly NotPrinted[];
}

async function setEntries(input: EditionInput, setter: BlockSetter, steps: Steps): Promise<SetEntries> {
  const reader: Reader = { language: input.language, on: dateIn(input.madeAt) };
  const groups = new Map<PublishedEntry, Group>();
  const weekdays = new Map<PublishedEntry, ReadonlySet<number>>();
  const notPrinted: NotPrinted[] = [];
  for (const entry of alphabetically(input.entries, input.language)) {
    const { group, missing } = entryWithNote(entry, setter, reader);
    groups.set(entry, group);
    weekdays.set(entry, weekdaysOf(entry, reader.on));
    if (missing.length > 0) notPrinted.push({ entryId: entry.entryId, characters: missing });
    await steps.entry();
  }
  return { groups, weekdays, notPrinted };
}

function partsOf({ groups, weekdays }: SetEntries, { language }: EditionInput, setter: BlockSetter): readonly Part[] {
  const entries = [...groups.keys()];
  const words = WORDS[language];
  const byDay = byWeekday(entries, (entry) => weekdays.get(entry) ?? new Set(), language);
  const other = { title: words.other, entries: entries.filter((entry) => termsOf(entry, 'category').length === 0) };
  const categories = [...byTerm(entries, 'category', language), ...(other.entries.length > 0 ? [other] : [])];
  return [
    ...categoryParts(categories, groups, setter, language),
    indexPart(words.byInterest, 'by-interest', byTerm(entries, 'interest', language), setter, language),
    indexPart(words.byWeekday, 'by-weekday', byDay, setter, language),
  ];
}
