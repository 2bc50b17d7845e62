import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cvrNumber, isCvrNumber } from './cvr.js';

const sevenDigits = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String);

/** As Erhvervsstyrelsen has it: 11 less the rest; 11 is written as 0, and to a number that would need 10 there is no CVR number. */
function checkDigitOf(seven: string): number | undefined {
  const sum = [2, 7, 6, 5, 4, 3, 2].reduce((so, weight, place) => so + weight * Number(seven[place]), 0);
  const digit = 11 - (sum % 11);
  return digit === 11 ? 0 : digit === 10 ? undefined : digit;
}

describe('a CVR number', () => {
  it.each(['13748136', '24256790'])('%s is one', (cvr) => expect(isCvrNumber(cvr)).toBe(true));

  it.each(['24256791', '2425679', '242567900', '00000000', '04256790', 'abcdefgh', ''])('%s is none', (cvr) =>
    expect(isCvrNumber(cvr)).toBe(false),
  );

  it('has of all last digits the one that checks the others, or there is no such number', () =>
    fc.assert(
      fc.property(sevenDigits, (seven) => {
        const fitting = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) =>
          isCvrNumber(`${seven}${digit}`),
        );
        expect(fitting).toEqual([checkDigitOf(seven)].filter((digit) => digit !== undefined));
      }),
    ));

  it('is none any more when two of its digits are told apart wrongly', () =>
    fc.assert(
      fc.property(sevenDigits, fc.nat(6), (seven, place) => {
        const digit = checkDigitOf(seven);
        const cvr = `${seven}${digit}`;
        const [one = '', next = ''] = [cvr[place], cvr[place + 1]];
        fc.pre(digit !== undefined && one !== next);
        const swapped = cvr.slice(0, place) + next + one + cvr.slice(place + 2);
        expect(isCvrNumber(swapped)).toBe(false);
      }),
    ));

  it('is kept as eight digits, however it is spelt', () => {
    for (const spelt of ['24256790', ' 24 25 67 90 ', 'DK24256790', 'dk-24.25.67.90'])
      expect(cvrNumber.parse(spelt)).toBe('24256790');
  });
});
