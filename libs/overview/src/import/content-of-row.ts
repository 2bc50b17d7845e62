import type { EntryContent } from '../entry/content.js';
import { languageSchema } from '../languages.js';
import { folded } from '../search/folded.js';
import type { TermKind } from '../terms/terms.events.js';
import type { Terms } from '../terms/terms.js';
import { type ImportedRow, Unreadable, type Words } from './imported.js';
import { shortened } from './clock.js';

/** What stands on a row, in the words of the overview, and what whoever sent it is to know of it. */
export interface RowContent {
  readonly content: EntryContent;
  readonly notes: readonly Words[];
}

/**
 * What an imported row says as an entry. What a file cannot say (photos, whom to call, other languages) stays as it was.
 * @param usual the category of what has none
 * @throws Unreadable where its words are none of the overview's
 */
export function contentOfRow(
  row: ImportedRow,
  terms: Terms | undefined,
  { usual, before }: { readonly usual?: string | undefined; readonly before?: EntryContent | undefined },
): RowContent {
  const known = row.categories.map((word) => termNamed(terms, 'category', word));
  const categories = known.filter((id) => id !== undefined);
  const named = categories.length > 0 ? categories : usual === undefined ? [] : [usual];
  if (named.length === 0) throw new Unreadable(noCategory(row.categories));
  const targets = row.targetGroups.flatMap((word) => termNamed(terms, 'targetGroup', word) ?? []);
  const { place, isOnMap } = placeOf(row, before);
  const text = textOf(row, isOnMap);
  const content: EntryContent = {
    texts: [text, ...(before?.texts ?? []).filter(({ language }) => language !== 'da')],
    categories: [...new Set(named)],
    targetGroups: targets.length > 0 ? [...new Set(targets)] : (before?.targetGroups ?? []),
    ...{ interests: before?.interests ?? [], tags: before?.tags ?? [], photos: before?.photos ?? [] },
    ...(place && { place }),
    times: [...row.times],
    price: row.price ?? before?.price ?? { ore: 0 },
    ...(before?.contactId !== undefined && { contactId: before.contactId }),
    ...((row.signUp ?? before?.signUp) !== undefined && { signUp: row.signUp ?? before?.signUp }),
    accessibility: { ...before?.accessibility, ...row.accessibility },
    languages: languagesOf(row) ?? before?.languages ?? [],
  };
  return { content, notes: notesOf(row, isOnMap) };
}

/** A word in use of that kind, by its name in either language or another word for the same. */
function termNamed(terms: Terms | undefined, kind: TermKind, word: string): string | undefined {
  const wanted = folded(word);
  if (wanted === '') return undefined;
  for (const [termId, term] of terms?.terms ?? []) {
    const { name, synonyms } = term.described;
    if (term.kind === kind && !term.retired && [name.da, name.en, ...synonyms].some((each) => folded(each) === wanted))
      return termId;
  }
  return undefined;
}

const noCategory = (said: readonly string[]): Words => {
  const words = said.slice(0, 5).map(shortened).join(', ');
  return words === ''
    ? {
        da: 'Den har ingen kategori. Giv den en af overblikkets, eller vælg en for hele filen.',
        en: 'It has no category. Give it one of the overview’s, or choose one for the whole file.',
      }
    : {
        da: `»${words}« er ingen kategori i overblikket. Brug en af dem, der er, eller vælg en for hele filen.`,
        en: `“${words}” is no category of the overview. Use one of those, or choose one for the whole file.`,
      };
};

/** Where a place lies has to be known. One that is called as it was before lies where it lay. */
function placeOf({ place }: ImportedRow, before: EntryContent | undefined) {
  if (!place) return { place: before?.place, isOnMap: true };
  const { label, latitude, longitude } = place;
  if (latitude !== undefined && longitude !== undefined)
    return { place: { label, latitude, longitude }, isOnMap: true };
  return before?.place?.label === label ? { place: before.place, isOnMap: true } : { place: undefined, isOnMap: false };
}

const SUMMARY = 300;
const DESCRIPTION = 4_000;

/** Everything as text: markup is no markup here. Without a summary, the first lines are it. */
function textOf({ title, summary, description, place }: ImportedRow, isOnMap: boolean): EntryContent['texts'][number] {
  const all = description?.replace(/\r\n?/g, '\n').trim();
  const [paragraph = ''] = (all ?? '').split(/\n\s*\n/, 1);
  const short = summary ?? (paragraph === '' ? title : paragraph.replace(/\s+/g, ' '));
  const rest = summary === undefined && all !== undefined && short === all ? undefined : all;
  const whole = [rest, isOnMap ? undefined : place && `Sted: ${place.label}`].filter(Boolean).join('\n\n');
  return {
    ...{ language: 'da', title, summary: cut(short, SUMMARY) },
    ...(whole !== '' && { description: cut(whole, DESCRIPTION) }),
  };
}

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd()}…`;

function languagesOf({ languages }: ImportedRow): EntryContent['languages'] | undefined {
  const known = languages.flatMap((code) => languageSchema.safeParse(code.toLowerCase().slice(0, 2)).data ?? []);
  return known.length > 0 ? [...new Set(known)] : undefined;
}

const notesOf = ({ place }: ImportedRow, isOnMap: boolean): readonly Words[] =>
  isOnMap || !place
    ? []
    : [
        {
          da: 'Stedet har ingen koordinater og står derfor i teksten. Giv breddegrad og længdegrad, så det kommer på kortet.',
          en: 'The place has no coordinates, and stands in the text. Give latitude and longitude, to have it on the map.',
        },
      ];
