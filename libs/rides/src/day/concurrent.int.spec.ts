import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, type LocalTime, plusMinutes } from '#kernel';
import { ISHOEJ } from '#kernel/testing';
import { temporaryFolder } from '#event-store/testing';
import { type Booked, RideLedger } from '../../testing/ledger.js';
import { DAYS, type World, anything, one, say } from '../../testing/random-commands.js';
import { at } from '../../testing/rides.js';
import { TwoProcesses, saidBy } from '../../testing/two-processes.js';
import { rideRequest } from '../request/ride-request.js';
import { statusOf } from '../request/ride-request.state.js';
import { type Place, finishMove } from './moving.js';
import { scheduleRide } from './scheduling.js';

/** `EVERY_STEP=1 npm run jest -- libs/rides/src/day/concurrent` is the long form; `RIDES_SEED` says the same again. */
const EVERY_STEP = process.env['EVERY_STEP'] === '1';
const SEED = Number(process.env['RIDES_SEED'] ?? randomInt(2 ** 31));
const AT_ONCE = 16;

/** What the log says of all days, in the order in which it was written. */
async function ledgerOf(processes: TwoProcesses): Promise<RideLedger> {
  const recorded = (await Promise.all(DAYS.map((date) => processes.ridesOf(date)))).flat();
  const ledger = new RideLedger();
  for (const { event } of recorded.sort((a, b) => (a.position < b.position ? -1 : 1))) ledger.book(event);
  return ledger;
}

const movedIn = ({ rides }: RideLedger): readonly Booked[] => [...rides.values()].filter(({ movedFrom }) => movedFrom);

/** What follows once a process that was killed is back: moves are finished in the order in which they began. */
async function finishMoves(processes: TwoProcesses): Promise<void> {
  for (const { date, rideId, movedFrom } of movedIn(await ledgerOf(processes)))
    await finishMove(processes.handlings[0], (step, input) => ({ ...saidBy(`${step} ${rideId}`), input }), ISHOEJ, {
      from: movedFrom as Place,
      to: { date: date as LocalDate, rideId },
    });
}

describe.each([
  { store: 'embedded' as const, commands: EVERY_STEP ? 10_000 : 500 },
  { store: 'EventStoreDB' as const, commands: EVERY_STEP ? 10_000 : 80 },
])('two processes over one log ($store)', ({ store, commands }) => {
  const folder = temporaryFolder();
  let processes: TwoProcesses;
  let world: World;

  beforeAll(async () => {
    processes = await TwoProcesses.start(store, folder());
    const [bikes, pilots, passengers] = await Promise.all([
      processes.addBikes(6),
      processes.trainPilots(8),
      processes.recordPassengers(20),
    ]);
    const windows = DAYS.map((date) => ({ from: at('08:00', date), until: at('20:00', date) }));
    const wishes = Array.from({ length: Math.max(20, commands / 50) }, (_, nth) => one(passengers, nth));
    world = { bikes, pilots, passengers, requests: await processes.requestRides(wishes, windows), rides: [] };
  });
  afterAll(() => processes.close());

  it(
    `keep every rule through ${commands} things said at random, ${AT_ONCE} at once (seed ${SEED})`,
    async () => {
      const rest = fc.sample(anything, { numRuns: commands, seed: SEED }).entries();
      const speaker = async (process: number): Promise<void> => {
        for (const [index, said] of rest) await say(one(processes.handlings, process), world, said, `said ${index}`);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, process) => speaker(process)));
      expect((await ledgerOf(processes)).objections()).toEqual([]);

      await finishMoves(processes);
      const ledger = await ledgerOf(processes);
      expect(ledger.objections()).toEqual([]);
      expect(ledger.standing.length).toBeGreaterThan(10);
      expect(movedIn(ledger).filter(({ rideId }) => ledger.rides.get(rideId)?.stands)).not.toEqual([]);
      expect(movedIn(ledger).filter((ride) => standsOnBothDays(ledger, ride))).toEqual([]);
      for (const requestId of world.requests) await expectAnswered(processes, ledger, requestId);
    },
    EVERY_STEP ? 1_200_000 : 60_000,
  );

  it('give the last bike to one of two coordinators who want it at the same moment, and tell the other when it is free', async () => {
    const date = '2026-11-30' as LocalDate;
    for (const hour of ['08:00', '10:00', '12:00', '14:00', '16:00'] as LocalTime[]) {
      const startsAt = at(hour, date);
      const times = { startsAt, endsAt: plusMinutes(startsAt, 60) };
      const wanting = processes.handlings.map((handling, nth) =>
        scheduleRide(handling, {
          ...saidBy(`coordinator ${nth} at ${hour}`),
          input: { date, ...times, bikeId: one(world.bikes, 0), passengers: [one(world.passengers, nth)] },
        }),
      );
      const outcomes = await Promise.all(wanting);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused']);
      expect(outcomes.find(({ outcome }) => outcome === 'refused')).toMatchObject({
        refusal: { refused: 'BikeTaken', details: { ...times, freeFrom: plusMinutes(times.endsAt, 15) } },
      });
    }
  });
});

const standsOnBothDays = ({ rides }: RideLedger, { stands, movedFrom }: Booked): boolean =>
  stands && rides.get(movedFrom?.rideId ?? '')?.stands === true;

/** It is scheduled, and the ride that it names stands for it and no other; or open or declined, and none does. */
async function expectAnswered({ handlings }: TwoProcesses, { standing }: RideLedger, requestId: string): Promise<void> {
  const request = await handlings[1].stateOf(rideRequest, ISHOEJ, requestId);
  if (!request) throw new Error(`the request ${requestId} is not there`);
  const status = statusOf(request);
  const named = [...request.rides.values()].map(({ rideId }) => rideId);
  const stand = standing.filter((ride) => ride.requestId === requestId).map(({ rideId }) => rideId);
  expect(['scheduled', 'open', 'declined']).toContain(status);
  expect({ requestId, status, rides: stand }).toEqual({ requestId, status, rides: named });
  expect(named).toHaveLength(status === 'scheduled' ? 1 : 0);
}
