import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded } from './folded.js';
import { slipsBetween, slipsForgiven } from './spelling.js';

/** The same by its definition, without a bound: what is left out, put in, changed, or swapped with its neighbour. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [endA, endB] = [a.at(-1), b.at(-1)];
  const swapped = a.length > 1 && b.length > 1 && endA === b.at(-2) && a.at(-2) === endB;
  return Math.min(
    slips(a.slice(0, -1), b) + 1,
    slips(a, b.slice(0, -1)) + 1,
    slips(a.slice(0, -1), b.slice(0, -1)) + (endA === endB ? 0 : 1),
    swapped ? slips(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

const word = fc.string({ unit: fc.constantFrom('s', 'a', 'n', 'g'), maxLength: 6 });

describe('words that are spelt almost alike', () => {
  it('have as many slips between them as it takes to make one the other, up to a bound', () =>
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const all = slips(a, b);
        expect(slipsBetween(a, b, most)).toBe(all <= most ? all : undefined);
      }),
      { numRuns: 200 },
    ));

  it.each([
    ['bus', 0],
    ['skak', 1],
    ['gymnstik', 2],
    ['x'.repeat(41), 0],
  ])('are forgiven by their length: %s has %i', (text, forgiven) => {
    expect(slipsForgiven(text)).toBe(forgiven);
  });
});

describe('folding what was typed', () => {
  it.each([
    ['Café i Åparken 2B', 'cafe i aaparken 2 b'],
    ['SØNDAGSÆBLE', 'soendagsaeble'],
    ['A\u030Aparken', 'aaparken'],
    ['ﬁlm & <b>sang</b>', 'film b sang b'],
    ['İstanbul Şarkı', 'istanbul sarki'],
    ['\ud83d \u202e🎵', ''],
  ])('makes “%s” “%s”', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it('changes nothing that is folded', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(folded(folded(text))).toBe(folded(text)))));
});
