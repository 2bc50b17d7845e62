import { type Filters, together } from './filters.js';

/** A question with less in it, and what was left out. */
interface Way {
  readonly filters: Filters;
  readonly without: Filters;
}

const TIMES = ['weekdays', 'timeOfDay', 'dates'] as const;
/** What is left out, the least first. What somebody needs is not among it: who cannot climb stairs cannot on another day either. */
const LEFT_OUT: readonly (readonly (keyof Filters)[])[] = [
  TIMES,
  ['near'],
  [...TIMES, 'near'],
  [...TIMES, 'near', 'free', 'language'],
];

/** Ways of asking for less where nothing answers all that was understood of a text. What was chosen stays. Its words are left out last. */
export function waysAround(understood: Filters, chosen: Filters): readonly Way[] {
  const isUnderstood = (name: keyof Filters): boolean => understood[name] !== undefined && chosen[name] === undefined;
  const only = (names: readonly (keyof Filters)[]): Filters =>
    Object.fromEntries(names.map((name) => [name, understood[name]]));
  const names = Object.keys(understood) as readonly (keyof Filters)[];
  return LEFT_OUT.map((some) => some.filter(isUnderstood))
    .filter((some) => some.length > 0)
    .map((some) => ({
      filters: together(only(names.filter((name) => !some.includes(name))), chosen),
      without: only(some),
    }));
}
