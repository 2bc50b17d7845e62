import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '../sqlite/index.js';
import { anEvent, collect, eventOf, idsOf, someEvents, temporaryFolder } from '../testing/index.js';
import { CopyDiffers, LogCannotBeCopied, TargetHoldsAnotherLog, copyLog } from './copy-log.js';
import { type EventStore, HistoryMissing, type NewEvent, type StoredEvent } from './event-store.js';

const newFolder = temporaryFolder();
const opened: EventStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

type Placed = NewEvent & { readonly stream: string };

const storeOf = async (events: readonly Placed[] = []): Promise<EventStore> => {
  const store = await openSqliteEventStore({ folder: newFolder() });
  opened.push(store);
  for (const event of events) await store.append(event.stream, [event], { expected: 'any' });
  return store;
};
const copy = (source: EventStore, target: EventStore) => copyLog(source, target, { inFlight: 2 });
const at = (stream: string, event = eventOf('{"name":"Anna"}', { metadata: '{"by":"Anna"}' })): Placed => ({
  stream,
  ...event,
});

const season: readonly Placed[] = [
  at('log-0000_samspil'),
  at('ride-0183_1'),
  at('pilot-0183_1'),
  at('ride-0183_1'),
  at('ride-0183_2'),
];

/** The season with another third event. */
const withThird = (change: (third: Placed) => Placed): Placed[] =>
  season.map((event, index) => (index === 2 ? change(event) : event));

/** A store that answers with something else than it holds. */
const reading = (store: EventStore, change: (events: StoredEvent[]) => StoredEvent[]): EventStore => ({
  ...store,
  readAll: async function* (options) {
    yield* change(await collect(store.readAll(options)));
  },
});

const otherwise = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte));

describe('a target that is no beginning of the source', () => {
  const others: [words: string, events: readonly Placed[]][] = [
    ['event 1, log-0000_samspil@0, has another id in the target', [at('log-0000_samspil')]],
    ['event 3, pilot-0183_1@0, has another id', withThird((third) => ({ ...third, id: randomUUID() }))],
    ['event 3, pilot-0183_1@0, is of another type', withThird((third) => ({ ...third, type: 'SomethingElse' }))],
    ['event 3, pilot-0183_1@0, has other data', withThird((third) => ({ ...third, data: otherwise(third.data) }))],
    ['event 3, pilot-0183_1@0, has other data', withThird((third) => ({ ...third, data: third.data.subarray(1) }))],
    [
      'event 3, pilot-0183_1@0, has other metadata',
      withThird((third) => ({ ...third, metadata: otherwise(third.metadata) })),
    ],
    [
      'event 3, pilot-0183_1@0, is pilot-0183_2@0 in the target',
      withThird((third) => ({ ...third, stream: 'pilot-0183_2' })),
    ],
    ['event 3, pilot-0183_1@0, is ride-0183_1@1 in the target', season.toSpliced(2, 1)],
    ['event 6, ride-0183_1@2, stands in the target only', [...season, at('ride-0183_1')]],
  ];

  it.each(others)('is refused, and left as it is: %s', async (words, events) => {
    const [source, target] = [await storeOf(season), await storeOf(events)];
    const refused: unknown = await copy(source, target).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TargetHoldsAnotherLog);
    expect(String(refused)).toContain(words);
    expect(String(refused)).toContain('name an empty target');
    expect(String(refused)).not.toContain('Anna');
    expect(idsOf(await collect(target.readAll()))).toEqual(idsOf(events));
  });

  it('is refused where it says that it holds something else than JSON', async () => {
    const [source, target] = [await storeOf(season), await storeOf(season)];
    const marked = reading(target, (events) =>
      events.map((event) => ({ ...event, contentType: 'application/octet-stream' })),
    );
    await expect(copy(source, marked)).rejects.toThrow('event 1, log-0000_samspil@0, is of another content type');
  });

  it('is refused where somebody else writes to it meanwhile', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const append: EventStore['append'] = async (stream, events, options) => {
      if (stream === 'pilot-0183_1') await target.append(stream, [anEvent()], { expected: 'any' });
      return target.append(stream, events, options);
    };
    const refused = copy(source, { ...target, append });
    await expect(refused).rejects.toThrow(TargetHoldsAnotherLog);
    await expect(refused).rejects.toThrow('somebody else writes to the target, where pilot-0183_1@0 stands already');
  });

  it('leaves nothing open in either store', async () => {
    let open = 0;
    const counting = (store: EventStore): EventStore => ({
      ...store,
      readAll: async function* (options) {
        open += 1;
        try {
          yield* store.readAll(options);
        } finally {
          open -= 1;
        }
      },
    });
    const [source, target] = [await storeOf(season), await storeOf(season.toSpliced(2, 1))];
    await expect(copy(counting(source), counting(target))).rejects.toThrow(TargetHoldsAnotherLog);
    expect(open).toBe(0);
  });
});

describe('a source that cannot be copied', () => {
  it('is one in which events of a stream are missing', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const cut = reading(source, (events) => events.toSpliced(1, 1));
    const refused: unknown = await copy(cut, target).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HistoryMissing);
    expect(String(refused)).toContain('ride-0183_1 goes on with event 1 where event 0 must be');
  });

  it('is one that holds what is no JSON', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const marked = reading(source, (events) =>
      events.map((event, index) => (index === 2 ? { ...event, contentType: 'application/octet-stream' } : event)),
    );
    const refused = copy(marked, target);
    await expect(refused).rejects.toThrow(LogCannotBeCopied);
    await expect(refused).rejects.toThrow('pilot-0183_1@0 in the source is not marked as JSON');
  });
});

describe('a copy that is not equal when it is read back', () => {
  it('is said to be, where the target stores something else than it was given', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const append: EventStore['append'] = (stream, events, options) =>
      target.append(
        stream,
        events.map((event) => ({ ...event, metadata: otherwise(event.metadata) })),
        options,
      );
    const failed = copy(source, { ...target, append });
    await expect(failed).rejects.toThrow(CopyDiffers);
    await expect(failed).rejects.toThrow('event 1, log-0000_samspil@0, has other metadata in the target');
  });

  it('is said to be, where the target loses what it was given', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const failed = copy(
      source,
      reading(target, (events) => events.slice(0, -1)),
    );
    await expect(failed).rejects.toThrow(CopyDiffers);
    await expect(failed).rejects.toThrow('event 5, ride-0183_2@0, is missing in the target');
  });

  it('is said to be, where somebody else writes to the target', async () => {
    const [source, target] = [await storeOf(season), await storeOf()];
    const append: EventStore['append'] = async (stream, events, options) => {
      const appended = await target.append(stream, events, options);
      if (stream === 'ride-0183_2') await target.append('ride-0183_9', someEvents(1), { expected: 'any' });
      return appended;
    };
    const failed = copy(source, { ...target, append });
    await expect(failed).rejects.toThrow(CopyDiffers);
    await expect(failed).rejects.toThrow('event 6, ride-0183_9@0, stands in the target only');
  });
});
