import { parse } from 'csv-parse/sync';
import { type Instant, type LocalDate } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { dateOf, instantOfText, once, recurring, shortened, timeOf } from './clock.js';
import { type ImportedRow, type ReadFile, Unreadable, readEach, wholeFile } from './imported.js';

/** What each column may be called, in Danish and in English; capitals and spaces do not count. Documented in docs/how-to/import.md. */
const COLUMNS = {
  id: ['id'],
  title: ['titel', 'title'],
  summary: ['resume', 'resumé', 'summary'],
  description: ['beskrivelse', 'description'],
  categories: ['kategori', 'kategorier', 'category', 'categories'],
  targetGroups: ['målgruppe', 'målgrupper', 'target group', 'target groups'],
  place: ['sted', 'place'],
  latitude: ['breddegrad', 'latitude'],
  longitude: ['længdegrad', 'longitude'],
  date: ['dato', 'date'],
  begins: ['starttid', 'begins'],
  ends: ['sluttid', 'ends'],
  recurs: ['gentagelse', 'recurrence'],
  lastDate: ['slutdato', 'last date'],
  price: ['pris', 'price'],
  priceNote: ['prisnote', 'price note'],
  signUp: ['tilmelding', 'sign-up'],
  languages: ['sprog', 'languages'],
  stepFree: ['trinfri', 'step-free'],
  accessibleToilet: ['handicaptoilet', 'accessible toilet'],
  hearingLoop: ['teleslynge', 'hearing loop'],
  companyOnTheWay: ['følgeskab', 'company on the way'],
  transport: ['transport'],
  quiet: ['stille', 'quiet'],
} as const;
type Column = keyof typeof COLUMNS;
type Cells = Readonly<Record<Column, string>>;

const ACCESSIBILITY = ['stepFree', 'accessibleToilet', 'hearingLoop', 'companyOnTheWay', 'transport', 'quiet'] as const;
const RULES: Readonly<Record<string, string>> = {
  ...{ dagligt: 'FREQ=DAILY', daily: 'FREQ=DAILY', ugentligt: 'FREQ=WEEKLY', weekly: 'FREQ=WEEKLY' },
  ...{
    'hver uge': 'FREQ=WEEKLY',
    'hver anden uge': 'FREQ=WEEKLY;INTERVAL=2',
    månedligt: 'FREQ=MONTHLY',
    monthly: 'FREQ=MONTHLY',
  },
};

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Rows of a CSV file whose first line names its columns, set apart by semicolons, commas or tabs. Never throws. */
export function rowsOfCsv(text: string, today: LocalDate): ReadFile {
  const [first = ''] = text.split(/\r\n?|\n/, 1);
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ';';
  let lines: readonly Line[];
  try {
    lines = parse(text, {
      ...{ delimiter, bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
      max_record_size: 100_000,
    }) as unknown as readonly Line[];
  } catch {
    return wholeFile({
      da: 'Filen kan ikke læses som CSV: et anførselstegn lukkes ikke, eller en linje er for lang. Gem den igen fra regnearket.',
      en: 'The file cannot be read as CSV: a quotation mark is not closed, or a line is too long. Save it again from the spreadsheet.',
    });
  }
  const [header, ...rest] = lines;
  const columns = (header?.record ?? []).map(columnNamed);
  if (!columns.includes('title'))
    return wholeFile({
      da: 'Første linje skal navngive kolonnerne, og »titel« være en af dem.',
      en: 'The first line has to name the columns, “title” among them.',
    });
  const filled = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ''));
  return readEach(
    filled,
    ({ info }) => `${info.lines}`,
    (line, at) => rowOf(cellsOf(columns, line.record), at, today),
  );
}

const columnNamed = (name: string): Column | undefined => {
  const said = name.trim().toLowerCase();
  return (Object.keys(COLUMNS) as Column[]).find((column) => COLUMNS[column].some((known) => known === said));
};

function cellsOf(columns: readonly (Column | undefined)[], record: readonly string[]): Cells {
  const cells: Record<string, string> = Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, '']));
  columns.forEach((column, nth) => {
    if (column) cells[column] = record[nth]?.trim() ?? '';
  });
  return cells as Cells;
}

function rowOf(cells: Cells, at: string, today: LocalDate): ImportedRow {
  const { id, title, summary, description, signUp } = cells;
  if (!title)
    throw new Unreadable({
      da: 'Titlen mangler. Skriv, hvad aktiviteten hedder.',
      en: 'The title is missing. Write what the activity is called.',
    });
  return {
    ...{ at, externalId: id || title.slice(0, 100), title },
    ...{ summary: summary || undefined, description: description || undefined, signUp: signUp || undefined },
    ...{ categories: listOf(cells.categories), targetGroups: listOf(cells.targetGroups) },
    languages: listOf(cells.languages.replaceAll(',', '|')).map((code) => code.toLowerCase()),
    place: cells.place ? { label: cells.place, ...degreesOf(cells) } : undefined,
    times: timesOf(cells, today),
    price: priceOf(cells),
    accessibility: Object.fromEntries(ACCESSIBILITY.flatMap((key) => (cells[key] ? [[key, isYes(cells[key])]] : []))),
  };
}

const listOf = (cell: string): readonly string[] => cell.split('|').flatMap((each) => each.trim() || []);

function degreesOf({ latitude, longitude }: Cells): { latitude?: number; longitude?: number } {
  const [north, east] = [latitude, longitude].map((cell) => Number(cell.replace(',', '.')));
  return latitude && longitude && north !== undefined && east !== undefined ? { latitude: north, longitude: east } : {};
}

function timesOf({ date, begins, ends, recurs, lastDate }: Cells, today: LocalDate): readonly EntryTime[] {
  if (!date) return [];
  const [firstDate, from, until] = [dateOf(date), timeOf(begins), timeOf(ends)];
  if (!recurs) return [once(instantOn(firstDate, from), instantOn(firstDate, until))];
  const rule = RULES[recurs.toLowerCase()] ?? recurs;
  const ended = lastDate ? `${rule};UNTIL=${dateOf(lastDate).replaceAll('-', '')}` : rule;
  return [recurring({ firstDate, begins: from, ends: until, except: [] }, ended, today)];
}

const instantOn = (date: LocalDate, time: string): Instant => instantOfText(`${date}T${time}:00`) as Instant;

function priceOf({ price, priceNote }: Cells): ImportedRow['price'] {
  const note = priceNote ? { note: priceNote } : {};
  if (!price || /^(gratis|free|0)$/i.test(price)) return { ore: 0, ...note };
  const [, kroner, ore = '0'] = /^(\d{1,6})(?:[.,](\d\d?))?\s*(?:kr\.?|dkk)?$/i.exec(price) ?? [];
  if (kroner === undefined)
    throw new Unreadable({
      da: `Prisen »${shortened(price)}« er intet beløb. Skriv kroner som 20 eller 20,50, og resten som prisnote.`,
      en: `The price “${shortened(price)}” is no amount. Write kroner as 20 or 20.50, and the rest as price note.`,
    });
  return { ore: Number(kroner) * 100 + Number(ore.padEnd(2, '0')), ...note };
}

function isYes(cell: string): boolean {
  if (/^(ja|yes|x|1|true|sand)$/i.test(cell)) return true;
  if (/^(nej|no|0|false|falsk)$/i.test(cell)) return false;
  throw new Unreadable({
    da: `Skriv ja eller nej i stedet for »${shortened(cell)}«, eller lad feltet stå tomt.`,
    en: `Write yes or no instead of “${shortened(cell)}”, or leave it empty.`,
  });
}
