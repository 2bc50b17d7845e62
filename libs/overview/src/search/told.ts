import { type Instant, type Language, type LocalDate, epochMilliseconds } from '#kernel';
import type { Filters, Need, Weekday } from './filters.js';

const NEEDS: Readonly<Record<Need, Readonly<Record<Language, string>>>> = {
  stepFree: { da: 'adgang uden trin', en: 'step-free access' },
  accessibleToilet: { da: 'handicaptoilet', en: 'accessible toilet' },
  hearingLoop: { da: 'teleslynge', en: 'hearing loop' },
  companyOnTheWay: { da: 'følgeskab hjemmefra', en: 'company on the way' },
  transport: { da: 'kørsel', en: 'transport' },
  quiet: { da: 'rolige omgivelser', en: 'quiet surroundings' },
};

export const needTold = (need: Need, language: Language): string => NEEDS[need][language];

const WEEKDAY = formats({ weekday: 'long', timeZone: 'UTC' });
const DATE = formats({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Made once: to make one takes longer than to tell a page of hits. */
const KILOMETRES = {
  da: new Intl.NumberFormat('da', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
};
const LANGUAGES = {
  da: new Intl.DisplayNames(['da'], { type: 'language' }),
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
};

function formats(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return { da: new Intl.DateTimeFormat('da', options), en: new Intl.DateTimeFormat('en-GB', options) };
}

const noonOf = (date: string): number => epochMilliseconds(`${date}T12:00:00.000Z` as Instant);

/** 2024 began on a Monday. */
const weekdayTold = (weekday: Weekday, language: Language): string =>
  WEEKDAY[language].format(noonOf(`2024-01-0${weekday}`));

/** `torsdag 26. november`, `Thursday 26 November`. */
export const dateTold = (date: LocalDate, language: Language): string =>
  DATE[language].format(noonOf(date)).replace(',', '').replace(' den ', ' ');

/** `350 m`, `1,4 km`: rounded, as nobody walks as the crow flies. */
export const metresTold = (metres: number, language: Language): string =>
  metres < 1_000
    ? `${Math.max(50, Math.round(metres / 50) * 50)} m`
    : `${KILOMETRES[language].format(metres / 1_000)} km`;

export const languageTold = (spoken: string, language: Language): string => LANGUAGES[language].of(spoken) ?? spoken;

/** Filters in words, one by one, for whoever wants to see what was understood: `torsdag`, `kl. 12.00–18.00`, `adgang uden trin`. */
export function filtersTold(filters: Filters, language: Language): readonly string[] {
  const { weekdays = [], timeOfDay, dates, near, needs = [], free } = filters;
  const danish = language === 'da';
  return [
    ...weekdays.map((weekday) => weekdayTold(weekday, language)),
    ...(dates ? [datesTold(dates, language)] : []),
    ...(timeOfDay ? [hoursTold(timeOfDay, language)] : []),
    ...(near ? [nearTold(near, language)] : []),
    ...needs.map((need) => needTold(need, language)),
    ...(free ? [danish ? 'gratis' : 'free of charge'] : []),
    ...(filters.language ? [`${danish ? 'på' : 'in'} ${languageTold(filters.language, language)}`] : []),
  ];
}

/** `kl. 12.00–18.00`, `12:00–18:00`. */
export function hoursTold({ from, until }: NonNullable<Filters['timeOfDay']>, language: Language): string {
  const hours = `${from}–${until}`;
  return language === 'da' ? `kl. ${hours.replaceAll(':', '.')}` : hours;
}

const datesTold = ({ from, until }: NonNullable<Filters['dates']>, language: Language): string =>
  from === until ? dateTold(from, language) : `${dateTold(from, language)} – ${dateTold(until, language)}`;

function nearTold({ metres, name }: NonNullable<Filters['near']>, language: Language): string {
  const far = metresTold(metres, language);
  if (language === 'da') return `højst ${far} fra ${name ?? 'dig'}`;
  return `at most ${far} from ${name ?? 'you'}`;
}
