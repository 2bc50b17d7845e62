import type { AnyDecider, Instant, LoadState, Municipality } from '#kernel';
import type { People } from '#graphql';
import type { Views } from '#projections';

/** The read models of one municipality. */
export interface MunicipalViews {
  readonly views: Views;
  readonly municipality: Municipality;
}

/** Something that lies ahead of somebody, and what becomes of it when they are erased. */
export interface Ahead {
  readonly what:
    | 'shift'
    | 'standingCommitment'
    | 'registration'
    | 'ride'
    | 'rideRequest'
    | 'pilotedRide'
    | 'pilotTimes'
    | 'publishedEntry';
  /** What it is, in the API's terms: CafeSession, StandingCommitment, Ride. */
  readonly type: string;
  /** What of its global id comes after the type: of a ride, its day and its id, with a colon between them. */
  readonly id: string;
  /** When it begins; null for what comes again and again. */
  readonly at: Instant | null;
}

/** How long somebody has not been heard of. */
export interface LastActive {
  readonly subjectId: string;
  readonly lastActive: Instant;
}

/** One kind of person on record. Each context says so of its own; what concerns everybody's data asks them all. */
export interface PersonRecords {
  /** Its name in the API. */
  readonly kind: string;
  readonly aggregate: AnyDecider;
  /** Where it is shown who they are. */
  readonly people: People;
  /** The columns by which two records of one person are alike. */
  readonly alike: readonly string[];
  /** What lies ahead of them after `now`. */
  readonly ahead: (where: MunicipalViews, subjectId: string, now: Instant) => Promise<readonly Ahead[]>;
  /** Those who were last active before then, the longest ago first. */
  readonly inactiveSince: (where: MunicipalViews, before: Instant, limit: number) => Promise<readonly LastActive[]>;
}

/** Whether such a person is on record: by their own stream. */
export async function isOnRecord({ aggregate }: PersonRecords, id: string, load: LoadState): Promise<boolean> {
  const state: unknown = await load(aggregate, id);
  return state !== undefined && (aggregate.exists?.(state) ?? true);
}
