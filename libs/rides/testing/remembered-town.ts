import {
  type AnyDecider,
  CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type LocalDate,
  plusMinutes,
  policyCommandIdOf,
  systemActor,
} from '#kernel';
import { ISHOEJ, clockAt, memoryJournal } from '#kernel/testing';
import type { AnyPolicy, PolicyContext } from '#policies';
import { bike } from '../src/bike/bike.js';
import type { Place } from '../src/day/moving.js';
import { scheduleRide } from '../src/day/scheduling.js';
import { passenger } from '../src/passenger/passenger.js';
import { rideRequestFacts } from '../src/request/facts.js';
import { rideRequest } from '../src/request/ride-request.js';
import { DATE, at } from './rides.js';
import { saidBy } from './two-processes.js';

/** What is said of a ride, where it is not the usual one. */
interface Wanted {
  readonly date?: LocalDate;
  /** On the clock, for an hour. */
  readonly from?: string;
  readonly passengers?: readonly string[];
  readonly companions?: number;
  readonly platform?: boolean;
  readonly requestId?: string;
  readonly movedFrom?: Place;
}

/** A bike, Sofie, with two seats and no platform, and Gerda and Hans, who have consented: in memory, so that a spec can stop anybody half way. */
export class RememberedTown {
  private readonly journal = memoryJournal();
  readonly handling = new CommandHandling(this.journal, clockAt());
  private said = 0;
  sofie = '';
  gerda = '';
  hans = '';

  static async found(): Promise<RememberedTown> {
    const town = new RememberedTown();
    const base = { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.615, longitude: 12.35 };
    const described = { name: 'Sofie', model: 'Christiania Taxa', seats: 2, platform: false, base };
    town.sofie = idOf(await town.handling.handle(bike, 'AddBike', town.request(described)));
    const consented = (name: string) => town.request({ name, consentGivenOn: '2026-05-01' });
    town.gerda = idOf(await town.handling.handle(passenger, 'RecordPassenger', consented('Gerda')));
    town.hans = idOf(await town.handling.handle(passenger, 'RecordPassenger', consented('Hans')));
    return town;
  }

  /** Something that a coordinator says, never twice under one key. */
  request(input: object): CommandRequest {
    return { ...saidBy(`said ${this.said++}`), input };
  }

  async say<D extends AnyDecider>(aggregate: D, name: keyof D['commands'] & string, input: object): Promise<string> {
    return idOf(await this.handling.handle(aggregate, name, this.request(input)));
  }

  /** Gerda wishes for a ride on Thursday. @returns the request's id */
  async wish(wished: object = {}): Promise<string> {
    const windows = [{ from: at('08:00'), until: at('20:00') }];
    const asked = this.request({ passengerId: this.gerda, windows, ...wished });
    return idOf(await this.handling.handle(rideRequest, 'RequestRide', asked, rideRequestFacts));
  }

  /** An hour with Gerda on Sofie from 10, on Thursday, unless it says otherwise. */
  schedule(wanted: Wanted = {}): Promise<CommandOutcome> {
    const { date = DATE, from = '10:00', ...more } = wanted;
    const startsAt = at(from, date);
    const ride = { date, startsAt, endsAt: plusMinutes(startsAt, 60), bikeId: this.sofie, passengers: [this.gerda] };
    return scheduleRide(this.handling, this.request({ ...ride, ...more }));
  }

  /** Has the policies see everything that happened, each in order, until nothing more follows. */
  async follow(...policies: readonly AnyPolicy[]): Promise<void> {
    for (let seen = -1; seen < this.journal.events.length;) {
      seen = this.journal.events.length;
      for (const policy of policies)
        for (const event of [...this.journal.events])
          await policy.on[event.type]?.(event, { ...this.context, follows: followsOf(policy.name) });
    }
  }

  private readonly context: Pick<PolicyContext, 'handling' | 'views'> = {
    handling: this.handling,
    views: () => Promise.reject(new Error('nothing is read from views here')),
  };
}

const followsOf =
  (policy: string): PolicyContext['follows'] =>
  (event, step = '') => ({
    actor: systemActor(ISHOEJ, policy),
    idempotencyKey: event.id,
    commandId: policyCommandIdOf(policy, event.id, step),
    causationId: event.id,
  });

/** @throws where it was refused */
export function idOf(outcome: CommandOutcome): string {
  if (outcome.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.id;
}
