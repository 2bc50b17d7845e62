import { Temporal } from 'temporal-polyfill';
import { type Language, type LocalDate, type LocalTime, plusDays } from '#kernel';
import { type Occurrence, isAllDay, lastDayOf, lastsForDays } from '../times/occurrences.js';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  da: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  da: [
    ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
    ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
};

/** `mandag`, by ISO 8601: 1 is Monday. */
export const weekdayName = (weekday: number, language: Language): string => WEEKDAYS[language][weekday - 1] ?? '';

/** `torsdag den 26. november`, `Thursday 26 November`; with the year where that is another one. */
export function dayTold(date: LocalDate, language: Language, today: LocalDate): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  const name = `${day}${language === 'da' ? '.' : ''}\u00a0${MONTHS[language][month - 1] ?? ''}`;
  const withYear = date.slice(0, 4) === today.slice(0, 4) ? name : `${name} ${year}`;
  return `${weekdayName(dayOfWeek, language)} ${language === 'da' ? 'den ' : ''}${withYear}`;
}

/** `26. november 2026`. */
export function dateTold(date: LocalDate, language: Language): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day}${language === 'da' ? '.' : ''}\u00a0${MONTHS[language][month - 1] ?? ''}\u00a0${year}`;
}

const timeTold = (time: LocalTime, language: Language): string =>
  language === 'da' ? `kl.\u00a0${time.replace(':', '.')}` : time;

const ALL_DAY: Readonly<Record<Language, string>> = { da: 'hele dagen', en: 'all day' };

/** `kl. 14.00–16.00`, `14:00–16:00`. */
function hoursTold(one: Pick<Occurrence, 'begins' | 'ends'>, language: Language): string {
  if (isAllDay(one)) return ALL_DAY[language];
  return `${timeTold(one.begins, language)}–${language === 'da' ? one.ends.replace(':', '.') : one.ends}`;
}

/** The hours on one of its days: of what lasts for days, `fra kl. 10.00`, `hele dagen`, `til kl. 16.00`. */
export function hoursOnDay(one: Occurrence, date: LocalDate, language: Language): string {
  if (!lastsForDays(one)) return hoursTold(one, language);
  const [from, until] = language === 'da' ? ['fra', 'til'] : ['from', 'until'];
  if (date === one.date && one.begins !== '00:00') return `${from} ${timeTold(one.begins, language)}`;
  if (date === lastDayOf(one) && !ENDS_WITH_THE_DAY.includes(one.ends))
    return `${until} ${timeTold(one.ends, language)}`;
  return ALL_DAY[language];
}
const ENDS_WITH_THE_DAY: readonly string[] = ['23:59', '00:00'];

/** `torsdag den 26. november kl. 14.00–16.00`; of what lasts for days from when until when. */
export function occurrenceTold(one: Occurrence, language: Language, today: LocalDate): string {
  const comma = language === 'da' ? '' : ',';
  if (!lastsForDays(one)) return `${dayTold(one.date, language, today)}${comma} ${hoursTold(one, language)}`;
  const at = (date: LocalDate, time: LocalTime): string =>
    `${dayTold(date, language, today)}${isAllDay(one) ? '' : `${comma} ${timeTold(time, language)}`}`;
  const [from, until] = language === 'da' ? ['fra', 'til'] : ['from', 'until'];
  return `${from} ${at(one.date, one.begins)} ${until} ${at(lastDayOf(one), one.ends)}`;
}

/** As a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2026-W48` (ISO 8601). */
export function weekOf(date: LocalDate): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The Monday of a week; `undefined` where there is no such week. */
export function mondayOf(week: string): LocalDate | undefined {
  const [, year, number] = /^(20\d\d)-W(0[1-9]|[1-4]\d|5[0-3])$/.exec(week) ?? [];
  if (!year || !number) return undefined;
  // The fourth of January is in the first week of its year (ISO 8601).
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = plusDays(`${year}-01-04` as LocalDate, 1 - fourth.dayOfWeek + 7 * (Number(number) - 1));
  return weekOf(monday) === week ? monday : undefined;
}
