import { type LocalDate, plusDays } from '#kernel';

/** From when and until when a pilot can see whom they take for a ride on a day, both days included: no longer than they need it. */
export const daySheetOpens = (date: LocalDate): LocalDate => plusDays(date, -1);
export const daySheetCloses = (date: LocalDate): LocalDate => plusDays(date, 1);

/** Whether the sheet of that day can be had today, or when it could. */
export function daySheetAt(date: LocalDate, today: LocalDate): 'open' | 'notYet' | 'over' {
  if (today < daySheetOpens(date)) return 'notYet';
  return today > daySheetCloses(date) ? 'over' : 'open';
}
