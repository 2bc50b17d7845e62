import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  Sealed,
  type UnrecordedEvent,
  canonicalJson,
  event,
  eventIdOf,
  idSchema,
  personal,
  streamName,
  text,
} from '#kernel';
import { ISHOEJ, clockAt, idFor } from '#kernel/testing';
import {
  ClockBehindLog,
  EventJournal,
  type EventStore,
  SealedReader,
  type StoredEvent,
  UnreadableEvent,
  openSealedTexts,
} from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from './keys/key-store.js';
import { localMasterKey } from './keys/master-key.js';

const guestOf = { subject: 'guestId', purpose: 'contact' } as const;
const visitors = {
  VisitorNamed: event(
    'VisitorNamed',
    z.object({ guestId: idSchema, name: personal(text(100), guestOf), seats: z.int() }),
    {
      version: 2,
      // Version 1 called it `places`, and the name `fullName`.
      upcasters: { 1: ({ places, fullName, ...rest }) => ({ ...rest, seats: places, name: fullName }) },
    },
  ),
};
const firstVersion = {
  VisitorNamed: event(
    'VisitorNamed',
    z.object({ guestId: idSchema, fullName: personal(text(100), guestOf), places: z.int() }),
  ),
};

const STREAM = streamName('visitor', ISHOEJ, 'anna');

describe('the journal', () => {
  const folder = temporaryFolder();
  let where: string;
  let store: EventStore;
  let keys: SqliteKeyStore;
  const clock = clockAt();
  const journalOf = (...maps: Record<string, ReturnType<typeof event>>[]) => new EventJournal(store, keys, clock, maps);

  beforeEach(async () => {
    where = folder();
    clock.set(clockAt().now());
    store = await openSqliteEventStore({ folder: where });
    keys = SqliteKeyStore.open(where, localMasterKey(Buffer.alloc(32, 1)), clock);
  });
  afterEach(async () => {
    await store.close();
    keys.close();
  });

  const named = (data: object, index = 0): UnrecordedEvent => ({
    id: eventIdOf('said', STREAM, index),
    type: 'VisitorNamed',
    data,
    metadata: {
      municipality: ISHOEJ,
      commandId: idFor('command'),
      $correlationId: idFor('command'),
      $causationId: idFor('command'),
      actor: { id: 'karen', kind: 'coordinator' },
      recordedAt: clock.now(),
    },
  });
  const anna = { guestId: idFor('anna'), name: Sealed.of('Anna Æblegård'), seats: 2 };

  it('reads back what it wrote, with the personal value sealed until its key is fetched', async () => {
    const journal = journalOf(visitors);
    await journal.append(STREAM, [named(anna)], undefined);
    const [event] = await journal.load(STREAM);
    expect(event).toMatchObject({
      stream: STREAM,
      revision: 0,
      type: 'VisitorNamed',
      data: { guestId: anna.guestId, seats: 2 },
    });
    const { name } = event?.data as typeof anna;
    expect(() => name.reveal()).toThrow('before its key was fetched');
    if (event) await journal.unseal([event]);
    expect(name.reveal()).toBe('Anna Æblegård');
  });

  it('writes canonical JSON, and no personal value in clear anywhere', async () => {
    const journal = journalOf(visitors);
    await journal.append(STREAM, [named(anna)], undefined);
    for await (const { data, metadata } of store.read(STREAM))
      for (const bytes of [data, metadata]) {
        const stored = Buffer.from(bytes).toString();
        expect(stored).toBe(canonicalJson(JSON.parse(stored)));
      }
    await store.close();
    for (const file of readdirSync(where)) expect(readFileSync(join(where, file)).includes('Æblegård')).toBe(false);
  });

  it('encrypts the same value differently each time', async () => {
    const journal = journalOf(visitors);
    await journal.append(STREAM, [named(anna), named(anna, 1)], undefined);
    const stored: string[] = [];
    for await (const { data } of store.read(STREAM)) stored.push(Buffer.from(data).toString());
    expect(new Set(stored).size).toBe(2);
  });

  it('opens and brings to its present form what an older version stored', async () => {
    await journalOf(firstVersion).append(
      STREAM,
      [named({ guestId: anna.guestId, fullName: anna.name, places: 3 })],
      undefined,
    );
    const journal = journalOf(visitors);
    const [event] = await journal.load(STREAM);
    if (event) await journal.unseal([event]);
    const { name, seats } = event?.data as typeof anna;
    expect([name.reveal(), seats]).toEqual(['Anna Æblegård', 3]);
  });

  it('names an event that it cannot read, and goes on with the others', async () => {
    const journal = journalOf(visitors);
    const metadata = Buffer.from(canonicalJson({ ...named(anna).metadata, schemaVersion: 2 }));
    const broken = (type: string, data: string, meta = metadata) =>
      store.append(
        streamName('visitor', ISHOEJ, `${type.toLowerCase()}${data.length}`),
        [{ id: idFor(type + data), type, data: Buffer.from(data), metadata: meta }],
        {
          expected: 'noStream',
        },
      );
    await broken('VisitorNamed', '{"name": "Anna');
    await broken('VisitorNamed', '{"seats":"two"}');
    await broken('VisitorSangASong', '{}');
    await broken('VisitorNamed', '{ }', Buffer.from(canonicalJson({ ...named(anna).metadata, schemaVersion: 3 })));
    await journal.append(STREAM, [named(anna)], undefined);
    const problems: string[] = [];
    const read: string[] = [];
    for await (const { events } of journal.readAll())
      for (const decoded of events)
        if ('problem' in decoded) problems.push(decoded.problem);
        else read.push(decoded.event.stream);
    expect(read).toEqual([STREAM]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^event 0 of visitor-0183_visitornamed14 \(position 0+1\) cannot be read: its data is not JSON$/,
      ),
      expect.stringMatching(/cannot be read: guestId: invalid_type; /),
      expect.stringMatching(/this version knows no event named VisitorSangASong$/),
      expect.stringMatching(/it is of version 3, and this version knows VisitorNamed up to 2$/),
    ]);
    expect(problems.join()).not.toContain('Anna');
    await expect(journal.load('visitor-0183_visitornamed14')).rejects.toThrow(UnreadableEvent);
  });

  it('does not open a value that was moved to another place', async () => {
    const journal = journalOf(visitors);
    await journal.append(STREAM, [named(anna)], undefined);
    const elsewhere = streamName('visitor', ISHOEJ, 'bent');
    for await (const { data, metadata, type } of store.read(STREAM))
      await store.append(elsewhere, [{ id: idFor('moved'), type, data, metadata }], { expected: 'noStream' });
    const moved = await journal.load(elsewhere);
    await journal.unseal(moved);
    expect(() => (moved[0]?.data as typeof anna).name.reveal()).toThrow('it was altered or moved');
  });

  it('gives a log its identity once', async () => {
    const journal = journalOf(visitors);
    const logId = await journal.open();
    expect(await journalOf(visitors).open()).toBe(logId);
    expect(await journal.logId()).toBe(logId);
  });

  it('does not take a log for its own that does not begin with its identity', async () => {
    await journalOf(visitors).append(STREAM, [named(anna)], undefined);
    await expect(journalOf(visitors).open()).rejects.toThrow('does not begin with LogOpened');
  });

  it('does not write while the clock lies behind what is recorded', async () => {
    const journal = journalOf(visitors);
    await journal.append(STREAM, [named(anna)], undefined);
    for await (const _ of journal.readAll());
    clock.advance(-59_000);
    await journal.append(STREAM, [named(anna, 1)], 0);
    clock.advance(-2_000);
    await expect(journal.append(STREAM, [named(anna, 2)], 1)).rejects.toThrow(ClockBehindLog);
  });

  it('does not write behind what it was told of, what it wrote itself, or what it decided long ago', async () => {
    const journal = journalOf(visitors);
    const decided = named(anna);
    journal.hasSeen(clock.now());
    clock.advance(-61_000);
    await expect(journal.append(STREAM, [decided], undefined)).rejects.toThrow('set the clock right');
    clock.advance(61_000 + 50_000);
    await journal.append(STREAM, [named(anna)], undefined);
    clock.advance(-61_000);
    await expect(journal.append(STREAM, [named(anna, 1)], 0)).rejects.toThrow('set the clock right');
    clock.advance(121_000);
    await journal.append(STREAM, [named(anna, 1)], 0);
    await expect(journal.append(STREAM, [{ ...decided, id: idFor('late') }], 1)).rejects.toThrow('say it again');
  });

  it('hashes equal inputs equally, and says nothing without the key', async () => {
    const journal = journalOf(visitors);
    expect(await journal.inputHash(ISHOEJ, 'Anna')).toBe(await journal.inputHash(ISHOEJ, 'Anna'));
    expect(await journal.inputHash(ISHOEJ, 'Anna')).not.toBe(await journal.inputHash(ISHOEJ, 'Bent'));
  });

  describe('read by who has no keys', () => {
    /** What stands where a name would, as read models get it that are folded without keys. */
    const sealedNames = async (isWanted?: (event: StoredEvent) => boolean): Promise<(string | null)[]> => {
      const names: (string | null)[] = [];
      const reader = new SealedReader(store, [visitors], isWanted);
      for await (const { events } of reader.readAll())
        for (const decoded of events) {
          if (!('event' in decoded)) throw new Error(decoded.problem);
          await reader.unseal([decoded.event]);
          names.push((decoded.event.data as typeof anna).name.reveal());
        }
      return names;
    };

    it('holds texts that tell nothing, and open to the values where the keys are', async () => {
      await journalOf(firstVersion).append(STREAM, [named({ ...anna, fullName: anna.name, places: 3 })], undefined);
      await journalOf(visitors).append(STREAM, [named({ ...anna, name: Sealed.erased() }, 1)], 0);
      const names = await sealedNames();
      expect(JSON.stringify(names)).not.toContain('Æblegård');
      expect(await openSealedTexts(names, keys)).toEqual(['Anna Æblegård', null]);
    });

    it('opens to nobody once the key has been destroyed', async () => {
      await journalOf(visitors).append(STREAM, [named(anna)], undefined);
      const names = await sealedNames();
      keys.destroy(ISHOEJ, anna.guestId, ['contact']);
      expect(await openSealedTexts([...names, null], keys)).toEqual([null, null]);
    });

    it('opens nothing that was put in another place', async () => {
      await journalOf(visitors).append(STREAM, [named(anna)], undefined);
      const [name] = await sealedNames();
      const elsewhere = name?.replace(STREAM, streamName('visitor', ISHOEJ, 'bent')) ?? '';
      await expect(openSealedTexts([elsewhere], keys)).rejects.toThrow('it was altered or moved');
    });

    it('is only the part that is wanted', async () => {
      await journalOf(visitors).append(STREAM, [named(anna), named(anna, 1)], undefined);
      expect(await sealedNames(({ revision }) => revision === 1)).toHaveLength(1);
    });
  });
});
