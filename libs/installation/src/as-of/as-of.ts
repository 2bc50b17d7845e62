import type { Clock, Instant, Municipality } from '#kernel';
import { type Position, type SubjectKeys, openSealedTexts, positionOf } from '#event-store';
import type { AskedMoment, SeenAt } from '#graphql';
import {
  type AnyProjection,
  type HeldWorld,
  type PastThread,
  PastUnavailable,
  PastViews,
  type Views,
} from '#projections';

/** The numbers of events in their municipality's log: the integrity log keeps them. */
export interface LogIndexes {
  /** Resolves when everything is numbered that is in the log now; false where that takes too long. */
  caughtUp(): Promise<boolean>;
  size(municipality: Municipality): bigint;
  /** `knownAt` is the latest `recordedAt` up to there. */
  placeOf(
    municipality: Municipality,
    index: bigint,
  ): { readonly position: Position; readonly knownAt: Instant } | undefined;
  /** The last event of the longest part of the log in which nothing was recorded after `at`. */
  lastKnownAt(municipality: Municipality, at: Instant): bigint | undefined;
}

/** A moment that is asked about has not come, or is none; the message says which there are. */
export class NoSuchMoment extends Error {
  override readonly name = 'NoSuchMoment';
}

/** A place in a municipality's history, and what time it was there. */
export interface Standing extends SeenAt {
  readonly municipality: Municipality;
  readonly until: Position;
  /** Null before the first event. */
  readonly index: bigint | null;
  readonly knownAt: Instant | null;
}

/** How things stood: finds the place in the log that a time or a number means, and the read models as of there. */
export class AsOf {
  constructor(
    private readonly indexes: LogIndexes,
    private readonly past: PastThread,
    private readonly keys: Pick<SubjectKeys, 'fetch'>,
    private readonly clock: Clock,
  ) {}

  /** The present, as far as the log goes. @throws PastUnavailable */
  async present(municipality: Municipality): Promise<Standing> {
    await this.untilNumbered();
    return { ...this.standing(municipality, this.indexes.size(municipality) - 1n), now: () => this.clock.now() };
  }

  /**
   * What was known at a time, or with an event. `from` is where it is asked from: what came after that has not come yet.
   * @throws NoSuchMoment
   */
  standingAt({ time, index }: AskedMoment, from: Standing): Standing {
    if ((time ?? null) === null && (index ?? null) === null)
      throw new NoSuchMoment('say which moment: a time, such as 2026-11-23T12:00:00+01:00, or the index of an event');
    if (time && (index ?? null) !== null)
      throw new NoSuchMoment('a moment is a time or the index of an event, not both: leave one of them out');
    return time ? this.knownAt(time, from) : this.knownWith(index ?? 0n, from);
  }

  /** The read models as they stood there. @param soon those that will be asked for */
  viewsAt({ municipality, until }: Standing, soon: readonly AnyProjection[]): Views {
    return new PastViews(this.past, { municipality, until }, (texts) => openSealedTexts(texts, this.keys), soon);
  }

  /** What is kept in memory of it. */
  held(): Promise<readonly HeldWorld[]> {
    return this.past.held();
  }

  /** Drops what is kept in memory: nobody who has been erased is in it afterwards. */
  forget(): Promise<void> {
    return this.past.forget();
  }

  close(): Promise<void> {
    return this.past.close();
  }

  private knownAt(time: Instant, from: Standing): Standing {
    const now = from.now();
    if (time > now) throw new NoSuchMoment(`that time has not come: it is ${now}; name an earlier one`);
    const last = this.indexes.lastKnownAt(from.municipality, time) ?? -1n;
    const seen = from.index ?? -1n;
    return { ...this.standing(from.municipality, last < seen ? last : seen), now: () => time };
  }

  private knownWith(index: bigint, from: Standing): Standing {
    if (from.index === null) throw new NoSuchMoment('there is no such event: nothing had been recorded yet');
    if (index > from.index)
      throw new NoSuchMoment(
        `there is no event with that number yet: the last one in the log of ${from.municipality} is ${from.index}`,
      );
    const standing = this.standing(from.municipality, index);
    // Nothing has happened since the last event: it is as late as it is.
    const isLast = index === from.index;
    return { ...standing, now: () => (isLast ? from.now() : (standing.knownAt ?? from.now())) };
  }

  private standing(municipality: Municipality, index: bigint): Omit<Standing, 'now'> {
    const place = index < 0n ? undefined : this.indexes.placeOf(municipality, index);
    return place
      ? { municipality, until: place.position, index, knownAt: place.knownAt }
      : { municipality, until: positionOf(0), index: null, knownAt: null };
  }

  private async untilNumbered(): Promise<void> {
    if (!(await this.indexes.caughtUp()))
      throw new PastUnavailable(
        'the history is just being numbered, as after a start, or cannot be at the moment: ask again',
      );
  }
}
