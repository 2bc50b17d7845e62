import { AddressesUnusable, type Sentence } from '../sentence.js';
import { NEEDED } from './address-in.js';
import { csvRecords } from './csv-records.js';
import { jsonRecords } from './json-records.js';
import type { Found } from './record.js';

/**
 * The records of a file, whichever of the formats it is in, read as they arrive.
 * @param more columns that are needed beside those that make an address
 * @throws AddressesUnusable where it is none of them
 */
export async function* recordsIn(
  bytes: AsyncIterable<Buffer | string>,
  more: readonly string[],
): AsyncGenerator<Found> {
  const texts = decoded(bytes);
  try {
    let beginning = '';
    while (beginning.trim().length < ENOUGH) {
      const { value, done } = await texts.next();
      if (done) break;
      beginning += value;
    }
    const refused = FORMATS_OF_OTHERS.find(({ looks }) => looks.test(beginning));
    if (refused) throw new AddressesUnusable(refused.sentence);
    const whole = startingWith(beginning, texts);
    yield* /^\s*[[{]/.test(beginning) ? jsonRecords(whole) : csvRecords(whole, [...NEEDED, ...more]);
  } finally {
    await texts.return();
  }
}

/** What tells the formats apart stands in so many characters. */
const ENOUGH = 200;

async function* decoded(bytes: AsyncIterable<Buffer | string>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) yield typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* startingWith(beginning: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}

const FORMATS_OF_OTHERS: readonly { looks: RegExp; sentence: Sentence }[] = [
  {
    looks: /^(PK\p{Cc}{2}|\p{Cc}\uFFFD)/u,
    sentence: {
      da: 'Filen er pakket. Pak den ud først (unzip, gunzip), og importér det, der lå i den.',
      en: 'The file is packed. Unpack it first (unzip, gunzip), and import what was in it.',
    },
  },
  {
    looks: /^\s*</,
    sentence: {
      da: 'Filen er XML eller en hjemmeside. Hent adresserne som CSV eller JSON.',
      en: 'The file is XML or a web page. Get the addresses as CSV or JSON.',
    },
  },
  {
    looks: /^\s*\{\s*"type"\s*:\s*"FeatureCollection"/,
    sentence: {
      da: 'Filen er GeoJSON. Hent adresserne som CSV eller JSON i stedet (format=csv).',
      en: 'The file is GeoJSON. Get the addresses as CSV or JSON instead (format=csv).',
    },
  },
];
