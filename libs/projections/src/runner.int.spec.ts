import { describe, expect, it } from '@jest/globals';
import { clockAt, idFor } from '#kernel/testing';
import { type DecodedSlice, type SubscribeOptions, positionOf } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { MemoryLog, rowsIn, running, until } from '../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';
import { ProjectionRunner } from './runner.js';
import { ViewsDatabase } from './views-database.js';

const scheduled = (rideId: string) => ({ type: 'RideScheduled', data: { rideId, bikeId: 'b1', stops: [] } }) as const;
const joined = (rideId: string, passengerId: string) =>
  ({ type: 'PassengerJoined', data: { rideId, passengerId } }) as const;

/** Loses the connection after so many slices, each time it is read from. */
class BreakingLog extends MemoryLog {
  breaksAfter = Infinity;

  override async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    let slices = 0;
    for await (const slice of super.subscribe(options)) {
      if (slices++ >= this.breaksAfter) throw new Error('the connection was lost');
      yield { ...slice, events: slice.events.flatMap((event) => [event, event]) };
    }
  }
}

const busyLog = (page = 500): BreakingLog => {
  const log = new BreakingLog('0198c000-0000-7000-8000-000000000001', page);
  for (let ride = 0; ride < 30; ride++) {
    log.record(rideEvents, scheduled(`r${ride}`));
    for (const passenger of ['Anna', 'Bent', 'Carla']) log.record(rideEvents, joined(`r${ride}`, passenger));
  }
  return log;
};

describe('the projection runner', () => {
  const newFolder = temporaryFolder();

  it('takes every event exactly once, whatever breaks between batches, and over restarts of the process', async () => {
    const folder = newFolder();
    const log = busyLog(7);
    log.breaksAfter = 2;
    for (let life = 0; life < 4; life++) {
      const clock = clockAt();
      const { runner, end } = await running(log, [ridesProjection], {
        views: await ViewsDatabase.open(folder),
        clock,
        limits: { events: 1, rows: 0 },
      });
      await until(() => runner.health().restarts === 1);
      clock.advance(60_000);
      await until(() => runner.health().restarts === 2);
      await end();
    }
    log.breaksAfter = Infinity;
    const { views, caughtUp, end } = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await caughtUp();
    const rides = await views.query(ridesProjection).selectFrom('ride').select(['passengers']).execute();
    expect(rides).toEqual(Array.from({ length: 30 }, () => ({ passengers: 3 })));
    expect(await rowsIn(views, ridesProjection, 'seat')).toHaveLength(90);
    await end();
  });

  it('says what it died of, and comes back after a pause', async () => {
    const log = busyLog(7);
    log.breaksAfter = 2;
    const clock = clockAt();
    const { runner, caughtUp, end } = await running(log, [ridesProjection], { clock, limits: { events: 1 } });
    await until(() => runner.health().state === 'restarting');
    expect(runner.health()).toMatchObject({ restarts: 1, problem: 'the connection was lost' });
    log.breaksAfter = Infinity;
    clock.advance(1_000);
    await caughtUp();
    expect(runner.health()).toMatchObject({ state: 'running', restarts: 1 });
    await end();
  });

  it('lets only one of two runners write, and the other says so', async () => {
    const folder = newFolder();
    const log = busyLog();
    const one = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await one.caughtUp();
    const other = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await other.caughtUp();
    log.record(rideEvents, scheduled('one more'));
    await until(() => [one, other].some(({ runner }) => runner.health().state === 'restarting'));
    const problems = [one, other].map(({ runner }) => runner.health().problem);
    expect(problems.filter(Boolean)).toEqual([expect.stringContaining('another process writes the same read models')]);
    expect(await rowsIn(one.views, ridesProjection, 'ride')).toHaveLength(31);
    await one.end();
    await other.end();
  });

  it('says when a position can be read, and gives up after the time that was given', async () => {
    const log = busyLog();
    const clock = clockAt();
    const { runner, caughtUp, end } = await running(log, [ridesProjection], { clock });
    await caughtUp();
    const position = log.record(rideEvents, scheduled('one more'));
    expect(await runner.waitFor(position, [ridesProjection])).toBe('visible');
    const never = runner.waitFor(positionOf(10_000), [ridesProjection], { timeoutMs: 2_000 });
    clock.advance(2_000);
    expect(await never).toBe('notYet');
    await end();
  });

  it('waits for positions at which nothing happened that a read model wants', async () => {
    const log = busyLog();
    const { runner, caughtUp, end } = await running(log, [passengersProjection]);
    await caughtUp();
    expect(await runner.waitFor(log.record(rideEvents, scheduled('unwanted')), [passengersProjection])).toBe('visible');
    await end();
  });

  it('stores how far it has seen the log, also where nothing was wanted: now and then, and when it ends', async () => {
    const folder = newFolder();
    const log = new MemoryLog();
    log.record(rideEvents, scheduled('first'));
    const { views, runner, caughtUp, end } = await running(log, [passengersProjection], {
      views: await ViewsDatabase.open(folder),
    });
    await caughtUp();
    const stored = async (): Promise<number> => Number((await views.catalog.generations())[0]?.position);
    await runner.waitFor(log.record(rideEvents, scheduled('second')), [passengersProjection]);
    expect(await stored()).toBe(1);
    for (let more = 0; more < 1_000; more++) log.record(rideEvents, scheduled('unwanted'));
    await caughtUp();
    expect(await stored()).toBe(1_002);
    await runner.waitFor(log.record(rideEvents, scheduled('last')), [passengersProjection]);
    await runner.stop();
    expect(await stored()).toBe(1_003);
    await end();
  });

  it('builds read models that do not fit in memory', async () => {
    const log = new MemoryLog();
    for (let ride = 0; ride < 60_000; ride++) log.record(rideEvents, scheduled(`r${ride}`));
    log.record(rideEvents, { type: 'BikeNamed', data: { bikeId: 'b2', name: 'Karla' } });
    log.record(rideEvents, joined('r17', 'Anna'));
    log.record(rideEvents, { type: 'RideMoved', data: { rideId: 'r17', bikeId: 'b2' } });
    const { views, caughtUp, end } = await running(log, [ridesProjection], {
      views: await ViewsDatabase.open(newFolder()),
    });
    await caughtUp();
    const rides = views.query(ridesProjection).selectFrom('ride');
    expect(await rides.select(({ fn }) => fn.count<number>('rideId').as('all')).executeTakeFirst()).toEqual({
      all: 60_000,
    });
    expect(await rides.selectAll().where('bikeId', '=', 'b2').execute()).toMatchObject([
      { rideId: 'r17', bikeName: 'Karla', passengers: 1 },
    ]);
    await end();
  });

  it('tells who watches what changed, once it can be read', async () => {
    const log = new MemoryLog();
    const { views, runner, caughtUp, end } = await running(log, [ridesProjection, passengersProjection]);
    await caughtUp();
    const told: unknown[] = [];
    const unwatch = runner.watch(({ projections, events }) => told.push([projections, events.map(({ type }) => type)]));
    await runner.waitFor(log.record(rideEvents, scheduled('one more')), [ridesProjection]);
    unwatch();
    await runner.waitFor(log.record(rideEvents, scheduled('and another')), [ridesProjection]);
    expect(told).toEqual([[['specRides'], ['RideScheduled']]]);
    expect(await rowsIn(views, ridesProjection, 'ride')).toHaveLength(2);
    await end();
  });

  it.each([
    ['another log', (log: MemoryLog) => new MemoryLog('another'.concat(log.id)), 'was built from the log'],
    [
      'a log with another event there',
      (log: MemoryLog) => {
        const other = log.backup(positionOf(119));
        other.record(rideEvents, joined('r29', 'Carla'), { id: idFor('another') });
        return other;
      },
      'another event stands at its checkpoint',
    ],
    ['an older backup', (log: MemoryLog) => log.backup(positionOf(5)), 'may be an older backup'],
  ])('refuses %s in one sentence', async (_, instead, sentence) => {
    const folder = newFolder();
    const log = busyLog();
    const { caughtUp, end } = await running(log, [ridesProjection], { views: await ViewsDatabase.open(folder) });
    await caughtUp();
    await end();
    const views = await ViewsDatabase.open(folder);
    const wrong = instead(log);
    wrong.record(rideEvents, scheduled('elsewhere'));
    const runner = new ProjectionRunner({ views, log: wrong, projections: [ridesProjection], clock: clockAt() });
    await expect(runner.start()).rejects.toThrow(sentence);
    expect(runner.health()).toMatchObject({ state: 'refused', problem: expect.stringContaining(sentence) });
    await runner.stop();
    await views.close();
  });
});
