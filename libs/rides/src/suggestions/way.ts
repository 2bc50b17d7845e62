import type { Position } from '#kernel';

/** IUGG's mean radius of the earth, in metres. */
const EARTH_RADIUS = 6_371_009;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies, by the haversine formula: within 0.6 % of the ellipsoid, which is less than any street bends. */
export function metresBetween(a: Position, b: Position): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const haversine = latitude + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** 0 where nobody knows where one of them lies. */
export const emptyMetres = (from: Position | undefined, to: Position | undefined): number =>
  from && to ? metresBetween(from, to) : 0;

/** Where people are picked up, and where they are set down. */
export interface Leg {
  readonly pickUp?: Position | undefined;
  readonly setDown?: Position | undefined;
}

/** What a bike goes without a passenger: from its base by way of its rides home again. Rides come in the order of time. */
export function emptyWay(base: Position | undefined, legs: readonly Leg[]): number {
  if (legs.length === 0) return 0;
  let [metres, at] = [0, base];
  for (const { pickUp, setDown } of legs) {
    metres += emptyMetres(at, pickUp);
    at = setDown;
  }
  return metres + emptyMetres(at, base);
}

/** How many of a bike's ways without a passenger have an end that is not known. */
export function unknownWays(base: Position | undefined, legs: readonly Leg[]): number {
  if (legs.length === 0) return 0;
  const ends = [base, ...legs.flatMap(({ pickUp, setDown }) => [pickUp, setDown]), base];
  return ends.filter((end, index) => index % 2 === 0 && (!end || !ends[index + 1])).length;
}
