import { type Expression, type SqlBool, sql } from 'kysely';
import { type Connection, type Page, type Seen, type World, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import type { PublishedOrganiser } from '../entry/published-entry.js';
import { organisersProjection } from './organisers.projection.js';

export type OrganiserSeen = Seen<RowOf<(typeof organisersProjection.tables)['organiser']>>;

/** Which rows of `organiser`: all for whoever keeps the overview; for whoever acts for an organisation, that one's. */
function allowedOrganisers(world: World): Expression<SqlBool> {
  const { organisation } = world.access.actor;
  return world.access.extentOf('readOverview') === 'own' && organisation !== undefined
    ? sql<SqlBool>`${sql.ref('organisationId')} = ${organisation}`
    : allowed(world, 'readOverview');
}

const organisersOf = (world: World) =>
  world.views
    .query(organisersProjection)
    .selectFrom('organiser')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedOrganisers(world));

/** Which rows of what names its organiser, in a query that knows organisers too: those of the organisers that the caller may see. */
export const allowedOfOrganisers = (world: World): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref('organiserId')} in ${organisersOf(world).clearSelect().select('organiserId')}`;

/** Organisers that make something happen, by name. */
export const organisers = (world: World, page: Page): Promise<Connection<OrganiserSeen>> =>
  connectionOf(world, organisersOf(world).where('retired', '=', false), ['name', 'organiserId'], page);

/** Also of one that is retired: its entries are there. */
export const organiserById = oneBy(organisersOf, 'organiserId');

/** Organisers as everybody may see them beside what they make happen, by name: what is on without an entry is signed with one of them. */
export async function keptOrganisers(world: World): Promise<readonly PublishedOrganiser[]> {
  const rows = await world.views
    .query(organisersProjection)
    .selectFrom('organiser')
    .select(['organiserId', 'name', 'website', 'phone', 'email'])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'))
    .where('retired', '=', false)
    .orderBy('name')
    .orderBy('organiserId')
    .execute();
  return rows.map(({ organiserId, name, website, phone, email }) => ({
    ...{ organiserId, name, website: website ?? undefined },
    ...{ phone: phone ?? undefined, email: email ?? undefined },
  }));
}
