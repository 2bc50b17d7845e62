import { type Instant, type RecordedEvent, parseStreamName } from '#kernel';
import type { ReportedThing } from './report.js';

interface Thing {
  readonly name?: string;
  readonly startsAt?: Instant;
  /** A session is called like its café. */
  readonly partOf?: string;
}

/**
 * What the things of a municipality are called and when they begin, so that a report says "Café Åparken, 24 November" and not an id.
 * Learned from whatever event says so in the open; grows with the number of things, not with what happens to them.
 */
export class Things {
  private readonly known = new Map<string, Thing>();

  take({ stream, data }: RecordedEvent): void {
    const { name, startsAt, rideId } = data as Readonly<Record<string, unknown>>;
    // A day's rides share its stream, and are told apart by their own ids.
    const id = typeof rideId === 'string' ? rideId : parseStreamName(stream)?.id;
    // A person's name is sealed, and no text.
    if (!id || (typeof name !== 'string' && typeof startsAt !== 'string')) return;
    const partOf = Object.values(data as object).find(
      (value): value is string => typeof value === 'string' && value !== id && this.known.has(value),
    );
    this.known.set(id, {
      ...this.known.get(id),
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof startsAt === 'string' ? { startsAt: startsAt as Instant } : {}),
      ...(partOf ? { partOf } : {}),
    });
  }

  /** Those of these ids that have a name or a time. */
  among(ids: Iterable<string>): readonly ReportedThing[] {
    return [...ids].flatMap((id) => {
      const thing = this.known.get(id);
      return thing ? [{ id, name: this.nameOf(thing), startsAt: thing.startsAt ?? null }] : [];
    });
  }

  private nameOf({ name, partOf }: Thing): string | null {
    return name ?? (partOf ? this.known.get(partOf)?.name : undefined) ?? null;
  }
}
