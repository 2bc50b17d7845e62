import type { CafeAhead as WithItsSessions, CafeSeen } from '#cafes';

/** A café with its coming sessions, the next one first. */
export interface CafeAhead extends Pick<WithItsSessions, 'sessions'> {
  readonly cafe: Pick<CafeSeen, 'cafeId' | 'name' | 'place'>;
}

/** Four weeks: as far as a week's rhythm can be looked through, and few enough to read. */
export const DAYS_AHEAD = 28;
