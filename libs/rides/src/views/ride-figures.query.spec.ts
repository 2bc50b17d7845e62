import { afterEach, describe, expect, it } from '@jest/globals';
import { World } from '#graphql';
import { Access } from '#identity';
import type { ActorKind, LocalDate } from '#kernel';
import { actorOf, clockAt, idFor } from '#kernel/testing';
import { type ViewsDatabase, foldViews } from '#projections';
import { MemoryLog } from '#projections/testing';
import { type RideDayEvent, cancelled, completed, scheduled, started } from '../../testing/rides.js';
import { rideDayEvents } from '../day/ride-day.events.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { rideDemand } from './ride-demand.query.js';
import { rideFigures } from './ride-figures.query.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';

const opened: ViewsDatabase[] = [];
afterEach(async () => {
  for (const views of opened.splice(0)) await views.close();
});

const day = (text: string) => text as LocalDate;
const OCTOBER = [day('2026-10-01'), day('2026-10-31')] as const;
const NOVEMBER = [day('2026-11-01'), day('2026-11-30')] as const;

/** What somebody sees on 24 November, once that has happened. */
async function after(history: readonly RideDayEvent[], kind: ActorKind, wishes: readonly object[] = []) {
  const log = new MemoryLog();
  for (const event of history) log.record(rideDayEvents, event);
  for (const wish of wishes) log.record(rideRequestEvents, wish as never, { recordedAt: '2026-10-05T10:00:00Z' });
  const views = await foldViews({ projections: [ridesProjection, rideRequestsProjection], log });
  opened.push(views);
  return new World(views, new Access(actorOf(kind)), () => undefined, clockAt());
}

const ride = (name: string, words: Parameters<typeof scheduled>[0] = {}) =>
  scheduled({ ride: name, date: '2026-10-10', pilot: 'Anna', ...words });
const stayedAway = (name: string): RideDayEvent => ({
  type: 'RideNoShowMarked',
  data: { date: '2026-10-10', rideId: idFor(name), excused: false },
});

const autumn: readonly RideDayEvent[] = [
  ride('first', { passengers: ['Gerda'], companions: 1 }),
  completed(4_000, [], 'first'),
  ride('second', { passengers: ['Gerda', 'Hans'] }),
  completed(undefined, [], 'second'),
  ride('third', { passengers: ['Inger'], pilot: 'Bent', date: '2026-10-31' }),
  completed(2_500, [], 'third'),
  ride('stormy'),
  cancelled('weather', 'stormy'),
  ride('stormy too'),
  cancelled('weather', 'stormy too'),
  ride('windy'),
  cancelled('weather', 'windy'),
  ride('ill'),
  cancelled('illness', 'ill'),
  ride('nobody came'),
  stayedAway('nobody came'),
  ride('under way'),
  started('under way'),
  ride('forgotten'),
  ride('moved'),
  {
    type: 'RideMovedAway',
    data: { date: '2026-10-10', rideId: idFor('moved'), to: { date: '2026-11-01', rideId: idFor('there') } },
  },
  ride('there', { date: '2026-11-01', passengers: ['Jens'] }),
  completed(1_000, [], 'there'),
  ride('to come', { date: '2026-11-30' }),
];

describe('the figures of rides', () => {
  it('count rides by what became of them, and people once', async () => {
    expect(await rideFigures(await after(autumn, 'coordinator'), ...OCTOBER)).toEqual({
      completed: 3,
      noShows: 1,
      cancelled: 4,
      cancelledFor: [
        { reason: 'illness', count: 1 },
        { reason: 'weather', count: 3 },
      ],
      unaccounted: 2,
      ahead: 0,
      passengers: 3,
      pilots: 2,
      seatsTaken: 5,
      companions: 1,
      distanceMetres: 6_500,
      measured: 2,
    });
  });

  it('count a ride that was moved on the day on which it stands, and what is still to be apart', async () => {
    const november = await rideFigures(await after(autumn, 'auditor'), ...NOVEMBER);
    expect(november).toMatchObject({ completed: 1, ahead: 1, unaccounted: 0, passengers: 1, distanceMetres: 1_000 });
    const none = await rideFigures(await after(autumn, 'auditor'), day('2026-12-01'), day('2026-12-31'));
    expect(none).toMatchObject({ completed: 0, cancelled: 0, cancelledFor: [], passengers: 0, distanceMetres: 0 });
  });

  it.each(['partner', 'editor', 'administrator'] as const)('tell %s nothing of two people or fewer', async (kind) => {
    expect(await rideFigures(await after(autumn, kind), ...OCTOBER)).toEqual({
      completed: 3,
      noShows: null,
      cancelled: 4,
      cancelledFor: [
        { reason: 'other', count: 1 },
        { reason: 'weather', count: 3 },
      ],
      unaccounted: null,
      ahead: 0,
      passengers: 3,
      pilots: null,
      seatsTaken: 5,
      companions: 1,
      distanceMetres: null,
      measured: null,
    });
  });

  it.each([
    ['one day', '2026-10-10', '2026-10-10'],
    ['a month and a day', '2026-10-01', '2026-11-01'],
    ['two months, of which one could be taken away', '2026-09-01', '2026-10-31'],
    ['a month that goes on', '2026-11-01', '2026-11-30'],
  ])('of %s are for those alone who see everybody', async (_period, from, until) => {
    const partner = await after(autumn, 'partner');
    for (const figures of [rideFigures, rideDemand]) {
      await expect(figures(partner, day(from), day(until))).rejects.toThrow('one month that is over');
      expect(await figures(await after(autumn, 'coordinator'), day(from), day(until))).toBeTruthy();
    }
  });

  it.each(['volunteer', 'careStaff', 'relative', 'guest'] as const)('are nothing to %s', async (kind) => {
    expect(await rideFigures(await after(autumn, kind), ...OCTOBER)).toMatchObject({ cancelled: 0, ahead: 0 });
  });
});

describe('the figures of wishes', () => {
  const wish = (name: string) => ({
    type: 'RideRequested',
    data: {
      ...{ requestId: idFor(name), passengerId: idFor('Gerda'), fellowIds: [], companions: 0, platform: false },
      ...{ windows: [{ from: '2026-10-10T10:00:00.000Z', until: '2026-10-10T12:00:00.000Z' }], stops: [] },
    },
  });
  const declined = (name: string, reason: string) => [
    wish(name),
    { type: 'RideRequestDeclined', data: { requestId: idFor(name), reason } },
  ];

  it('say why they were declined, and of one or two that there was a reason', async () => {
    const history = [
      ...['a', 'b', 'c'].flatMap((name) => declined(name, 'noPilot')),
      ...declined('d', 'notSafe'),
      ...declined('e', 'other'),
      wish('f'),
    ];
    const numbers = { requests: 6, open: 1, scheduled: 0, declined: 5, withdrawn: 0 };
    expect(await rideDemand(await after([], 'coordinator', history), ...OCTOBER)).toEqual({
      ...numbers,
      declinedFor: [
        { reason: 'noPilot', count: 3 },
        { reason: 'notSafe', count: 1 },
        { reason: 'other', count: 1 },
      ],
    });
    expect(await rideDemand(await after([], 'partner', history), ...OCTOBER)).toEqual({
      ...numbers,
      declinedFor: [
        { reason: 'noPilot', count: 3 },
        { reason: 'other', count: 2 },
      ],
    });
  });
});
