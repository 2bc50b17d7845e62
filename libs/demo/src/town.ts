import type { CommandBus } from '@nestjs/cqrs';
import type { Faker } from '@faker-js/faker';
import {
  type Actor,
  type ActorKind,
  type AnyDecider,
  type CommandHandling,
  type CommandInput,
  type CommandOutcome,
  type Instant,
  type LocalDate,
  type LocalTime,
  type StateOf,
  dateIn,
  plusDays,
  plusMinutes,
  wallClock,
} from '#kernel';
import { messagesOf } from '#kernel/nest';
import { cafeSession } from '#cafes';
import { type Volunteer, volunteer } from '#volunteers';
import type { Agenda, Happens } from './agenda.js';
import { Names, type GuestDrawn, type Part } from './people.js';
import type { CafePlace, DemoMunicipality } from './places.js';

export type Session = StateOf<typeof cafeSession> & object;

export interface CafeInTown extends CafePlace {
  readonly cafeId: string;
  readonly firstDate: LocalDate;
  readonly guests: GuestInTown[];
}

export interface GuestInTown extends GuestDrawn {
  readonly guestId: string;
  readonly since: LocalDate;
}

export interface VolunteerInTown extends Part {
  readonly volunteerId: string;
  readonly name: string;
}

/** A session that a café has planned. */
export interface Planned {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** From when to when a season is told. What lies after today is planned, and has not happened. */
export interface SeasonSpan {
  readonly begins: LocalDate;
  readonly today: LocalDate;
  readonly ends: LocalDate;
}

/** The season was refused something that it did not expect to be: the demo and the domain have come apart. */
class SeasonRefused extends Error {
  override readonly name = 'SeasonRefused';
}

/** What a town lives in: the time that passes, and whoever listens. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly bus: CommandBus;
  readonly handling: CommandHandling;
  readonly now: () => Instant;
  /** Lets what follows from events happen. */
  readonly settle: () => Promise<void>;
}

/** A municipality in which the season happens: who is there, and by whom what is said. */
export class Town {
  /** What is said by one voice is counted, so that no two things have the same key. */
  protected readonly voice: string = 'demo';
  readonly names: Names;
  readonly cafes: CafeInTown[] = [];
  readonly volunteers: VolunteerInTown[] = [];
  /** Sessions that have been planned, in order of planning. */
  readonly sessions: Planned[] = [];
  /** Places from waiting lists that have been offered so far. */
  readonly offers = new Set<string>();
  /** Cafés whose feast has been planned, and which one that was. */
  readonly feasts = new Set<'past' | 'coming'>();
  private said = 0;

  constructor(
    readonly municipality: DemoMunicipality,
    readonly span: SeasonSpan,
    readonly faker: Faker,
    private readonly around: Surroundings,
  ) {
    this.names = new Names(faker);
  }

  get now(): Instant {
    return this.around.now();
  }

  get handling(): CommandHandling {
    return this.around.handling;
  }

  settle(): Promise<void> {
    return this.around.settle();
  }

  /** Something happens then, or now where that has passed. */
  at(when: Instant, happens: Happens): void {
    this.around.agenda.put(when < this.now ? this.now : when, happens);
  }

  /** That many days from a date, when the office is open, some minutes past the hour. */
  officeHour(date: LocalDate, days = 0): Instant {
    const day = workday(plusDays(date, days));
    return plusMinutes(timeOn(day, '08:30'), this.faker.number.int({ min: 0, max: 6 * 60 }));
  }

  chance(probability: number): boolean {
    return this.faker.datatype.boolean(probability);
  }

  /** @param people whose affairs are theirs, where that is not they themselves */
  actor(kind: ActorKind, id: string, people: readonly string[] = [id]): Actor {
    return { id, kind, municipality: this.municipality.code, people };
  }

  /** One of the two who coordinate. */
  get coordinator(): Actor {
    return this.actor('coordinator', this.chance(0.7) ? 'coordinator-1' : 'coordinator-2');
  }

  /**
   * Says a command on the bus.
   * @throws SeasonRefused where it is refused otherwise than `refused` says, or not refused where it says so
   */
  async say<D extends AnyDecider, K extends keyof D['commands'] & string>(
    aggregate: D,
    name: K,
    input: CommandInput<D['commands'][K]>,
    { by = this.coordinator, refused }: { readonly by?: Actor; readonly refused?: string } = {},
  ): Promise<CommandOutcome & { readonly id: string }> {
    const idempotencyKey = `${this.voice} ${++this.said}`;
    const outcome = await this.around.bus.execute(
      new (messagesOf(aggregate)[name])({ actor: by, idempotencyKey, input }),
    );
    const code = outcome.outcome === 'refused' ? outcome.refusal.refused : undefined;
    if (code === refused) return { id: '', ...outcome };
    const details = outcome.outcome === 'refused' ? JSON.stringify(outcome.refusal.details) : '';
    throw new SeasonRefused(
      `${name} in ${this.municipality.name} at ${this.now}: ${code ?? 'accepted'} ${details}, not ${refused ?? 'accepted'}`,
    );
  }

  /** A session as it stands: what whoever acts has on the screen. */
  async session(sessionId: string): Promise<Session> {
    const session = await this.handling.stateOf(cafeSession, this.municipality.code, sessionId);
    if (!session) throw new Error(`no session ${sessionId} was planned`);
    return session;
  }

  volunteer(volunteerId: string): Promise<Volunteer | undefined> {
    return this.handling.stateOf(volunteer, this.municipality.code, volunteerId);
  }
}

/** That time on the wall clock; cafés are never open in the hour that is skipped in March. */
export const timeOn = (date: LocalDate, time: string): Instant => wallClock(date, time as LocalTime) as Instant;

/** The day itself, or the Friday before a weekend. */
export const workday = (date: LocalDate): LocalDate => {
  const day = new Date(date).getUTCDay();
  return day === 6 ? plusDays(date, -1) : day === 0 ? plusDays(date, -2) : date;
};

export const hoursBefore = (at: Instant, hours: number): Instant => plusMinutes(at, -60 * hours);

export const dayOf = (at: Instant): LocalDate => dateIn(at);
