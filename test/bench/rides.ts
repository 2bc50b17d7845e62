import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import {
  type Actor,
  CommandHandling,
  type CommandOutcome,
  type LocalDate,
  type LocalTime,
  municipalitySchema,
  plusDays,
  plusMinutes,
  systemClock,
  wallClock,
} from '#kernel';
import { EventJournal, type NewEvent } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { SqliteKeyStore, localMasterKey } from '#privacy';
import { volunteer, volunteerEvents } from '#volunteers';
import { bikeEvents } from '../../libs/rides/src/bike/bike.events.js';
import { bike } from '../../libs/rides/src/bike/bike.js';
import { rideDayFacts } from '../../libs/rides/src/day/facts.js';
import { rideDayEvents } from '../../libs/rides/src/day/ride-day.events.js';
import { rideDay } from '../../libs/rides/src/day/ride-day.js';
import { passengerEvents } from '../../libs/rides/src/passenger/passenger.events.js';
import { passenger } from '../../libs/rides/src/passenger/passenger.js';
import { type Comparison, report } from './bench.js';

/**
 * Commands into one ride day, so many at once: each reads what is new in the day, in its bike, its pilot and its passenger, decides, and appends.
 * Against the same appends bare: as many events as large into one stream of the same store, with nothing read or decided. A stream is
 * written one event after another, whoever waits for it.
 */
const AT_ONCE = 8;
const BIKES = 40;
/** Rides of an hour with a quarter of an hour in between, from seven in the morning. */
const ROUNDS = 10;
const PASSENGERS = 200;
const FIRST = plusDays(systemClock.now().slice(0, 10) as LocalDate, 2);

const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const store = await openSqliteEventStore({ folder: join(folder, 'ours') });
const bare = await openSqliteEventStore({ folder: join(folder, 'bare') });
const keys = SqliteKeyStore.open(join(folder, 'ours'), localMasterKey(randomBytes(32)), systemClock);
const events = [bikeEvents, passengerEvents, rideDayEvents, volunteerEvents];
const handling = new CommandHandling(new EventJournal(store, keys, systemClock, events), systemClock);
const actor: Actor = { id: v7(), kind: 'coordinator', municipality: municipalitySchema.parse('0183') };
const request = (input: object) => ({ actor, idempotencyKey: randomUUID(), input });

const each = (count: number, make: (nth: number) => Promise<CommandOutcome>): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, (_, nth) => make(nth).then(accepted)));

function accepted(outcome: CommandOutcome): string {
  if (outcome.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.id;
}

const base = { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.615, longitude: 12.35 };
const rickshaw = { name: 'Sofie', model: 'Christiania Taxa', seats: 2, platform: false, base };
const bikes = await each(BIKES, () => handling.handle(bike, 'AddBike', request(rickshaw)));
const pilots = await each(BIKES, () =>
  handling.handle(volunteer, 'RegisterVolunteer', request({ name: 'Anna Holm', interests: ['cyclePilot'] })),
);
const training = { qualification: 'cyclePilotTraining', validFrom: '2024-01-01' };
await each(BIKES, (nth) =>
  handling.handle(volunteer, 'GrantQualification', request({ volunteerId: pilots[nth], ...training })),
);
const consented = { name: 'Gerda Holm', consentGivenOn: '2026-01-01' };
const passengers = await each(PASSENGERS, () => handling.handle(passenger, 'RecordPassenger', request(consented)));

/** Every bike out in every round. */
const ridesOn = (date: LocalDate): readonly object[] =>
  Array.from({ length: BIKES * ROUNDS }, (_, nth) => {
    const round = Math.floor(nth / BIKES);
    const begins = wallClock(date, '07:00' as LocalTime);
    if (!begins) throw new Error('the clocks skip no morning');
    const startsAt = plusMinutes(begins, round * 75);
    return {
      ...{ date, startsAt, endsAt: plusMinutes(startsAt, 60) },
      ...{ bikeId: bikes[nth % BIKES], pilotId: pilots[nth % BIKES], passengers: [passengers[nth % PASSENGERS]] },
    };
  });

/** As large as what was recorded of a ride. */
async function sizeOfARide(date: LocalDate): Promise<{ data: number; metadata: number }> {
  for await (const { data, metadata } of store.read(`rideDay-${actor.municipality}_${date}`))
    return { data: data.length, metadata: metadata.length };
  throw new Error('no ride was recorded');
}

let days = 0;
async function scheduleDay(): Promise<void> {
  const rest = ridesOn(plusDays(FIRST, days++)).values();
  const coordinator = async (): Promise<void> => {
    for (const ride of rest) accepted(await handling.handle(rideDay, 'ScheduleRide', request(ride), rideDayFacts));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, coordinator));
}

await scheduleDay();
const size = await sizeOfARide(FIRST);
const padding = (bytes: number): Uint8Array => Buffer.from(JSON.stringify('x'.repeat(Math.max(0, bytes - 2))));
const anEvent = (): NewEvent => ({
  id: randomUUID(),
  type: 'RideScheduled',
  data: padding(size.data),
  metadata: padding(size.metadata),
});

async function appendBare(): Promise<void> {
  const stream = `rideDay-${actor.municipality}_${randomUUID()}`;
  for (let nth = 0; nth < BIKES * ROUNDS; nth++)
    await bare.append(stream, [anEvent()], { expected: nth === 0 ? 'noStream' : nth - 1 });
}

const scheduling: Comparison = {
  name: `rides scheduled on one day, ${AT_ONCE} at once`,
  aim: 4,
  operation: 'command',
  operations: BIKES * ROUNDS,
  ours: scheduleDay,
  baseline: appendBare,
};
await report([scheduling]);
await store.close();
await bare.close();
keys.close();
rmSync(folder, { recursive: true });
// Suggestions report for themselves; machines ask for them by their own name.
if (!process.argv.includes('--json')) await import('./rides-suggestions.js');
