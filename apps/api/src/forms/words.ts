import type { Language } from '#kernel';

/** Something said to citizens: plain words, short sentences, no word of the system's own. */
export type Words = Readonly<Record<Language, string>>;

/** The same sentence twice, with what differs put in: a name, a number, a time in words. */
export const both = (say: (language: Language) => string): Words => ({ da: say('da'), en: say('en') });
