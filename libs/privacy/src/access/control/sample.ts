import { hash } from 'node:crypto';
import { type Actor, type Instant, type Purpose, purposes } from '#kernel';
import type { ReadingFor } from '../../read-log/read-log.events.js';
import type { PersonalDataRead } from '../personal-data-read.js';

/** One look at one person, drawn for somebody to ask: why? */
export interface SampledLook {
  readonly eventId: string;
  readonly at: Instant;
  readonly reader: Actor;
  readonly subjectId: string;
  readonly purposes: readonly Purpose[];
  readonly readingFor: ReadingFor;
  readonly asked: readonly string[];
}

interface Candidate {
  readonly lot: string;
  readonly look: PersonalDataRead;
  readonly subjectId: string;
}

/**
 * Draws looks so that anybody can draw the same ones again, and nobody can choose them: a look's lot is the SHA-256, in hex, of the JSON text
 * `[seed,event id,person's id]`, and those with the smallest lots are drawn. Each look is as likely to be drawn as any other.
 */
export class Sample {
  /** The smallest lots so far, in order. */
  private candidates: Candidate[] = [];
  private seen = 0;

  constructor(
    private readonly size: number,
    private readonly seed: string,
  ) {}

  /** How many looks there were to draw from. */
  get drawnFrom(): number {
    return this.seen;
  }

  take(look: PersonalDataRead): void {
    for (const subjectId of new Set(purposes.flatMap((purpose) => look.data[purpose] ?? []))) {
      this.seen++;
      const lot = lotOf(this.seed, look.id, subjectId);
      const last = this.candidates[this.size - 1];
      if (this.size === 0 || (last && lot >= last.lot)) continue;
      const place = this.candidates.findIndex((each) => each.lot > lot);
      this.candidates.splice(place < 0 ? this.candidates.length : place, 0, { lot, look, subjectId });
      this.candidates.length = Math.min(this.candidates.length, this.size);
    }
  }

  /** In order of time. */
  drawn(): readonly SampledLook[] {
    return this.candidates.map(sampled).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }
}

export const lotOf = (seed: string, eventId: string, subjectId: string): string =>
  hash('sha256', JSON.stringify([seed, eventId, subjectId]), 'hex');

function sampled({ look: { id: eventId, data, metadata }, subjectId }: Candidate): SampledLook {
  return {
    eventId,
    at: data.at,
    reader: { ...metadata.actor, municipality: metadata.municipality },
    subjectId,
    purposes: purposes.filter((purpose) => data[purpose]?.includes(subjectId)),
    readingFor: data.readingFor,
    asked: data.asked,
  };
}
