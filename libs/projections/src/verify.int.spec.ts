import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { positionOf } from '#event-store';
import { MemoryLog, rowsIn, running } from '../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';
import { foldViews } from './fold.js';
import { LogDoesNotMatch } from './log-identity.js';
import { sentenceOf, verifyViews } from './verify.js';
import { ViewsDatabase } from './views-database.js';

const all = [ridesProjection, passengersProjection];

const season = (): MemoryLog => {
  const log = new MemoryLog();
  for (const rideId of ['r1', 'r2', 'r3']) {
    log.record(rideEvents, { type: 'RideScheduled', data: { rideId, bikeId: 'b1', stops: ['Ishøj havn'] } });
    log.record(rideEvents, { type: 'PassengerJoined', data: { rideId, passengerId: 'p1' } });
  }
  log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Anna Holm' } });
  return log;
};

describe('verifying read models', () => {
  const newFolder = temporaryFolder();

  /** The live read models of a season, with what somebody did to them behind the runner's back. */
  async function verifiedAfter(tampering: string) {
    const log = season();
    const { views, caughtUp, end } = await running(log, all, { views: await ViewsDatabase.open(newFolder()) });
    await caughtUp();
    if (tampering) await views.engine.write([{ sql: tampering, parameters: [] }]);
    const verification = await verifyViews(all, views, log);
    await end();
    return verification;
  }

  it('finds nothing where the rows are what the log says', async () => {
    const { tables, first } = await verifiedAfter('');
    expect(first).toBeUndefined();
    expect(tables.map(({ table, rows, differences }) => [table, rows, differences])).toEqual([
      ['ride', 3, 0],
      ['bike', 0, 0],
      ['seat', 3, 0],
      ['passengerPerson', 1, 0],
    ]);
  });

  it.each([
    [
      `update "ride_g1" set "passengers" = 7 where "rideId" = 'r2'`,
      'the row {"rideId":"r2"} of ride (specRides) differs in passengers: it holds 7, the log says 1',
    ],
    [
      `update "ride_g1" set "municipality" = '0187' where "rideId" = 'r1'`,
      'differs in municipality: it holds "0187", the log says "0183"',
    ],
    [
      `delete from "seat_g1" where "rideId" = 'r3'`,
      'the row {"rideId":"r3","passengerId":"p1"} of seat (specRides) is missing: the log says that it is there',
    ],
    [
      `insert into "bike_g1" values ('b9', 'Sofie', '0183')`,
      'the row {"bikeId":"b9"} of bike (specRides) should not be there: the log does not say so',
    ],
  ])('names the first difference after %s', async (tampering, sentence) => {
    const { tables, first } = await verifiedAfter(tampering);
    expect(first && sentenceOf(first)).toContain(sentence);
    expect(tables.reduce((sum, { differences }) => sum + differences, 0)).toBe(1);
  });

  it('never shows a personal value', async () => {
    const { first } = await verifiedAfter(`update "passengerPerson_g1" set "name" = 'Bente Krog'`);
    expect(first && sentenceOf(first)).toBe(
      'the row {"passengerId":"p1"} of passengerPerson (specPassengers) differs in name',
    );
    expect(JSON.stringify(first)).not.toMatch(/Anna|Bente/);
  });

  it('compares at the live checkpoint, while the live ones go on', async () => {
    const folder = newFolder();
    const log = season();
    const { views, runner, caughtUp, end } = await running(log, all, { views: await ViewsDatabase.open(folder) });
    await caughtUp();
    const auditor = await ViewsDatabase.openReadOnly(folder);
    const verifying = verifyViews(all, auditor, log);
    await runner.waitFor(log.record(rideEvents, { type: 'RideCompleted', data: { rideId: 'r1' } }), [ridesProjection]);
    expect((await verifying).first).toBeUndefined();
    expect(
      await views.query(ridesProjection).selectFrom('ride').where('completed', '=', true).select('rideId').execute(),
    ).toEqual([{ rideId: 'r1' }]);
    await auditor.close();
    await end();
  });

  it('keeps nothing open, so that what is erased can be written over at once', async () => {
    const log = season();
    const { views, caughtUp, end } = await running(log, all, { views: await ViewsDatabase.open(newFolder()) });
    await caughtUp();
    await verifyViews(all, views, log);
    await views.engine.scrub();
    await end();
  });

  it('refuses a log that the read models were not built from', async () => {
    const log = season();
    const { views, caughtUp, end } = await running(log, all);
    await caughtUp();
    await expect(verifyViews(all, views, log.backup(positionOf(2)))).rejects.toThrow(LogDoesNotMatch);
    await end();
  });
});

describe('the read models as of a position', () => {
  it('show what had happened then', async () => {
    const log = season();
    const then = await foldViews({ projections: all, log, until: positionOf(3) });
    expect(await rowsIn(then, ridesProjection, 'ride')).toMatchObject([
      { rideId: 'r1', passengers: 1 },
      { rideId: 'r2', passengers: 0 },
    ]);
    expect(await rowsIn(then, passengersProjection, 'passengerPerson')).toEqual([]);
    await then.close();
  });

  it('show nothing before the first event', async () => {
    const before = await foldViews({ projections: all, log: new MemoryLog() });
    expect(await rowsIn(before, ridesProjection, 'ride')).toEqual([]);
    await before.close();
  });
});
