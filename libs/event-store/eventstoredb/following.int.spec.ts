import { describe, expect, it } from '@jest/globals';
import { type EventStore, type Position, positionOf } from '../src/event-store.js';
import { anEvent, idsOf, newNames, someEvents } from '../testing/index.js';
import { adapterRig } from './testing/adapter-rig.js';
import { Gate, type ReadFault } from './testing/index.js';

const { start, open, reports } = adapterRig();
const { stream } = newNames();

/** Follows the log until so many events have come. */
async function follow(
  store: EventStore,
  count: number,
  after?: Position,
  onEvent?: (seen: number) => void,
): Promise<string[]> {
  const enough = new AbortController();
  const ids: string[] = [];
  for await (const { events } of store.subscribe({ ...(after ? { after } : {}), signal: enough.signal })) {
    ids.push(...idsOf(events));
    if (ids.length >= count) break;
    if (events.length > 0) onEvent?.(ids.length);
  }
  enough.abort();
  return ids;
}

/** Appends one event after another, and answers with their ids once all are in. */
async function write(store: EventStore, count: number): Promise<string[]> {
  const events = someEvents(count);
  for (const [each, event] of events.entries())
    await store.append(newNames().stream('ride', `${each}`), [event], { expected: 'noStream' });
  return idsOf(events);
}

describe('whoever follows the log', () => {
  const passing: { what: string; fault: ReadFault }[] = [
    { what: 'the connection is cut', fault: { kind: 'cut', after: 4 } },
    { what: 'the server cancels the subscription', fault: { kind: 'cancelled', after: 4 } },
    { what: 'the server ends the subscription', fault: { kind: 'end', after: 4 } },
    { what: 'the server stops telling', fault: { kind: 'stall', after: 4 } },
    { what: 'the server never confirms the subscription', fault: { kind: 'stall', after: 0 } },
    { what: 'the server is unavailable', fault: { kind: 'unavailable' } },
  ];
  it.each(passing)('misses nothing and sees nothing twice, where $what', async ({ fault }) => {
    const double = await start();
    const store = await open(double.url);
    double.faults.next('subscribe', fault, 2);
    const following = follow(store, 30);
    const written = await write(store, 30);
    expect(await following).toEqual(written);
    expect(double.faults.waiting).toBe(0);
    expect(reports).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^the subscription to the log is cut off \(.+\); it is taken up again$/),
        expect.stringMatching(/^the subscription to the log goes on after position \d+$/),
      ]),
    );
  });

  it('goes on when the server was away for longer than an append would wait', async () => {
    const double = await start();
    const store = await open(double.url, { goOnFor: 50 });
    const before = await write(store, 3);
    expect(await follow(store, 3)).toEqual(before);
    const following = follow(store, 6);
    await double.down();
    await expect(store.append(stream('ride', 'lost'), [anEvent()], { expected: 'noStream' })).rejects.toThrow(
      /nothing was appended|is unknown/,
    );
    await double.up();
    const after = await write(store, 3);
    expect(await following).toEqual([...before, ...after]);
  });

  it('is told that it is live again once it has caught up', async () => {
    const double = await start();
    const store = await open(double.url);
    const ended = new AbortController();
    const slices = store.subscribe({ signal: ended.signal })[Symbol.asyncIterator]();
    const next = async () => (await slices.next()).value as { events: unknown[]; live: boolean };
    expect(await next()).toMatchObject({ events: [], live: true });
    await double.cutConnections();
    await store.append(stream('ride', 'again'), [anEvent()], { expected: 'noStream' });
    let [seen, slice] = [0, await next()];
    for (; ; slice = await next()) if ((seen += slice.events.length) > 0 && slice.live) break;
    expect(seen).toBe(1);
    ended.abort();
  });

  it('shares one subscription with everybody else in the process', async () => {
    const double = await start();
    const store = await open(double.url);
    const following = [follow(store, 5), follow(store, 5), follow(store, 5)];
    const written = await write(store, 5);
    for (const each of await Promise.all(following)) expect(each).toEqual(written);
    expect(double.calls.subscribe).toBe(1);
  });

  it('reads what it has missed where it is slower than the log', async () => {
    const double = await start();
    const store = await open(double.url);
    const enough = new AbortController();
    const slices = store.subscribe({ signal: enough.signal })[Symbol.asyncIterator]();
    await slices.next();
    // More than is kept for those who follow.
    const events = someEvents(3_000);
    for (let from = 0; from < events.length; from += 500)
      await store.append(stream('ride', 'long'), events.slice(from, from + 500), { expected: 'any' });
    await follow(store, 3_000);
    const ids: string[] = [];
    while (ids.length < 3_000) ids.push(...idsOf(((await slices.next()).value as { events: { id: string }[] }).events));
    expect(ids).toEqual(idsOf(events));
    expect(double.calls.subscribe).toBe(1);
    enough.abort();
  });

  it('takes what comes slowly', async () => {
    const double = await start();
    const store = await open(double.url, { answerWithin: 20_000 });
    const gate = new Gate();
    double.faults.next('subscribe', { kind: 'gated', gate });
    gate.open(2);
    const following = follow(store, 3, undefined, () => {
      gate.open(1);
    });
    const written = await write(store, 3);
    gate.open(1);
    expect(await following).toEqual(written);
  });

  it('is told nothing of a log that was set back under its feet, and whoever runs Samspil is told so', async () => {
    const double = await start();
    const store = await open(double.url);
    await write(store, 3);
    expect(await follow(store, 3)).toHaveLength(3);
    const port = Number(new URL(double.url.replace('esdb', 'http')).port);
    await double.stop();
    const older = await start({ port });
    while (reports.filter((what) => /is cut off/.test(what)).length < 1 || older.calls.read < 5) await turn();
    expect(reports.at(-1)).toMatch(/its log ends before what was read from it already: it is an older backup/);
    expect(older.calls.subscribe).toBe(0);
  });

  it('of some categories misses nothing where the server ends a page too soon', async () => {
    const double = await start();
    const store = await open(double.url);
    const events = someEvents(1_200);
    for (let from = 0; from < events.length; from += 400)
      await store.append('ride-0183_1', events.slice(from, from + 400), {
        expected: from === 0 ? 'noStream' : from - 1,
      });
    await store.append('pilot-0183_1', [anEvent()], { expected: 'noStream' });
    double.faults.decide = ({ kind, nth }) =>
      kind === 'read' && nth % 3 === 0 ? { kind: 'end', after: 40 } : undefined;
    const enough = new AbortController();
    const ids: string[] = [];
    for await (const slice of store.subscribe({ categories: ['ride'], signal: enough.signal })) {
      ids.push(...idsOf(slice.events));
      if (slice.live) break;
    }
    enough.abort();
    expect(ids).toEqual(idsOf(events));
  });

  it('from a position of another log is told so', async () => {
    const double = await start();
    const store = await open(double.url);
    await write(store, 3);
    const nowhere = positionOf(BigInt((await store.head()) ?? 0) - 1n);
    await expect(follow(store, 3, nowhere)).rejects.toThrow(/no event begins at the position/);
  });

  it('starts where it is told to, whatever that position is in this log', async () => {
    const double = await start();
    const store = await open(double.url);
    const written = await write(store, 3);
    expect(await follow(store, 3, positionOf(0))).toEqual(written);
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
