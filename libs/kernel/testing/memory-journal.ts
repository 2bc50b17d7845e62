import { createHash } from 'node:crypto';
import {
  type Journal,
  type JournalPlace,
  type Municipality,
  type RecordedEvent,
  Sealed,
  type StreamName,
  type UnrecordedEvent,
  WrongExpectedRevision,
} from '#kernel';
import { locked } from './plain.js';

/** A journal that forgets everything with the process. Personal values come out of it locked, as they do out of the log. */
export class MemoryJournal implements Journal {
  private readonly log: RecordedEvent[] = [];
  private hashingKey = 1;

  /** Everything in log order, personal values locked. */
  get events(): readonly RecordedEvent[] {
    return this.log;
  }

  load(stream: StreamName, after = -1): Promise<readonly RecordedEvent[]> {
    return Promise.resolve(
      this.streamOf(stream)
        .filter(({ revision }) => revision > after)
        .map((event) => ({ ...event, data: locked(event.data) })),
    );
  }

  append(stream: StreamName, events: readonly UnrecordedEvent[], last: number | undefined): Promise<JournalPlace> {
    const there = this.streamOf(stream);
    const next = (last ?? -1) + 1;
    if (there.length !== next) {
      const retaken = there.slice(next, next + events.length);
      const same =
        events.length > 0 && retaken.length === events.length && events.every(({ id }, n) => retaken[n]?.id === id);
      if (!same) return Promise.reject(new WrongExpectedRevision(stream, last ?? 'noStream', there.at(-1)?.revision));
      return Promise.resolve(placeOf(retaken.at(-1)));
    }
    for (const [index, event] of events.entries())
      this.log.push({
        ...event,
        stream,
        revision: next + index,
        position: String(this.log.length + 1).padStart(20, '0'),
        metadata: { ...event.metadata, schemaVersion: 1 },
      });
    return Promise.resolve(placeOf(this.log.at(-1)));
  }

  unseal(events: readonly RecordedEvent[]): Promise<void> {
    for (const { data } of events)
      for (const value of Object.values(data as object))
        if (value instanceof Sealed && value.isLocked) value.unlock(new Uint8Array());
    return Promise.resolve();
  }

  inputHash(municipality: Municipality, input: string): Promise<string> {
    const hash = createHash('sha256').update(`${municipality} ${input}`).digest('base64url');
    return Promise.resolve(`${this.hashingKey}.${hash}`);
  }

  /** As after an erasure: from now on inputs are hashed under another key. */
  changeHashingKey(): void {
    this.hashingKey++;
  }

  private streamOf(stream: StreamName): readonly RecordedEvent[] {
    return this.log.filter((event) => event.stream === stream);
  }
}

const placeOf = (event: RecordedEvent | undefined): JournalPlace => {
  if (!event) throw new Error('an append of no events has no place');
  return { revision: event.revision, position: event.position };
};

export const memoryJournal = (): MemoryJournal => new MemoryJournal();
