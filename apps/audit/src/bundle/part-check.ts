import { type Instant, epochMilliseconds, instantSchema } from '#kernel';
import type { StoredEvent } from '#event-store';
import { CLOCK_TOLERANCE_MS, LogFaulty } from '#integrity';
import { EVENTS_FILE } from './format.js';

/**
 * What must hold of every event of a part, given those before it in the part: what `verifyLog` holds of a log that is here from its
 * beginning, as far as a part can show it.
 */
export class PartCheck {
  private readonly revisions = new Map<string, number>();
  private readonly ids = new Set<string>();
  private latest = -Infinity;

  /** @param from the number of the part's first event: from 0 on, streams begin in it */
  constructor(
    private readonly municipality: string,
    private readonly from: number,
  ) {}

  /** @throws LogFaulty naming the line */
  take(event: StoredEvent): void {
    const wrong = this.wrongWith(event);
    if (wrong) throw new LogFaulty(`line ${Number(event.position)} of ${EVENTS_FILE} ${wrong}`);
  }

  private wrongWith({ stream, revision, id, type, metadata }: StoredEvent): string | undefined {
    const expected = (this.revisions.get(stream) ?? (this.from === 0 ? -1 : revision - 1)) + 1;
    if (revision !== expected) return `is event ${revision} of ${stream}, where ${expected} must stand`;
    this.revisions.set(stream, revision);
    if (type.startsWith('$')) return "is an event of the store's own, which stands in no log";
    if (this.ids.has(id)) return 'has an id that an earlier event has';
    this.ids.add(id);
    const { municipality, recordedAt } = frameIn(metadata);
    if (municipality !== this.municipality)
      return `has metadata that are not those of an event of ${this.municipality}`;
    if (!recordedAt) return 'does not say when it was recorded';
    const at = epochMilliseconds(recordedAt);
    if (at < this.latest - CLOCK_TOLERANCE_MS)
      return 'says that it was recorded more than two minutes before an earlier one: a clock was wrong, or it was put in between';
    this.latest = Math.max(this.latest, at);
    return undefined;
  }
}

/** What metadata say of whose event it is and when it was recorded, where they say it. */
function frameIn(metadata: Uint8Array): { readonly municipality?: unknown; readonly recordedAt?: Instant } {
  try {
    const says: unknown = JSON.parse(Buffer.from(metadata).toString('utf8'));
    if (typeof says !== 'object' || says === null || !('municipality' in says)) return {};
    const recordedAt = 'recordedAt' in says ? says.recordedAt : undefined;
    const at = instantSchema.safeParse(recordedAt);
    return {
      municipality: says.municipality,
      ...(at.success && at.data === recordedAt ? { recordedAt: at.data } : {}),
    };
  } catch {
    return {};
  }
}
