import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { z } from 'zod';
import {
  type EventMap,
  type RecordedEvent,
  Sealed,
  type StreamName,
  type UnrecordedEvent,
  event,
  idSchema,
  municipalitySchema,
  notPersonal,
  personal,
  streamName,
  systemClock,
  telephone,
  text,
} from '#kernel';
import { EventJournal } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { SqliteKeyStore, localMasterKey } from '#privacy';
import { type Comparison, report } from './bench.js';

/**
 * Events with three personal fields against the same without encryption: appended as in production, and read, with nothing opened, one
 * field of each, or all of them. Nothing that is printed tells of a value.
 */
const AIM = 1.5;
/** Where more than what is needed is done: keys made or fetched for the first time, every value opened. */
const AIM_BEYOND = 5;
/** As many people as a large municipality has on record, with two events of each to read. */
const PEOPLE = 5_000;
const EVENTS = 2 * PEOPLE;
const APPENDS = 3_200;

const ishoej = municipalitySchema.parse('0183');
const contact = { subject: 'guestId', purpose: 'contact' } as const;
const health = { subject: 'guestId', purpose: 'health' } as const;
const because = 'stands for what is not encrypted';
const declared = <F extends z.ZodRawShape>(fields: F) => ({
  GuestNoted: event('BenchGuestNoted', z.object({ guestId: idSchema, ...fields })),
});
const sealedEvents = declared({
  name: personal(text(200), contact),
  phone: personal(telephone, contact),
  needs: personal(text(1_000), health),
});
const plainEvents = declared({
  name: notPersonal(text(200), because),
  phone: notPersonal(telephone, because),
  needs: notPersonal(text(1_000), because),
});

const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const master = localMasterKey(randomBytes(32));
const keysOf = (of: string): SqliteKeyStore => SqliteKeyStore.open(join(folder, of), master, systemClock);
const openJournal = async (of: string, events: EventMap) => {
  const store = await openSqliteEventStore({ folder: join(folder, of) });
  const keys = keysOf(of);
  return { store, keys, journal: new EventJournal(store, keys, systemClock, [events]) };
};
const sealed = await openJournal('sealed', sealedEvents);
const plain = await openJournal('plain', plainEvents);

const people = Array.from({ length: PEOPLE }, () => v7());
const newStream = (): StreamName => streamName('guest', ishoej, v7());

/** As large as what is noted of a guest, and of one size whoever it is about. */
function noted(guestId: string, values: (plain: string) => unknown): UnrecordedEvent {
  const id = v7();
  return {
    id,
    type: 'GuestNoted',
    data: { guestId, name: values('x'.repeat(20)), phone: values('4'.repeat(8)), needs: values('x'.repeat(120)) },
    metadata: {
      municipality: ishoej,
      commandId: id,
      $correlationId: id,
      $causationId: id,
      actor: { id: 'coordinator', kind: 'coordinator' },
      recordedAt: systemClock.now(),
    },
  };
}
const sealing = (guestId: string): UnrecordedEvent => noted(guestId, (value) => Sealed.of(value));
const inClear = (guestId: string): UnrecordedEvent => noted(guestId, (value) => value);

let next = 0;
const somebody = (): string => people[next++ % PEOPLE] ?? '';

/** So many at once, each to a stream of its own and one after the other in it. */
function appending(
  title: string,
  atOnce: number,
  { appends, aim = AIM, who = somebody }: { appends: number; aim?: number; who?: () => string },
): Comparison {
  const rounds = Array.from({ length: appends / atOnce }, (_, round) => round);
  const writers = Array.from({ length: atOnce }, (_, writer) => writer);
  const all = (journal: EventJournal, make: (guestId: string) => UnrecordedEvent) =>
    Promise.all(
      writers.map(async () => {
        const stream = newStream();
        for (const round of rounds) await journal.append(stream, [make(who())], round === 0 ? undefined : round - 1);
      }),
    );
  return {
    name: title,
    aim,
    operation: 'append',
    operations: appends,
    ours: () => all(sealed.journal, sealing),
    baseline: () => all(plain.journal, inClear),
  };
}

type Noted = RecordedEvent<'GuestNoted', Readonly<Record<'name' | 'phone' | 'needs', Sealed | string>>>;
type Field = keyof Noted['data'];

/** The first events of both logs; behind them stands what was appended. As read models are made: keys are fetched, then what is needed is opened. */
async function read(journal: EventJournal, fields: readonly Field[]): Promise<void> {
  let [seen, length] = [0, 0];
  for await (const { events } of journal.readAll()) {
    const page = events.flatMap((each) => ('event' in each ? [each.event as Noted] : []));
    if (fields.length > 0) await journal.unseal(page);
    for (const { data } of page)
      for (const field of fields) {
        const value = data[field];
        length += (value instanceof Sealed ? value.reveal() : value)?.length ?? 0;
      }
    if ((seen += page.length) >= EVENTS) break;
  }
  if (fields.length > 0 && length < EVENTS) throw new Error('the benchmark did not read what it should');
}

/** @param isCold the keys are on the disk only, wrapped, as after a start */
const reading = (title: string, fields: readonly Field[], { aim = AIM, isCold = false } = {}): Comparison => ({
  name: title,
  aim,
  operation: 'event',
  operations: EVENTS,
  ours: async () => {
    if (!isCold) return read(sealed.journal, fields);
    const keys = keysOf('sealed');
    await read(new EventJournal(sealed.store, keys, systemClock, [sealedEvents]), fields);
    keys.close();
  },
  baseline: () => read(plain.journal, fields),
});

for (let from = 0; from < EVENTS; from += 500) {
  const some = people.slice(from % PEOPLE, (from % PEOPLE) + 500);
  const stream = newStream();
  await sealed.journal.append(stream, some.map(sealing), undefined);
  await plain.journal.append(stream, some.map(inClear), undefined);
}

await report([
  appending('append, 1 at once', 1, { appends: APPENDS / 16 }),
  appending('append, 64 at once', 64, { appends: APPENDS }),
  // Two keys are made durable first, with a sync each.
  appending('append, 1 at once, the first of a new person', 1, { appends: APPENDS / 16, aim: AIM_BEYOND, who: v7 }),
  reading(`reading ${EVENTS} events, nothing opened`, []),
  reading(`reading ${EVENTS} events of ${PEOPLE} people, the name opened`, ['name']),
  reading('the same right after a start', ['name'], { aim: AIM_BEYOND, isCold: true }),
  reading(`reading ${EVENTS} events, everything opened`, ['name', 'phone', 'needs'], { aim: AIM_BEYOND }),
]);
for (const { store, keys } of [sealed, plain]) {
  await store.close();
  keys.close();
}
rmSync(folder, { recursive: true });
