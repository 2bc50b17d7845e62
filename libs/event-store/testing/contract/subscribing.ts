import { expect, it } from '@jest/globals';
import { type EventStore, type Position, type Slice, positionOf } from '../../src/event-store.js';
import { anEvent, collect, idsOf, newNames, someEvents } from '../sample-events.js';

export function subscribing(store: () => EventStore): void {
  /** Follows a subscription until it has seen so many events of these categories. */
  const follow = async (
    options: { after?: Position; categories: string[] },
    count: number,
    onLive?: () => unknown,
  ): Promise<Slice[]> => {
    const ended = new AbortController();
    const slices: Slice[] = [];
    let told = false;
    for await (const slice of store().subscribe({ ...options, signal: ended.signal })) {
      slices.push(slice);
      if (slices.flatMap(({ events }) => events).length >= count) ended.abort();
      else if (slice.live && !told) {
        told = true;
        await onLive?.();
      }
    }
    return slices;
  };
  const idsIn = (slices: readonly Slice[]): string[] => slices.flatMap(({ events }) => idsOf(events));

  it('starts at the beginning of the log', async () => {
    const { category, stream } = newNames();
    const events = someEvents(3);
    await store().append(stream('ride'), events, { expected: 'noStream' });
    expect(idsIn(await follow({ categories: [category('ride')] }, 3))).toEqual(idsOf(events));
  });

  it('starts after a position', async () => {
    const { category, stream } = newNames();
    const events = someEvents(3);
    const { position } = await store().append(stream('ride'), events.slice(0, 1), { expected: 'noStream' });
    await store().append(stream('ride'), events.slice(1), { expected: 0 });
    expect(idsIn(await follow({ after: position, categories: [category('ride')] }, 2))).toEqual(idsOf(events.slice(1)));
  });

  it('says when it has caught up, and goes on with what is appended then', async () => {
    const { category, stream } = newNames();
    const [before, then] = [anEvent(), anEvent()];
    await store().append(stream('ride'), [before], { expected: 'noStream' });
    const slices = await follow({ categories: [category('ride')] }, 2, () =>
      store().append(stream('ride'), [then], { expected: 0 }),
    );
    expect(idsIn(slices)).toEqual(idsOf([before, then]));
    expect(slices.some(({ live }) => live)).toBe(true);
  });

  it('says so too where there is nothing to hand out', async () => {
    const start = (await store().head()) ?? positionOf(0);
    const ended = new AbortController();
    const [first] = await collect(
      abortingAtFirst(store().subscribe({ after: start, categories: ['nothing'], signal: ended.signal }), ended),
    );
    expect(first).toMatchObject({ events: [], live: true });
    expect(first && first.position >= start).toBe(true);
  });

  it('moves its position on past events that it was not asked for', async () => {
    const { category, stream } = newNames();
    const { position } = await store().append(stream('pilot'), someEvents(3), { expected: 'noStream' });
    const ended = new AbortController();
    let reached: Position = positionOf(0);
    for await (const slice of store().subscribe({ categories: [category('ride')], signal: ended.signal })) {
      expect(slice.events).toEqual([]);
      expect(slice.position >= reached).toBe(true);
      reached = slice.position;
      if (reached >= position) ended.abort();
    }
    expect(reached >= position).toBe(true);
  });

  it('hands out slices that lie one after the other and end where they say', async () => {
    const { category, stream } = newNames();
    const after = (await store().head()) ?? positionOf(0);
    for (let round = 0; round < 4; round++) await store().append(stream('ride'), someEvents(400), { expected: 'any' });
    const slices = await follow({ after, categories: [category('ride')] }, 1_600);
    const events = slices.flatMap((slice) => slice.events);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
    for (const slice of slices) for (const event of slice.events) expect(event.position <= slice.position).toBe(true);
  });

  it('ends without an error when it is cancelled while it waits', async () => {
    const ended = new AbortController();
    const after = (await store().head()) ?? positionOf(0);
    const slices = store().subscribe({ after, signal: ended.signal })[Symbol.asyncIterator]();
    await slices.next();
    const next = slices.next();
    ended.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('hands out nothing when it was cancelled before', async () => {
    expect(await collect(store().subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
  });

  it('serves several subscribers, each at a pace of its own', async () => {
    const { category, stream } = newNames();
    const events = someEvents(3);
    const wanted = { categories: [category('ride')] };
    const following = [follow(wanted, 3), follow(wanted, 2), follow(wanted, 3)];
    for (const event of events) await store().append(stream('ride'), [event], { expected: 'any' });
    const seen = (await Promise.all(following)).map(idsIn);
    expect([seen[0], seen[1]?.slice(0, 2), seen[2]]).toEqual([idsOf(events), idsOf(events.slice(0, 2)), idsOf(events)]);
  });
}

async function* abortingAtFirst<T>(items: AsyncIterable<T>, controller: AbortController): AsyncGenerator<T> {
  for await (const item of items) {
    controller.abort();
    yield item;
  }
}
