import { Crew, type Task } from './crew.js';
import { LinearModel, type Solved } from './linear-model.js';
import { type FreeBike, type FreePilot, type Given, type Placed, type Wish, carries } from './plan.js';
import { type Start, overlap } from './times.js';

/** A ride that could be: 1 in the model where it is to be. */
interface Option {
  readonly wish: Wish;
  readonly start: Start;
  readonly variable: number;
  /** By pilot who is liked: 1 where they are the one. */
  readonly liked: ReadonlyMap<FreePilot, number>;
}

const pilotKind = ({ from, until }: Start): string => `${from} ${until}`;
const bikeKind = ({ people, platform }: Wish, start: Start): string => `${pilotKind(start)} ${people} ${platform}`;

/** A wish of time that is one further down weighs as much as so many rides with a pilot who is liked, and as one that can wait. */
const LIKES_FOR_A_WISH = 10;

/** How much of the time goes to placing as many as can be, at most: what is left goes to their wishes. */
const SHARE_OF_PLACING = 0.7;

/** What has been found, and what is known of the best that could be. */
export interface Timetabled {
  readonly plan: readonly Placed[];
  readonly bound: number;
  readonly proved: boolean;
}

/**
 * Which requests are met and when: as many as can be, then as far up their wishes as can be, then with as many pilots who are liked.
 * Bikes and pilots who are alike are counted, not named; where places lie is left to the searches that follow.
 */
export class Timetable {
  private readonly model = new LinearModel();
  private readonly bikes: Crew<FreeBike>;
  private readonly pilots: Crew<FreePilot>;
  private readonly options: Option[] = [];

  constructor({ wishes, bikes, pilots, pause }: Given) {
    const liked = new Set(wishes.flatMap(({ likes }) => likes));
    this.bikes = new Crew(this.model, bikes, ({ seats, platform }) => `${seats} ${platform}`, pause);
    // Who is liked stands alone: the others are alike.
    this.pilots = new Crew(this.model, pilots, ({ pilotId }) => (liked.has(pilotId) ? pilotId : ''), pause);
    const named = new Map(pilots.filter(({ pilotId }) => liked.has(pilotId)).map((pilot) => [pilot.pilotId, pilot]));
    for (const wish of wishes)
      this.offer(
        wish,
        wish.likes.flatMap((id) => named.get(id) ?? []),
      );
    this.bikes.constrain();
    this.pilots.constrain();
    this.keepPassengersApart();
    this.keepLikes();
  }

  /**
   * @param known a plan that holds: nothing worse comes back
   * @param timeLimitMs of computing; what is found by then is given
   */
  async solve(known: readonly Placed[], timeLimitMs: number): Promise<Timetabled> {
    const most = await this.asMany(known, timeLimitMs * SHARE_OF_PLACING);
    const best = most.values && (await this.asWished(most.values, timeLimitMs - most.tookMs));
    return {
      plan: best?.values ? this.plan(best.values) : known,
      bound: Math.floor(most.bound + 1e-6),
      proved: most.proved && best?.proved === true,
    };
  }

  private asMany(known: readonly Placed[], timeLimitMs: number): Promise<Solved> {
    for (const { variable } of this.options) this.model.gain(variable, 1);
    return this.model.solve(timeLimitMs, this.valuesOf(known));
  }

  private asWished(values: readonly number[], timeLimitMs: number): Promise<Solved> {
    const variables = this.options.map(({ variable }) => variable);
    this.model.row(
      variables.reduce((sum, variable) => sum + (values[variable] ?? 0), 0),
      Infinity,
      variables,
    );
    for (const { wish, variable, start, liked } of this.options) {
      this.model.gain(variable, -LIKES_FOR_A_WISH * (start.wish + Number(wish.canWait ?? false)));
      for (const like of liked.values()) this.model.gain(like, 1);
    }
    return this.model.solve(timeLimitMs, values);
  }

  private offer(wish: Wish, likes: readonly FreePilot[]): void {
    const theirs = wish.starts.map((start) => {
      const variable = this.model.variable(1);
      this.bikes.want(bikeKind(wish, start), start, variable, (bike) => carries(bike, wish));
      this.pilots.want(pilotKind(start), start, variable, () => true);
      const could = likes.filter((pilot) => this.pilots.count(pilotKind(start), pilot) !== undefined);
      return { wish, start, variable, liked: new Map(could.map((pilot) => [pilot, this.model.variable(1)])) };
    });
    this.model.row(
      -Infinity,
      1,
      theirs.map(({ variable }) => variable),
    );
    this.options.push(...theirs);
  }

  /** Of several requests for the same passenger, one at a time: it suffices to look at the times at which one starts. */
  private keepPassengersApart(): void {
    const theirs = groupedBy(this.options, ({ wish }) => wish.passengers);
    for (const options of theirs.values()) {
      if (options.every(({ wish }) => wish === options[0]?.wish)) continue;
      for (const at of new Set(options.map(({ start }) => start.from)))
        this.model.row(
          -Infinity,
          1,
          options.filter(({ start }) => overlap(start, { from: at, until: at + 1 })).map(({ variable }) => variable),
        );
    }
  }

  /** One pilot a ride, and nobody is with more people at a time than they drive. */
  private keepLikes(): void {
    const rides = new Map<number, number[]>();
    for (const { start, variable, liked } of this.options) {
      if (liked.size === 0) continue;
      this.model.row(-Infinity, 0, [...liked.values(), variable], [...[...liked].map(() => 1), -1]);
      for (const [pilot, like] of liked) {
        const count = this.pilots.count(pilotKind(start), pilot);
        if (count !== undefined) rides.set(count, [...(rides.get(count) ?? []), like]);
      }
    }
    for (const [count, likes] of rides) this.model.row(-Infinity, 0, [...likes, count], [...likes.map(() => 1), -1]);
  }

  private valuesOf(plan: readonly Placed[]): readonly number[] {
    const values = new Array<number>(this.model.variables).fill(0);
    const one = (variable: number | undefined): void => {
      if (variable !== undefined) values[variable] = (values[variable] ?? 0) + 1;
    };
    const placed = new Map(plan.map((ride) => [ride.start, ride]));
    for (const { wish, start, variable, liked } of this.options) {
      const ride = placed.get(start);
      if (!ride) continue;
      one(variable);
      one(this.bikes.count(bikeKind(wish, start), ride.bike));
      one(this.pilots.count(pilotKind(start), ride.pilot));
      one(liked.get(ride.pilot));
    }
    return values;
  }

  private plan(values: readonly number[]): readonly Placed[] {
    const chosen = this.options.filter(({ variable }) => values[variable] === 1);
    const onBike = chosen.map(({ wish, start }): Task<FreeBike> => ({ kind: bikeKind(wish, start), span: start }));
    const withPilot = chosen.map(({ start, liked }): Task<FreePilot> => {
      const rather = [...liked].find(([, like]) => values[like] === 1)?.[0];
      return { kind: pilotKind(start), span: start, rather };
    });
    const bikes = this.bikes.deal(values, onBike);
    const pilots = this.pilots.deal(values, withPilot);
    return chosen.flatMap(({ wish, start }, index) => {
      const bike = onBike[index] && bikes.get(onBike[index]);
      const pilot = withPilot[index] && pilots.get(withPilot[index]);
      return bike && pilot ? [{ wish, start, bike, pilot }] : [];
    });
  }
}

/** Each under all its keys. */
function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}
