import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { municipalitySchema } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { type AddressFault, SqliteAddressBook, importAddresses } from '../index.js';

const newFolder = temporaryFolder();
const uuid = (kind: number, number: number) => `0a3f50${kind}0-0000-32b8-e044-00000000000${number}`;
const now = { registreringFra: '2018-05-07T00:00:00Z', registreringTil: null, virkningTil: '' };

/** The shapes of Datafordeler's file downloads, made up. */
const address = (number: number, more: object = {}) => ({
  ...now,
  id_lokalId: uuid(1, number),
  adressebetegnelse: `Måneparken ${number}, 2635 Ishøj`,
  doerbetegnelse: '',
  husnummer: uuid(2, number),
  status: '3',
  ...more,
});
const house = (number: number, municipality = 'dagi-1') => ({
  ...now,
  id_lokalId: uuid(2, number),
  husnummertekst: `${number}`,
  adgangspunkt: uuid(3, number),
  kommuneinddeling: municipality,
});
const point = (number: number, position = 'POINT(711121.65 6168130.59)') => ({
  ...now,
  id_lokalId: uuid(3, number),
  position,
  status: '8',
});
const municipalities = [
  { ...now, id_lokalId: 'dagi-1', kommunekode: '0183', navn: 'Ishøj' },
  { ...now, id_lokalId: 'dagi-2', kommunekode: '0253', navn: 'Greve' },
];

const importing = async (lists: readonly object[][], code?: string) => {
  const into = newFolder();
  const faults: AddressFault[] = [];
  const file = lists.map((list) => `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  const imported = await importAddresses(Readable.from(file), {
    into,
    onFault: (fault) => faults.push(fault),
    ...(code && { municipality: municipalitySchema.parse(code) }),
  });
  const book = new SqliteAddressBook(into);
  const kept = book.find('måneparken');
  book.close();
  return { imported, kept, faults: faults.map(({ line, what }) => `${line}: ${what.en}`) };
};

describe("DAR's own lists", () => {
  it.each([
    ['addresses first', [[address(1)], [house(1)], [point(1)]]],
    ['points first', [[point(1)], [house(1)], [address(1)]]],
  ])('are put together in whatever order they come: %s', async (_order, lists) => {
    const { kept, imported } = await importing(lists);
    expect(imported).toEqual({ kept: 1, left: 0, faults: 0 });
    expect(kept).toEqual([
      {
        id: uuid(1, 1),
        label: 'Måneparken 1, 2635 Ishøj',
        latitude: expect.closeTo(55.6132, 5),
        longitude: expect.closeTo(12.3524, 5),
      },
    ]);
  });

  it.each([
    ['on one line', (all: object) => JSON.stringify(all)],
    ['over many lines', (all: object) => JSON.stringify(all, null, 2)],
    ['a record to a line', (all: object) => JSON.stringify(all).replaceAll('},{', '},\n{')],
  ])('are found in the file that holds them all under their names, written %s', async (_how, write) => {
    const all = {
      AdresseList: [address(1), address(2)],
      NavngivenVejList: [{ ...now, id_lokalId: uuid(4, 1), vejnavn: 'Måneparken [øst], "List": [' }],
      HusnummerList: [house(1), house(2)],
      AdressepunktList: [point(1), point(2)],
      KommuneinddelingList: municipalities,
      PostnummerList: [],
    };
    const into = newFolder();
    const onFault = (fault: AddressFault) => expect(fault).toBeUndefined();
    const municipality = municipalitySchema.parse('0183');
    const pieces = write(all).match(/[^]{1,97}/g) ?? [];
    const imported = await importAddresses(Readable.from(pieces), { into, municipality, onFault });
    expect(imported).toEqual({ kept: 2, left: 0, faults: 0 });
  });

  it('leave out what is abandoned and what was so once', async () => {
    const addresses = [
      address(1),
      address(2, { status: '4' }),
      address(3, { status: '5' }),
      address(1, { adressebetegnelse: 'Måneparken 99, 2635 Ishøj', virkningTil: '2019-01-01T00:00:00Z' }),
      address(4, { status: '2' }),
    ];
    const { kept, imported } = await importing([addresses, [house(1), house(4)], [point(1), point(4)]]);
    expect(imported).toEqual({ kept: 2, left: 3, faults: 0 });
    expect(kept.map(({ label }) => label)).toEqual(['Måneparken 1, 2635 Ishøj', 'Måneparken 4, 2635 Ishøj']);
  });

  it("keep one municipality's addresses where DAGI's list of municipalities is with them", async () => {
    const lists = [
      [address(1), address(2)],
      [house(1), house(2, 'dagi-2')],
      [point(1), point(2)],
    ];
    expect((await importing([...lists, municipalities], '0183')).imported).toEqual({ kept: 1, left: 1, faults: 0 });
    await expect(importing(lists, '0183')).rejects.toThrow('holds no address to keep');
  });

  it('are reported address by address where a part is missing or broken', async () => {
    const { imported, faults } = await importing([
      [address(1), address(2), address(3)],
      [house(1), house(3)],
      [point(1), point(3, 'POINT(0 0)')],
    ]);
    expect(imported).toEqual({ kept: 1, left: 0, faults: 3 });
    expect(faults).toEqual([
      expect.stringMatching(/^12: The address has no point in Denmark/),
      expect.stringMatching(/^3: .*Import Adresse, Husnummer and Adressepunkt together/),
      expect.stringMatching(/^4: .*Import Adresse, Husnummer and Adressepunkt together/),
    ]);
  });
});
