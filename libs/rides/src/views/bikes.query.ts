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

/** Bikes that are there that day and do not stay at home, in no order that means anything. */
export async function bikesInServiceOn(world: World, date: LocalDate): Promise<readonly BikeSeen[]> {
  const away = outOfServiceOf(world)
    .clearSelect()
    .select('bikeId')
    .where('from', '<=', date)
    .where((period) => period.or([period('until', 'is', null), period('until', '>=', date)]));
  const rows = await bikesOf(world)
    .where((bike) => bike.or([bike('retiredOn', 'is', null), bike('retiredOn', '>', date)]))
    .where('bikeId', 'not in', away)
    .orderBy('bikeId')
    .execute();
  return rows.map((row) => world.show(row));
}

export const bikeById = oneBy(bikesOf, 'bikeId');

/** When a bike stays at home, in order of time. */
export const outOfServiceOfBike = allBy(outOfServiceOf, 'bikeId', ['from']);
