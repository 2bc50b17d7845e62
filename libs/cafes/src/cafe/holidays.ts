import Holidays from 'date-holidays';
import type { LocalDate } from '#kernel';

const denmark = new Holidays('DK', { languages: ['da', 'en'] });
const years = new Map<string, ReadonlyMap<LocalDate, string>>();

/** The Danish public holiday (helligdag) on that date by its Danish name, `undefined` on any other day. */
export function publicHolidayOn(date: LocalDate): string | undefined {
  const year = date.slice(0, 4);
  let holidays = years.get(year);
  if (!holidays) {
    holidays = new Map(
      denmark
        .getHolidays(Number(year))
        .filter(({ type }) => type === 'public')
        .map(({ date: day, name }) => [day.slice(0, 10) as LocalDate, name]),
    );
    years.set(year, holidays);
  }
  return holidays.get(date);
}
