import type { LocalDate } from '#kernel';
import { type Connection, type Page, type Seen, type World, allBy, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import { bikesProjection } from './bikes.projection.js';

type Tables = typeof bikesProjection.tables;
export type BikeSeen = Seen<RowOf<Tables['bike']>>;

const bikesOf = (world: World) =>
  world.views
    .query(bikesProjection)
    .selectFrom('bike')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'));

const outOfServiceOf = (world: World) =>
  world.views
    .query(bikesProjection)
    .selectFrom('bikeOutOfService')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'));

/** The municipality's bikes by name, those that are retired too. */
export const bikes = (world: World, page: Page): Promise<Connection<BikeSeen>> =>
  connectionOf(world, bikesOf(world), ['name', 'bikeId'], page);

/** Bikes that are there on that day and whose inspection is due by then, or who never had one: those first. */
export async function bikesDueForInspection(world: World, until: LocalDate): Promise<readonly BikeSeen[]> {
  const rows = await bikesOf(world)
    .where((bike) => bike.or([bike('inspectionDue', 'is', null), bike('inspectionDue', '<=', until)]))
    .where((bike) => bike.or([bike('retiredOn', 'is', null), bike('retiredOn', '>', until)]))
    .execute();
  const dueOf = ({ inspectionDue, name }: (typeof rows)[number]): string => `${inspectionDue ?? ''} ${name}`;
  return rows.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1)).map((row) => world.show(row));
}

/** Bikes that are not retired by that day, wherever they are. */
export async function bikesKept(world: World, date: LocalDate): Promise<readonly BikeSeen[]> {
  const rows = await bikesOf(world)
    .where((bike) => bike.or([bike('retiredOn', 'is', null), bike('retiredOn', '>', date)]))
    .execute();
  return rows.map((row) => world.show(row));
}

/** Bikes that are there that day and do not stay at home, in no order that means anything. */
export const bikesInServiceOn = async (world: World, date: LocalDate): Promise<readonly BikeSeen[]> =>
  (await bikesInService(world, { from: date, until: date }))(date);

/** The same for each of some days, both ends included. */
export async function bikesInService(
  world: World,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<(date: LocalDate) => readonly BikeSeen[]> {
  const [rows, periods] = await Promise.all([
    bikesOf(world)
      .where((bike) => bike.or([bike('retiredOn', 'is', null), bike('retiredOn', '>', from)]))
      .orderBy('bikeId')
      .execute(),
    outOfServiceOf(world)
      .where('from', '<=', until)
      .where((period) => period.or([period('until', 'is', null), period('until', '>=', from)]))
      .execute(),
  ]);
  const isAway = (bikeId: string, date: LocalDate): boolean =>
    periods.some((away) => away.bikeId === bikeId && away.from <= date && (away.until === null || away.until >= date));
  return (date) =>
    rows
      .filter(({ bikeId, retiredOn }) => (retiredOn === null || retiredOn > date) && !isAway(bikeId, date))
      .map((row) => world.show(row));
}

export const bikeById = oneBy(bikesOf, 'bikeId');

/** When a bike stays at home, in order of time. */
export const outOfServiceOfBike = allBy(outOfServiceOf, 'bikeId', ['from']);
