import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Appended, type EventStore, type NewEvent, WrongExpectedRevision } from '../src/event-store.js';
import { collect, idsOf, someEvents } from '../testing/index.js';
import { openEventStoreDB } from './index.js';
import { type FaultSchedule, drawsFrom, faultSchedules } from './testing/fault-schedule.js';
import { EventStoreDBDouble } from './testing/index.js';

/** `npm run test:long` runs 200. */
const SCHEDULES = Number(process.env['FAULT_SCHEDULES'] ?? 5);
const SEED = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Schedules that run at a time: most of a schedule is waiting for what does not come. */
const AT_ONCE = 4;
const WRITERS = 8;
const APPENDS = 8;
const STREAMS = 5;
const TIMING = { answerWithin: 250, searchWithin: 300, goOnFor: 700, firstPause: 2, longestPause: 30 };

interface Acknowledged extends Appended {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

/** Appends to streams that others write too; what is unknown or unavailable is said again, as it was, until it is known. */
async function write(store: EventStore, writer: number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < APPENDS; round++) {
    const stream = `ride-0183_${(writer + round) % STREAMS}`;
    const events = someEvents(1 + ((writer + round) % 3));
    acknowledged.push({ stream, events, ...(await untilTaken(store, stream, events)) });
  }
  return acknowledged;
}

async function untilTaken(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<Appended> {
  for (;;) {
    const stored = await insisting(() => collect(store.read(stream)));
    const expected = stored.length === 0 ? 'noStream' : stored.length - 1;
    try {
      return await insisting(() => store.append(stream, events, { expected }));
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

/** Says the same again for as long as the store cannot be had, or does not know. */
async function insisting<T>(say: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await say();
    } catch (error) {
      if (
        !(error instanceof Error) ||
        !['StoreUnavailable', 'OutcomeUnknown', 'EventStoreUnusable'].includes(error.name)
      )
        throw error;
    }
}

/** Everything in log order, until so many have come. */
async function follow(store: EventStore, count: Promise<number>): Promise<string[]> {
  const enough = new AbortController();
  const ids: string[] = [];
  let wanted = Infinity;
  const settle = count.then((known) => {
    wanted = known;
    if (ids.length >= wanted) enough.abort();
  });
  for await (const { events } of store.subscribe({ signal: enough.signal })) {
    ids.push(...idsOf(events));
    if (ids.length >= wanted) enough.abort();
  }
  await settle;
  return ids;
}

async function run(schedule: FaultSchedule) {
  const double = await EventStoreDBDouble.start({ nodes: schedule.nodes });
  const open = () => insisting(() => openEventStoreDB({ connectionString: double.url, timing: TIMING }));
  const [store, other] = [await open(), await open()];
  const met = { appends: 0, reads: 0, subscriptions: 0 };
  const restarts: Promise<void>[] = [];
  double.faults.decide = ({ kind }) => {
    const list = drawsFrom(kind);
    if (!list) return undefined;
    const nth = met[list]++;
    if (list === 'appends')
      for (const { what, node } of schedule.upheavals.filter(({ after }) => after === nth)) {
        if (what === 'cut') restarts.push(double.cutConnections());
        else if (what === 'elect') double.elect(node % schedule.nodes);
        else restarts.push(double.down(node % schedule.nodes).then(() => double.up(node % schedule.nodes)));
      }
    return schedule[list][nth];
  };
  let tell: (count: number) => void = () => undefined;
  const count = new Promise<number>((resolve) => (tell = resolve));
  const followers = [follow(store, count), follow(other, count)];
  const written = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(store, writer)));
  await Promise.all(restarts);
  double.faults.decide = undefined;
  const log = double.records.filter(({ stream }) => !stream.startsWith('$'));
  tell(log.length);
  const seen = await Promise.all(followers);
  await store.close();
  await other.close();
  await double.stop();
  return { acknowledged: written.flat(), log, seen, met };
}

describe('whatever goes wrong on the way', () => {
  const schedules = fc.sample(faultSchedules, { numRuns: SCHEDULES, seed: SEED });

  it(
    `nothing acknowledged is lost, nothing is there twice, and all see the same order (${SCHEDULES} schedules, FAULT_SEED=${SEED})`,
    async () => {
      const total = { appends: 0, reads: 0, subscriptions: 0, acknowledged: 0 };
      const left = [...schedules.entries()];
      const work = async (): Promise<void> => {
        for (let next = left.shift(); next; next = left.shift()) {
          const [index, schedule] = next;
          const { acknowledged, log, seen, met } = await run(schedule);
          const which = `schedule ${index}`;
          const ids = log.map(({ id }) => id);
          expect([which, new Set(ids).size]).toEqual([which, ids.length]);
          expect([which, acknowledged.length]).toEqual([which, WRITERS * APPENDS]);
          for (const { stream, revision, position, events } of acknowledged) {
            const stored = log
              .filter((record) => record.stream === stream)
              .slice(revision - events.length + 1, revision + 1);
            expect([which, stored.map(({ id }) => id)]).toEqual([which, idsOf(events)]);
            expect([which, stored.at(-1)?.position]).toEqual([which, Number(position)]);
          }
          expect([which, ids.length]).toEqual([which, acknowledged.flatMap(({ events }) => events).length]);
          for (const reader of seen) expect([which, reader]).toEqual([which, ids]);
          for (const list of ['appends', 'reads', 'subscriptions'] as const)
            total[list] += schedule[list].slice(0, met[list]).filter(Boolean).length;
          total.acknowledged += acknowledged.length;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      console.info(
        `FAULT_SEED=${SEED}: ${SCHEDULES} schedules, ${total.acknowledged} appends acknowledged; ` +
          `${total.appends} appends, ${total.reads} reads and ${total.subscriptions} subscriptions went wrong`,
      );
      // A schedule in which nothing goes wrong shows nothing.
      expect(Math.min(total.appends, total.reads, total.subscriptions)).toBeGreaterThanOrEqual(SCHEDULES);
    },
    SCHEDULES * 20_000 + 60_000,
  );
});
