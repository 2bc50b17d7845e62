import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DecodedSlice, SubscribeOptions } from '#event-store';
import { MemoryLog, rowsIn, running } from '../testing/index.js';
import { rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';

const id = fc.constantFrom('1', '2', '3');
const ride = fc.record({ rideId: id });
const happening = fc.oneof(
  fc
    .record({ bikeId: id, name: fc.constantFrom('Sofie', 'Karla') })
    .map((data) => ({ type: 'BikeNamed' as const, data })),
  fc
    .record({ rideId: id, bikeId: id })
    .map((data) => ({ type: 'RideScheduled' as const, data: { ...data, stops: [data.bikeId] } })),
  fc.record({ rideId: id, passengerId: id }).map((data) => ({ type: 'PassengerJoined' as const, data })),
  fc.record({ rideId: id, passengerId: id }).map((data) => ({ type: 'PassengerLeft' as const, data })),
  fc.record({ rideId: id, bikeId: id }).map((data) => ({ type: 'RideMoved' as const, data })),
  ride.map((data) => ({ type: 'RideCompleted' as const, data })),
);
type Happened = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Hands the same events out in slices of those sizes, some of them again, some of them at the head of the log. */
class CutLog extends MemoryLog {
  constructor(private readonly cuts: readonly { size: number; live: boolean; again: boolean }[]) {
    super();
  }

  override async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    for await (const { events, position, live } of super.subscribe(options)) {
      let at = 0;
      for (const cut of this.cuts) {
        const some = events.slice(at, at + cut.size);
        const last = some.at(-1);
        if (!last) break;
        at += some.length;
        const slice = { events: some, position: last.stored.position, live: cut.live };
        yield slice;
        if (cut.again) yield slice;
      }
      yield { events: events.slice(at), position, live };
    }
  }
}

async function tablesAfter(log: MemoryLog, events: readonly Happened[]): Promise<unknown> {
  for (const event of events)
    log.record(rideEvents, event, { stream: `ride-0183_${'rideId' in event.data ? event.data.rideId : 'bike'}` });
  const { views, runner, caughtUp, end } = await running(log, [ridesProjection], { limits: { events: 5, rows: 3 } });
  try {
    await caughtUp();
    const tables = await Promise.all(['ride', 'bike', 'seat'].map((table) => rowsIn(views, ridesProjection, table)));
    const parked = (await runner.parked.list()).map(({ position, cause, error }) => ({ position, cause, error }));
    return { tables, parked };
  } finally {
    await end();
  }
}

describe('however the log is cut into batches', () => {
  it('the same events give the same rows, and park the same events', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 40 }),
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 7 }), live: fc.boolean(), again: fc.boolean() }), {
          maxLength: 20,
        }),
        async (events, cuts) => {
          expect(await tablesAfter(new CutLog(cuts), events)).toEqual(await tablesAfter(new MemoryLog(), events));
        },
      ),
      { numRuns: 150 },
    ));
});
