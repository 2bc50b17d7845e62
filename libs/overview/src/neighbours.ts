import type { LoadState } from '#kernel';

/** What the overview asks of its neighbours: it knows neither the photos that are stored nor the partners, so whoever wires them tells. */
export interface Neighbours {
  /** Which of these photos are stored, by their SHA-256. Those are kept for another day, so that an event can name them in peace. */
  readonly keepPhotos: (sha256: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether there is such a partner, be it suspended. */
  readonly organisationIsThere: (organisationId: string, load: LoadState) => Promise<boolean>;
}
