import type { Wish } from './plan.js';
import type { Span } from './suggestion-day.js';
import { type Start, overlap, within } from './times.js';

/** A ride and who does it: a bike, or a pilot. */
export interface Duty<O> {
  /** Its number. */
  readonly ride: number;
  readonly wish: Wish;
  readonly start: Start;
  readonly owner: O;
}

/** Another owner for the ride of that number, or another start, or both. */
export interface Change<O> {
  readonly ride: number;
  readonly owner: O;
  readonly start?: Start;
}

export interface RotaRules<O> {
  /** Milliseconds between two rides of one owner. */
  readonly pause: number;
  readonly can: (owner: O, wish: Wish) => boolean;
  /** What an owner's rides, in the order of time, cost together. */
  readonly cost: (owner: O, rides: readonly Duty<O>[]) => number;
  /** Whether a ride may have that start, as far as others are concerned. */
  readonly mayStart?: (ride: number, start: Start) => boolean;
}

/** Less than this is no improvement, so that rounding never goes round in circles. */
const LEAST_GAIN = 1e-6;

interface Theirs<O> {
  readonly owner: O;
  /** In the order of time. */
  readonly duties: readonly Duty<O>[];
  readonly cost: number;
}

/** Who does which ride. It changes only for the better, and only by what the rules allow. */
export class Rota<O extends { readonly free: readonly Span[] }> {
  private readonly theirs = new Map<O, Theirs<O>>();
  private readonly duties: Duty<O>[];
  private readonly changedAt = new Map<O, number>();
  private changesMade = 0;

  /** @param rides that keep the rules as they are; each is known by its place among them */
  constructor(
    private readonly rules: RotaRules<O>,
    rides: readonly Omit<Duty<O>, 'ride'>[],
  ) {
    this.duties = rides.map((duty, ride) => ({ ...duty, ride }));
    for (const owner of new Set(rides.map((duty) => duty.owner))) {
      const duties = this.duties.filter((duty) => duty.owner === owner).sort((a, b) => a.start.from - b.start.from);
      this.keep({ owner, duties, cost: rules.cost(owner, duties) });
    }
  }

  get rides(): readonly Duty<O>[] {
    return this.duties;
  }

  /** How many changes were made: a moment that `changedSince` is asked of. */
  get changes(): number {
    return this.changesMade;
  }

  /** Whether an owner's rides are others than at that moment. */
  changedSince(owner: O, changes: number): boolean {
    return (this.changedAt.get(owner) ?? 0) > changes;
  }

  /** What an owner does, in the order of time. */
  of(owner: O): readonly Duty<O>[] {
    return this.theirs.get(owner)?.duties ?? [];
  }

  /** Whether an owner could do a ride if they did nothing else. */
  could(owner: O, { wish, start }: Duty<O>): boolean {
    return this.rules.can(owner, wish) && owner.free.some((span) => within(start, span));
  }

  /** What stands in the way of an owner doing something then. */
  inTheWay(owner: O, start: Start): readonly Duty<O>[] {
    const busy = { from: start.from - this.rules.pause, until: start.until + this.rules.pause };
    return this.of(owner).filter((other) => overlap(other.start, busy));
  }

  /** Makes all the changes if that is allowed and costs less than before; else none. @returns whether it did */
  attempt(changes: readonly Change<O>[]): boolean {
    const owners = new Set<O>();
    for (const { ride, owner } of changes) owners.add(owner).add(this.duty(ride).owner);
    const next: Theirs<O>[] = [];
    let saved = 0;
    for (const owner of owners) {
      const after = this.after(owner, changes);
      if (!this.holds(owner, after)) return false;
      const cost = this.rules.cost(owner, after);
      saved += this.costOf(owner) - cost;
      next.push({ owner, duties: after, cost });
    }
    if (saved < LEAST_GAIN || !this.mayStart(changes)) return false;
    this.changesMade++;
    for (const theirs of next) {
      this.keep(theirs);
      this.changedAt.set(theirs.owner, this.changesMade);
    }
    return true;
  }

  private duty(ride: number): Duty<O> {
    const duty = this.duties[ride];
    if (!duty) throw new RangeError(`there is no ride ${ride}`);
    return duty;
  }

  private costOf(owner: O): number {
    return this.theirs.get(owner)?.cost ?? this.rules.cost(owner, []);
  }

  private keep(theirs: Theirs<O>): void {
    this.theirs.set(theirs.owner, theirs);
    for (const duty of theirs.duties) this.duties[duty.ride] = duty;
  }

  /** What an owner would do after the changes, in the order of time. */
  private after(owner: O, changes: readonly Change<O>[]): readonly Duty<O>[] {
    const duties = this.of(owner).filter(({ ride }) => !changes.some((change) => change.ride === ride));
    for (const change of changes) {
      if (change.owner !== owner) continue;
      const { ride, wish, start } = this.duty(change.ride);
      duties.push({ ride, wish, start: change.start ?? start, owner });
    }
    return duties.length > 1 ? duties.sort((a, b) => a.start.from - b.start.from) : duties;
  }

  private holds(owner: O, duties: readonly Duty<O>[]): boolean {
    let back = -Infinity;
    for (const duty of duties) {
      if (duty.start.from < back || !this.could(owner, duty)) return false;
      back = duty.start.until + this.rules.pause;
    }
    return true;
  }

  private mayStart(changes: readonly Change<O>[]): boolean {
    const { mayStart } = this.rules;
    return !mayStart || changes.every(({ ride, start }) => start === undefined || mayStart(ride, start));
  }
}
