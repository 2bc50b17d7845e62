import { describe, expect, it } from '@jest/globals';
import { AppendTooLarge, OutcomeUnknown, StoreUnavailable, WrongExpectedRevision } from '../src/event-store.js';
import { anEvent, collect, eventOfBytes, idsOf, someEvents } from '../testing/index.js';
import { adapterRig } from './testing/adapter-rig.js';
import type { AppendFault } from './testing/index.js';

const RIDE = 'ride-0183_1';
const { start, open } = adapterRig();

describe('an append of which nobody knows what became', () => {
  const passing: { what: string; fault: AppendFault }[] = [
    { what: 'the connection is reset before it is stored', fault: { kind: 'reset' } },
    { what: 'the connection is reset after it was stored', fault: { kind: 'reset', committed: true } },
    { what: 'no answer ever comes, and it was not stored', fault: { kind: 'silence' } },
    { what: 'no answer ever comes, though it was stored', fault: { kind: 'silence', committed: true } },
    { what: 'the server takes too long, and stores nothing', fault: { kind: 'timeout' } },
    { what: 'the server takes too long, and stores it', fault: { kind: 'timeout', committed: true } },
    { what: 'the deadline is exceeded before it is stored', fault: { kind: 'deadlineExceeded' } },
    { what: 'the deadline is exceeded after it was stored', fault: { kind: 'deadlineExceeded', committed: true } },
    { what: 'the server is unavailable', fault: { kind: 'unavailable' } },
    { what: 'the server is not ready', fault: { kind: 'notReady' } },
  ];
  it.each(passing)('is said again and stored once, where $what', async ({ fault }) => {
    const double = await start();
    const store = await open(double.url);
    const [first, second] = [someEvents(2), someEvents(1)];
    double.faults.next('batchAppend', fault, 2);
    const appended = await store.append(RIDE, first, { expected: 'noStream' });
    await store.append(RIDE, second, { expected: 1 });
    const stored = await collect(store.read(RIDE));
    expect(idsOf(stored)).toEqual(idsOf([...first, ...second]));
    expect(appended).toEqual({ revision: 1, position: stored[1]?.position });
    expect(double.faults.waiting).toBe(0);
  });

  it.each<AppendFault>([{ kind: 'accessDenied' }, { kind: 'reset' }])(
    'is never said not to be stored when it may be, whatever is answered then (%j)',
    async (then) => {
      const double = await start();
      const store = await open(double.url, { goOnFor: 100 });
      double.faults.next('batchAppend', { kind: 'timeout', committed: true });
      double.faults.next('batchAppend', then, 200);
      await expect(store.append(RIDE, [anEvent()], { expected: 'noStream' })).rejects.toThrow(OutcomeUnknown);
      expect(await collect(store.read(RIDE))).toHaveLength(1);
    },
  );

  it('is not said again where the server would not recognise it', async () => {
    const double = await start();
    const store = await open(double.url);
    double.faults.next('batchAppend', { kind: 'reset', committed: true });
    await expect(store.append(RIDE, [anEvent()], { expected: 'any' })).rejects.toThrow(OutcomeUnknown);
    expect(await collect(store.read(RIDE))).toHaveLength(1);
  });

  it('is given up as unknown when the server goes away for long, and stored once when it is said again', async () => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 200 });
    const event = anEvent();
    double.faults.decide = ({ kind }) => (kind === 'batchAppend' ? { kind: 'reset', committed: true } : undefined);
    await expect(store.append(RIDE, [event], { expected: 'noStream' })).rejects.toThrow(OutcomeUnknown);
    double.faults.decide = undefined;
    await expect(store.append(RIDE, [event], { expected: 'noStream' })).resolves.toMatchObject({ revision: 0 });
    expect(await collect(store.read(RIDE))).toHaveLength(1);
  });
});

describe('an append that was certainly not stored', () => {
  it('says so when the server cannot be reached for long, and is taken when it is back', async () => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 200 });
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    await double.down();
    // From then on the adapter knows that there is nobody to send it to.
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.append(RIDE, [anEvent()], { expected: 0 })).rejects.toThrow(StoreUnavailable);
    await double.up();
    await expect(store.append(RIDE, [anEvent()], { expected: 0 })).resolves.toMatchObject({ revision: 1 });
  });

  it('is said again until the server is back', async () => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 20_000 });
    let attempts = 0;
    double.faults.decide = ({ kind }) =>
      kind === 'batchAppend' && ++attempts < 8 ? { kind: 'unavailable' } : undefined;
    await expect(store.append(RIDE, [anEvent()], { expected: 'noStream' })).resolves.toMatchObject({ revision: 0 });
    expect(attempts).toBe(8);
  });

  it('is refused at once where the user has no right, without another attempt', async () => {
    const double = await start();
    const store = await open(double.url);
    double.faults.next('batchAppend', { kind: 'accessDenied' });
    const before = double.calls.batchAppend;
    await expect(store.append(RIDE, [anEvent()], { expected: 'noStream' })).rejects.toThrow(
      /denies .* the right to append/,
    );
    expect(double.calls.batchAppend).toBe(before + 1);
  });

  it('is refused where the stream was deleted', async () => {
    const double = await start();
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    double.tombstone(RIDE);
    await expect(store.append(RIDE, [anEvent()], { expected: 0 })).rejects.toThrow(StoreUnavailable);
  });

  it('is refused where it is larger than this server takes', async () => {
    const double = await start({ maxAppendBytes: 20_000 });
    const store = await open(double.url);
    await expect(store.append(RIDE, [eventOfBytes(30_000)], { expected: 'noStream' })).rejects.toThrow(AppendTooLarge);
    expect(await collect(store.read(RIDE))).toEqual([]);
  });
});

describe('an append', () => {
  it('that lost is told so also when the first answer went missing', async () => {
    const double = await start();
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    double.faults.next('batchAppend', { kind: 'reset' });
    await expect(store.append(RIDE, [anEvent()], { expected: 'noStream' })).rejects.toThrow(WrongExpectedRevision);
  });

  it('learns its position by reading where the answer tells none', async () => {
    const double = await start();
    const store = await open(double.url);
    double.faults.next('batchAppend', { kind: 'noPosition' });
    const appended = await store.append(RIDE, someEvents(3), { expected: 'noStream' });
    expect(appended).toEqual({ revision: 2, position: (await collect(store.read(RIDE)))[2]?.position });
  });

  it('takes no neighbour along when it fails: all that were under way are stored once', async () => {
    const double = await start();
    const store = await open(double.url);
    const events = someEvents(40);
    double.faults.decide = ({ kind, nth }) =>
      kind === 'batchAppend' && nth % 9 === 0 ? { kind: 'reset', committed: nth % 2 === 0 } : undefined;
    await Promise.all(
      events.map((event, each) => store.append(`ride-0183_${each}`, [event], { expected: 'noStream' })),
    );
    expect(idsOf(await collect(store.readAll())).sort()).toEqual(idsOf(events).sort());
  });

  it('that is under way when the store is closed is finished', async () => {
    const double = await start();
    const store = await open(double.url);
    double.faults.next('batchAppend', { kind: 'reset' });
    const appending = store.append(RIDE, [anEvent()], { expected: 'noStream' });
    await store.close();
    await expect(appending).resolves.toMatchObject({ revision: 0 });
  });
});
