import { dateIn } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Block, BlockSetter, type Group } from './blocks.js';
import { type Imprint, footOf } from './edition-parts.js';
import { type Reader, factsOf, textOf, titleOf, whenOf } from './entry-blocks.js';
import { type Page, flow } from './flow.js';
import { openTypefaces } from './fonts.js';
import { type Making, type Printed } from './making.js';
import { A4, SMALLEST_POINTS, millimetres } from './paper.js';
import { print } from './print.js';
import { qrCode } from './qr-code.js';
import { Unprintable } from './unprintable.js';
import { WORDS } from './words.js';

export interface PosterInput extends Imprint {
  /** A café, or anything else that is worth a wall. */
  readonly entry: PublishedEntry;
  /** The entry's page, where a phone is led. */
  readonly pageAddress: string;
}

/** What is tried, the most that can be read from afar first: how large the text is, and how much of it there is. */
const ATTEMPTS = [
  { size: 26, times: 6, summary: true },
  { size: 22, times: 6, summary: true },
  { size: 18, times: 6, summary: true },
  { size: SMALLEST_POINTS, times: 6, summary: true },
  { size: SMALLEST_POINTS, times: 3, summary: false },
  { size: SMALLEST_POINTS, times: 1, summary: false },
] as const;
type Attempt = (typeof ATTEMPTS)[number];

const CODE_SIDE = millimetres(42);

/**
 * A sheet of A4 for the wall: what, when, where, how to come in, whom to call, and a QR code for the phone. What does not fit is set smaller,
 * and then left out, which the sheet says.
 *
 * @throws Unprintable where even that does not fit; RangeError where `pageAddress` is no address; what the signal was aborted with
 */
export async function renderPoster(input: PosterInput, { fonts, signal }: Making): Promise<Printed> {
  const typefaces = openTypefaces(fonts);
  const setter = new BlockSetter(A4, typefaces);
  const page = ATTEMPTS.map((attempt) => () => flow([poster(input, attempt, setter)], A4)).reduce<readonly Page[]>(
    (pages, next) => (pages.length === 1 ? pages : next()),
    [],
  );
  const { entry, language, madeAt } = input;
  if (page.length !== 1)
    throw new Unprintable(
      'posterTooLong',
      `the poster of the entry ${entry.entryId} takes more than a sheet; shorten its title or its place`,
    );
  signal?.throwIfAborted();
  const about = { title: textOf(entry, language).title, language, madeAt };
  const missing = setter.takeMissing();
  const bytes = await print(page, { about, paper: A4, typefaces, foot: footOf(input) }, () => signal?.throwIfAborted());
  return { bytes, pages: 1, notPrinted: missing.length > 0 ? [{ entryId: entry.entryId, characters: missing }] : [] };
}

function poster({ entry, pageAddress, ...imprint }: PosterInput, attempt: Attempt, setter: BlockSetter): Group {
  const { language, madeAt, municipalityName } = imprint;
  const { size } = attempt;
  const words = WORDS[language];
  const text = textOf(entry, language);
  const foreign = text.language === language ? {} : { language: text.language };
  return {
    blocks: [
      setter.paragraph(municipalityName, { weight: 'bold' }),
      setter.heading(1, titleOf(entry, setter, language), { size: size * 1.8, above: size, ...foreign }),
      ...(attempt.summary ? [setter.paragraph(text.summary, { size, ...foreign })] : []),
      ...facts(entry, { language, on: dateIn(madeAt) }, attempt, setter),
      figure(words.code(pageAddress), pageAddress, setter),
      setter.paragraph(words.scan, { above: 18 }),
    ],
  };
}

/** Its times, its place, the price, and how to come in: of the facts those that a passer-by wants. */
function facts(entry: PublishedEntry, reader: Reader, attempt: Attempt, setter: BlockSetter): readonly Block[] {
  const { labels, moreTimes } = WORDS[reader.language];
  const [times, wanted] = [whenOf(entry, reader), WANTED.map((name) => labels[name])];
  return [
    ...times.slice(0, attempt.times).map((time, i) => [i === 0 ? labels.when : '', time] as const),
    ...(times.length > attempt.times ? [['', moreTimes] as const] : []),
    ...factsOf(entry, reader).filter(([label]) => wanted.includes(label)),
  ].map(([label, fact]) => setter.item(label, fact, { size: attempt.size }));
}

/** Beside its times. */
const WANTED = ['where', 'price', 'access'] as const;

const figure = (says: string, address: string, setter: BlockSetter): Block => ({
  ...setter.paragraph(''),
  kind: 'figure',
  figure: qrCode(address, CODE_SIDE),
  says,
  above: 28,
});
