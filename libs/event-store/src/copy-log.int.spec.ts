import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '../sqlite/index.js';
import { collect, eventOf, eventOfBytes, someEvents, temporaryFolder } from '../testing/index.js';
import { type CopyProgress, copyLog } from './copy-log.js';
import { type EventStore, type NewEvent, StoreUnavailable } from './event-store.js';

const newFolder = temporaryFolder();
const opened: EventStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

type Append = readonly [stream: string, ...events: NewEvent[]];

const storeOf = async (...appends: readonly Append[]): Promise<EventStore> => {
  const store = await openSqliteEventStore({ folder: newFolder() });
  opened.push(store);
  await write(store, appends);
  return store;
};
const write = async (store: EventStore, appends: readonly Append[]): Promise<void> => {
  for (const [stream, ...events] of appends) await store.append(stream, events, { expected: 'any' });
};
const logOf = (store: EventStore) => collect(store.readAll());

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
/** Streams in turns, several events at once, and bytes that are no text. */
const season: readonly Append[] = [
  ['log-0000_samspil', ...someEvents(1)],
  ['ride-0183_1', ...someEvents(3)],
  ['pilot-0183_1', eventOf('{"name":"Blåbærgrød 🚲"}', { metadata: '{"$correlationId":"ø"}' })],
  ['ride-0183_1', ...someEvents(1)],
  ['ride-0183_2', { ...eventOf('{}'), data: everyByte, metadata: everyByte.toReversed() }],
  ['ride-0183_1', ...someEvents(2)],
  ['pilot-0183_1', ...someEvents(2)],
];
const EVENTS = 11;

describe('a copy of a log', () => {
  it('holds every byte of every event, in the same order', async () => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    const copied = await copyLog(source, target, { inFlight: 3 });
    expect(copied).toMatchObject({ copied: EVENTS, already: 0, total: EVENTS, sourceWentOn: false });
    expect(await logOf(target)).toEqual(await logOf(source));
  });

  it('takes nothing of what the stores keep for themselves, and minds none of it', async () => {
    const source = await storeOf(['$stats-1', ...someEvents(2)], ...season);
    const target = await storeOf(['$settings', ...someEvents(1)]);
    expect(await copyLog(source, target, { inFlight: 1 })).toMatchObject({ total: EVENTS });
    expect((await logOf(target)).map(({ stream }) => stream)).toEqual([
      '$settings',
      ...(await logOf(source)).slice(2).map(({ stream }) => stream),
    ]);
  });

  it('of nothing is nothing', async () => {
    expect(await copyLog(await storeOf(), await storeOf(), { inFlight: 1 })).toMatchObject({ total: 0 });
  });

  it('says the SHA-256 of what it has read back', async () => {
    const event = eventOf('{"a":1}', { id: '00000000-0000-4000-8000-000000000000', metadata: '{"b":2}' });
    const { sha256 } = await copyLog(await storeOf(['ride-0183_1', event]), await storeOf(), { inFlight: 1 });
    const told = `["ride-0183_1",0,"${event.id}","SomethingHappened","application/json",7,7]\n{"a":1}{"b":2}`;
    expect(sha256).toBe(createHash('sha256').update(told).digest('hex'));
  });

  it('appends neighbours of one stream at once, as many as every store takes', async () => {
    const source = await storeOf(
      ['ride-0183_1', ...someEvents(150)],
      ['ride-0183_2', eventOfBytes(600_000)],
      ['ride-0183_2', eventOfBytes(300_000), eventOfBytes(300_000)],
    );
    const target = await storeOf();
    const appends: number[] = [];
    const append: EventStore['append'] = (stream, events, options) => {
      appends.push(events.length);
      return target.append(stream, events, options);
    };
    await copyLog(source, { ...target, append }, { inFlight: 10 });
    expect(appends).toEqual([100, 50, 2, 1]);
  });

  it('tells how far it is', async () => {
    const [source, target] = [await storeOf(...season), await storeOf(...season.slice(0, 2))];
    const told: CopyProgress[] = [];
    await copyLog(source, target, { inFlight: 2, onProgress: (progress) => told.push(progress) });
    const steps = [...new Set(told.map(({ step }) => step))];
    expect(steps).toEqual(['comparing', 'copying', 'verifying']);
    for (const step of steps) {
      const done = told.filter((progress) => progress.step === step).map((progress) => progress.done);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect(done.at(-1)).toBe(step === 'comparing' ? 4 / EVENTS : 1);
    }
  });
});

describe('a copy that is said again', () => {
  const cuts = Array.from({ length: EVENTS + 1 }, (_, cut) => cut);
  it.each(cuts)('goes on after event %i', async (cut) => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    for (const event of (await logOf(source)).slice(0, cut)) await write(target, [[event.stream, event]]);
    expect(await copyLog(source, target, { inFlight: 2 })).toMatchObject({ already: cut, copied: EVENTS - cut });
    expect(await logOf(target)).toEqual(await logOf(source));
  });

  it('goes on where it was interrupted', async () => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    const interrupted = new AbortController();
    const onProgress = ({ done }: CopyProgress) => done > 0.5 && interrupted.abort(new Error('interrupted'));
    await expect(copyLog(source, target, { inFlight: 1, onProgress, signal: interrupted.signal })).rejects.toThrow(
      'interrupted',
    );
    const already = (await logOf(target)).length;
    expect(already).toBeGreaterThan(EVENTS / 2);
    expect(already).toBeLessThan(EVENTS);
    expect(await copyLog(source, target, { inFlight: 1 })).toMatchObject({ already, total: EVENTS });
  });

  it.each([1, 3])('goes on where the target failed, %i appends in flight', async (inFlight) => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    let [sent, failing] = [0, true];
    const append: EventStore['append'] = (...of) =>
      failing && ++sent > 3 ? Promise.reject(new StoreUnavailable('the cable is cut')) : target.append(...of);
    const torn = { ...target, append };
    await expect(copyLog(source, torn, { inFlight })).rejects.toThrow(StoreUnavailable);
    // Of what was to come after, nothing was sent.
    expect(sent).toBe(inFlight === 1 ? 4 : 6);
    failing = false;
    expect(await copyLog(source, torn, { inFlight })).toMatchObject({ already: 5, total: EVENTS });
    expect(await logOf(target)).toEqual(await logOf(source));
  });

  it('takes what the source has recorded meanwhile, which the first one leaves', async () => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    const head = async () => {
      const before = await source.head();
      await write(source, [['ride-0183_1', ...someEvents(2)]]);
      return before;
    };
    const first = await copyLog({ ...source, head }, target, { inFlight: 2 });
    expect(first).toMatchObject({ total: EVENTS, sourceWentOn: true });
    const second = await copyLog(source, target, { inFlight: 2 });
    expect(second).toMatchObject({ already: EVENTS, copied: 2, sourceWentOn: false });
    expect(await logOf(target)).toEqual(await logOf(source));
  });

  it('copies nothing where all is there, and proves it all the same', async () => {
    const [source, target] = [await storeOf(...season), await storeOf()];
    const first = await copyLog(source, target, { inFlight: 2 });
    const second = await copyLog(source, target, { inFlight: 2 });
    expect(second).toEqual({ ...first, copied: 0, already: EVENTS });
  });
});
