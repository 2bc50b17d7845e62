import { expect, it } from '@jest/globals';
import { type EventStore, type ExpectedRevision, WrongExpectedRevision } from '../../src/event-store.js';
import { anEvent, collect, eventOf, idsOf, newNames, someEvents, textOf } from '../sample-events.js';

export function appending(store: () => EventStore): void {
  it('numbers the events of a stream from 0 without gaps', async () => {
    const stream = newNames().stream('ride');
    await expect(store().append(stream, someEvents(2), { expected: 'noStream' })).resolves.toMatchObject({
      revision: 1,
    });
    await expect(store().append(stream, someEvents(3), { expected: 1 })).resolves.toMatchObject({ revision: 4 });
    expect((await collect(store().read(stream))).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
  });

  it('answers with the place of the last event', async () => {
    const stream = newNames().stream('ride');
    const appended = await store().append(stream, someEvents(3), { expected: 'noStream' });
    const stored = await collect(store().read(stream));
    expect(appended).toEqual({ revision: 2, position: stored.at(-1)?.position });
    expect(appended.position).toMatch(/^\d{20}$/);
  });

  it('keeps every byte of what it is given', async () => {
    const stream = newNames().stream('ride');
    const text = '{"b": 1,\n  "a":"Blåbærgrød på Strandvejen 🚲 \\u0000 日本 e\u0301"}';
    const metadata = '{"$correlationId":"ø"}';
    await store().append(stream, [eventOf(text, { metadata })], { expected: 'noStream' });
    const [event] = await collect(store().read(stream));
    expect(event).toMatchObject({ stream, revision: 0, type: 'SomethingHappened', contentType: 'application/json' });
    expect(event && textOf(event)).toBe(text);
    expect(event?.data.length).toBe(Buffer.byteLength(text));
    expect(new TextDecoder().decode(event?.metadata)).toBe(metadata);
  });

  it('keeps bytes that are no text, too', async () => {
    const stream = newNames().stream('ride');
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await store().append(stream, [{ ...anEvent(), data: bytes, metadata: bytes.toReversed() }], {
      expected: 'noStream',
    });
    const [event] = await collect(store().read(stream));
    expect([...(event?.data ?? [])]).toEqual([...bytes]);
    expect([...(event?.metadata ?? [])]).toEqual([...bytes].reverse());
  });

  it('takes the same event id in two streams', async () => {
    const { stream } = newNames();
    const event = anEvent();
    await store().append(stream('ride'), [event], { expected: 'noStream' });
    await store().append(stream('pilot'), [event], { expected: 'noStream' });
    expect(idsOf(await collect(store().read(stream('pilot'))))).toEqual([event.id]);
  });

  const conflicts: { expected: ExpectedRevision; holding: number; actual: number | undefined }[] = [
    { expected: 'noStream', holding: 2, actual: 1 },
    { expected: 'streamExists', holding: 0, actual: undefined },
    { expected: 0, holding: 2, actual: 1 },
    { expected: 0, holding: 0, actual: undefined },
    { expected: 2, holding: 2, actual: 1 },
  ];
  it.each(conflicts)(
    'refuses $expected where the stream holds $holding events, and says where it stands',
    async ({ expected, holding, actual }) => {
      const stream = newNames().stream('ride');
      if (holding > 0) await store().append(stream, someEvents(holding), { expected: 'noStream' });
      const refused: unknown = await store()
        .append(stream, [anEvent()], { expected })
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(WrongExpectedRevision);
      expect(refused).toMatchObject({ stream, expected, actual });
      expect(await collect(store().read(stream))).toHaveLength(holding);
    },
  );

  it.each(['any', 'streamExists', 1] as const)('takes %s where the stream holds 2 events', async (expected) => {
    const stream = newNames().stream('ride');
    await store().append(stream, someEvents(2), { expected: 'noStream' });
    await expect(store().append(stream, [anEvent()], { expected })).resolves.toMatchObject({ revision: 2 });
  });

  it('takes any where there is no stream', async () => {
    await expect(store().append(newNames().stream('ride'), [anEvent()], { expected: 'any' })).resolves.toMatchObject({
      revision: 0,
    });
  });

  it('knows its last position', async () => {
    const { position } = await store().append(newNames().stream('ride'), someEvents(2), { expected: 'noStream' });
    const head = await store().head();
    expect(head && head >= position).toBe(true);
  });
}
