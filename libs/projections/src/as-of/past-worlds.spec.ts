import { beforeEach, describe, expect, it } from '@jest/globals';
import { ISHOEJ, idFor } from '#kernel/testing';
import { type Position, positionOf } from '#event-store';
import { MemoryLog, droppingIn } from '../../testing/index.js';
import { passengersProjection, rideEvents, ridesProjection } from '../../testing/rickshaw-rides.js';
import type { AnyProjection } from '../projection.js';
import { PastViews } from './past-views.js';
import { type PastOptions, PastWorlds } from './past-worlds.js';
import { PastUnavailable } from './question.js';

const [sofie, harbour] = [idFor('Sofie'), idFor('to the harbour')];
const MEBIBYTE = 1024 * 1024;

let log: MemoryLog;
let reads: string[][];
let named: Position;
let scheduled: Position;

beforeEach(() => {
  log = new MemoryLog();
  reads = [];
  named = log.record(rideEvents, { type: 'BikeNamed', data: { bikeId: sofie, name: 'Sofie' } });
  scheduled = log.record(rideEvents, {
    type: 'RideScheduled',
    data: { rideId: harbour, bikeId: sofie, stops: ['Ishøj havn'] },
  });
  log.record(rideEvents, { type: 'BikeNamed', data: { bikeId: sofie, name: 'Sofie II' } });
  log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: idFor('Gerda'), name: 'Gerda' } });
});

const worlds = (options: Partial<PastOptions> = {}): PastWorlds =>
  new PastWorlds({
    projections: [ridesProjection, passengersProjection],
    logOf: (_moment, projections) => {
      reads.push(projections.map(({ name }) => name));
      return log;
    },
    mostBytes: 64 * MEBIBYTE,
    mostWaiting: 8,
    ...options,
  });

const viewsOf = (past: PastWorlds, until: Position, soon: readonly AnyProjection[] = []) =>
  new PastViews(past, { municipality: ISHOEJ, until }, (texts) => Promise.resolve(texts), soon);

const bikes = (past: PastWorlds, until: Position) =>
  viewsOf(past, until).query(ridesProjection).selectFrom('bike').select('name').execute();

describe('how read models stood', () => {
  it('is what the log says up to there, and no further', async () => {
    const past = worlds();
    expect(await bikes(past, positionOf(0))).toEqual([]);
    expect(await bikes(past, named)).toEqual([{ name: 'Sofie' }]);
    expect(await bikes(past, (await log.head()) as Position)).toEqual([{ name: 'Sofie II' }]);
  });

  it('comes with booleans and lists as live answers have them', async () => {
    const rides = viewsOf(worlds(), scheduled).query(ridesProjection).selectFrom('ride').selectAll();
    expect(await rides.execute()).toMatchObject([{ stops: ['Ishøj havn'], completed: false }]);
  });

  it('is folded once, and only what is asked for', async () => {
    const past = worlds();
    await Promise.all([bikes(past, named), bikes(past, named)]);
    await bikes(past, named);
    expect(reads).toEqual([['specRides']]);
    expect(past.held()).toMatchObject([{ until: named, projections: ['specRides'] }]);
  });

  it('is folded in one go with what will be asked for soon', async () => {
    const past = worlds();
    const views = viewsOf(past, named, [passengersProjection]);
    await views.query(ridesProjection).selectFrom('bike').selectAll().execute();
    expect(reads.map((names) => [...names].sort())).toEqual([['specPassengers', 'specRides']]);
  });

  it('is added to where something else of the same moment is asked for', async () => {
    const past = worlds();
    const head = (await log.head()) as Position;
    await bikes(past, head);
    const people = viewsOf(past, head).queryOfPeople(passengersProjection).selectFrom('passengerPerson').selectAll();
    expect(await people.execute()).toHaveLength(1);
    expect(past.held()).toHaveLength(1);
    expect(reads).toEqual([['specRides'], ['specPassengers']]);
  });

  it('keeps of many moments those that were asked for last, as many as there is room for', async () => {
    const one = worlds();
    await bikes(one, named);
    const bytes = one.held()[0]?.bytes ?? 0;
    const past = worlds({ mostBytes: 2 * bytes + 1 });
    for (const position of [1, 2, 1, 3]) await bikes(past, positionOf(position));
    expect(past.held().map(({ until }) => Number(until))).toEqual([1, 3]);
    expect(await bikes(past, positionOf(2))).toEqual([{ name: 'Sofie' }]);
  });

  it('is refused where it does not fit, and the next question is answered', async () => {
    for (let i = 0; i < 3_000; i++)
      log.record(rideEvents, { type: 'BikeNamed', data: { bikeId: idFor(`bike ${i}`), name: 'Sofie' } });
    const past = worlds({ mostBytes: MEBIBYTE / 4 });
    await expect(bikes(past, (await log.head()) as Position)).rejects.toThrow(PastUnavailable);
    expect(past.held()).toEqual([]);
    expect(await bikes(past, named)).toHaveLength(1);
  });

  it('is refused while too many wait for other moments, and told when they are done', async () => {
    const past = worlds({ mostWaiting: 2 });
    const asked = [1, 2, 3].map((position) => bikes(past, positionOf(position)));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await bikes(past, positionOf(3))).toEqual([{ name: 'Sofie II' }]);
  });

  it('is folded anew after the log could not be read', async () => {
    let broken = true;
    const past = worlds({
      logOf: () => {
        if (broken) throw new Error('no disk');
        return log;
      },
    });
    await expect(bikes(past, named)).rejects.toThrow('no disk');
    broken = false;
    expect(await bikes(past, named)).toEqual([{ name: 'Sofie' }]);
  });

  it('goes without what somebody decided to go without, also where they did so later', async () => {
    log.record(rideEvents, { type: 'PassengerNoted', data: { passengerId: idFor('Nobody'), name: 'Nobody' } });
    const until = log.record(rideEvents, {
      type: 'PassengerNoted',
      data: { passengerId: idFor('Hans'), name: 'Hans' },
    });
    const names = async () => {
      const people = viewsOf(worlds(), until).queryOfPeople(passengersProjection).selectFrom('passengerPerson');
      return (await people.select('name').execute()).map(({ name }) => name).sort();
    };
    expect(await names()).toEqual(['Gerda']);
    const nobody = (await log.eventAt(positionOf(5)))?.stored.id ?? '';
    await droppingIn(log)({ projection: passengersProjection.name, eventId: nobody });
    expect(await names()).toEqual(['Gerda', 'Hans']);
  });

  it('takes no place in memory for who is refused', async () => {
    const past = worlds({ mostWaiting: 1 });
    const answers = await Promise.allSettled([1, 2, 3, 4].map((position) => bikes(past, positionOf(position))));
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(past.held()).toHaveLength(1);
  });

  it('is forgotten at a word, also while it is being answered', async () => {
    const past = worlds();
    const asked = bikes(past, named);
    await past.forget();
    expect(await asked).toEqual([{ name: 'Sofie' }]);
    await past.forget();
    expect(past.held()).toEqual([]);
  });

  it('shows no table of people but to who asks for people', () => {
    const asked = viewsOf(worlds(), named)
      .query(passengersProjection)
      .selectFrom('passengerPerson' as never);
    expect(() => asked.selectAll().compile()).toThrow(/World\.reveal/);
  });
});
