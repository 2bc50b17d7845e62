import { improve } from './local-search.js';
import { type FreeBike, type Given, type Placed, carries } from './plan.js';
import { type Change, type Duty, Rota } from './rota.js';
import { type Start, overlap, within } from './times.js';
import { type Leg, emptyMetres, emptyWay } from './way.js';

type Riding = Pick<Duty<FreeBike>, 'wish' | 'start'>;

/** How many bikes are tried for a ride that makes room or that starts at another time. */
const MOST_LIKELY = 5;

/**
 * The same rides on other bikes, and at other times of the same window with the same pilot, so that bikes go as little as
 * can be found without a passenger.
 * @param isOver whether the time is: then it is left as it has come to be
 */
export function shortWays({ bikes, pause }: Given, plan: readonly Placed[], isOver: () => boolean): readonly Placed[] {
  const rota = new Rota<FreeBike>(
    { pause, can: carries, cost: wayOf, mayStart: (ride, start) => allHaveTime(ride, start) },
    plan.map(({ wish, start, bike }) => ({ wish, start, owner: bike })),
  );
  const near = plan.map(({ wish }) => nearest(bikes, wish.pickUp));
  const besides = othersWho(plan);
  const allHaveTime = (ride: number, start: Start): boolean =>
    hasTime(plan, besides[ride] ?? NOBODY, (other) => rota.rides[other]?.start, { ride, start, pause });

  improve(rota, {
    owners: bikes,
    likely: (ride) => near[ride] ?? [],
    further: (ride, owners) => otherTime(rota, ride, near[ride] ?? []) || otherTails(rota, owners, ride),
    isOver,
  });
  return plan.map((placed, ride) => {
    const { start, owner: bike } = rota.rides[ride] ?? { start: placed.start, owner: placed.bike };
    return { ...placed, start, bike };
  });
}

const wayOf = (bike: FreeBike, rides: readonly Riding[]): number => emptyWay(bike.base, legsOf(bike, rides));

/** What a bike does with passengers, in the order of time: what is booked, and `rides`, which come in that order. */
export function legsOf({ booked }: FreeBike, rides: readonly Riding[]): readonly Leg[] {
  const legs: Leg[] = [];
  let next = 0;
  for (const { wish, start } of rides) {
    for (let ride = booked[next]; ride && ride.from < start.from; ride = booked[++next]) legs.push(ride);
    legs.push(wish);
  }
  return next < booked.length ? [...legs, ...booked.slice(next)] : legs;
}

const nearest = (bikes: readonly FreeBike[], from: FreeBike['base']): readonly FreeBike[] =>
  bikes
    .map((bike) => ({ bike, metres: emptyMetres(bike.base, from) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_LIKELY)
    .map(({ bike }) => bike);

/** By ride: the others of the same pilot, and those of the same passengers. */
interface Besides {
  readonly ofPilot: readonly number[];
  readonly ofPassengers: readonly number[];
}
const NOBODY: Besides = { ofPilot: [], ofPassengers: [] };

function othersWho(plan: readonly Placed[]): readonly Besides[] {
  const which = (ride: number, isShared: (other: Placed) => boolean): readonly number[] =>
    plan.flatMap((other, index) => (index !== ride && isShared(other) ? [index] : []));
  return plan.map(({ pilot, wish }, ride) => ({
    ofPilot: which(ride, (other) => other.pilot === pilot),
    ofPassengers: which(ride, (other) => other.wish.passengers.some((one) => wish.passengers.includes(one))),
  }));
}

function hasTime(
  plan: readonly Placed[],
  { ofPilot, ofPassengers }: Besides,
  startOf: (ride: number) => Start | undefined,
  { ride, start, pause }: { readonly ride: number; readonly start: Start; readonly pause: number },
): boolean {
  const meets = (others: readonly number[], from: number, until: number): boolean =>
    others.some((other) => overlap(startOf(other) ?? start, { from, until }));
  return (
    plan[ride]?.pilot.free.some((span) => within(start, span)) === true &&
    !meets(ofPilot, start.from - pause, start.until + pause) &&
    !meets(ofPassengers, start.from, start.until)
  );
}

function otherTime(rota: Rota<FreeBike>, ride: number, near: readonly FreeBike[]): boolean {
  const duty = rota.rides[ride];
  if (!duty) return false;
  const starts = duty.wish.starts.filter((start) => start !== duty.start && start.wish === duty.start.wish);
  return starts.some((start) => [duty.owner, ...near].some((owner) => rota.attempt([{ ride, owner, start }])));
}

/** From one ride on, two bikes exchange all that they do. */
function otherTails(rota: Rota<FreeBike>, bikes: readonly FreeBike[], ride: number): boolean {
  const duty = rota.rides[ride];
  if (!duty) return false;
  const tail = (bike: FreeBike): readonly Duty<FreeBike>[] =>
    rota.of(bike).filter(({ start }) => start.from >= duty.start.from);
  const mine = tail(duty.owner);
  return bikes.some((bike) => {
    const theirs = tail(bike);
    // One ride, or one for one, was tried before.
    if (bike === duty.owner || mine.length + theirs.length < 3) return false;
    return rota.attempt([...given(mine, bike), ...given(theirs, duty.owner)]);
  });
}

const given = (duties: readonly Duty<FreeBike>[], owner: FreeBike): readonly Change<FreeBike>[] =>
  duties.map(({ ride }) => ({ ride, owner }));
