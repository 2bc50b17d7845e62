import { describe, expect, it } from '@jest/globals';
import type { DecodedSlice, SubscribeOptions } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { MemoryLog, rowsIn, running, until } from '../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';
import type { AnyProjection } from './projection.js';
import { NotReady, ViewsDatabase } from './views-database.js';

const scheduled = (rideId: string) => ({ type: 'RideScheduled', data: { rideId, bikeId: 'b1', stops: [] } }) as const;

const logOf = (rides: number): MemoryLog => {
  const log = new MemoryLog(undefined, 10);
  for (let ride = 0; ride < rides; ride++) log.record(rideEvents, scheduled(`r${ride}`));
  return log;
};

/** Calls every slice live. */
class HastyLog extends MemoryLog {
  hasty = false;

  override async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    for await (const slice of super.subscribe(options)) yield { ...slice, live: slice.live || this.hasty };
  }
}

/** The next release: every ride has a passenger from the start. */
const nextRelease: AnyProjection = {
  ...ridesProjection,
  version: 2,
  on: {
    RideScheduled: {
      evolve: (_: unknown, { data }: { data: object }) => [
        { table: 'ride', put: { ...data, bikeName: null, passengers: 1, completed: false } },
      ],
    },
  },
};

const generationsIn = async (views: ViewsDatabase) =>
  (await views.catalog.generations('specRides')).map(({ generation, version, status }) => ({
    generation,
    version,
    status,
  }));

describe('rebuilding a read model', () => {
  const newFolder = temporaryFolder();

  it('goes on beside the live one, which is read and written meanwhile, and switches in one step', async () => {
    const log = logOf(100);
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection], {
      limits: { events: 10, rows: 10 },
    });
    await caughtUp();
    await runner.rebuild('specRides');
    expect(runner.status().map(({ generation, status }) => [generation, status])).toEqual([
      [1, 'live'],
      [2, 'building'],
    ]);
    for (let more = 100; more < 150; more++) {
      expect(await runner.waitFor(log.record(rideEvents, scheduled(`r${more}`)), [ridesProjection])).toBe('visible');
      expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(more + 1);
    }
    await until(() => runner.status().every(({ status }) => status === 'live'));
    expect(await generationsIn(views)).toEqual([
      { generation: 1, version: 1, status: 'retired' },
      { generation: 2, version: 1, status: 'live' },
    ]);
    expect(await runner.waitFor(log.record(rideEvents, scheduled('last')), [ridesProjection])).toBe('visible');
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(151);
    await end();
  });

  it('waits until it has seen what the live one has seen', async () => {
    const log = new HastyLog(undefined, 10);
    for (let ride = 0; ride < 100; ride++) log.record(rideEvents, scheduled(`r${ride}`));
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection], { limits: { events: 10 } });
    await caughtUp();
    log.hasty = true;
    await runner.rebuild('specRides');
    await until(() => runner.status().every(({ generation }) => generation === 2));
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(100);
    await end();
  });

  it('can be aborted, and leaves nothing behind', async () => {
    const log = logOf(100);
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection], { limits: { events: 10 } });
    await caughtUp();
    await runner.rebuild('specRides');
    await expect(runner.rebuild('specRides')).rejects.toThrow('is being rebuilt already');
    await runner.abort('specRides');
    await expect(runner.abort('specRides')).rejects.toThrow('is not being rebuilt');
    expect(await generationsIn(views)).toEqual([{ generation: 1, version: 1, status: 'live' }]);
    expect(await runner.waitFor(log.record(rideEvents, scheduled('last')), [ridesProjection])).toBe('visible');
    await end();
  });

  it('can be rolled back to the generation before, which catches up first', async () => {
    const log = logOf(20);
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection]);
    await caughtUp();
    await expect(runner.rollBack('specRides')).rejects.toThrow('no earlier generation');
    await runner.rebuild('specRides');
    await until(() => runner.status().every(({ generation }) => generation === 2));
    await runner.waitFor(log.record(rideEvents, scheduled('after')), [ridesProjection]);
    await runner.rollBack('specRides');
    await until(() => runner.status().every(({ generation }) => generation === 1));
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(21);
    expect(await generationsIn(views)).toEqual([
      { generation: 1, version: 1, status: 'live' },
      { generation: 2, version: 1, status: 'retired' },
    ]);
    await end();
  });

  it('keeps one generation to go back to and drops those before it', async () => {
    const { views, runner, caughtUp, end } = await running(logOf(5), [ridesProjection]);
    await caughtUp();
    for (const generation of [2, 3]) {
      await runner.rebuild('specRides');
      await until(() => runner.status().every((each) => each.generation === generation));
    }
    expect(await generationsIn(views)).toMatchObject([
      { generation: 2, status: 'retired' },
      { generation: 3, status: 'live' },
    ]);
    await end();
  });

  it('goes on where it was when the process ends in the middle', async () => {
    const folder = newFolder();
    const log = logOf(100);
    const first = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await first.caughtUp();
    await first.runner.rebuild('specRides');
    await first.end();
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection], {
      views: await ViewsDatabase.open(folder),
    });
    await caughtUp();
    await until(() => runner.status().every(({ generation }) => generation === 2));
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(100);
    await end();
  });

  it('happens by itself for a new version, says NotReady until then, and the release before takes its own back', async () => {
    const folder = newFolder();
    const log = logOf(30);
    const old = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await old.caughtUp();
    await old.end();

    const views = await ViewsDatabase.open(folder);
    expect(() => views.query(nextRelease)).toThrow(NotReady);
    const next = await running(log, [nextRelease], { views });
    await next.caughtUp();
    expect(await views.query(nextRelease).selectFrom('ride').select('passengers').distinct().execute()).toEqual([
      { passengers: 1 },
    ]);
    await expect(next.runner.rollBack('specRides')).rejects.toThrow('start the release before it');
    log.record(rideEvents, scheduled('between'));
    await next.end();

    const back = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await back.caughtUp();
    expect(await rowsIn(back.views, ridesProjection, 'ride')).toHaveLength(31);
    expect(await generationsIn(back.views)).toEqual([
      { generation: 1, version: 1, status: 'live' },
      { generation: 2, version: 2, status: 'retired' },
    ]);
    await back.end();
  });

  it('of one projection leaves the others as they are', async () => {
    const log = logOf(10);
    log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Anna Holm' } });
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection, passengersProjection]);
    await caughtUp();
    await runner.rebuild('specPassengers');
    await until(() => runner.status().some(({ generation }) => generation === 2) && runner.status().length === 2);
    expect(await rowsIn(views, passengersProjection, 'passengerPerson')).toMatchObject([{ name: 'Anna Holm' }]);
    expect(runner.status().find(({ projection }) => projection === 'specRides')).toMatchObject({ generation: 1 });
    await end();
  });
});
