import { type LocalDate, plusDays } from '#kernel';

/** Both dates included; without `until` it goes on. */
export interface Period {
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
}

export const covers = ({ from, until }: Period, date: LocalDate): boolean => from <= date && (!until || date <= until);
export const isOver = ({ until }: Period, today: LocalDate): boolean => until !== undefined && until < today;
export const samePeriod = (a: Period, b: Period): boolean => a.from === b.from && a.until === b.until;
export const overlap = (a: Period, b: Period): boolean =>
  (!b.until || a.from <= b.until) && (!a.until || b.from <= a.until);

/** What is left of a period that ends before that date at the latest: nothing where it would not have begun. */
export const cutShort = <P extends Period>(period: P, before: LocalDate): readonly P[] => {
  if (isOver(period, before)) return [period];
  return period.from < before ? [{ ...period, until: plusDays(before, -1) }] : [];
};
