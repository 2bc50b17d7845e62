import { describe, expect, it } from '@jest/globals';
import { callable, withCallable } from './telephones.js';

const plain = (html: string): string => html.replaceAll('\u00a0', ' ');

describe('a telephone number on a day sheet', () => {
  it.each([
    ['43577575', '43 57 75 75'],
    ['+4543577575', '43 57 75 75'],
    ['+46701234567', '+46701234567'],
  ])('is called as it stands on record, and read in pairs: %s', (number, read) => {
    expect(plain(callable(number).text)).toBe(`<a href="tel:${number}">${read}</a>`);
  });

  it.each([
    ['Datteren Anne, 20 30 40 50', 'Datteren Anne, <a href="tel:20304050">20 30 40 50</a>'],
    ['Søsteren, +4508961976', 'Søsteren, <a href="tel:+4508961976">08 96 19 76</a>'],
    [
      '20304050 eller 43 57 75 75.',
      '<a href="tel:20304050">20 30 40 50</a> eller <a href="tel:43577575">43 57 75 75</a>.',
    ],
    ['Sønnen i Malmø, +46 70 123 45 67', 'Sønnen i Malmø, <a href="tel:+46701234567">+46701234567</a>'],
    ['<b> 20304050 "', '&lt;b&gt; <a href="tel:20304050">20 30 40 50</a> &quot;'],
  ])('is found in what somebody wrote: %s', (text, html) => {
    expect(plain(withCallable(text).text)).toBe(html);
  });

  it.each([
    'Naboen Svend',
    'født 24.11.1960',
    'født 24-11-1960',
    '2635 Ishøj',
    '123456789012',
    '+46 70 12 34 56 78 90 12 34',
    '2635 20304050',
  ])('is not made of anything else: %s', (text) => {
    expect(withCallable(text).text).toBe(text);
  });
});
