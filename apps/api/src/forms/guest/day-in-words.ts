import { type Instant, type Language, ZONE, epochMilliseconds } from '#kernel';
import { type Words, both } from '../words.js';

const FORMAT: Intl.DateTimeFormatOptions = {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
};
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  da: new Intl.DateTimeFormat('da-DK', FORMAT),
  en: new Intl.DateTimeFormat('en-GB', FORMAT),
};

/** From when until when, on the clock in Denmark: tirsdag 24. november 12.00–15.00. */
export const dayInWords = ({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Words =>
  both((language) => formats[language].formatRange(epochMilliseconds(startsAt), epochMilliseconds(endsAt)));
