import { parseStreamName } from '#kernel';
import type { StoredEvent } from '#event-store';
import { FaultFound } from '../ending.js';
import type { Progress } from '../progress.js';
import type { Bundle } from './bundle.js';
import type { NumberedEvent } from './event-line.js';
import { type BundlePart, EVENTS_FILE } from './format.js';

/**
 * The events of a bundle, each found to be the one that its line says and to follow on the one before it in its municipality's log.
 * @throws FaultFound naming the line
 */
export async function* linesInOrder({ says, store }: Bundle, show: Progress['show']): AsyncGenerator<StoredEvent> {
  const next = new Map(says.parts.map(({ municipality, from }) => [municipality, from]));
  const parts = new Map(says.parts.map((part) => [part.municipality, part]));
  for await (const numbered of store.numbered()) {
    const line = Number(numbered.event.position);
    show('verifying', line / store.length);
    const expected = next.get(numbered.municipality) ?? 0;
    const wrong = wrongWith(numbered, parts.get(numbered.municipality), expected);
    if (wrong) throw new FaultFound(`line ${line} of ${EVENTS_FILE} ${wrong}`);
    next.set(numbered.municipality, expected + 1);
    yield numbered.event;
  }
  for (const { municipality, to } of says.parts) {
    const reached = next.get(municipality) ?? 0;
    if (reached < to)
      throw new FaultFound(
        `events ${reached} to ${to - 1} of ${municipality} are missing at the end of ${EVENTS_FILE}`,
      );
  }
  if (store.length !== says.events)
    throw new FaultFound(`the bundle holds ${store.length} events, and says that it holds ${says.events}`);
}

function wrongWith(
  { municipality, index, event: { stream, id, type } }: NumberedEvent,
  part: BundlePart | undefined,
  expected: number,
): string | undefined {
  if (!part || parseStreamName(stream)?.municipality !== municipality)
    return `stands in ${stream}, which is in none of the logs of this bundle`;
  // For what is no Unicode there is no leaf (RFC 8785).
  if (![id, type].every((text) => text.isWellFormed())) return 'holds a text that is no Unicode';
  if (index !== expected)
    return `says that it is event ${index} of ${municipality}, where event ${expected} must stand: a line is missing, doubled or in another place`;
  return index >= part.to ? `is event ${index} of ${municipality}, and the bundle ends with ${part.to - 1}` : undefined;
}
