import { randomUUID } from 'node:crypto';
import type { StreamName } from '#kernel';
import type { NewEvent, StoredEvent } from '../src/event-store.js';

const utf8 = new TextEncoder();

/** An event whose data is that JSON text, byte for byte. */
export const eventOf = (
  json: string,
  { id = randomUUID(), metadata = '{}' }: { id?: string; metadata?: string } = {},
): NewEvent => ({
  id,
  type: 'SomethingHappened',
  data: utf8.encode(json),
  metadata: utf8.encode(metadata),
});

export const anEvent = (): NewEvent => eventOf('{}');

export const someEvents = (count: number): NewEvent[] => Array.from({ length: count }, anEvent);

/** An event that takes about that many bytes, a third of them metadata. */
export const eventOfBytes = (bytes: number): NewEvent =>
  eventOf(JSON.stringify('x'.repeat(Math.floor((bytes * 2) / 3))), {
    metadata: JSON.stringify('y'.repeat(Math.floor(bytes / 3))),
  });

/** Names that nobody used before: a contract may run against a log that others write too. */
export function newNames(): { category: (name: string) => string; stream: (name: string, id?: string) => StreamName } {
  const unique = randomUUID().slice(0, 8);
  const category = (name: string): string => `${unique}${name}`;
  return { category, stream: (name, id = '1') => `${category(name)}-0183_${id}` };
}

export const textOf = (event: StoredEvent): string => new TextDecoder().decode(event.data);

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}
