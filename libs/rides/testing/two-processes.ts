import { randomBytes } from 'node:crypto';
import {
  type Actor,
  CommandHandling,
  type Clock,
  type CommandOutcome,
  type Instant,
  type LocalDate,
  streamName,
} from '#kernel';
import { ISHOEJ, clockAt, coordinator } from '#kernel/testing';
import { EventJournal, type EventStore } from '#event-store';
import { openEventStoreDB } from '#event-store/eventstoredb';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { SqliteKeyStore, localMasterKey } from '#privacy';
import { volunteer, volunteerEvents } from '#volunteers';
import { bikeEvents } from '../src/bike/bike.events.js';
import { bike } from '../src/bike/bike.js';
import { rideDayEvents } from '../src/day/ride-day.events.js';
import { passengerEvents } from '../src/passenger/passenger.events.js';
import { passenger } from '../src/passenger/passenger.js';
import { rideRequestFacts } from '../src/request/facts.js';
import { rideRequestEvents } from '../src/request/ride-request.events.js';
import { rideRequest } from '../src/request/ride-request.js';
import type { RideEvent } from './ledger.js';

interface Opened {
  /** As each of two processes sees the log. Of the embedded one there is one writer, and both go through it. */
  readonly stores: readonly [EventStore, EventStore];
  close(): Promise<void>;
}

const openStores: Readonly<Record<'embedded' | 'EventStoreDB', (folder: string) => Promise<Opened>>> = {
  embedded: async (folder) => {
    const store = await openSqliteEventStore({ folder });
    return { stores: [store, store], close: () => store.close() };
  },
  EventStoreDB: async () => {
    const double = await EventStoreDBDouble.start();
    const open = () => openEventStoreDB({ connectionString: double.url });
    const stores = [await open(), await open()] as const;
    const close = async (): Promise<void> => {
      for (const store of stores) await store.close();
      await double.stop();
    };
    return { stores, close };
  },
};

const EVENTS = [volunteerEvents, bikeEvents, passengerEvents, rideRequestEvents, rideDayEvents];

/** Two processes over one log, each of which remembers streams for itself: they meet in conflicts. */
export class TwoProcesses {
  private constructor(
    private readonly opened: Opened,
    private readonly keys: SqliteKeyStore,
    private readonly journal: EventJournal,
    readonly handlings: readonly [CommandHandling, CommandHandling],
  ) {}

  static async start(store: keyof typeof openStores, folder: string, clock: Clock = clockAt()): Promise<TwoProcesses> {
    const opened = await openStores[store](folder);
    const keys = SqliteKeyStore.open(folder, localMasterKey(randomBytes(32)), clock);
    const [one, other] = opened.stores.map((each) => new EventJournal(each, keys, clock, EVENTS)) as [
      EventJournal,
      EventJournal,
    ];
    await one.open();
    return new TwoProcesses(opened, keys, one, [new CommandHandling(one, clock), new CommandHandling(other, clock)]);
  }

  /** What the log holds of a day, in order. */
  async ridesOf(date: LocalDate): Promise<readonly { readonly event: RideEvent; readonly position: string }[]> {
    const recorded = await this.journal.load(streamName('rideDay', ISHOEJ, date));
    return recorded.map((event) => ({ event: event as RideEvent, position: event.position }));
  }

  async close(): Promise<void> {
    await this.opened.close();
    this.keys.close();
  }

  /** So many bikes, every other with one seat. @returns their ids */
  addBikes(count: number): Promise<readonly string[]> {
    const base = { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.615, longitude: 12.35 };
    return each(count, (nth) =>
      this.say((handling, said) =>
        handling.handle(bike, 'AddBike', {
          ...said(`bike ${nth}`),
          input: {
            name: `Sofie ${nth}`,
            model: 'Christiania Taxa',
            seats: 1 + (nth % 2),
            platform: nth % 2 === 1,
            base,
          },
        }),
      ),
    );
  }

  /** So many volunteers with a training that does not end. @returns their ids */
  trainPilots(count: number): Promise<readonly string[]> {
    return each(count, async (nth) => {
      const volunteerId = await this.say((handling, said) =>
        handling.handle(volunteer, 'RegisterVolunteer', {
          ...said(`pilot ${nth}`),
          input: { name: `Pilot ${nth}`, interests: ['cyclePilot'] },
        }),
      );
      const training = { volunteerId, qualification: 'cyclePilotTraining', validFrom: '2024-01-01' };
      await this.say((handling, said) =>
        handling.handle(volunteer, 'GrantQualification', { ...said(`training ${nth}`), input: training }),
      );
      return volunteerId;
    });
  }

  /** So many passengers, who have consented. @returns their ids */
  recordPassengers(count: number): Promise<readonly string[]> {
    return each(count, (nth) =>
      this.say((handling, said) =>
        handling.handle(passenger, 'RecordPassenger', {
          ...said(`passenger ${nth}`),
          input: { name: `Passenger ${nth}`, consentGivenOn: '2026-05-01' },
        }),
      ),
    );
  }

  /** One request for each of those passengers, at any of those times. @returns their ids */
  requestRides(
    passengers: readonly string[],
    windows: readonly { readonly from: Instant; readonly until: Instant }[],
  ): Promise<readonly string[]> {
    return each(passengers.length, (nth) =>
      this.say((handling, said) => {
        const asked = { ...said(`request ${nth}`), input: { passengerId: passengers[nth], windows } };
        return handling.handle(rideRequest, 'RequestRide', asked, rideRequestFacts);
      }),
    );
  }

  private async say(saying: (handling: CommandHandling, said: typeof saidBy) => Promise<CommandOutcome>) {
    const outcome = await saying(this.handlings[0], saidBy);
    if (outcome.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    return outcome.id;
  }
}

/** Under that key, by a coordinator. */
export const saidBy = (idempotencyKey: string): { readonly actor: Actor; readonly idempotencyKey: string } => ({
  actor: coordinator,
  idempotencyKey,
});

const each = <T>(count: number, make: (nth: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, (_, nth) => make(nth)));
