import { z } from 'zod';
import {
  type RecordedEvent,
  idSchema,
  instantSchema,
  localDateSchema,
  localTimeSchema,
  notPersonal,
  publicPlaceSchema,
  publicText,
  text,
} from '#kernel';
import { storedRecurrence } from '#cafes';
import { languageSchema } from '../languages.js';
import { termIdsSchema } from '../terms/terms.events.js';

/** What it says in one language. */
const entryTextSchema = z.object({
  language: languageSchema,
  title: publicText(120),
  /** For lists, and for paper: one or two sentences. */
  summary: publicText(300),
  /** Paragraphs, as plain text. */
  description: notPersonal(text(4_000), 'was typed to be published').optional(),
});
export type EntryText = z.output<typeof entryTextSchema>;

/** Times that recur, on the clock in Denmark. */
const recurringTimes = z.object({
  kind: z.literal('recurring'),
  ...storedRecurrence.shape,
  begins: localTimeSchema,
  ends: localTimeSchema,
  /** Dates on which it is not. */
  except: z.array(localDateSchema).max(60, { error: 'must be at most 60 dates' }),
});
const oneTime = z.object({ kind: z.literal('once'), startsAt: instantSchema, endsAt: instantSchema });
const entryTimeSchema = z.discriminatedUnion('kind', [recurringTimes, oneTime]);
export type EntryTime = z.output<typeof entryTimeSchema>;

/** Accessibility as data: what nobody has said is left out, and never taken for a no. */
const accessibilitySchema = z.object({
  /** Without a step from the street to the chair. */
  stepFree: z.boolean().optional(),
  accessibleToilet: z.boolean().optional(),
  /** Induction loop (teleslynge). */
  hearingLoop: z.boolean().optional(),
  /** Somebody comes along from home and back. */
  companyOnTheWay: z.boolean().optional(),
  /** A bus of its own, a ride by bike, a car: organised by whoever makes it. */
  transport: z.boolean().optional(),
  quiet: z.boolean().optional(),
});
export type Accessibility = z.output<typeof accessibilitySchema>;

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hexadecimal' });

/** A picture of the content-addressed store, by the hash of the bytes as they were stored. */
const picture = {
  sha256: notPersonal(sha256Hex, 'the hash of a published photo'),
  width: z.int().positive(),
  height: z.int().positive(),
};

const photoSchema = z.object({
  ...picture,
  /** The same picture, for small screens. */
  small: z.object(picture).optional(),
  /** For whoever does not see it. */
  alt: z.object({ da: publicText(250), en: publicText(250).optional() }),
  /** Who took it. */
  credit: publicText(120).optional(),
});
export type Photo = z.output<typeof photoSchema>;

/** The hash of every picture that it names, in each of its sizes. */
export const photosNamedIn = ({ photos }: Pick<EntryContent, 'photos'>): readonly string[] =>
  photos.flatMap(({ sha256, small }) => (small ? [sha256, small.sha256] : [sha256]));

/** The same of an event in an entry's stream: those that write it carry all of what it says. */
export function photosNamedBy({ data }: RecordedEvent): readonly string[] {
  const { content } = data as { readonly content?: EntryContent };
  return content ? photosNamedIn(content) : [];
}

const textsSchema = z
  .array(entryTextSchema)
  .min(1, { error: 'must hold at least the Danish text' })
  .max(10, { error: 'must be at most 10 languages' })
  .refine((texts) => texts.some(({ language }) => language === 'da'), { error: 'must hold the Danish text' })
  .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, {
    error: 'names a language twice',
  });

/** What an entry says: all of it at once, so that two revisions can be laid side by side. */
export const entryContentSchema = z.object({
  texts: textsSchema,
  categories: termIdsSchema.min(1, { error: 'must name a category' }),
  targetGroups: termIdsSchema,
  interests: termIdsSchema,
  tags: termIdsSchema,
  place: publicPlaceSchema.optional(),
  /** Without any, it is by agreement: a visitor, a telephone line. */
  times: z.array(entryTimeSchema).max(50, { error: 'must be at most 50 times' }),
  /** In øre: nothing is free of charge. */
  price: z.object({
    ore: z.int().min(0).max(10_000_000),
    note: publicText(120).optional(),
  }),
  contactId: idSchema.optional(),
  /** Where to sign up, where that has to be. */
  signUp: publicText(200).optional(),
  accessibility: accessibilitySchema,
  /** What is spoken there. */
  languages: z.array(languageSchema).max(10, { error: 'must be at most 10 languages' }),
  photos: z.array(photoSchema).max(6, { error: 'must be at most 6 photos' }),
});
export type EntryContent = z.output<typeof entryContentSchema>;
