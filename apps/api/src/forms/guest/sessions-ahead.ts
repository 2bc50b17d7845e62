import type { CafeAhead as WithItsSessions, CafeSeen } from '#cafes';

/** A café with its coming sessions, the next one first. */
export interface CafeAhead extends Pick<WithItsSessions, 'sessions'> {
  readonly cafe: Pick<CafeSeen, 'cafeId' | 'name' | 'place'>;
}
