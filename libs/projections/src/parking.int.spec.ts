import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { MemoryLog, rowsIn, running, until } from '../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';
import type { AnyProjection } from './projection.js';
import { ViewsDatabase } from './views-database.js';

const on = (rideId: string) => ({ stream: `ride-0183_${rideId}` });
const scheduled = (rideId: string) => ({ type: 'RideScheduled', data: { rideId, bikeId: 'b1', stops: [] } }) as const;
const joined = (rideId: string) => ({ type: 'PassengerJoined', data: { rideId, passengerId: 'Anna' } }) as const;
const completed = (rideId: string) => ({ type: 'RideCompleted', data: { rideId } }) as const;

/** A passenger joins a ride that nobody scheduled; later events of the same stream, and of another one. */
const logWithPoison = (): MemoryLog => {
  const log = new MemoryLog(undefined, 1);
  log.record(rideEvents, joined('r1'), on('r1'));
  log.record(rideEvents, scheduled('r1'), on('r1'));
  log.record(rideEvents, scheduled('r2'), on('r2'));
  log.record(rideEvents, completed('r1'), on('r1'));
  return log;
};

/** The next release, which takes what this one could not. */
const repaired: AnyProjection = {
  ...ridesProjection,
  on: { ...ridesProjection.on, PassengerJoined: { evolve: () => [] } } as AnyProjection['on'],
};

describe('an event that a projection cannot take', () => {
  const newFolder = temporaryFolder();

  it('is parked and holds up its own partition, in order, and nothing else', async () => {
    const { views, runner, caughtUp, end } = await running(logWithPoison(), [ridesProjection]);
    await caughtUp();
    expect(await runner.parked.list()).toMatchObject([
      { type: 'SpecPassengerJoined', cause: 'failed', error: 'Error: there is no ride r1', partition: 'ride-0183_r1' },
      { type: 'SpecRideScheduled', cause: 'behind' },
      { type: 'SpecRideCompleted', cause: 'behind' },
    ]);
    expect(await rowsIn(views, ridesProjection, 'ride')).toMatchObject([{ rideId: 'r2' }]);
    expect(runner.status()).toMatchObject([{ status: 'live', parked: 3 }]);
    await end();
  });

  it('is parked too where nobody can read it', async () => {
    const log = new MemoryLog();
    log.recordUnreadable(rideEvents, 'RideScheduled', 'ride-0183_r1');
    log.record(rideEvents, scheduled('r2'), on('r2'));
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection, passengersProjection]);
    await caughtUp();
    expect(await runner.parked.list()).toMatchObject([{ projection: 'specRides', error: 'its data is not JSON' }]);
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(1);
    await end();
  });

  it('stays parked over a restart, and goes on in order when it is retried with code that takes it', async () => {
    const folder = newFolder();
    const log = logWithPoison();
    const before = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await before.caughtUp();
    const [failed] = await before.runner.parked.list();
    expect(await before.runner.parked.retry(failed?.id ?? '')).toHaveLength(3);
    await before.end();

    const { views, runner, caughtUp, end } = await running(log, [repaired], {
      views: await ViewsDatabase.open(folder),
    });
    await caughtUp();
    expect(await runner.parked.retry(failed?.id ?? '')).toEqual([]);
    expect(await rowsIn(views, repaired, 'ride')).toMatchObject([
      { rideId: 'r1', completed: true },
      { rideId: 'r2', completed: false },
    ]);
    expect(await runner.parked.list()).toEqual([]);
    await end();
  });

  it('can be dropped: the log says so, and what stood behind goes on', async () => {
    const log = logWithPoison();
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection]);
    await caughtUp();
    const [failed] = await runner.parked.list();
    await runner.parked.drop(failed?.id ?? '');
    expect(await runner.parked.list()).toEqual([]);
    expect(await rowsIn(views, ridesProjection, 'ride')).toMatchObject([
      { rideId: 'r1', completed: true },
      { rideId: 'r2' },
    ]);
    await end();
  });

  it('that was dropped is left out of every rebuild, also by code that could take it', async () => {
    const log = logWithPoison();
    const first = await running(log, [ridesProjection]);
    await first.caughtUp();
    const [failed] = await first.runner.parked.list();
    await first.runner.parked.drop(failed?.id ?? '');
    const rows = await rowsIn(first.views, ridesProjection, 'ride');
    await first.end();

    const taking = {
      ...repaired,
      on: {
        ...repaired.on,
        PassengerJoined: {
          evolve: () => [
            {
              table: 'ride',
              put: { rideId: 'r0', bikeId: '', bikeName: null, stops: [], passengers: 1, completed: false },
            },
          ],
        },
      },
    } as AnyProjection;
    // The drop comes long after the event.
    const { views, caughtUp, end } = await running(log, [taking], { limits: { events: 1, rows: 0 } });
    await caughtUp();
    expect(await rowsIn(views, taking, 'ride')).toEqual(rows);
    await end();
  });

  it('stops the projection whole where it belongs to no partition, until it is dropped', async () => {
    const log = new MemoryLog();
    log.record(rideEvents, scheduled('r1'), on('r1'));
    log.record(rideEvents, joined('r9'), { stream: 'wholeRide-0183_r9' });
    log.record(rideEvents, scheduled('r2'), on('r2'));
    log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Anna Holm' } });
    const { views, runner, end } = await running(log, [ridesProjection, passengersProjection]);
    await until(
      () => runner.status().some(({ stopped }) => stopped !== undefined) && views.isLive(passengersProjection),
    );
    expect(runner.status().find(({ projection }) => projection === 'specRides')).toMatchObject({
      status: 'building',
      stopped: expect.stringContaining('there is no ride r9'),
    });
    expect(await rowsIn(views, passengersProjection, 'passengerPerson')).toHaveLength(1);
    const [failed] = await runner.parked.list();
    expect(failed).toMatchObject({ partition: null });
    void runner.parked.drop(failed?.id ?? '');
    await runner.ready();
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(2);
    expect(await runner.parked.list()).toEqual([]);
    await end();
  });

  it('is told of without the personal values in it', async () => {
    const log = new MemoryLog();
    log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Nobody' } });
    const { runner, caughtUp, end } = await running(log, [passengersProjection]);
    await caughtUp();
    expect(await runner.parked.list()).toMatchObject([{ error: 'Error: [sealed] is no name' }]);
    await end();
  });
});
