/** Some of a list, by number. */
export interface NumberedPage<T> {
  readonly items: readonly T[];
  /** From 1. May lie after the last: then it is empty. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  /** At least 1: nothing at all is one empty page. */
  readonly totalPages: number;
}

export interface PageLimits {
  readonly usual: number;
  readonly most: number;
}

/** A number that somebody asked for: whole, from 1; anything else is `otherwise`, and what is too large is `most`. */
export function askedNumber(asked: unknown, otherwise: number, most: number): number {
  if (typeof asked !== 'string' || !/^\d{1,15}$/.test(asked) || Number(asked) < 1) return otherwise;
  return Math.min(Number(asked), most);
}

/**
 * The page of a list that was asked for. Takes time in proportion to the page, whatever the list is: a page that never was is empty.
 *
 * @param items in the order of their ids: ids grow with time, so that what is added stands at the end and moves nobody to another page;
 * what is taken away moves those after it up by one
 */
export function numberedPage<T>(
  items: readonly T[],
  asked: { readonly page?: unknown; readonly perPage?: unknown },
  { usual, most }: PageLimits,
): NumberedPage<T> {
  const perPage = askedNumber(asked.perPage, usual, most);
  const page = askedNumber(asked.page, 1, 1_000_000_000);
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    ...{ page, perPage, totalItems: items.length },
    totalPages: Math.max(1, Math.ceil(items.length / perPage)),
  };
}
