import { describe, expect, it } from '@jest/globals';
import { type LocalDate, plusDays } from '#kernel';
import { publicHolidayOn } from './holidays.js';

const holidaysOf = (year: number): Record<string, string> => {
  const days = Array.from({ length: 366 }, (_, day) => plusDays(`${year}-01-01` as LocalDate, day));
  return Object.fromEntries(
    days
      .filter((day) => day.startsWith(`${year}`))
      .flatMap((day) => {
        const name = publicHolidayOn(day);
        return name ? [[day, name]] : [];
      }),
  );
};

describe('Danish public holidays', () => {
  // The days of folkekirken and New Year's Day, as lov om ændring af helligdage has left them since 2024.
  it('are these in 2026', () =>
    expect(holidaysOf(2026)).toEqual({
      '2026-01-01': 'Nytårsdag',
      '2026-04-02': 'Skærtorsdag',
      '2026-04-03': 'Langfredag',
      '2026-04-05': 'Påskedag',
      '2026-04-06': 'Anden påskedag',
      '2026-05-14': 'Kristi Himmelfartsdag',
      '2026-05-24': 'Pinsedag',
      '2026-05-25': 'Anden Pinsedag',
      '2026-12-25': 'Juledag',
      '2026-12-26': 'Anden Juledag',
    }));

  it('hold Store Bededag until 2023, and no longer', () => {
    expect(publicHolidayOn('2023-05-05' as LocalDate)).toBe('Store Bededag');
    expect(Object.values(holidaysOf(2024))).not.toContain('Store Bededag');
    expect(publicHolidayOn('2024-04-26' as LocalDate)).toBeUndefined();
  });

  it.each([
    ['Constitution Day', '2026-06-05'],
    ['Christmas Eve', '2026-12-24'],
    ['New Year’s Eve', '2026-12-31'],
    ['May Day', '2026-05-01'],
  ])('do not hold %s', (_day, date) => expect(publicHolidayOn(date as LocalDate)).toBeUndefined());

  it('follow Easter', () => {
    expect(publicHolidayOn('2027-03-28' as LocalDate)).toBe('Påskedag');
    expect(publicHolidayOn('2038-04-25' as LocalDate)).toBe('Påskedag');
  });
});
