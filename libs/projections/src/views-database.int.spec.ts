import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DataFolderUnusable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { MemoryLog, running } from '../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../testing/rickshaw-rides.js';
import { NotReady, ViewsDatabase } from './views-database.js';

const all = [ridesProjection, passengersProjection] as const;

async function season(folder?: string) {
  const log = new MemoryLog();
  log.record(rideEvents, { type: 'BikeNamed', data: { bikeId: 'b1', name: 'Sofie' } });
  for (const rideId of ['r1', 'r2'])
    log.record(rideEvents, { type: 'RideScheduled', data: { rideId, bikeId: 'b1', stops: ['Ishøj havn'] } });
  log.record(rideEvents, { type: 'PassengerJoined', data: { rideId: 'r1', passengerId: 'p1' } });
  log.record(rideEvents, { type: 'RideCompleted', data: { rideId: 'r1' } });
  log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Anna Holm' } });
  const open = await running(log, all, folder ? { views: await ViewsDatabase.open(folder) } : {});
  await open.caughtUp();
  return open;
}

describe('queries over read models', () => {
  const newFolder = temporaryFolder();

  it('get flags, json and the municipality as what they are, also under another name and from a subquery', async () => {
    const { views, end } = await season();
    const rides = await views
      .query(ridesProjection)
      .selectFrom((from) => from.selectFrom('ride').selectAll().as('done'))
      .where('completed', '=', true)
      .select(['done.completed as finished', 'done.stops as places', 'done.municipality'])
      .execute();
    expect(rides).toEqual([{ finished: true, places: ['Ishøj havn'], municipality: '0183' }]);
    await end();
  });

  it('join tables of several projections by their own names, with and without aliases', async () => {
    const { views, end } = await season();
    const query = views.query(ridesProjection, passengersProjection);
    const names = await query
      .selectFrom('seat')
      .innerJoin('bike as ridden', 'ridden.bikeId', 'seat.bikeId')
      .innerJoin('ride', 'ride.rideId', 'seat.rideId')
      .select(['ride.rideId', 'ridden.name'])
      .where('seat.rideId', 'in', (from) => from.selectFrom('ride').select('ride.rideId'))
      .execute();
    expect(names).toEqual([{ rideId: 'r1', name: 'Sofie' }]);
    await end();
  });

  it('do not reach what is shown of people, unless they say that they do', async () => {
    const { views, end } = await season();
    const people = views.queryOfPeople(passengersProjection).selectFrom('passengerPerson').selectAll();
    expect(await people.execute()).toEqual([{ passengerId: 'p1', name: 'Anna Holm', municipality: '0183' }]);
    // The type of `query` does not know the table; whoever gets around that is stopped all the same.
    const around = views
      .query(passengersProjection, ridesProjection)
      .withTables<{ passengerPerson: { name: string } }>();
    await expect(around.selectFrom('passengerPerson').selectAll().execute()).rejects.toThrow('World.reveal');
    const joined = around.selectFrom('seat').innerJoin('passengerPerson as person', (on) => on.onTrue());
    await expect(joined.select('person.name').execute()).rejects.toThrow('World.reveal');
    await end();
  });

  it('cannot write', async () => {
    const { views, end } = await season(newFolder());
    await expect(views.engine.kysely.deleteFrom('projectionGeneration').execute()).rejects.toThrow('readonly');
    await end();
  });

  it('cannot compare with what a database does not hold', async () => {
    const { views, end } = await season();
    const compared = views
      .query(ridesProjection)
      .selectFrom('ride')
      .where('rideId', '=', new Date() as never)
      .selectAll();
    await expect(compared.execute()).rejects.toThrow('cannot compare with a value of type object');
    await end();
  });

  it('answer that a read model is not ready as long as it is not', async () => {
    const views = await ViewsDatabase.inMemory();
    expect(() => views.query(ridesProjection)).toThrow(NotReady);
    expect(() => views.query(ridesProjection)).toThrow('specRides is still being built');
    await views.close();
  });

  it('find by secondary keys through an index', async () => {
    const { views, end } = await season();
    const plan = await views.engine.rows({
      sql: `explain query plan select * from "ride_g1" where "bikeId" = 'b1'`,
      parameters: [],
    });
    expect(JSON.stringify(plan)).toContain('USING INDEX ride_g1_bikeId');
    await end();
  });
});

describe('the file of the read models', () => {
  const newFolder = temporaryFolder();

  it('of a newer release is refused, and not touched', async () => {
    const folder = newFolder();
    await (await season(folder)).end();
    const file = join(folder, 'views.db');
    const bytes = readFileSync(file);
    bytes.writeInt32BE(99, 60);
    writeFileSync(file, bytes);
    const files = readdirSync(folder);
    await expect(opening(folder)).rejects.toThrow(DataFolderUnusable);
    await expect(opening(folder)).rejects.toThrow('was written by a newer release of Samspil (format 99');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(files);
  });

  it('that is no database, or in a folder that is not there, is refused with what to do', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'views.db'),
      'this is no database, but long enough to look like a file of one page or more'.repeat(20),
    );
    await expect(opening(folder)).rejects.toThrow(DataFolderUnusable);
    await expect(opening(join(folder, 'nowhere'))).rejects.toThrow(DataFolderUnusable);
  });
});

/** Opening throws at once; a promise of it is easier to expect of. */
const opening = async (folder: string): Promise<ViewsDatabase> => ViewsDatabase.open(folder);
