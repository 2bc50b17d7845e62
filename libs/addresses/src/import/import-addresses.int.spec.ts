import { cpSync, createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { municipalitySchema } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { type AddressFault, AddressesUnusable, SqliteAddressBook, importAddresses } from '../index.js';

const newFolder = temporaryFolder();
const FIXTURE = fileURLToPath(new URL('../../fixtures/addresses.csv', import.meta.url));
const ISHOJ = municipalitySchema.parse('0183');
const csv = readFileSync(FIXTURE, 'utf8');
const [header = '', firstLine = ''] = csv.split('\n');

const importing = async (file: Readable | string, into: string, municipality?: typeof ISHOJ) => {
  const faults: AddressFault[] = [];
  const readable = typeof file === 'string' ? Readable.from([Buffer.from(file)]) : file;
  const imported = await importAddresses(readable, {
    into,
    onFault: (fault) => faults.push(fault),
    ...(municipality && { municipality }),
  });
  return { imported, faults };
};

const labelsIn = (folder: string, text: string): string[] => {
  const book = new SqliteAddressBook(folder);
  try {
    return book.find(text, { limit: 50 }).map(({ label }) => label);
  } finally {
    book.close();
  }
};

describe('importing a public file of addresses', () => {
  it("keeps a municipality's addresses, leaves out others and abandoned ones, and reports broken lines one by one", async () => {
    const { imported, faults } = await importing(createReadStream(FIXTURE), newFolder(), ISHOJ);
    expect(imported).toEqual({ kept: 30, left: 2, faults: 3 });
    expect(faults.map(({ line, what }) => `${line}: ${what.en}`)).toEqual([
      '7: The line has 12 columns and the header has 36. Fetch the file again if it was cut short.',
      '17: The quotation marks do not match. One that belongs to a value is written twice.',
      '33: The address has no point in Denmark. Use degrees in WGS 84 or metres in ETRS89/UTM zone 32.',
    ]);
    expect(faults.map(({ what }) => what.da)).not.toContain(undefined);
  });

  it('gives the same however the file is cut into pieces on its way', async () => {
    const folder = newFolder();
    const { imported } = await importing(createReadStream(FIXTURE, { highWaterMark: 7 }), folder, ISHOJ);
    expect(imported).toEqual({ kept: 30, left: 2, faults: 3 });
    expect(labelsIn(folder, 'Søslottets')).toContain('Søslottets Allé 3, Torslunde Strand, 2635 Ishøj');
  });

  it('takes the addresses of all municipalities where none is named', async () => {
    const folder = newFolder();
    expect((await importing(csv, folder)).imported).toEqual({ kept: 31, left: 1, faults: 3 });
    expect(labelsIn(folder, 'ærtehaven 12')).toContain('Ærtehaven 12, 2670 Greve');
  });

  it('reads a file that went through a Danish spreadsheet: semicolons, decimal commas, lost zeros', async () => {
    const folder = newFolder();
    const columns = 'id;vejnavn;husnr;postnr;postnrnavn;kommunekode;x;y';
    const line = '0A3F50B0-0000-32B8-E044-000000000001;Ærtehaven;012A;2635;Ishøj;183;12,3456789;55,6123456';
    await importing(`\uFEFF${columns}\r\n${line}\r\n`, folder, ISHOJ);
    const book = new SqliteAddressBook(folder);
    expect(book.find('aertehaven')).toEqual([
      {
        id: '0a3f50b0-0000-32b8-e044-000000000001',
        label: 'Ærtehaven 12A, 2635 Ishøj',
        latitude: 55.6123456,
        longitude: 12.3456789,
      },
    ]);
    book.close();
  });

  it('turns metres into degrees where a file has no degrees', async () => {
    const folder = newFolder();
    // One place in both systems, as DAWA gives them for Brammingevej 18, 5200 Odense V.
    const columns = 'id,vejnavn,husnr,postnr,postnrnavn,etrs89koordinat_øst,etrs89koordinat_nord';
    await importing(
      `${columns}\n0a3f50b0-0000-32b8-e044-000000000001,Vej,1,5200,Odense V,584330.74,6139543.21`,
      folder,
    );
    const book = new SqliteAddressBook(folder);
    const [address] = book.find('vej 1');
    book.close();
    expect(address?.latitude).toBeCloseTo(55.3948974, 6);
    expect(address?.longitude).toBeCloseTo(10.3314668, 6);
  });

  it('keeps the first of two addresses with one id, and reports the second', async () => {
    const { imported, faults } = await importing(`${header}\n${firstLine}\n${firstLine}\n`, newFolder());
    expect(imported).toEqual({ kept: 1, left: 0, faults: 1 });
    expect(faults[0]).toMatchObject({ line: 3, what: { en: expect.stringContaining('stands earlier in the file') } });
  });

  it.each([
    ['says nothing of its street', firstLine.replaceAll('Måneparken', ''), 'Nothing stands in vejnavn.'],
    ['has no id of DAR', firstLine.replace(/^[^,]+/, '4.7E+12'), "The address's id is not a UUID."],
    ['has no municipality', firstLine.replace('0183', ''), 'No municipality (kommunekode) stands there.'],
    ['is not UTF-8', firstLine.replaceAll('å', '\uFFFD'), 'The line is not UTF-8.'],
    ['is longer than any address', 'x'.repeat(2_000_000), 'The record is longer than'],
  ])('reports a line that %s, and keeps the next', async (_what, broken, sentence) => {
    const next = firstLine.replace('000000000001', '000000000099');
    const { imported, faults } = await importing(`${header}\n${broken}\n${next}\n`, newFolder(), ISHOJ);
    expect(imported).toEqual({ kept: 1, left: 0, faults: 1 });
    expect(faults[0]).toMatchObject({ line: 2, what: { en: expect.stringContaining(sentence) } });
  });
});

describe('what cannot be imported', () => {
  it.each([
    ['packed', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0]), 'Unpack it first'],
    ['packed by gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'Unpack it first'],
    ['a web page', Buffer.from('<!doctype html><title>Not found</title>'), 'XML or a web page'],
    ['GeoJSON', Buffer.from('{"type": "FeatureCollection", "features": []}'), 'GeoJSON'],
    ['another table', Buffer.from('name,age\nIda,80\n'), 'does not name id, vejnavn, husnr, postnr, postnrnavn'],
    ['empty', Buffer.alloc(0), 'holds no address to keep'],
  ])('a file that is %s is refused in a sentence, and the old addresses stay', async (_what, bytes, sentence) => {
    const folder = newFolder();
    await importing(csv, folder, ISHOJ);
    const refused = importing(Readable.from([bytes]), folder);
    await expect(refused).rejects.toThrow(AddressesUnusable);
    await expect(refused).rejects.toThrow(sentence);
    expect(labelsIn(folder, 'havkajakvej')).toEqual(['Havkajakvej 4, 2635 Ishøj']);
  });

  it("a file of other municipalities' addresses does not empty the book", async () => {
    const folder = newFolder();
    await importing(csv, folder, ISHOJ);
    await expect(importing(csv, folder, municipalitySchema.parse('0851'))).rejects.toThrow('in municipality 0851');
    expect(labelsIn(folder, 'havkajakvej')).toHaveLength(1);
  });

  it('a folder that is not there is named, and with what to say instead', async () => {
    const folder = join(newFolder(), 'daata');
    await expect(importing(csv, folder)).rejects.toThrow(AddressesUnusable);
    await expect(importing(csv, folder)).rejects.toThrow(`${folder} is not there, or nothing can be written in it`);
    expect(existsSync(folder)).toBe(false);
  });

  it('two imports into one folder: the second is told to wait', async () => {
    const folder = newFolder();
    let second: Promise<unknown> | undefined;
    const slowly = async function* () {
      yield csv;
      second ??= importing(csv, folder);
      await expect(second).rejects.toThrow('Wait until that has finished');
    };
    expect((await importing(Readable.from(slowly()), folder)).imported.kept).toBe(31);
  });
});

describe('a crash in between', () => {
  const other = `${header}\n${firstLine.replaceAll('Måneparken', 'Solparken')}\n`;

  it('leaves the old addresses, and what it left behind is not in the way of the next import', async () => {
    const [folder, crashed] = [newFolder(), newFolder()];
    await importing(csv, folder, ISHOJ);
    const dying = async function* () {
      yield other;
      // What a process killed at this moment leaves behind.
      await Promise.resolve();
      cpSync(folder, crashed, { recursive: true });
      yield '\n';
    };
    await importing(Readable.from(dying()), folder);
    expect(labelsIn(folder, 'solparken')).toHaveLength(1);

    expect(existsSync(join(crashed, 'addresses.db.new'))).toBe(true);
    expect(labelsIn(crashed, 'solparken')).toEqual([]);
    expect(labelsIn(crashed, 'havkajakvej')).toHaveLength(1);
    await importing(other, crashed);
    expect(labelsIn(crashed, 'parken')).toEqual([]);
    expect(labelsIn(crashed, 'solparken')).toHaveLength(1);
    expect(existsSync(join(crashed, 'addresses.db.new'))).toBe(false);
  });

  it('a file that stops coming leaves the old addresses and nothing else', async () => {
    const folder = newFolder();
    await importing(csv, folder, ISHOJ);
    const torn = async function* () {
      yield other;
      await Promise.reject(new Error('the disk was taken out'));
    };
    await expect(importing(Readable.from(torn()), folder)).rejects.toThrow('the disk was taken out');
    expect(labelsIn(folder, 'havkajakvej')).toHaveLength(1);
    expect(existsSync(join(folder, 'addresses.db.new'))).toBe(false);
  });

  it('garbage where the new file is to be does not hinder an import', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'addresses.db.new'), 'half a page');
    expect((await importing(csv, folder, ISHOJ)).imported.kept).toBe(30);
  });
});
