import { describe, expect, it } from '@jest/globals';
import { type Municipality, SYSTEM, instantOf } from '#kernel';
import { type StoredEvent, positionOf } from '#event-store';
import { EventIds } from './event-ids.js';
import {
  EMPTY_ROOT,
  GrowingTree,
  LogFaulty,
  type Signer,
  type VerifyProgress,
  checkpointText,
  cosign,
  leafHashOf,
  noteParts,
  originOf,
  privateKeyOf,
  signNote,
  signingKeyOf,
  verifierOf,
  verifyLog,
  vkeyOf,
} from './index.js';
import { ISHOEJ, LOG_ID, VALLENSBAEK, storedSeason } from './testing/season.js';

const EVENTS = 40;
const log = storedSeason(EVENTS);

// eslint-disable-next-line @typescript-eslint/require-await -- a log is read asynchronously
async function* read(events: readonly StoredEvent[]): AsyncGenerator<StoredEvent> {
  yield* events;
}

const rootOf = (events: readonly StoredEvent[]) => {
  const tree = new GrowingTree();
  for (const event of events) tree.append(leafHashOf(event));
  return tree.root();
};
const ofMunicipality = (code: Municipality) => log.filter(({ stream }) => stream.includes(`-${code}_`));
const [ISHOEJS, VALLENSBAEKS] = [ofMunicipality(ISHOEJ), ofMunicipality(VALLENSBAEK)];

/** The log with another event in place of that one, all after it staying where they are. */
const altered = (index: number, changes: Partial<StoredEvent>): StoredEvent[] =>
  log.map((event, place) => (place === index ? { ...event, ...changes } : event));
const metadata = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a log as Samspil writes it', () => {
  it('has no fault, and a tree for every municipality', async () => {
    const verified = await verifyLog(read(log));
    expect(verified).toMatchObject({ events: EVENTS + 1, logId: LOG_ID, at: [] });
    expect([...verified.trees]).toEqual([
      [SYSTEM, { size: 1n, root: rootOf(log.slice(0, 1)) }],
      [ISHOEJ, { size: 20n, root: rootOf(ISHOEJS) }],
      [VALLENSBAEK, { size: 20n, root: rootOf(VALLENSBAEKS) }],
    ]);
  });

  it('has the root at any size that is asked for, and none at one that it never had', async () => {
    const at = [0n, 7n, 20n, 21n].map((size) => ({ municipality: ISHOEJ, size }));
    const verified = await verifyLog(read(log), { at });
    expect(verified.at.map(({ root }) => root)).toEqual([
      EMPTY_ROOT,
      rootOf(ISHOEJS.slice(0, 7)),
      rootOf(ISHOEJS),
      undefined,
    ]);
  });

  it('may be that of one municipality alone', async () => {
    const verified = await verifyLog(read(ISHOEJS), { municipality: ISHOEJ });
    expect(verified).toMatchObject({ events: 20, logId: undefined });
    expect([...verified.trees]).toEqual([[ISHOEJ, { size: 20n, root: rootOf(ISHOEJS) }]]);
  });

  it('may be empty', async () => {
    expect(await verifyLog(read([]))).toEqual({ events: 0, logId: undefined, trees: new Map(), at: [] });
  });

  it('may have among it what the store keeps for itself', async () => {
    const [first, second, ...rest] = storedSeason(2) as [StoredEvent, StoredEvent];
    const own: StoredEvent = { ...second, stream: '$stats', type: '$metrics', metadata: Buffer.of() };
    const verified = await verifyLog(read([first, own, second, ...(rest as StoredEvent[])]));
    expect(verified.events).toBe(3);
  });

  it('may have events whose clocks differ by two minutes', async () => {
    const at = instantOf(Date.UTC(2026, 10, 22, 9, 58, 10));
    const late = altered(9, { metadata: metadata({ municipality: ISHOEJ, recordedAt: at }) });
    expect((await verifyLog(read(late))).events).toBe(EVENTS + 1);
  });

  it('is told of as it is read', async () => {
    const told: VerifyProgress[] = [];
    await verifyLog(read(storedSeason(2_500)), { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([1_000, 2_000, 2_501].map((events) => ({ events, position: positionOf(events) })));
  });
});

describe('a log with a fault', () => {
  const [, , third] = log;
  const early = instantOf(Date.UTC(2026, 10, 22, 9, 58));

  it.each<[string, readonly StoredEvent[], string]>([
    ['that lacks its beginning', log.slice(1), 'is the first, where LogOpened must be'],
    ['that lacks an event', log.toSpliced(7, 1), 'comes where event 3 of that stream must be: that one is missing'],
    ['that holds an event twice', log.toSpliced(9, 0, log[9] as StoredEvent), 'comes after one at position'],
    ['that is out of order', log.toSpliced(7, 2, log[8] as StoredEvent, log[7] as StoredEvent), 'out of order'],
    [
      'in which two events have one number',
      [...log, { ...(third as StoredEvent), position: positionOf(99), id: LOG_ID }],
      'a number stands twice',
    ],
    ['in which two events have one id', altered(9, { id: third?.id ?? '' }), 'that an earlier event has'],
    ['in which an id is no UUID', altered(9, { id: 'x' }), 'has an id that is no UUID'],
    ['with a stream of another name', altered(9, { stream: 'order-1' }), "a stream whose name is none of Samspil's"],
    ['with a link', altered(9, { type: '$>' }), 'is a link'],
    ['with a tombstone', altered(9, { type: '$streamDeleted' }), 'is a $streamDeleted'],
    ['with metadata that are none', altered(9, { metadata: Buffer.from('[]') }), 'metadata that are no JSON object'],
    [
      'with metadata that cannot be read',
      altered(9, { metadata: Buffer.from('{') }),
      'metadata that are no JSON object',
    ],
    [
      'with metadata of another municipality',
      altered(9, { metadata: metadata({ municipality: VALLENSBAEK, recordedAt: early }) }),
      'another municipality than its stream',
    ],
    [
      'with an event that was recorded at no time',
      altered(9, { metadata: metadata({ municipality: ISHOEJ, recordedAt: 'yesterday' }) }),
      'does not say when it was recorded',
    ],
    [
      'with an event that was recorded long before those before it',
      altered(9, { metadata: metadata({ municipality: ISHOEJ, recordedAt: early }) }),
      'more than two minutes before an earlier one',
    ],
  ])('%s is named', async (_what, events, sentence) => {
    const verifying = verifyLog(read(events));
    await expect(verifying).rejects.toThrow(LogFaulty);
    await expect(verifying).rejects.toThrow(sentence);
    await expect(verifying).rejects.toThrow(/^event \d+ of \S+ \(position \d{20}\) /);
    await expect(verifying).rejects.toThrow('restore the log from a backup');
  });

  it('is named where one municipality’s log holds events of another', async () => {
    await expect(verifyLog(read(log), { municipality: ISHOEJ })).rejects.toThrow('is of municipality 0000');
  });
});

describe('what a witness has signed', () => {
  const witness: Signer = { name: 'revision.example.dk', key: signingKeyOf(privateKeyOf(Buffer.alloc(32, 2))) };
  const witnesses = [verifierOf(vkeyOf(witness.name, witness.key.publicKey, 'cosignature/v1'))];
  const origin = originOf(LOG_ID, ISHOEJ);

  /** The season, and behind it the signature of the witness on that many of Ishøj's events. */
  const cosignedAt = (size: number, changes: object = {}): StoredEvent[] => {
    const root = rootOf(ISHOEJS.slice(0, size));
    const note = signNote(checkpointText({ origin, size: BigInt(size), root }), { name: origin, key: witness.key });
    const line = noteParts(cosign(note, witness, 1_790_000_000)).signatures[1]?.line;
    const data = { size, root: Buffer.from(root).toString('base64'), witness: witness.name, line, ...changes };
    const event: StoredEvent = {
      ...(log.at(-1) as StoredEvent),
      stream: `checkpoint-${ISHOEJ}_${size}`,
      revision: 0,
      id: '0198c000-0000-7000-8000-00000000c051',
      type: 'CheckpointCosigned',
      data: Buffer.from(JSON.stringify(data)),
      metadata: metadata({ municipality: ISHOEJ, recordedAt: instantOf(Date.UTC(2026, 10, 22, 11)) }),
      position: positionOf(log.length + 1),
    };
    return [...log, event];
  };

  it.each([1, 7, 20])(
    'is held against the first %i events of that log, and its signature against the key',
    async (size) => {
      const verified = await verifyLog(read(cosignedAt(size)), { witnesses });
      expect(verified.trees.get(ISHOEJ)?.size).toBe(21n);
      const alone = cosignedAt(size).filter(({ stream }) => stream.includes(`-${ISHOEJ}_`));
      expect(await verifyLog(read(alone), { municipality: ISHOEJ, logId: LOG_ID, witnesses })).toMatchObject({
        events: 21,
      });
    },
  );

  it('tells when an event before it is another now, and names the witness', async () => {
    const events = cosignedAt(7).with(5, { ...(log[5] as StoredEvent), data: Buffer.from('{}') });
    const verifying = verifyLog(read(events));
    await expect(verifying).rejects.toThrow(LogFaulty);
    await expect(verifying).rejects.toThrow(
      /the first 7 events were when the witness revision\.example\.dk signed them, .* history was altered after a witness had signed it/,
    );
  });

  it('does not mind what comes behind what was signed', async () => {
    const events = cosignedAt(7).with(39, { ...(log[39] as StoredEvent), data: Buffer.from('{}') });
    expect((await verifyLog(read(events), { witnesses })).events).toBe(EVENTS + 2);
  });

  it.each<[string, StoredEvent[], RegExp]>([
    [
      'more events than there were',
      cosignedAt(7, { size: 21 }),
      /saw 21 events, and 20 stand before it: events are missing/,
    ],
    [
      'another root',
      cosignedAt(7, { root: Buffer.alloc(32).toString('base64') }),
      /history was altered after a witness/,
    ],
    ['nothing', cosignedAt(7, { size: 0 }), /is a signature of a witness that cannot be read/],
  ])('is a fault where it names %s', async (_what, events, sentence) => {
    await expect(verifyLog(read(events))).rejects.toThrow(sentence);
  });

  it.each<[string, object]>([
    ['was altered', { line: cosignedLine(7).replace(/.{8}$/, 'AAAAAAA=') }],
    ['is of another size', { line: cosignedLine(8) }],
    ['is no line of a note', { line: 'hello' }],
  ])('is a fault where the witness is known and their signature %s', async (_what, changes) => {
    await expect(verifyLog(read(cosignedAt(7, changes)), { witnesses })).rejects.toThrow(/the signature is not theirs/);
    expect((await verifyLog(read(cosignedAt(7, changes)))).events).toBe(EVENTS + 2);
  });

  function cosignedLine(size: number): string {
    const { line } = JSON.parse(Buffer.from(cosignedAt(size).at(-1)?.data ?? []).toString()) as { line: string };
    return line;
  }
});

describe('ids that have been met', () => {
  it('are told from new ones, the nil id too, as far back as they are remembered', () => {
    const ids = new EventIds(10_000);
    const idOf = (number: number) => `00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}`;
    for (let number = 0; number < 25_000; number++) expect(ids.add(idOf(number))).toBeUndefined();
    for (const number of [24_999, 20_000, 15_000, 10_000]) expect(ids.add(idOf(number))).toBe('met before');
    expect(ids.add(idOf(9_999))).toBeUndefined();
  });

  it('are told where they differ in one bit', () => {
    const ids = new EventIds();
    expect(ids.add('0198c000-0000-7000-8000-000000000001')).toBeUndefined();
    expect(ids.add('0198c000-0000-7000-8000-000000000003')).toBeUndefined();
    expect(ids.add('8198c000-0000-7000-8000-000000000001')).toBeUndefined();
    expect(ids.add('00000000-0000-0000-0000-000000000000')).toBeUndefined();
    expect(ids.add('00000000-0000-0000-0000-000000000000')).toBe('met before');
  });
});
