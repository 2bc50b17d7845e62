import type { StoredEvent } from './event-store.js';

/** How an event is named to people. Nothing personal stands in it. */
export const placeOf = ({ stream, revision }: StoredEvent): string => `${stream}@${revision}`;

/**
 * Reads a copy to its end, and its original as far, event by event. Afterwards the original stands behind what both hold.
 * @param refusal makes an error of the words that say where the two part first
 * @param each hears of every event that both hold, as the original has it
 * @returns how many those are
 */
export async function readAlong(
  original: AsyncIterator<StoredEvent, undefined>,
  copy: AsyncIterable<StoredEvent>,
  refusal: (parting: string) => Error,
  each: (event: StoredEvent) => void,
): Promise<number> {
  let shared = 0;
  for await (const found of copy) {
    const { value: wanted } = await original.next();
    const parting = wanted ? partingOf(wanted, found) : 'stands in the target only';
    if (!wanted || parting) throw refusal(`event ${shared + 1}, ${placeOf(wanted ?? found)}, ${parting}`);
    shared += 1;
    each(wanted);
  }
  return shared;
}

function partingOf(wanted: StoredEvent, found: StoredEvent): string | undefined {
  if (placeOf(wanted) !== placeOf(found)) return `is ${placeOf(found)} in the target`;
  if (wanted.id !== found.id) return 'has another id in the target';
  if (wanted.type !== found.type) return 'is of another type in the target';
  if (wanted.contentType !== found.contentType) return 'is of another content type in the target';
  if (Buffer.compare(wanted.data, found.data) !== 0) return 'has other data in the target';
  if (Buffer.compare(wanted.metadata, found.metadata) !== 0) return 'has other metadata in the target';
  return undefined;
}
