import { type Instant, type Municipality, Sealed, happenedAt, parseStreamName } from '#kernel';
import { type DecodedEvent, type DecodedSlice, type DomainLog, KeysMissing } from '#event-store';

/** One event of a municipality's history, with its number there. */
export interface Told {
  /** The event's number in its municipality's log, from 0: the same in every store. */
  readonly index: number;
  readonly municipality: Municipality;
  readonly decoded: DecodedEvent;
}

/** Events with their numbers. @param firstIndexOf what the first of a municipality's is numbered */
export async function* numbered(
  log: Pick<DomainLog, 'unseal'>,
  slices: AsyncIterable<DecodedSlice>,
  firstIndexOf: (municipality: Municipality) => number,
): AsyncGenerator<Told> {
  const counted = new Map<Municipality, number>();
  for await (const { events } of slices) {
    await tellErased(log, events);
    for (const decoded of events) {
      const municipality = parseStreamName(decoded.stored.stream)?.municipality;
      // What is none of our streams stands in no municipality's log.
      if (!municipality) continue;
      const index = counted.get(municipality) ?? firstIndexOf(municipality);
      counted.set(municipality, index + 1);
      yield { index, municipality, decoded };
    }
  }
}

/** Personal values stay sealed, and those of whom there are no keys any more are shown as erased. */
async function tellErased(log: Pick<DomainLog, 'unseal'>, events: readonly DecodedEvent[]): Promise<void> {
  try {
    await log.unseal(events.flatMap((decoded) => ('event' in decoded ? [decoded.event] : [])));
  } catch (error) {
    // Keys of another day cannot tell; the history can be told all the same.
    if (!(error instanceof KeysMissing)) throw error;
  }
}

export const asJson = ({ index, municipality, decoded }: Told): string => {
  const { stream, revision, id, type } = decoded.stored;
  const place = { municipality, index, stream, revision, id, type };
  if ('problem' in decoded) return JSON.stringify({ ...place, problem: decoded.problem });
  const { data, metadata } = decoded.event;
  return JSON.stringify({ ...place, data, metadata });
};

export const asLine = ({ index, municipality, decoded }: Told): string => {
  const { stream, revision, type } = decoded.stored;
  const place = `${municipality} ${String(index).padStart(6)}`;
  if ('problem' in decoded) return `${place}  ${type} cannot be read`;
  const { data, metadata } = decoded.event;
  const facts = Object.entries(data as object)
    .filter(([, value]) => typeof value !== 'object' || value instanceof Sealed)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
  return `${place}  ${wall(metadata.recordedAt)}  ${type}${happened(metadata.recordedAt, happenedAt(decoded.event))}  ${facts}  by ${metadata.actor.kind} ${metadata.actor.id}  ${stream}@${revision}`;
};

const wall = (at: Instant): string => at.slice(0, 19).replace('T', ' ');
const happened = (recordedAt: Instant, at: Instant): string => (at === recordedAt ? '' : ` (happened ${wall(at)})`);
