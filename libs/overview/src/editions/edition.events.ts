import { z } from 'zod';
import { event, idSchema, notPersonal, publicText, telephone } from '#kernel';

/** What is printed: all of it, a sheet that is folded once, or one activity for a wall. */
const editionKindSchema = z.enum(['catalogue', 'folder', 'poster']);
export type EditionKind = z.output<typeof editionKindSchema>;

/** The languages that paper is printed in. */
const paperLanguageSchema = z.enum(['da', 'en']);

/** The longest name that fits a title page. */
const LONGEST_NAME = 120;

/** What an edition is to be. It shows the overview as it stands when it is ordered: the event's own place in the log is its index. */
export const editionWish = z.object({
  name: publicText(LONGEST_NAME),
  kind: editionKindSchema,
  language: paperLanguageSchema,
  /** What the poster is of: an entry, or a café. */
  entryId: idSchema.optional(),
});

/** SHA-256 in lower-case hexadecimal (FIPS 180-4). */
const sha256 = notPersonal(
  z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hexadecimal' }),
  'a hash of bytes',
);

/** More than that no edition holds. */
const MOST_ENTRIES = 2_000;
const entryIds = z.array(idSchema).max(MOST_ENTRIES);

/** What came out, and what it was made with: with the same of all of it, it comes out the same again. */
const rendering = {
  sha256,
  bytes: z.int().positive(),
  pages: z.int().positive(),
  renderer: notPersonal(z.string().min(1).max(120), 'the name and version of a program'),
  /** Of all fonts together. */
  fonts: sha256,
  /** How many entries were there to print. */
  entries: z.int().nonnegative().max(MOST_ENTRIES),
  /** Entries of which some letters have no glyph. Never which: those of a short name are the name. */
  notPrinted: entryIds,
  /** Entries for which the paper had no room. */
  leftOut: entryIds,
  /** Who is to be called, according to it: where one of them is erased, so is the file. */
  contactIds: z.array(idSchema).max(MOST_ENTRIES),
  municipalityName: publicText(120),
  telephone: notPersonal(telephone, 'the number of a municipality'),
  /** Where a poster leads a phone. */
  pageAddress: notPersonal(z.url().max(500), 'a public page').optional(),
};

/** Why nothing can be printed, and never will be of that place in the log. */
const editionFaultSchema = z.enum([
  'nothingPublished',
  'tooManyEntries',
  'nameNotPrintable',
  'entryNotPublished',
  'posterTooLong',
  'telephoneMissing',
]);
export type EditionFault = z.output<typeof editionFaultSchema>;

const edition = { editionId: idSchema };

export const editionEvents = {
  EditionOrdered: event('EditionOrdered', z.object({ ...edition, ...editionWish.shape })),
  EditionRendered: event(
    'EditionRendered',
    z.object({
      ...edition,
      ...rendering,
      /** Why it is not what it was the time before. */
      differs: z.enum(['contactErased', 'otherRenderer', 'otherFonts', 'unexplained']).optional(),
    }),
  ),
  EditionFailed: event('EditionFailed', z.object({ ...edition, reason: editionFaultSchema })),
  /** It names somebody who was erased: its file is removed, and it is printed again without them. */
  EditionRecalled: event('EditionRecalled', z.object({ ...edition, contactId: idSchema })),
};
