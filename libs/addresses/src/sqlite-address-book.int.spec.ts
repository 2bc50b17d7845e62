import { createReadStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { addressFileIn } from './address-file.js';
import { SqliteAddressBook, importAddresses } from './index.js';

const newFolder = temporaryFolder();
const FIXTURE = fileURLToPath(new URL('../fixtures/addresses.csv', import.meta.url));
const onFault = () => undefined;

let folder: string;
let book: SqliteAddressBook;
beforeEach(async () => {
  folder = newFolder();
  await importAddresses(createReadStream(FIXTURE), { into: folder, onFault });
  book = new SqliteAddressBook(folder);
});
afterEach(() => book.close());

const labels = (text: string, limit?: number) =>
  book.find(text, limit === undefined ? {} : { limit }).map(({ label }) => label);

describe('looking an address up', () => {
  it.each([
    'Måneparken 12, 3. tv',
    'måneparken 12 3 tv',
    'MAANEPARKEN 12 3.TV',
    'maaneparken 12, 3tv, 2635 Ishoej',
    'Måneparken 12, 3. tv, 2635 Ishøj',
    'Ma\u030Aneparken 12 3 tv',
    'ishøj måneparken 12 tv 3',
    'månep 12 3 tv',
  ])('finds the flat by "%s"', (text) => {
    expect(labels(text)[0]).toBe('Måneparken 12, 3. tv, 2635 Ishøj');
  });

  it.each([
    ['aertehaven 12b', 'Ærtehaven 12B, 2635 Ishøj'],
    ['Ærtehaven 12 B', 'Ærtehaven 12B, 2635 Ishøj'],
    ['ärtehaven 12b', 'Ærtehaven 12B, 2635 Ishøj'],
    ['soeslottets alle 5', 'Søslottets Allé 5, Torslunde Strand, 2635 Ishøj'],
    ['søslottets allé 5 2635', 'Søslottets Allé 5, Torslunde Strand, 2635 Ishøj'],
    ['Åkandevej 7 kl', 'Aakandevej 7, kl., 2635 Ishøj'],
    ['ny strandgård', 'Ny "Strandgård" 1, 2635 Ishøj'],
  ])('forgives what a keyboard or a habit makes of it: %s', (text, label) => {
    expect(labels(text)[0]).toBe(label);
  });

  it('lists house numbers as people count, while they are still typing', () => {
    expect(labels('ærteh').map((label) => label.split(',')[0])).toEqual([
      'Ærtehaven 1',
      'Ærtehaven 2',
      'Ærtehaven 10',
      'Ærtehaven 12',
      'Ærtehaven 12',
      'Ærtehaven 12A',
      'Ærtehaven 12B',
      'Ærtehaven 21',
    ]);
  });

  it('puts what begins with the words before what only holds them', () => {
    expect(labels('ærtehaven 2')[0]).toBe('Ærtehaven 2, 2635 Ishøj');
    expect(labels('2635 ærtehaven 2')[0]).toBe('Ærtehaven 2, 2635 Ishøj');
  });

  it('puts the nearest first where it is told where', () => {
    const near = { latitude: 55.59, longitude: 12.3 };
    expect(book.find('ærtehaven 12', { near })[0]?.label).toBe('Ærtehaven 12, 2670 Greve');
  });

  it('answers with no more than were asked for, and never with more than 50', () => {
    expect(labels('ishøj', 3)).toHaveLength(3);
    expect(labels('ishøj')).toHaveLength(10);
    expect(labels('ishøj', 1_000)).toHaveLength(30);
    expect(labels('ishøj', -1)).toHaveLength(1);
  });

  it.each(['', ' ', 'å'.slice(0, 0), ',', '1', '"', "' OR 1=1 --", 'måne* NOT parken', 'label:x', '(', '\u0000', '🚲'])(
    'is never put out by what somebody types: %j',
    (text) => {
      expect(labels(text)).toEqual([]);
    },
  );

  it('finds an address by its id, in any case', () => {
    const id = '0a3f50b0-0000-32b8-e044-000000000027';
    expect(book.byId(id)?.label).toBe('Aakandevej 7, 2., 2635 Ishøj');
    expect(book.byId(id.toUpperCase())).toEqual(book.byId(id));
    expect(book.byId('0a3f50b0-0000-32b8-e044-999999999999')).toBeUndefined();
  });
});

describe('the file of addresses', () => {
  it('is not there before the first import, and then nothing is found', () => {
    const empty = new SqliteAddressBook(newFolder());
    expect(empty.find('måneparken')).toEqual([]);
    expect(empty.byId('0a3f50b0-0000-32b8-e044-000000000001')).toBeUndefined();
    empty.close();
  });

  it('is looked at anew after another import, by who has it open', async () => {
    expect(labels('nyvej')).toEqual([]);
    const columns = 'id,vejnavn,husnr,postnr,postnrnavn,x,y';
    const line = '0a3f50b0-0000-32b8-e044-000000000001,Nyvej,1,2635,Ishøj,12.35,55.61';
    await importAddresses(Readable.from([`${columns}\n${line}\n`]), { into: folder, onFault });
    expect(labels('nyvej')).toEqual(['Nyvej 1, 2635 Ishøj']);
    expect(labels('måneparken')).toEqual([]);
  });

  it('of another release is as good as none, until it is imported anew', () => {
    book.close();
    const database = openDatabase(addressFileIn(folder), 'readWrite');
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(labels('måneparken')).toEqual([]);
  });

  it('that is none says so', () => {
    book.close();
    writeFileSync(addressFileIn(folder), 'not a database, and long enough to be read as the header of one'.repeat(10));
    expect(() => labels('måneparken')).toThrow(/addresses\.db.*Import the addresses again/);
  });
});
