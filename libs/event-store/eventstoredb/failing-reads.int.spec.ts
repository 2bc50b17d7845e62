import { describe, expect, it } from '@jest/globals';
import { type EventStore, HistoryMissing, StoreUnavailable, positionOf } from '../src/event-store.js';
import { anEvent, collect, idsOf, someEvents } from '../testing/index.js';
import { adapterRig } from './testing/adapter-rig.js';
import { Gate, type ReadFault } from './testing/index.js';

const RIDE = 'ride-0183_1';
const { start, open } = adapterRig();

const filled = async (store: EventStore, count: number) => {
  const events = someEvents(count);
  await store.append(RIDE, events, { expected: 'noStream' });
  return idsOf(events);
};

describe('a read that is cut off', () => {
  const passing: { what: string; fault: ReadFault }[] = [
    { what: 'the connection is cut', fault: { kind: 'cut', after: 7 } },
    { what: 'nothing more ever comes', fault: { kind: 'stall', after: 7 } },
    { what: 'the server cancels it', fault: { kind: 'cancelled', after: 7 } },
    { what: 'the server is unavailable', fault: { kind: 'unavailable' } },
  ];
  it.each(passing)('goes on from where it was, where $what', async ({ fault }) => {
    const double = await start();
    const store = await open(double.url);
    const ids = await filled(store, 30);
    double.faults.next('read', fault);
    expect(idsOf(await collect(store.read(RIDE)))).toEqual(ids);
    double.faults.next('read', fault);
    expect(idsOf(await collect(store.read(RIDE, { direction: 'backward', limit: 20 })))).toEqual(
      ids.slice(10).reverse(),
    );
    // The first read of a reading of the log asks for its head.
    let reads = 0;
    double.faults.decide = ({ kind }) => (kind === 'read' && [2, 3].includes(++reads) ? fault : undefined);
    expect(idsOf(await collect(store.readAll()))).toEqual(ids);
    expect(reads).toBeGreaterThan(3);
  });

  it('goes on where the server ends it as if that were all of the log', async () => {
    const double = await start();
    const store = await open(double.url);
    const ids = await filled(store, 30);
    let reads = 0;
    double.faults.decide = ({ kind }) => (kind === 'read' && ++reads === 2 ? { kind: 'end', after: 7 } : undefined);
    expect(idsOf(await collect(store.readAll()))).toEqual(ids);
  });

  it('goes on so, too, where only some of the log is wanted', async () => {
    const double = await start();
    const store = await open(double.url);
    const ids = await filled(store, 30);
    await store.append('pilot-0183_1', [anEvent()], { expected: 'noStream' });
    let reads = 0;
    double.faults.decide = ({ kind }) => (kind === 'read' && ++reads === 2 ? { kind: 'end', after: 7 } : undefined);
    expect(idsOf(await collect(store.readAll({ categories: ['ride'] })))).toEqual(ids);
    expect(reads).toBe(3);
  });

  it.each<ReadFault>([
    { kind: 'end', after: 1 },
    { kind: 'cut', after: 1 },
    { kind: 'stall', after: 1 },
  ])('fails where the server tells the same again and again (%j)', async (fault) => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 200 });
    const [first] = await filled(store, 5);
    let reads = 0;
    double.faults.decide = ({ kind }) => (kind === 'read' && ++reads > 1 ? fault : undefined);
    const read: string[] = [];
    const all = async () => {
      for await (const { id } of store.readAll()) read.push(id);
    };
    await expect(all()).rejects.toThrow(/the event store cannot be read/);
    expect(read).toEqual([first]);
  });

  it('fails, and says why, when it gets no further for long', async () => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 100 });
    await filled(store, 3);
    await double.down();
    await expect(collect(store.read(RIDE))).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(/the event store cannot be read: UNAVAILABLE/);
    await double.up();
    expect(await collect(store.read(RIDE))).toHaveLength(3);
  });
});

describe('a read', () => {
  it('takes its time where the server does, and leaves with the server what nobody wants yet', async () => {
    const double = await start();
    const store = await open(double.url, { answerWithin: 20_000 });
    const ids = await filled(store, 10);
    const gate = new Gate();
    double.faults.next('read', { kind: 'gated', gate });
    const events = store.read(RIDE)[Symbol.asyncIterator]();
    for (const id of ids) {
      gate.open(1);
      expect(((await events.next()).value as { id: string }).id).toBe(id);
    }
    gate.open();
    expect((await events.next()).done).toBe(true);
  });

  it('names the stream whose beginning was thrown away', async () => {
    const double = await start();
    const store = await open(double.url);
    await filled(store, 5);
    double.truncate(RIDE, 3);
    const error: unknown = await collect(store.read(RIDE)).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(HistoryMissing);
    expect(String(error)).toMatch(/ride-0183_1 goes on with event 3 where event 0 must be/);
  });

  it('says that a stream was deleted', async () => {
    const double = await start();
    const store = await open(double.url);
    await filled(store, 1);
    double.tombstone(RIDE);
    await expect(collect(store.read(RIDE))).rejects.toThrow(/was deleted on the server/);
  });

  it('shows nothing of what the server keeps for itself', async () => {
    const double = await start();
    const store = await open(double.url);
    const before = await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    double.append('$stats-127.0.0.1:2113', [{ ...anEvent(), type: '$statsCollected', isJson: true }]);
    double.setStreamMetadata(RIDE, { $cacheControl: 3 });
    expect((await collect(store.readAll())).map(({ stream }) => stream)).toEqual([RIDE]);
    expect(await store.head()).toBe(before.position);
    const ofTheServer = double.records.find(({ stream }) => stream.startsWith('$stats'));
    expect(await store.eventAt(positionOf(ofTheServer?.position ?? 0))).toBeUndefined();
  });
});
