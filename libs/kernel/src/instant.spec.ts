import { describe, expect, it } from '@jest/globals';
import {
  type LocalDate,
  type LocalTime,
  dateIn,
  daysBetween,
  instant,
  instantSchema,
  localDateSchema,
  localTimeSchema,
  plusDays,
  plusMinutes,
  wallClock,
} from './instant.js';

const at = (date: string, time: string) => wallClock(date as LocalDate, time as LocalTime);
const problemOf = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;

describe('the clock on the wall in Copenhagen', () => {
  it('is one hour ahead of UTC in winter and two in summer', () => {
    expect(at('2026-11-24', '14:00')).toBe('2026-11-24T13:00:00.000Z');
    expect(at('2026-06-24', '14:00')).toBe('2026-06-24T12:00:00.000Z');
  });

  it('never shows the hour that is skipped in March', () => {
    expect(at('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(at('2026-03-29', '02:00')).toBeUndefined();
    expect(at('2026-03-29', '02:30')).toBeUndefined();
    expect(at('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('means the first of the two hours that are alike in October', () => {
    expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('turns to the next date at midnight there, not in Greenwich', () => {
    expect(dateIn(instant('2026-11-24T22:59:59.999Z'))).toBe('2026-11-24');
    expect(dateIn(instant('2026-11-24T23:00:00Z'))).toBe('2026-11-25');
    expect(dateIn(instant('2026-06-24T22:00:00Z'))).toBe('2026-06-25');
  });
});

describe('dates', () => {
  it('are counted by the calendar, over clock changes and leap days', () => {
    expect(plusDays('2026-03-28' as LocalDate, 2)).toBe('2026-03-30');
    expect(plusDays('2028-02-28' as LocalDate, 1)).toBe('2028-02-29');
    expect(daysBetween('2026-03-28' as LocalDate, '2026-03-30' as LocalDate)).toBe(2);
    expect(daysBetween('2026-11-24' as LocalDate, '2026-11-23' as LocalDate)).toBe(-1);
  });

  it.each(['2026-02-28', '2028-02-29', '1900-01-01', '2199-12-31'])('take %s', (date) =>
    expect(localDateSchema.parse(date)).toBe(date),
  );

  it.each([
    '2026-02-30',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '1899-12-31',
    '2200-01-01',
    '24-11-2026',
    '',
  ])('do not take "%s"', (date) =>
    expect(problemOf(localDateSchema, date)).toBe('must be a date that exists, such as 2026-11-24'),
  );

  it.each(['2026-11-24T00:00', '2026-11-24 ', ' 2026-11-24', '2026-1-1', '20261124'])(
    'do not take another spelling: "%s"',
    (date) => expect(localDateSchema.safeParse(date).success).toBe(false),
  );
});

describe('times', () => {
  it.each([
    ['2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['2026-11-24T13:00:00+01:00', '2026-11-24T12:00:00.000Z'],
    ['2026-11-24T12:00:00.123987Z', '2026-11-24T12:00:00.123Z'],
    ['2026-11-24t12:00z', '2026-11-24T12:00:00.000Z'],
  ])('take %s and keep one spelling', (text, stored) => {
    expect(instantSchema.parse(text)).toBe(stored);
    expect(instantSchema.parse(stored)).toBe(stored);
  });

  it.each([
    '2026-11-24T12:00:00',
    '2026-11-24',
    '2026-02-30T12:00:00.000Z',
    '2026-02-30T12:00:00Z',
    '2026-11-24T24:30:00Z',
    '2026-11-24T12:60:00Z',
    '1899-11-24T12:00:00.000Z',
    '2200-11-24T12:00:00.000Z',
    'tomorrow',
    '',
  ])('do not take "%s"', (text) =>
    expect(problemOf(instantSchema, text)).toBe('must be a time with an offset, such as 2026-11-24T12:00:00Z'),
  );

  it('of day run from 00:00 to 23:59', () => {
    expect(localTimeSchema.parse('00:00')).toBe('00:00');
    expect(localTimeSchema.parse('23:59')).toBe('23:59');
    for (const time of ['24:00', '12:60', '9:00', '09:00:00', ''])
      expect(localTimeSchema.safeParse(time).success).toBe(false);
  });

  it('order as text does', () => {
    const times = ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00.001Z', '2026-11-24T12:00:01Z'].map(instant);
    expect([...times].reverse().sort()).toEqual(times);
    expect(plusMinutes(instant('2026-11-24T23:59:00Z'), 2)).toBe('2026-11-25T00:01:00.000Z');
  });
});
