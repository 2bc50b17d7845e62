import type { Instant, Municipality } from '#kernel';
import type { DomainLog } from '#event-store';
import { READ_LOG } from '../../read-log/look.js';
import type { PersonalDataRead } from '../personal-data-read.js';
import { ReaderFigures, type ReaderSummary } from './reader-figures.js';
import { type SampledLook, Sample } from './sample.js';
import { type Unusual, unusualFirst } from './unusual.js';

export interface ControlOptions {
  readonly municipality?: Municipality;
  /** Looks from then on. */
  readonly from?: Instant;
  /** Looks before then. */
  readonly to?: Instant;
  /** How many looks are drawn. */
  readonly sample: number;
  /** By what they are drawn: the same looks each time. */
  readonly seed: string;
}

/** The municipality's own control of who looks at whom. Holds ids of accounts and people, and nothing else about anybody. */
export interface ReadsControl {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly requests: number;
  /** How often a person was shown to somebody. */
  readonly looks: number;
  /** The most unusual first. */
  readonly readers: readonly (ReaderSummary & { readonly unusual: Unusual })[];
  readonly seed: string;
  /** In order of time. */
  readonly sample: readonly SampledLook[];
  /** Events of the read log that could not be read, and count nowhere. */
  readonly unreadable: number;
}

/**
 * Reads the read log once, beside a running Samspil. Memory grows with the readers and the people whom each of them saw, and with the size
 * of the sample; not with the number of looks.
 */
export async function controlReads(log: Pick<DomainLog, 'readAll'>, options: ControlOptions): Promise<ReadsControl> {
  const { municipality, from, to, seed } = options;
  const readers = new Map<string, ReaderFigures>();
  const sample = new Sample(options.sample, seed);
  let unreadable = 0;
  for await (const { events } of log.readAll({ categories: [READ_LOG] }))
    for (const decoded of events) {
      if (!('event' in decoded)) {
        unreadable++;
        continue;
      }
      const look = decoded.event as PersonalDataRead;
      const { at } = look.data;
      if ((municipality && look.metadata.municipality !== municipality) || (from && at < from) || (to && at >= to))
        continue;
      figuresOf(readers, look).take(look);
      sample.take(look);
    }
  const summaries = [...readers.values()].map((figures) => figures.summary());
  return {
    from: from ?? null,
    to: to ?? null,
    requests: summaries.reduce((sum, { requests }) => sum + requests, 0),
    looks: sample.drawnFrom,
    readers: unusualFirst(summaries),
    seed,
    sample: sample.drawn(),
    unreadable,
  };
}

function figuresOf(
  readers: Map<string, ReaderFigures>,
  { metadata: { actor, municipality } }: PersonalDataRead,
): ReaderFigures {
  const key = `${municipality} ${actor.kind} ${actor.id}`;
  const figures = readers.get(key) ?? new ReaderFigures({ ...actor, municipality });
  readers.set(key, figures);
  return figures;
}
