import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Actor,
  type CommandOutcome,
  type LoadState,
  type LocalDate,
  type Refusal,
  type RefusalMap,
  canonicalJson,
  commandIdOf,
  commonRefusals,
  messageOf,
  thingIdOf,
} from '#kernel';
import { entry } from '../entry/entry.js';
import { organiser } from '../organiser/organiser.js';
import { type Terms, overviewTerms } from '../terms/terms.js';
import { contentOfRow } from './content-of-row.js';
import { rowsOfCsv } from './csv.js';
import { decoded } from './decoded.js';
import { rowsOfICalendar } from './icalendar.js';
import { type ImportedRow, type ReadFile, Unreadable, type Words } from './imported.js';
import { rowsOfJsonLd } from './json-ld.js';

export const importFormats = ['csv', 'icalendar', 'json-ld'] as const;
type ImportFormat = (typeof importFormats)[number];

const READERS: Readonly<Record<ImportFormat, (text: string, today: LocalDate) => ReadFile>> = {
  csv: rowsOfCsv,
  icalendar: rowsOfICalendar,
  'json-ld': rowsOfJsonLd,
};

/** Rows that are said at once: what is appended together is on the disk together. */
const AT_ONCE = 16;

/** A file as somebody sends it. */
export interface AskedImport {
  readonly actor: Actor;
  readonly organiserId: string;
  readonly format: ImportFormat;
  readonly file: Uint8Array;
  /** Of what has none, or none that the overview knows: the id of a category. */
  readonly usualCategory?: string | undefined;
  /** Said again under the same key, nothing happens twice. */
  readonly idempotencyKey: string;
  readonly today: LocalDate;
}

/** What an import needs of where it runs. */
export interface ImportMeans {
  readonly load: LoadState;
  /** Says it as whoever imports: what they may not, no import may. */
  readonly say: (
    command: 'DraftEntry' | 'ReviseEntry',
    input: object,
    idempotencyKey: string,
  ) => Promise<CommandOutcome>;
}

/** What became of one row. */
export interface ImportedEntry {
  readonly at: string;
  readonly became: 'new' | 'revised' | 'unchanged' | 'refused';
  readonly externalId?: string | undefined;
  readonly entryId?: string | undefined;
  /** Why it was refused, and what to do; or what is to be known of it. */
  readonly says: readonly Words[];
}

export interface ImportReport {
  readonly rows: readonly ImportedEntry[];
}

/**
 * Takes a file of activities in, as drafts. Each row is a command of its own, to an entry whose id follows from where it comes from: so an import
 * that was cut short goes on when it is sent again, and a file that was sent twice changes nothing. What is published stays as it is until an
 * editor publishes the next revision.
 * @returns `undefined` where there is no such organiser, or it is not one for whom the sender acts
 */
export async function importEntries(asked: AskedImport, means: ImportMeans): Promise<ImportReport | undefined> {
  const { organisation } = asked.actor;
  const known = await means.load(organiser, asked.organiserId);
  if (!known || (organisation !== undefined && known.described.organisationId !== organisation)) return undefined;
  const terms = await means.load(overviewTerms, 'terms');
  const { rows, faults } = READERS[asked.format](decoded(asked.file), asked.today);
  const became: ImportedEntry[] = faults.map(({ says, ...fault }) => ({ ...fault, became: 'refused', says: [says] }));
  const from = known.described.organisationId;
  for (let n = 0; n < rows.length; n += AT_ONCE) {
    // A turn in between for whoever else waits: to read a row may take milliseconds.
    await nextTurn();
    const some = rows.slice(n, n + AT_ONCE).map((row) => imported(row, asked, { ...means, terms, from }));
    became.push(...(await Promise.all(some)));
  }
  return { rows: became };
}

interface Known extends ImportMeans {
  readonly terms: Terms | undefined;
  /** The organisation whose system it comes from. */
  readonly from: string | undefined;
}

async function imported(row: ImportedRow, asked: AskedImport, known: Known): Promise<ImportedEntry> {
  const { at, externalId } = row;
  const entryId = entryIdOf(asked, externalId);
  const answer = { at, externalId, entryId };
  const before = await known.load(entry, entryId);
  try {
    const { content, notes } = contentOfRow(row, known.terms, { usual: asked.usualCategory, before: before?.content });
    if (before && !before.withdrawn && canonicalJson(before.content) === canonicalJson(content))
      return { ...answer, became: 'unchanged', says: notes };
    const source = known.from === undefined ? {} : { source: { organisationId: known.from, externalId } };
    const key = `${asked.idempotencyKey} ${entryId}`;
    const said = before
      ? await known.say('ReviseEntry', { entryId, content }, key)
      : await known.say('DraftEntry', { entryId, organiserId: asked.organiserId, content, ...source }, key);
    if (said.outcome === 'refused') return { at, externalId, became: 'refused', says: [inWords(said.refusal)] };
    // What the rules tidied up (a space at an end) and then found to be the same had nothing to record.
    const became = said.position === undefined ? 'unchanged' : before ? 'revised' : 'new';
    return { ...answer, became, says: notes };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { at, externalId, became: 'refused', says: [error.says] };
  }
}

/** The same for whoever sends it, whenever: by where it comes from alone. */
const entryIdOf = ({ actor: { municipality }, organiserId }: AskedImport, externalId: string): string =>
  thingIdOf(commandIdOf(municipality, organiserId, 'ImportEntry', externalId), entry.kind);

const refusals: RefusalMap = { ...entry.refusals, ...commonRefusals };

const inWords = (refusal: Refusal): Words => ({
  da: messageOf(refusals, refusal, 'da'),
  en: messageOf(refusals, refusal, 'en'),
});
