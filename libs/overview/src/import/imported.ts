import type { EntryTime } from '../entry/content.js';

/** In both languages: whoever imports reads theirs. */
export interface Words {
  readonly da: string;
  readonly en: string;
}

/** What the file says of one activity, before it is held against the words of the overview. */
export interface ImportedRow {
  /** Where it stands, for whoever mends it: `linje 7`, or its UID. */
  readonly at: string;
  /** Its id in the system that it comes from: what is sent again is the same entry. */
  readonly externalId: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  /** Names of words of the overview, or other words for the same. */
  readonly categories: readonly string[];
  readonly targetGroups: readonly string[];
  readonly place?: { readonly label: string; readonly latitude?: number; readonly longitude?: number } | undefined;
  readonly times: readonly EntryTime[];
  readonly price?: { readonly ore: number; readonly note?: string } | undefined;
  readonly signUp?: string | undefined;
  readonly languages: readonly string[];
  readonly accessibility: Readonly<Record<string, boolean>>;
}

/** What one row cannot be, and what to do about it. */
interface ImportFault {
  readonly at: string;
  readonly externalId?: string;
  readonly says: Words;
}

/** What a file holds: rows, and what is wrong with the rest of it. */
export interface ReadFile {
  readonly rows: readonly ImportedRow[];
  readonly faults: readonly ImportFault[];
}

/** A file holds no more than this. A larger one is sent in two. */
const MOST_ROWS = 5_000;

/** A row cannot be read; caught where its file is, and told with the rest. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly says: Words) {
    super(says.en);
  }
}

/** Reads each by itself: what is wrong with one leaves the others as they are. */
export function readEach<T>(
  items: readonly T[],
  whereOf: (item: T) => string,
  read: (item: T, at: string) => ImportedRow,
): ReadFile {
  if (items.length > MOST_ROWS)
    return wholeFile({
      da: `Filen har ${items.length} aktiviteter, og der tages højst ${MOST_ROWS}. Del den i to.`,
      en: `The file has ${items.length} activities, and at most ${MOST_ROWS} are taken. Send it in two.`,
    });
  const rows: ImportedRow[] = [];
  const faults: ImportFault[] = [];
  const met = new Set<string>();
  for (const item of items) {
    const at = whereOf(item);
    try {
      const row = read(item, at);
      if (met.has(row.externalId)) faults.push({ at, externalId: row.externalId, says: SAME_ID });
      else rows.push(row);
      met.add(row.externalId);
    } catch (error) {
      faults.push({ at, says: error instanceof Unreadable ? error.says : UNREADABLE });
    }
  }
  return { rows, faults };
}

export const wholeFile = (says: Words): ReadFile => ({ rows: [], faults: [{ at: '', says }] });

const SAME_ID: Words = {
  da: 'Id’et står på en aktivitet længere oppe. Giv hver sit eget, eller samme titel sit eget id.',
  en: 'An activity further up has that id. Give each an id of its own.',
};
const UNREADABLE: Words = {
  da: 'Aktiviteten kan ikke læses. Sammenlign den med eksemplet i vejledningen.',
  en: 'The activity cannot be read. Compare it with the example in the guide.',
};
