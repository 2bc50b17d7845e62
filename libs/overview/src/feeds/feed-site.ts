import type { Instant, Language, LocalDate } from '#kernel';
import type { EntryText } from '../entry/content.js';
import type { PublishedEntry } from '../entry/published-entry.js';

/** Where the feeds of a municipality stand, and how they speak. */
export interface FeedSite {
  /** Such as `https://samspil.example.dk`: without a slash at its end. */
  readonly baseUrl: string;
  /** What the municipality is called, such as `Ishøj Kommune`. */
  readonly municipality: string;
  readonly language: Language;
  /** Today, in Denmark: what lies ahead is counted from it. A document is the same bytes all day unless something changed. */
  readonly today: LocalDate;
  /** On what terms the data may be used: the address of a licence. */
  readonly licence: string;
}

/** A document as it is sent. `body` is UTF-8. */
export interface FeedDocument {
  readonly contentType: string;
  readonly body: string;
  /** When anything in it changed last; unknown where it holds nothing. */
  readonly lastModified: Instant | undefined;
}

/** The page of an entry, in the language of the feed. */
export const entryPage = ({ baseUrl, language }: FeedSite, { entryId }: Pick<PublishedEntry, 'entryId'>): string =>
  `${baseUrl}${language === 'da' ? '/aktiviteter' : '/en/activities'}/${encodeURIComponent(entryId)}`;

/** What the same thing is called everywhere, whatever language it is told in. */
export const thingAddress = ({ baseUrl }: FeedSite, kind: string, id: string): string =>
  `${baseUrl}/id/${kind}/${encodeURIComponent(id)}`;

/** A path of a feed with what is asked of it, in the language in which it is read. */
export function asked({ language }: FeedSite, path: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...(language === 'da' ? {} : { language }), ...parameters }).toString();
  return query ? `${path}?${query}` : path;
}

export const photoAddress = ({ baseUrl }: FeedSite, { sha256 }: { readonly sha256: string }): string =>
  `${baseUrl}/photos/${sha256}`;

/** The text of an entry in the language of the feed, otherwise in Danish. */
export function textOf({ texts }: PublishedEntry, language: string): EntryText {
  const text = texts.find((text) => text.language === language) ?? texts.find((text) => text.language === 'da');
  const [first] = texts;
  return text ?? first ?? { language: 'da', title: '', summary: '' };
}

/** Summary and description as one text, its lines ended as everybody reads them. */
export const wholeText = ({ summary, description }: EntryText): string =>
  (description === undefined ? summary : `${summary}\n\n${description}`).replace(/\r\n?/g, '\n');

/** Whole kroner and øre with a point, as feeds want it: `75.50`. */
export const kroner = (ore: number): string => (ore / 100).toFixed(2);

/** When anything in them changed last. */
export const lastChange = (entries: readonly PublishedEntry[]): Instant | undefined =>
  entries.reduce<Instant | undefined>(
    (latest, { changedAt }) => (latest === undefined || changedAt > latest ? changedAt : latest),
    undefined,
  );
