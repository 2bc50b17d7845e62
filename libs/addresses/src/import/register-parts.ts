import { type Database, type Statement, prepare } from '#event-store/sqlite';
import type { Municipality } from '#kernel';
import type { Address } from '../address-book.js';
import type { Sentence } from '../sentence.js';
import { pointOf } from './coordinates.js';
import { type Fields, broken } from './record.js';

/** DAR's own lists stand apart: an address names its house number, that names its entrance's point, and its municipality in DAGI. */
const TABLES = `
  CREATE TEMP TABLE part_address (number INTEGER PRIMARY KEY, line INTEGER, id TEXT, label TEXT, house TEXT);
  CREATE TEMP TABLE part_house (id TEXT PRIMARY KEY, point TEXT, municipality TEXT) WITHOUT ROWID;
  CREATE TEMP TABLE part_point (id TEXT PRIMARY KEY, latitude REAL, longitude REAL) WITHOUT ROWID;
  CREATE TEMP TABLE part_municipality (id TEXT PRIMARY KEY, code TEXT) WITHOUT ROWID;
`;

const JOINED = `
  SELECT a.number, a.line, a.id, a.label, p.latitude, p.longitude, m.code AS municipality
  FROM part_address a
  LEFT JOIN part_house h ON h.id = a.house
  LEFT JOIN part_point p ON p.id = h.point
  LEFT JOIN part_municipality m ON m.id = h.municipality
  WHERE a.number > ? ORDER BY a.number LIMIT 1000`;

interface JoinedRow {
  readonly number: number;
  readonly line: number;
  readonly id: string;
  readonly label: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly municipality: string | null;
}

/** DAR's provisional and current ones: https://danmarksadresser.dk/adressedata/kodelister/livscyklus */
const ADDRESS_OF_TODAY = ['2', '3'];

/** Whether a record is of one of DAR's own lists, and not an address as a whole. */
export const isPart = (fields: Fields): boolean => fields.id_lokalid !== undefined;

/** Addresses that come in parts, in any order, until all are there. They wait on disk and not in memory. */
export class RegisterParts {
  private readonly put: Record<'address' | 'house' | 'point' | 'municipality', Statement<unknown>>;

  constructor(private readonly database: Database) {
    database.exec(TABLES);
    const into = (table: string, values: string) =>
      prepare(database, `INSERT OR REPLACE INTO ${table} VALUES (${values})`);
    this.put = {
      address: into('part_address', 'NULL, ?, ?, ?, ?'),
      house: into('part_house', '?, ?, ?'),
      point: into('part_point', '?, ?, ?'),
      municipality: into('part_municipality', '?, ?'),
    };
  }

  /** @returns what is wrong with the part; `left` where it is an address of the past */
  add(line: number, fields: Fields): 'taken' | 'left' | Sentence {
    const {
      id_lokalid: id = '',
      adressebetegnelse: label,
      husnummer: house,
      adgangspunkt,
      position,
      kommunekode,
    } = fields;
    const past = fields.registreringtil !== undefined || fields.virkningtil !== undefined;
    if (label && house) {
      if (past || !ADDRESS_OF_TODAY.includes(fields.status ?? '3')) return 'left';
      this.put.address.run(line, id, label, house);
    } else if (past) return 'taken';
    else if (adgangspunkt) this.put.house.run(id, adgangspunkt, fields.kommuneinddeling ?? null);
    else if (kommunekode) this.put.municipality.run(id, kommunekode.padStart(4, '0'));
    else if (position) return this.addPoint(id, position);
    return 'taken';
  }

  /** Puts the parts together. */
  *joined(municipality?: Municipality): Generator<{ line: number; found: Address | 'left' | Sentence }> {
    const page = prepare<JoinedRow>(this.database, JOINED);
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.number ?? 0))
      for (const row of rows) yield { line: row.line, found: together(row, municipality) };
  }

  private addPoint(id: string, position: string): 'taken' | Sentence {
    const [, x, y] = /^POINT\s*Z?\s*\(\s*([-\d.]+)\s+([-\d.]+)/i.exec(position) ?? [];
    const point = pointOf({ x, y });
    if (!point) return broken.nowhere;
    this.put.point.run(id, point.latitude, point.longitude);
    return 'taken';
  }
}

function together(
  { id, label, latitude, longitude, municipality: theirs }: JoinedRow,
  municipality?: Municipality,
): Address | 'left' | Sentence {
  if (municipality && theirs === null) return municipalityUnknown;
  if (municipality && theirs !== municipality) return 'left';
  return latitude === null || longitude === null ? partMissing : { id: id.toLowerCase(), label, latitude, longitude };
}

const partMissing: Sentence = {
  da: 'Adressens husnummer eller dets punkt er ikke med. Importér Adresse, Husnummer og Adressepunkt sammen.',
  en: "The address's house number or its point is not there. Import Adresse, Husnummer and Adressepunkt together.",
};

const municipalityUnknown: Sentence = {
  da: 'Adressens kommune er ikke med. Importér også Kommuneinddeling fra DAGI, eller hent filerne for én kommune og nævn ingen.',
  en: "The address's municipality is not there. Import Kommuneinddeling of DAGI with it, or fetch the files for one municipality and name none.",
};
