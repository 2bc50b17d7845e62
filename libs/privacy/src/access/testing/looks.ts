import { type ActorKind, type RecordedEvent, instant, streamName } from '#kernel';
import { ISHOEJ, NOW, VALLENSBAEK, idFor } from '#kernel/testing';
import { type DecodedEvent, type DomainLog, type Position, type StoredEvent, positionOf } from '#event-store';
import type { PersonalDataRead } from '../personal-data-read.js';
import { READ_LOG } from '../../read-log/look.js';
import { usualReading } from '../../read-log/read-log.events.js';

interface Told extends Omit<Partial<PersonalDataRead['data']>, 'at'> {
  readonly at?: string;
  readonly reader?: string;
  readonly kind?: ActorKind;
  readonly next?: 'door';
}

let count = 0;

/** A look as the read log has it. By Karen, a coordinator, at guests' names, unless it says otherwise. */
export function look({ at = NOW, reader = 'karen', kind = 'coordinator', next, ...data }: Told): PersonalDataRead {
  const municipality = next ? VALLENSBAEK : ISHOEJ;
  const id = idFor(`look ${++count}`);
  return {
    stream: streamName(READ_LOG, municipality, at.slice(0, 10)),
    revision: count,
    position: positionOf(count),
    id,
    type: 'PersonalDataRead',
    data: { at: instant(at), readingFor: usualReading[kind], asked: ['guests'], ...data },
    metadata: {
      schemaVersion: 1,
      municipality,
      commandId: id,
      $correlationId: id,
      $causationId: id,
      actor: { id: reader, kind },
      recordedAt: instant(at),
    },
  };
}

/** A log of these events, one a page; what is no event cannot be read. */
export function logOf(
  events: readonly (RecordedEvent | { readonly unreadable: string })[],
): Pick<DomainLog, 'readAll' | 'unseal'> {
  const decoded = events.map((event, n): DecodedEvent => {
    if ('unreadable' in event) return { stored: storedAs(event.unreadable, n), problem: 'it cannot be read' };
    return { stored: storedAs(event.stream, n), event };
  });
  return {
    async *readAll({ categories } = {}) {
      for (const each of decoded)
        if (!categories || categories.includes(each.stored.stream.split('-')[0] ?? ''))
          yield await Promise.resolve({ events: [each], position: each.stored.position, live: false });
    },
    unseal: () => Promise.resolve(),
  };
}

const storedAs = (stream: string, n: number): StoredEvent => ({
  id: idFor(`stored ${n}`),
  type: 'Spec',
  stream,
  revision: n,
  position: positionOf(n + 1) satisfies Position,
  contentType: 'application/json',
  data: new Uint8Array(),
  metadata: new Uint8Array(),
});
