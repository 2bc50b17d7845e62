import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventStore, type ExpectedRevision, WrongExpectedRevision } from '../../src/event-store.js';
import { anEvent, collect, eventOf, idsOf, newNames, someEvents, textOf } from '../sample-events.js';

export function sayingTwice(store: () => EventStore): void {
  it.each(['noStream', 1] as const)(
    'answers the same events at the same revision (%s) with their stored place',
    async (expected) => {
      const stream = newNames().stream('ride');
      if (expected === 1) await store().append(stream, someEvents(2), { expected: 'noStream' });
      const events = someEvents(3);
      const first = await store().append(stream, events, { expected });
      expect(await store().append(stream, events, { expected })).toEqual(first);
      expect(await collect(store().read(stream))).toHaveLength(first.revision + 1);
    },
  );

  it('answers them also after others have written', async () => {
    const stream = newNames().stream('ride');
    const events = someEvents(2);
    const first = await store().append(stream, events, { expected: 'noStream' });
    await store().append(stream, someEvents(2), { expected: 1 });
    expect(await store().append(stream, events, { expected: 'noStream' })).toEqual(first);
    expect(await collect(store().read(stream))).toHaveLength(4);
  });

  it('never compares contents', async () => {
    const stream = newNames().stream('ride');
    const id = randomUUID();
    await store().append(stream, [eventOf('{"said":1}', { id })], { expected: 'noStream' });
    await store().append(stream, [eventOf('{"said":2}', { id })], { expected: 'noStream' });
    expect((await collect(store().read(stream))).map(textOf)).toEqual(['{"said":1}']);
  });

  it('refuses events of which only some are stored there', async () => {
    const stream = newNames().stream('ride');
    const [a, b, c] = [anEvent(), anEvent(), anEvent()];
    await store().append(stream, [a, b], { expected: 'noStream' });
    for (const events of [
      [a, b, c],
      [a, c],
      [c, b],
      [b, a],
    ])
      await expect(store().append(stream, events, { expected: 'noStream' })).rejects.toThrow(WrongExpectedRevision);
    expect(idsOf(await collect(store().read(stream)))).toEqual(idsOf([a, b]));
  });

  it('refuses events that others have stored something else in the place of', async () => {
    const stream = newNames().stream('ride');
    await store().append(stream, someEvents(1), { expected: 'noStream' });
    await store().append(stream, someEvents(1), { expected: 0 });
    await expect(store().append(stream, someEvents(1), { expected: 0 })).rejects.toThrow(WrongExpectedRevision);
  });

  it('compares nothing at the head', async () => {
    const stream = newNames().stream('ride');
    const event = anEvent();
    await store().append(stream, [event], { expected: 'noStream' });
    await expect(store().append(stream, [event], { expected: 0 })).resolves.toMatchObject({ revision: 1 });
    await expect(store().append(stream, [event], { expected: 1 })).resolves.toMatchObject({ revision: 2 });
  });

  it('follows these rules through whatever is said in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 25 }), async (sayings) => {
        const { stream } = newNames();
        const ids = Array.from({ length: 4 }, () => randomUUID());
        const model = new Map<string, string[]>();
        for (const { id, expected, events } of sayings) {
          const name = stream('ride', id);
          const isExact = expected !== 'any' && expected !== 'streamExists';
          const said = events.map((index) => (isExact && ids[index]) || randomUUID());
          const outcome = await store()
            .append(
              name,
              said.map((eventId) => eventOf('{}', { id: eventId })),
              { expected },
            )
            .then(({ revision }) => revision)
            .catch((error: unknown) => (error instanceof WrongExpectedRevision ? { actual: error.actual } : error));
          expect(outcome).toEqual(sayTo(model, name, expected, said));
        }
        for (const [name, stored] of model) expect(idsOf(await collect(store().read(name)))).toEqual(stored);
      }),
      { numRuns: 60 },
    );
  });
}

/** Few streams, few ids, short appends: so that retries, partial ones too, come about by themselves. */
const saying = fc.record({
  id: fc.constantFrom('1', '2'),
  expected: fc.oneof(fc.constantFrom<ExpectedRevision[]>('noStream', 'any', 'streamExists'), fc.nat({ max: 4 })),
  events: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2 }),
});

/** The rule, as the port states it: the revision of the last event, or where the stream stands instead. */
function sayTo(
  log: Map<string, string[]>,
  stream: string,
  expected: ExpectedRevision,
  ids: string[],
): number | { actual: number | undefined } {
  const stored = log.get(stream) ?? [];
  const next = expected === 'noStream' ? 0 : typeof expected === 'number' ? expected + 1 : stored.length;
  const fits =
    next === stored.length && (typeof expected === 'string' ? expected !== 'streamExists' || stored.length > 0 : true);
  if (fits) {
    log.set(stream, [...stored, ...ids]);
    return stored.length + ids.length - 1;
  }
  const before = ids.every((id, index) => stored[next + index] === id) && expected !== 'streamExists';
  return before ? next + ids.length - 1 : { actual: stored.length > 0 ? stored.length - 1 : undefined };
}
