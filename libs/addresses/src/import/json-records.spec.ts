import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressIn } from './address-in.js';
import { jsonRecords } from './json-records.js';
import type { Found } from './record.js';

const read = async (text: string, size = text.length || 1): Promise<Found[]> => {
  const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  const found: Found[] = [];
  for await (const one of jsonRecords(
    (async function* () {
      yield* await Promise.resolve(pieces);
    })(),
  ))
    found.push(one);
  return found;
};

const ids = (found: readonly Found[]) =>
  found.map((one) => ('fields' in one ? one.fields.id : `broken on ${one.line}`));

/** The shape of DAWA's answer with struktur=nestet, made up. */
const nested = {
  id: '0a3f50b0-0000-32b8-e044-000000000001',
  status: 1,
  darstatus: 3,
  historik: { oprettet: '2014-05-05T19:07:48.577', nedlagt: null },
  etage: '3',
  dør: 'tv',
  adressebetegnelse: 'Måneparken 12, 3. tv, 2635 Ishøj',
  adgangsadresse: {
    id: '0a3f5080-0000-32b8-e044-000000000901',
    vejstykke: { navn: 'Måneparken', kode: '9101' },
    husnr: '12',
    supplerendebynavn: null,
    postnummer: { nr: '2635', navn: 'Ishøj' },
    kommune: { kode: '0183', navn: 'Ishøj' },
    adgangspunkt: { koordinater: [12.3524, 55.6132], nøjagtighed: 'A' },
    jordstykker: [{ href: 'a "quoted" {brace}' }],
  },
};
const flat = {
  id: nested.id,
  status: 1,
  vejnavn: 'Måneparken',
  husnr: '12',
  etage: '3',
  dør: 'tv',
  supplerendebynavn: null,
  postnr: '2635',
  postnrnavn: 'Ishøj',
  kommunekode: '0183',
  x: 12.3524,
  y: 55.6132,
};

describe("DAWA's JSON", () => {
  it.each([
    ['nested', nested],
    ['flat', flat],
  ])('in its %s structure makes the address that the register knows', async (_structure, record) => {
    const [found] = await read(JSON.stringify([record], null, 2));
    expect(found && 'fields' in found && found.fields.kommunekode).toBe('0183');
    expect(found && 'fields' in found && addressIn(found.fields)).toEqual({
      id: nested.id,
      label: 'Måneparken 12, 3. tv, 2635 Ishøj',
      latitude: 55.6132,
      longitude: 12.3524,
    });
  });

  it.each([
    ['an array on one line', (records: object[]) => JSON.stringify(records)],
    ['an array over many lines', (records: object[]) => JSON.stringify(records, null, 2)],
    [
      'an array without indenting',
      (records: object[]) => `[\n${records.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
    ],
    ['one to a line', (records: object[]) => records.map((one) => JSON.stringify(one)).join('\r\n')],
  ])('is read as %s, in pieces of any size', async (_form, write) => {
    const text = write([nested, { ...flat, id: 'b' }, { ...nested, id: 'c' }]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        expect(ids(await read(text, size))).toEqual([nested.id, 'b', 'c']);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['is cut short', '{"id": "b", "adgangsadresse": {'],
    ['never closes a text', '{"id": "b}'],
    ['closes too often', '{"id": "b"}}'],
    ['is no JSON', '{id: b}'],
    ['is no object', 'null'],
  ])('keeps the neighbours of a line that %s', async (_what, broken) => {
    const found = ids(await read(`{"id": "a"}\n${broken}\n{"id": "c"}\n`));
    expect(found.filter((one) => one?.length === 1 && one !== 'b')).toEqual(['a', 'c']);
    expect(found).toContain('broken on 2');
  });

  it('keeps the neighbours of a broken object in an array over many lines', async () => {
    const text = '[\n{\n  "id": "a"\n}, {\n  "id": {\n}, {\n  "id": "c"\n}\n]';
    expect(ids(await read(text))).toEqual(['a', 'broken on 4', 'c']);
  });

  it('says so where the file ends within an object', async () => {
    expect(ids(await read('[{"id": "a"},\n{"id": "b"'))).toEqual(['a', 'broken on 2']);
  });

  it('does not keep in memory what is longer than any address', async () => {
    const text = `{"id": "a", "x": "${'x'.repeat(2_000_000)}"}\n{"id": "b"}`;
    expect(ids(await read(text, 65_536))).toEqual(['broken on 1', 'b']);
  });
});
