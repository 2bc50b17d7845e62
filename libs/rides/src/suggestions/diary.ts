import type { Placed, Wish } from './plan.js';
import type { Span } from './suggestion-day.js';
import { type Start, fits, within } from './times.js';

/** Who is busy when with what is suggested, as rides are placed one after the other. */
export class Diary {
  private readonly busy = new Map<string, Start[]>();

  constructor(private readonly pause: number) {}

  /** In no order. */
  of(id: string): readonly Start[] {
    return this.busy.get(id) ?? [];
  }

  /** Whether they have time for it, of what they `offered`. */
  free(id: string, offered: readonly Span[], start: Start): boolean {
    return offered.some((span) => within(start, span)) && fits(start, this.of(id), this.pause);
  }

  add(id: string, start: Start): void {
    this.busy.set(id, [...this.of(id), start]);
  }
}

/** The diaries of everything and everybody that a ride takes. */
export class Diaries {
  readonly bikes: Diary;
  readonly pilots: Diary;
  /** Passengers change from one bike to another without a pause. */
  private readonly passengers = new Diary(0);

  constructor(pause: number) {
    this.bikes = new Diary(pause);
    this.pilots = new Diary(pause);
  }

  add({ wish, start, bike, pilot }: Placed): void {
    this.bikes.add(bike.bikeId, start);
    this.pilots.add(pilot.pilotId, start);
    for (const passengerId of wish.passengers) this.passengers.add(passengerId, start);
  }

  passengersFree({ passengers }: Wish, start: Start): boolean {
    return passengers.every((id) => this.passengers.free(id, [start], start));
  }
}
