import { type Instant, type LocalDate, localDateSchema, localTimeSchema, wallClock } from '#kernel';
import { type Sent, oneOf } from './sent.js';
import { type Words, both } from './words.js';

/** When something would suit somebody. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/** What a window of time is sent as: its date, and two times of day on the wall clock. */
export const partsOf = (name: string): readonly [date: string, from: string, until: string] => [
  `${name}-date`,
  `${name}-from`,
  `${name}-until`,
];

/** What was written as a window of time; `undefined` where nothing was. Whether it lies ahead is for the rules to say. */
export function windowIn(sent: Sent, name: string): Window | { readonly wrong: Words } | undefined {
  const [date, from, until] = partsOf(name).map((part) => oneOf(sent, part).trim()) as [string, string, string];
  if (!date && !from && !until) return undefined;
  if (!date || !from || !until) return { wrong: NOT_WHOLE };
  const day = localDateSchema.safeParse(date).data;
  if (!day) return { wrong: NO_DATE };
  const begins = onTheClock(day, from);
  const ends = onTheClock(day, until);
  if ('wrong' in begins) return begins;
  if ('wrong' in ends) return ends;
  return begins.at < ends.at ? { from: begins.at, until: ends.at } : { wrong: ENDS_FIRST };
}

/** Where a browser has no control for it, people write 9.30. */
const spelled = (time: string): string => time.replace(/^(\d)(?!\d)/, '0$1').replace('.', ':');

function onTheClock(date: LocalDate, written: string): { readonly at: Instant } | { readonly wrong: Words } {
  const time = localTimeSchema.safeParse(spelled(written)).data;
  if (!time) return { wrong: NO_TIME };
  const at = wallClock(date, time);
  return at ? { at } : { wrong: skipped(time) };
}

const NOT_WHOLE: Words = {
  da: 'Skriv både en dato, fra hvornår og til hvornår.',
  en: 'Write a date, from when, and until when.',
};
const NO_DATE: Words = {
  da: 'Datoen kan ikke læses. Skriv år, måned og dag, for eksempel 2026-05-24.',
  en: 'The date cannot be read. Write year, month and day, such as 2026-05-24.',
};
const NO_TIME: Words = {
  da: 'Klokkeslættet kan ikke læses. Skriv timer og minutter, for eksempel 13:30.',
  en: 'The time cannot be read. Write hours and minutes, such as 13:30.',
};
const ENDS_FIRST: Words = {
  da: 'Det skal slutte senere, end det begynder, og på samme dag. Ret klokkeslættet, eller skriv næste dag som en tid for sig.',
  en: 'It must end later than it begins, and on the same day. Change the time, or write the next day as a time of its own.',
};

const skipped = (time: string): Words =>
  both((language) =>
    language === 'da'
      ? `Klokken er aldrig ${time} den dag: uret stilles en time frem. Vælg et tidspunkt en time senere.`
      : `It is never ${time} on that day: the clocks go forward by an hour. Choose a time one hour later.`,
  );
