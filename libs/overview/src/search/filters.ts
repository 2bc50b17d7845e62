import type { LocalDate, LocalTime, Position } from '#kernel';
import type { Accessibility } from '../entry/content.js';
import { type PublishedEntry, positionOfPlace } from '../entry/published-entry.js';
import type { EntryLanguage } from '../languages.js';
import { metresBetween } from './metres-between.js';

/** By ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Need = keyof Accessibility;

/** A way from somewhere that is not too far, as the crow flies. */
export interface Near extends Position {
  readonly metres: number;
  /** What it is called, where somebody named it. */
  readonly name?: string | undefined;
}

/** On the clock in Denmark. Where it ends earlier than it begins, it is over midnight. */
export interface TimeOfDay {
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/** What an entry must be: all of what is given. */
export interface Filters {
  /** Ids of terms of any kind; the entry has one of them. */
  readonly terms?: readonly string[] | undefined;
  /** It takes place on one of them… */
  readonly weekdays?: readonly Weekday[] | undefined;
  /** …at that time of the day: begins in it, or lasts for at least an hour of it… */
  readonly timeOfDay?: TimeOfDay | undefined;
  /** …on one of these days, both included; where none are given, in the next three months. */
  readonly dates?: { readonly from: LocalDate; readonly until: LocalDate } | undefined;
  readonly near?: Near | undefined;
  /** Somebody said that it is so: what is not known does not do. */
  readonly needs?: readonly Need[] | undefined;
  readonly free?: boolean | undefined;
  /** Spoken there; where nothing is said, it is Danish. */
  readonly language?: EntryLanguage | undefined;
}

/** What was chosen goes before what was understood; needs are added up. */
export function together(understood: Filters, chosen: Filters): Filters {
  const needs = [...new Set([...(understood.needs ?? []), ...(chosen.needs ?? [])])];
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return { ...understood, ...given, ...(needs.length > 0 && { needs }) };
}

/** Whether an entry is what is asked for, but for its times. */
export const fits = (entry: PublishedEntry, { terms = [], near, needs = [], free, language }: Filters): boolean =>
  (terms.length === 0 || entry.terms.some(({ termId }) => terms.includes(termId))) &&
  needs.every((need) => entry.accessibility[need] === true) &&
  (!free || isFree(entry)) &&
  (!language || spokenAt(entry).includes(language)) &&
  (!near || (metresTo(entry, near) ?? Infinity) <= near.metres);

export const isFree = (entry: PublishedEntry): boolean => entry.price.ore === 0;

export const spokenAt = ({ languages }: Pick<PublishedEntry, 'languages'>): readonly string[] =>
  languages.length > 0 ? languages : ['da'];

/** @returns `undefined` where the entry is nowhere in particular */
export function metresTo({ place }: PublishedEntry, from: Position): number | undefined {
  const at = positionOfPlace(place);
  return at && metresBetween(at, from);
}

/** Whether the times of an entry matter to the question. */
export const asksForTimes = ({ weekdays = [], timeOfDay, dates }: Filters): boolean =>
  weekdays.length > 0 || timeOfDay !== undefined || dates !== undefined;
