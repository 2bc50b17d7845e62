import { z } from 'zod';
import type { Sentence } from '../sentence.js';
import { JsonScanner, type Scanned } from './json-scanner.js';
import type { Fields, Found } from './record.js';

/** The records of a JSON file as DAWA writes it, in any of its structures: an array, or one object to a line. */
export async function* jsonRecords(texts: AsyncIterable<string>): AsyncGenerator<Found> {
  const scanner = new JsonScanner();
  for await (const text of texts) for (const scanned of scanner.scan(text)) yield found(scanned);
  for (const scanned of scanner.end()) yield found(scanned);
}

function found(scanned: Scanned): Found {
  if ('broken' in scanned) return scanned;
  const { line, text } = scanned;
  try {
    return { line, fields: fieldsOf(recordSchema.parse(JSON.parse(text))) };
  } catch {
    return { line, broken: notJson };
  }
}

const value = z.union([z.string(), z.number()]).nullish().catch(undefined);
const numbers = z.array(z.number()).nullish().catch(undefined);
const named = z.object({ navn: value, nr: value, kode: value }).partial().nullish().catch(undefined);

/** The nested structure keeps most with the house's entrance (adgangsadresse): https://dawadocs.dataforsyningen.dk/dok/api/adresse */
const entranceSchema = z.object({
  vejstykke: named,
  husnr: value,
  supplerendebynavn: value,
  postnummer: named,
  kommune: named,
  adgangspunkt: z.object({ koordinater: numbers }).nullish().catch(undefined),
});

const recordSchema = z.looseObject({ adgangsadresse: entranceSchema.nullish().catch(undefined) });

function fieldsOf({ adgangsadresse: entrance, ...flat }: z.output<typeof recordSchema>): Fields {
  const nested = entrance && {
    vejnavn: entrance.vejstykke?.navn,
    husnr: entrance.husnr,
    supplerendebynavn: entrance.supplerendebynavn,
    postnr: entrance.postnummer?.nr,
    postnrnavn: entrance.postnummer?.navn,
    kommunekode: entrance.kommune?.kode,
    x: entrance.adgangspunkt?.koordinater?.[0],
    y: entrance.adgangspunkt?.koordinater?.[1],
  };
  const texts = Object.entries({ ...flat, ...nested })
    .filter(([, found]) => typeof found === 'string' || typeof found === 'number')
    .map(([name, found]) => [name.toLowerCase(), String(found).trim()] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

const notJson: Sentence = {
  da: 'Posten er ikke gyldig JSON. Hent filen igen.',
  en: 'The record is not well-formed JSON. Fetch the file again.',
};
