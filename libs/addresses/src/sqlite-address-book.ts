import { statSync } from 'node:fs';
import { type Database, type Statement, prepare } from '#event-store/sqlite';
import type { Address, AddressBook, Wanted } from './address-book.js';
import { addressFileIn, openAddressFile } from './address-file.js';
import { folded } from './folded.js';

/** How many a list can hold. */
const MOST = 50;
/** Fewer letters mean half the municipality. */
const FEWEST_LETTERS = 2;

const COLUMNS = 'id, label, latitude, longitude';
/** At Denmark's latitude a degree of longitude is 0.56 of a degree of latitude; without a point every distance is null, and order decides. */
const BEST_FIRST = '(latitude - ?1) * (latitude - ?1) + (longitude - ?2) * (longitude - ?2) * 0.3136, ordered LIMIT ?3';

interface Searches {
  readonly database: Database;
  readonly beginning: Statement<Address>;
  readonly words: Statement<Address>;
  readonly byId: Statement<Address>;
}

/** The addresses that were imported into a data folder; none before the first import. A new import is noticed at the next question. */
export class SqliteAddressBook implements AddressBook {
  private readonly file: string;
  private open: { readonly version: string; readonly searches: Searches | undefined } | undefined;

  constructor(folder: string) {
    this.file = addressFileIn(folder);
  }

  find(text: string, { near, limit = 10 }: Wanted = {}): Address[] {
    const key = folded(text);
    const searches = this.searches();
    if (!searches || key.length < FEWEST_LETTERS) return [];
    const most = Math.min(Math.max(Math.trunc(limit), 1), MOST);
    const how = [near?.latitude ?? null, near?.longitude ?? null, most] as const;
    const first = searches.beginning.all(...how, key, `${key}\u{10FFFF}`);
    if (first.length === most) return first.map(plain);
    const others = searches.words.all(...how, wordsOf(key), `% ${key.split(' ').at(-1)} %`);
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...others.filter(({ id }) => !known.has(id))].slice(0, most).map(plain);
  }

  byId(id: string): Address | undefined {
    const address = this.searches()?.byId.get(id.toLowerCase());
    return address && plain(address);
  }

  close(): void {
    this.open?.searches?.database.close();
    this.open = undefined;
  }

  private searches(): Searches | undefined {
    const version = versionOf(this.file);
    if (this.open?.version !== version) {
      this.close();
      const database = version === undefined ? undefined : openAddressFile(this.file);
      this.open = version === undefined ? undefined : { version, searches: database && searchesOf(database) };
    }
    return this.open?.searches;
  }
}

const searchesOf = (database: Database): Searches => ({
  database,
  beginning: prepare(
    database,
    `SELECT ${COLUMNS} FROM address WHERE folded >= ?4 AND folded < ?5 ORDER BY ${BEST_FIRST}`,
  ),
  words: prepare(
    database,
    `SELECT ${COLUMNS} FROM address WHERE number IN (SELECT rowid FROM word WHERE word MATCH ?4)
     ORDER BY (' ' || folded || ' ') LIKE ?5 DESC, ${BEST_FIRST}`,
  ),
  byId: prepare(database, `SELECT ${COLUMNS} FROM address WHERE id = ?`),
});

/** All words, in any order; names may be unfinished anywhere, numbers only where the typing goes on. */
function wordsOf(key: string): string {
  const words = key.split(' ');
  return words.map((word, i) => (/^\d/.test(word) && i < words.length - 1 ? `"${word}"` : `"${word}"*`)).join(' AND ');
}

/** An import renames a whole file into place: another file, another number. */
function versionOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
}

/** The driver adds to its rows how long they took. */
const plain = ({ id, label, latitude, longitude }: Address): Address => ({ id, label, latitude, longitude });
