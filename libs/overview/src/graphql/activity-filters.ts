import { type Instant, type LocalDate, type LocalTime, dateIn, plusDays, publicPlaceSchema } from '#kernel';
import { badInput, plainId } from '#graphql';
import { languageSchema } from '../languages.js';
import type { Filters, Near, Need, TimeOfDay, Weekday } from '../search/filters.js';

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** `ActivityFilters`, as the API takes it. */
export interface AskedFilters {
  readonly terms?: readonly string[] | null;
  readonly weekdays?: readonly (typeof WEEKDAYS)[number][] | null;
  readonly from?: LocalDate | null;
  readonly until?: LocalDate | null;
  readonly timeFrom?: LocalTime | null;
  readonly timeUntil?: LocalTime | null;
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly metres?: number | null } | null;
  readonly needs?: readonly Need[] | null;
  readonly free?: boolean | null;
  readonly language?: string | null;
}

/** A quarter of an hour's walk for who walks slowly. */
const USUAL_METRES = 1_500;
const [NEAREST, FURTHEST] = [50, 50_000];
/** How far it is looked where no last day is said. */
const DAYS_AHEAD = 366;

/** @throws GraphQLError for what cannot be meant */
export function filtersFrom(asked: AskedFilters | null | undefined, now: Instant): Filters {
  if (!asked) return {};
  const { terms, weekdays, needs, free, language } = asked;
  return {
    ...(terms?.length && { terms: termIdsIn(terms) }),
    ...(weekdays?.length && { weekdays: weekdays.map((day) => (WEEKDAYS.indexOf(day) + 1) as Weekday) }),
    dates: datesIn(asked, dateIn(now)),
    timeOfDay: timeOfDayIn(asked),
    near: asked.near ? nearIn(asked.near) : undefined,
    ...(needs?.length && { needs }),
    ...(free && { free }),
    language: language ? languageIn(language) : undefined,
  };
}

/** @throws GraphQLError where one is no id of a word */
export const termIdsIn = (ids: readonly string[]): readonly string[] =>
  ids.map((id) => {
    const termId = plainId(id, 'OverviewTerm');
    if (termId === undefined)
      throw badInput('a term is no id of a word of the overview; take one that OverviewTerm.id gave');
    return termId;
  });

function datesIn({ from: asked, until }: AskedFilters, today: LocalDate): Filters['dates'] {
  if (!asked && !until) return undefined;
  const from = asked ?? today;
  if (until && until < from) throw badInput(`"until" must not lie before "from": ${until} comes before ${from}`);
  return { from, until: until ?? plusDays(from, DAYS_AHEAD) };
}

function timeOfDayIn({ timeFrom, timeUntil }: AskedFilters): TimeOfDay | undefined {
  if (Boolean(timeFrom) !== Boolean(timeUntil)) throw badInput('"timeFrom" and "timeUntil" belong together: say both');
  return timeFrom && timeUntil ? { from: timeFrom, until: timeUntil } : undefined;
}

function nearIn({ metres, ...position }: NonNullable<AskedFilters['near']>): Near {
  const inDenmark = publicPlaceSchema.pick({ latitude: true, longitude: true }).safeParse(position);
  if (!inDenmark.success)
    throw badInput('"near" must lie in Denmark, in degrees: latitude 54.4 to 57.9, longitude 7.9 to 15.3');
  const far = metres ?? USUAL_METRES;
  if (far < NEAREST || far > FURTHEST) throw badInput(`"metres" must be from ${NEAREST} to ${FURTHEST}`);
  return { ...inDenmark.data, metres: far };
}

function languageIn(code: string): Filters['language'] {
  const { data } = languageSchema.safeParse(code);
  if (!data) throw badInput(`"language" must be one of ${languageSchema.options.join(', ')}`);
  return data;
}
