import { parse } from 'csv-parse/sync';
import { AddressesUnusable, type Sentence } from '../sentence.js';
import { type Line, lines } from './lines.js';
import { type Found, broken } from './record.js';

/** Lines that are parsed at once: beginning anew costs more than the parsing. */
const BLOCK = 500;

interface Header {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/**
 * The records of a CSV file as DAWA writes it: one to a line, since it has no line breaks within values.
 * @throws AddressesUnusable where the first line does not name the columns that are needed
 */
export async function* csvRecords(texts: AsyncIterable<string>, needed: readonly string[]): AsyncGenerator<Found> {
  let header: Header | undefined;
  let block: Line[] = [];
  for await (const line of lines(texts)) {
    if (line.text?.trim() === '') continue;
    if (!header) header = headerOn(line, needed);
    else if (block.push(line) === BLOCK) {
      yield* recordsOf(block, header);
      block = [];
    }
  }
  if (header) yield* recordsOf(block, header);
}

function headerOn({ text = '' }: Line, needed: readonly string[]): Header {
  // Spreadsheets that speak Danish write semicolons.
  const delimiter = [',', ';', '\t'].reduce((most, one) => (count(text, one) > count(text, most) ? one : most));
  const columns = valuesOf(text, delimiter)?.[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new AddressesUnusable(columnsMissing(missing));
  return { columns, delimiter };
}

/** A quotation mark that is never closed runs over the lines after it; then each is parsed alone, and only its own is spoilt. */
function recordsOf(block: readonly Line[], { columns, delimiter }: Header): Found[] {
  const text = block.some((line) => line.text === undefined) ? undefined : block.map((line) => line.text).join('\n');
  const together = text === undefined ? undefined : valuesOf(text, delimiter);
  const oneEach = together?.length === block.length ? together : undefined;
  return block.map((line, i) =>
    line.text === undefined
      ? { line: line.number, broken: broken.tooLong }
      : recordOf(line.number, oneEach?.[i] ?? valuesOf(line.text, delimiter)?.[0], columns),
  );
}

function recordOf(line: number, values: readonly string[] | undefined, columns: readonly string[]): Found {
  if (!values) return { line, broken: quotesDoNotMatch };
  if (values.length !== columns.length) return { line, broken: otherColumns(values.length, columns.length) };
  const filled = columns.map((name, i) => [name, values[i]?.trim()] as const).filter(([, value]) => value);
  return { line, fields: Object.fromEntries(filled) };
}

/** @returns `undefined` where quotation marks do not match */
function valuesOf(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });
  } catch {
    return undefined;
  }
}

const count = (text: string, what: string): number => text.split(what).length - 1;

const quotesDoNotMatch: Sentence = {
  da: 'Anførselstegnene går ikke op. Et anførselstegn i en værdi skrives to gange.',
  en: 'The quotation marks do not match. One that belongs to a value is written twice.',
};

const otherColumns = (has: number, wanted: number): Sentence => ({
  da: `Linjen har ${has} kolonner, og overskriften har ${wanted}. Hent filen igen, hvis den er klippet over.`,
  en: `The line has ${has} columns and the header has ${wanted}. Fetch the file again if it was cut short.`,
});

const columnsMissing = (missing: readonly string[]): Sentence => ({
  da: `Filens første linje nævner ikke ${missing.join(', ')}. Hent den som adresser i CSV med flad struktur, uden at vælge felter fra.`,
  en: `The first line of the file does not name ${missing.join(', ')}. Get it as "adresser" in CSV with the flat structure, leaving no fields out.`,
});
