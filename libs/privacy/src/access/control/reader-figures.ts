import { Temporal } from 'temporal-polyfill';
import { type Actor, type Instant, type Purpose, ZONE, purposes } from '#kernel';
import type { ReadingFor } from '../../read-log/read-log.events.js';
import type { PersonalDataRead } from '../personal-data-read.js';

/** What a reader did in a period. */
export interface ReaderSummary {
  readonly reader: Actor;
  /** One that showed more than 2,000 people counts as several. */
  readonly requests: number;
  readonly people: number;
  /** Requests by what they were for. */
  readonly readFor: Readonly<Partial<Record<ReadingFor, number>>>;
  /** How often somebody was shown, by what of them. */
  readonly shown: Readonly<Record<Purpose, number>>;
  /** Requests before 6 and from 22 o'clock in Denmark, on whatever day. */
  readonly atNight: number;
  /** Requests on Saturdays and Sundays, at whatever time. */
  readonly atWeekends: number;
  /** Requests of either kind. */
  readonly outsideHours: number;
  /** The most different people within one hour of the clock. */
  readonly mostPeopleInAnHour: number;
}

const MORNING = 6;
const NIGHT = 22;
const SATURDAY = 6;
/** Processes record looks with others, a minute apart at most: older hours get no more of them. */
const OPEN_HOURS = 3;

/** Counts what one reader looks at. */
export class ReaderFigures {
  private requests = 0;
  private readonly people = new Set<string>();
  private readonly readFor: Partial<Record<ReadingFor, number>> = {};
  private readonly shown: Record<Purpose, number> = { contact: 0, health: 0, notes: 0 };
  private atNight = 0;
  private atWeekends = 0;
  private outsideHours = 0;
  private readonly hours = new Map<string, Set<string>>();
  private mostPeopleInAnHour = 0;

  constructor(private readonly reader: Actor) {}

  take({ data }: PersonalDataRead): void {
    this.requests++;
    this.readFor[data.readingFor] = (this.readFor[data.readingFor] ?? 0) + 1;
    const { night, weekend } = whenOf(data.at);
    if (night) this.atNight++;
    if (weekend) this.atWeekends++;
    if (night || weekend) this.outsideHours++;
    const inThisHour = this.hourOf(data.at);
    for (const purpose of purposes)
      for (const id of data[purpose] ?? []) {
        this.shown[purpose]++;
        this.people.add(id);
        inThisHour.add(id);
      }
    this.mostPeopleInAnHour = Math.max(this.mostPeopleInAnHour, inThisHour.size);
  }

  summary(): ReaderSummary {
    const { reader, requests, readFor, shown, atNight, atWeekends, outsideHours, mostPeopleInAnHour } = this;
    return {
      reader,
      requests,
      people: this.people.size,
      readFor,
      shown,
      atNight,
      atWeekends,
      outsideHours,
      mostPeopleInAnHour,
    };
  }

  private hourOf(at: Instant): Set<string> {
    const hour = at.slice(0, 13);
    const people = this.hours.get(hour) ?? new Set();
    this.hours.set(hour, people);
    const [oldest] = [...this.hours.keys()].sort();
    if (this.hours.size > OPEN_HOURS && oldest !== undefined && oldest !== hour) this.hours.delete(oldest);
    return people;
  }
}

/** How the wall clock in Denmark stood. */
function whenOf(at: Instant): { readonly night: boolean; readonly weekend: boolean } {
  const { hour, dayOfWeek } = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE);
  return { night: hour < MORNING || hour >= NIGHT, weekend: dayOfWeek >= SATURDAY };
}
