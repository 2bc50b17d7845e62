import type { Instant } from '#kernel';
import { cafesProjection, freePlaces, sessionsAhead, sessionsProjection } from '#cafes';
import type { Batch, World } from '#graphql';
import { bikesToRideOn, openSeats, openSeatsReads } from '#rides';
import { bikeRidesOnPaper, bikeSeatsEntry } from '../by-itself/bike-seats-entry.js';
import { cafeEntry } from '../by-itself/cafe-entry.js';
import type { Kept } from '../by-itself/known-or-own.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { AppearsByItself } from './live/overviews.js';
import { cafeChangesProjection } from './cafe-changes.projection.js';
import { changesOfCafes } from './cafe-changes.query.js';
import { organisersProjection } from './organisers.projection.js';
import { keptOrganisers } from './organisers.query.js';
import { type PublishedSeen, seenByItself } from './published.query.js';
import { termsProjection } from './terms.projection.js';
import { keptCategories } from './terms.query.js';

/** Cafés that have days to come, by name: with the places left, and never with anybody who comes. */
export async function cafesAsEntries(world: World): Promise<readonly PublishedEntry[]> {
  const now = world.seenAt.now();
  const [cafes, changed, kept] = await Promise.all([sessionsAhead(world), changesOfCafes(world), keptIn(world)]);
  return cafes.flatMap(({ cafe, sessions, off }) => {
    const { cafeId, name, place, hostOrganisation } = cafe;
    const days = sessions.map((session) => {
      const { startsAt, endsAt, theme } = session;
      return { startsAt, endsAt, theme, free: freePlaces(session) };
    });
    const changedAt = changed.get(cafeId)?.changedAt ?? BEFORE_ANYTHING;
    return cafeEntry({ cafeId, name, place, hostOrganisation, days, off, changedAt }, kept, now) ?? [];
  });
}

/** Not reached: where a café is read from, its changes are. */
const BEFORE_ANYTHING = '1970-01-01T00:00:00.000Z' as Instant;

/** Seats on bikes in the coming two weeks: one activity, or none. */
export async function bikeSeatsAsEntries(world: World): Promise<readonly PublishedEntry[]> {
  const [seats, kept] = await Promise.all([openSeats(world), keptIn(world)]);
  const entry = bikeSeatsEntry(seats, kept, world.seenAt.now());
  return entry ? [entry] : [];
}

/** Rides on bikes as paper tells of them: one activity where there are bikes, or none. */
async function bikeRidesToPrint(world: World): Promise<readonly PublishedEntry[]> {
  const [bikes, kept] = await Promise.all([bikesToRideOn(world), keptIn(world)]);
  return bikes ? [bikeRidesOnPaper(bikes, kept, world.seenAt.now())] : [];
}

async function keptIn(world: World): Promise<Kept> {
  const [organisers, categories] = await Promise.all([keptOrganisers(world), keptCategories(world)]);
  return { municipality: world.municipality, organisers, categories };
}

/** What is on without anybody writing it into the overview: café sessions, and open seats on bikes. */
export const appearsByItself: AppearsByItself = {
  read: async (world) => (await Promise.all([cafesAsEntries(world), bikeSeatsAsEntries(world)])).flat(),
  from: [
    ...new Set([
      ...[cafesProjection, sessionsProjection, cafeChangesProjection],
      ...[organisersProjection, termsProjection],
      ...openSeatsReads,
    ]),
  ],
};

/** The same as it is printed: the days of cafés are planned for weeks, the seats on bikes are not. */
export const appearsOnPaper: AppearsByItself = {
  read: async (world) => (await Promise.all([cafesAsEntries(world), bikeRidesToPrint(world)])).flat(),
  from: appearsByItself.from,
};

/** One of them as the API answers what is published; `undefined` where that is on no more. */
export const byItselfById: Batch<string, PublishedSeen | undefined> = async (world, entryIds) => {
  const entries = new Map((await appearsByItself.read(world)).map((entry) => [entry.entryId, entry]));
  return entryIds.map((entryId) => {
    const entry = entries.get(entryId);
    return entry && seenByItself(world, entry);
  });
};
