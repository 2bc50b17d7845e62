import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { faker } from '@faker-js/faker/locale/da';
import { type Instant, type LocalDate, SetClock, daysBetween, plusDays } from '#kernel';
import type { EventStore } from '#event-store';
import { Installation, type StoreName } from '#installation';
import { DomainModule } from '#installation/nest';
import type { MasterKey } from '#privacy';
import { Agenda } from './agenda.js';
import { closeForAWeek, openCafe } from './cafes.js';
import { keepOverview } from './overview/keep-overview.js';
import { befriendPartners } from './partners.js';
import { municipalities } from './places.js';
import { oneIsMissingNextWeek } from './staffing.js';
import { cycle } from './rides/cycling.js';
import { Town, dayOf, timeOn } from './town.js';
import { recruit } from './volunteers.js';

/** Weeks of a season on either side of today. */
const WEEKS = 12;
/** Before the first café day there are three weeks in which people are found. */
const PREPARATION_DAYS = 30;

export interface SeasonOptions {
  /** The season is told until the night before; what comes after is planned. */
  readonly today: LocalDate;
  /** Another seed is another season; the same one is the same season. */
  readonly seed?: number;
  /** How many years lie behind, instead of twelve weeks. */
  readonly years?: number;
  /** How many municipalities have such a season, 1 to 5; Ishøj is the first. */
  readonly municipalities?: number;
  /** Where the log is recorded; without it, in the folder. */
  readonly store?: StoreName;
  /** Where keys.db lies; without it, in the folder. */
  readonly keys?: string;
  readonly onProgress?: (progress: SeasonProgress) => void;
  /** Stops between two happenings; what has been recorded stays. */
  readonly signal?: AbortSignal;
}

export interface SeasonProgress {
  /** From 0 to 1. */
  readonly done: number;
  readonly date: LocalDate;
}

/**
 * Records a season in an empty log, by commands on the command bus, at the times at which they would have been said.
 * Everything is on the disk when it resolves. A folder that was cut short is not to be used: begin again in an empty one.
 * @returns how many events the log holds
 * @throws the signal's reason; DataFolderUnusable
 */
export async function loadSeason(folder: string, master: MasterKey, options: SeasonOptions): Promise<number> {
  const first = plusDays(options.today, -daysBehind(options) - PREPARATION_DAYS);
  const clock = new SetClock(timeOn(first, '08:00'));
  const { store = { kind: 'sqlite', folder }, keys = folder } = options;
  const installation = await Installation.open({ folder, store, keys, master, clock, durability: 'deferred' });
  try {
    const application = await NestFactory.createApplicationContext(DomainModule.over(installation), {
      logger: ['warn', 'error'],
      abortOnError: false,
    });
    await tell(installation, clock, application.get(CommandBus), options);
    await application.close();
    return await countEvents(installation.store);
  } finally {
    await installation.close();
  }
}

async function countEvents(store: EventStore): Promise<number> {
  let count = 0;
  for await (const _ of store.readAll()) count++;
  return count;
}

const daysBehind = ({ years }: SeasonOptions): number => 7 * (years === undefined ? WEEKS : 52 * years);

async function tell(
  installation: Installation,
  clock: SetClock,
  bus: CommandBus,
  options: SeasonOptions,
): Promise<void> {
  const { today, seed = 183, municipalities: count = 1, onProgress, signal } = options;
  const { policies, handling } = installation;
  await policies.hold();
  const agenda = new Agenda();
  const span = { begins: plusDays(today, -daysBehind(options)), today, ends: plusDays(today, 7 * WEEKS) };
  let due: Instant | undefined;
  const settle = async () => {
    await policies.settle();
    due = policies.nextDue();
  };
  const around = { agenda, bus, handling, now: () => clock.now(), settle };
  faker.seed(seed);
  for (const municipality of municipalities.slice(0, count)) {
    const town = new Town(municipality, span, faker, around);
    for (const place of municipality.cafes) openCafe(town, place);
    recruit(town);
    closeForAWeek(town, 2);
    oneIsMissingNextWeek(town);
    befriendPartners(town);
    cycle(town, around, seed);
    // What it says is Ishøj's own.
    if (municipality === municipalities[0]) keepOverview(town, around);
  }

  const [begins, now] = [dayOf(clock.now()), timeOn(today, '00:00')];
  const days = daysBetween(begins, today);
  let day: LocalDate | undefined;
  for (let next = agenda.next(); next && next.at < now; next = agenda.next()) {
    signal?.throwIfAborted();
    if (hourOf(next.at) !== hourOf(clock.now())) await settle();
    // What falls due before then happens before then, at its own time.
    if (due && due <= next.at) {
      clock.set(due);
      await settle();
      continue;
    }
    clock.set(next.at);
    agenda.takeNext();
    await next.happens();
    if (next.at.slice(0, 10) !== day) {
      day = next.at.slice(0, 10) as LocalDate;
      onProgress?.({ done: daysBetween(begins, day) / days, date: day });
    }
  }
  await settle();
  clock.set(now);
  await settle();
}

const hourOf = (at: Instant): string => at.slice(0, 13);
