import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailAddress, holdsCprNumber, line, telephone, text } from './text.js';

const problemOf = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;

describe('text that a person typed', () => {
  it('is trimmed and composed, so that what looks alike is alike', () => {
    expect(text(100).parse('  Åse Sørensen\n')).toBe('Åse Sørensen');
    expect(text(100).parse('A\u030ase')).toBe('\u00c5se');
  });

  it('keeps what is inside it: lines, tabs, emoji, any script', () => {
    const typed = 'Åbent hver tirsdag\n\tkaffe ☕ 👵🏽 قهوة';
    expect(text(100).parse(typed)).toBe(typed);
  });

  it.each(['', '   ', '\n\t', '\u200b', '\u3164', '\u2060\u00ad'])('must not be empty: %j', (typed) =>
    expect(problemOf(text(10), typed)).toBe('must not be empty'),
  );

  it('is as long as allowed and no longer, and 10,000 characters are answered at once', () => {
    expect(text(10).parse('a'.repeat(10))).toHaveLength(10);
    expect(problemOf(text(10), 'a'.repeat(11))).toBe('must be at most 10 characters');
    expect(problemOf(text(100), 'æ'.repeat(10_000))).toBe('must be at most 100 characters');
  });

  it.each(['a\ud800', '\udc00a', 'a\udc00\ud800'])('holds no half character', (typed) =>
    expect(problemOf(text(10), typed)).toBe('holds half a character (a lone surrogate)'),
  );

  it.each(['a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u000bb'])('holds no control character: %j', (typed) =>
    expect(problemOf(text(10), typed)).toBe('holds a control character'),
  );

  it('is the same when it is read again', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = text(1_000).safeParse(typed);
        if (once.success) expect(text(1_000).parse(once.data)).toBe(once.data);
      }),
    ));
});

describe('a CPR number', () => {
  it.each([
    '010150-1234',
    '0101501234',
    'Født 010150-1234, ring først',
    'cpr:010150 - 1234.',
    '010150–1234',
    '２９0204-1234',
    '290200-1234',
  ])('is never taken in: %s', (typed) => {
    expect(holdsCprNumber(typed)).toBe(true);
    expect(problemOf(text(100), typed)).toContain('looks like a CPR number');
  });

  it.each([
    ['a date that does not exist', '310250-1234'],
    ['a thirteenth month', '011350-1234'],
    ['a day zero', '000150-1234'],
    ['a telephone number', '43 57 75 75'],
    ['a telephone number with its country', '+4543577575'],
    ['a company number', '11931316'],
    ['a longer number', '10101501234'],
    ['a longer number that goes on', '01015012345'],
    ['an account number', '5479 0001234567'],
    ['a date and a time', '24.11.26 1400-1600'],
    ['the hours of two dates', '2026-11-24 14:00'],
  ])('is not %s', (_what, typed) => expect(holdsCprNumber(typed)).toBe(false));

  it('is not taken in as a telephone number', () => expect(problemOf(telephone, '010150-1234')).toContain('CPR'));

  it('of any day of any year is found', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom('', '-'),
        (day, serial, between) => {
          const [year = '', month, date] = day.toISOString().slice(2, 10).split('-');
          expect(holdsCprNumber(`${date}${month}${year}${between}${String(serial).padStart(4, '0')}`)).toBe(true);
        },
      ),
    ));
});

describe('an e-mail address', () => {
  it('is one address in any spelling', () =>
    expect(emailAddress.parse(' Anna.Holm@Ishoj.DK ')).toBe('anna.holm@ishoj.dk'));

  it.each(['anna', 'anna@', '@ishoj.dk', 'anna@ishoj', 'anna holm@ishoj.dk', 'a\ud800@ishoj.dk', ''])(
    'is not %j',
    (typed) => expect(problemOf(emailAddress, typed)).toBe('must be an e-mail address'),
  );

  it('is at most 254 characters', () =>
    expect(emailAddress.safeParse(`${'a'.repeat(250)}@ishoj.dk`).success).toBe(false));
});

describe('a telephone number', () => {
  it('loses what was typed to make it readable', () => {
    expect(telephone.parse('43 57 75 75')).toBe('43577575');
    expect(telephone.parse('+45 43.57-75 75')).toBe('+4543577575');
  });

  it.each(['1234567', '12345678901234567', 'ring', '43+577575', ''])('is not %j', (typed) =>
    expect(problemOf(telephone, typed)).toBe('must be a telephone number of 8 to 15 digits'),
  );
});

describe('a line', () => {
  it.each([
    ['Gerda\r\nSet-Cookie: a=b', 'Gerda Set-Cookie: a=b'],
    ['Gerda\u202edraH', 'Gerda draH'],
    ['Gerda \t\n  Lund', 'Gerda Lund'],
    ['Gerda\u2028', 'Gerda'],
  ])('of %j holds no other one', (typed, kept) => expect(line(200).parse(typed)).toBe(kept));

  it('is refused where nothing is left of it', () =>
    expect(problemOf(line(200), '\r\n\u202e')).toBe('must not be empty'));
});
