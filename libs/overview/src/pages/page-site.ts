import type { Instant, Language, LocalDate } from '#kernel';

/** Where the pages of a municipality stand, how they speak, and when they are read. */
export interface PageSite {
  /** An origin, such as `https://aktiviteter.ishoj.dk`. */
  readonly baseUrl: string;
  /** `Ishøj Kommune`. */
  readonly municipality: string;
  /** Its code, by which its forms are found. */
  readonly code: string;
  readonly language: Language;
  readonly now: Instant;
  readonly today: LocalDate;
  /** A sentence with the number to call: who would rather speak to somebody. */
  readonly call: string;
  /** Where the style stands. */
  readonly styleAddress: string;
}

const PARTS = {
  da: { root: '/aktiviteter', day: 'dag', week: 'uge', map: 'kort', was: '/was' },
  en: { root: '/en/activities', day: 'day', week: 'week', map: 'map', was: '/en/accessibility' },
} as const;

/** The addresses of the pages in a language: paths, for a page is read at any host that leads to it. */
export function addressesIn(language: Language) {
  const { root, day, week, map, was } = PARTS[language];
  return {
    list: root,
    day: (date: string) => `${root}/${day}/${date}`,
    week: (name: string) => `${root}/${week}/${name}`,
    map: `${root}/${map}`,
    was,
    entry: (entryId: string) => `${root}/${encodeURIComponent(entryId)}`,
    calendar: (entryId: string) => `${root}/${encodeURIComponent(entryId)}.ics`,
    print: (entryId: string) => `${root}/${encodeURIComponent(entryId)}?print`,
    send: (entryId: string) => `${root}/${encodeURIComponent(entryId)}/send`,
  };
}

export const otherLanguage = (language: Language): Language => (language === 'da' ? 'en' : 'da');
