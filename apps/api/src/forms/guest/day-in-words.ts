import { type Instant, type Language, type LocalDate, ZONE, epochMilliseconds } from '#kernel';
import { type Words, both } from '../words.js';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };
const AT: Readonly<Record<Language, string>> = { da: ' kl. ', en: ', ' };

const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  da: new Intl.DateTimeFormat(LOCALES.da, { timeZone: ZONE, ...options }),
  en: new Intl.DateTimeFormat(LOCALES.en, { timeZone: ZONE, ...options }),
});
const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const days = formats(DAY);
/** A date is read as midnight in UTC (ECMAScript, "date time string format"). */
const calendarDays = formats({ ...DAY, timeZone: 'UTC' });
const hours = formats({ hour: '2-digit', minute: '2-digit' });

/** From when until when, on the clock in Denmark: tirsdag 24. november kl. 12.00–15.00. */
export const dayInWords = ({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Words =>
  both((language) => {
    const [from, until] = [epochMilliseconds(startsAt), epochMilliseconds(endsAt)];
    return `${days[language].format(from)}${AT[language]}${hours[language].formatRange(from, until)}`;
  });

/** Until when something holds, on the clock in Denmark: tirsdag 24. november kl. 12.00. */
export const momentInWords = (at: Instant): Words =>
  both((language) => {
    const moment = epochMilliseconds(at);
    return `${days[language].format(moment)}${AT[language]}${hours[language].format(moment)}`;
  });

/** A day of the calendar: tirsdag den 24. november. */
export const dateInWords = (date: LocalDate): Words =>
  both((language) => calendarDays[language].format(Date.parse(date)));

/** From when until when, on the clock in Denmark, without the day: kl. 12.00–13.30. */
export const hoursInWords = ({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Words =>
  both((language) => {
    const range = hours[language].formatRange(epochMilliseconds(startsAt), epochMilliseconds(endsAt));
    return language === 'da' ? `Kl. ${range}` : range;
  });
