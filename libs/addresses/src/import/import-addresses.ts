import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Municipality } from '#kernel';
import type { Address } from '../address-book.js';
import { NewAddressFile, addressFileIn } from '../address-file.js';
import { AddressesUnusable, type Sentence } from '../sentence.js';
import { addressIn, municipalityIn, stillThere } from './address-in.js';
import { takeLock } from './lock.js';
import type { Fields } from './record.js';
import { RegisterParts, isPart } from './register-parts.js';
import { recordsIn } from './source.js';

/** What is wrong with one record of a file; the rest of the file is read all the same. */
export interface AddressFault {
  /** Where the record begins; the first line is 1. */
  readonly line: number;
  readonly what: Sentence;
}

export interface AddressImport {
  /** Only its addresses are kept; all where none is named. */
  readonly municipality?: Municipality;
  /** The data folder. */
  readonly into: string;
  readonly onFault: (fault: AddressFault) => void;
}

/** How many records of the file were kept, left out (another municipality, no longer an address), and broken. */
export interface Imported {
  readonly kept: number;
  readonly left: number;
  readonly faults: number;
}

/**
 * Makes `addresses.db` from a public file of DAR: DAR's own lists as JSON, one after the other, or
 * CSV or JSON in the shapes of DAWA's "adresser". Takes constant memory for a file of
 * any size. The new file takes the old one's place as a whole, once the disk has it; until then, and after a crash, the old one answers.
 * @throws AddressesUnusable where the file is none of these, holds no address to keep, where there is no such folder, or another
 * import is under way
 */
export async function importAddresses(
  file: Readable,
  { municipality, into, onFault }: AddressImport,
): Promise<Imported> {
  const lock = takeLock(into);
  const unfinished = join(into, 'addresses.db.new');
  try {
    // A crash may have left one.
    rmSync(unfinished, { force: true });
    const counts = await fill(unfinished, file, municipality, onFault);
    if (counts.kept === 0) throw new AddressesUnusable(nothingToKeep(counts, municipality));
    renameSync(unfinished, addressFileIn(into));
    flushFolder(into);
    return counts;
  } finally {
    rmSync(unfinished, { force: true });
    lock.close();
  }
}

async function fill(
  target: string,
  file: Readable,
  municipality: Municipality | undefined,
  onFault: AddressImport['onFault'],
): Promise<Imported> {
  const counts = { kept: 0, left: 0, faults: 0 };
  const count = (line: number, what: Outcome): void => {
    if (what === 'kept' || what === 'left') counts[what]++;
    else if (what !== 'taken') {
      counts.faults++;
      onFault({ line, what });
    }
  };
  const addresses = new NewAddressFile(target);
  try {
    const parts = new RegisterParts(addresses.database);
    for await (const found of recordsIn(file, municipality ? ['kommunekode'] : [])) {
      if ('broken' in found) count(found.line, found.broken);
      else if (isPart(found.fields)) count(found.line, parts.add(found.line, found.fields));
      else count(found.line, put(addresses, wholeIn(found.fields, municipality)));
    }
    for (const { line, found } of parts.joined(municipality)) count(line, put(addresses, found));
    addresses.finish();
  } finally {
    addresses.close();
  }
  return counts;
}

/** `taken` is a part of an address, which counts once it is put together. */
type Outcome = 'kept' | 'left' | 'taken' | Sentence;

const put = (addresses: NewAddressFile, found: Address | 'left' | Sentence): Outcome =>
  typeof found === 'object' && 'id' in found ? (addresses.add(found) ? 'kept' : saidBefore) : found;

/** An address that stands whole in one record. */
function wholeIn(fields: Fields, municipality?: Municipality): Address | 'left' | Sentence {
  if (!stillThere(fields)) return 'left';
  const theirs = municipalityIn(fields);
  if (municipality && theirs === undefined) return noMunicipality;
  if (municipality && theirs !== municipality) return 'left';
  const address = addressIn(fields);
  return 'broken' in address ? address.broken : address;
}

/** The renaming, too, survives a power cut. */
function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const noMunicipality: Sentence = {
  da: 'Der står ingen kommunekode. Hent filen igen med kommunekode, eller importér uden at nævne en kommune.',
  en: 'No municipality (kommunekode) stands there. Fetch the file again with it, or import without naming a municipality.',
};

const saidBefore: Sentence = {
  da: 'En adresse med samme id står tidligere i filen, og den er beholdt.',
  en: 'An address with the same id stands earlier in the file, and that one was kept.',
};

const nothingToKeep = ({ left, faults }: Imported, municipality?: Municipality): Sentence => ({
  da: `Filen har ingen adresser at beholde${municipality ? ` i kommune ${municipality}` : ''} (${left} udeladt, ${faults} fejl). Se, om det er den rigtige fil og kommune; de gamle adresser gælder stadig.`,
  en: `The file holds no address to keep${municipality ? ` in municipality ${municipality}` : ''} (${left} left out, ${faults} faults). See that it is the right file and municipality; the old addresses still stand.`,
});
