import { type Expression, type SqlBool, sql } from 'kysely';
import { type Instant, dateIn } from '#kernel';
import { type Connection, type Page, type Seen, type World, allBy, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import { partnersProjection } from './partners.projection.js';

type Tables = typeof partnersProjection.tables;
export type OrganisationSeen = Seen<RowOf<Tables['organisation']>>;
export type AgreementSeen = Seen<RowOf<Tables['agreement']>>;
export type ApiClientSeen = Seen<RowOf<Tables['apiClient']>>;

/** All partners' for whoever may read them; for whoever acts for an organisation, that one's. */
function allowedPartners(world: World): Expression<SqlBool> {
  const { organisation } = world.access.actor;
  return world.access.extentOf('readPartners') === 'own' && organisation !== undefined
    ? sql<SqlBool>`${sql.ref('organisationId')} = ${organisation}`
    : allowed(world, 'readPartners');
}

const queryOf = (world: World) => world.views.query(partnersProjection);

const organisationsOf = (world: World) =>
  queryOf(world)
    .selectFrom('organisation')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedPartners(world));

const agreementsOf = (world: World) =>
  queryOf(world)
    .selectFrom('agreement')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedPartners(world));

const clientsOf = (world: World) =>
  queryOf(world)
    .selectFrom('apiClient')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedPartners(world));

const secretsOf = (world: World) =>
  queryOf(world)
    .selectFrom('apiClientSecret')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedPartners(world));

const keysOf = (world: World) =>
  queryOf(world)
    .selectFrom('apiClientKey')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedPartners(world));

/** Organisations by name. */
export const organisations = (world: World, page: Page): Promise<Connection<OrganisationSeen>> =>
  connectionOf(world, organisationsOf(world), ['name', 'organisationId'], page);

export const organisationById = oneBy(organisationsOf, 'organisationId');

export const agreementById = oneBy(agreementsOf, 'agreementId');

/** An organisation's agreements in order of time. */
export const agreementsOfOrganisation = allBy(agreementsOf, 'organisationId', ['from', 'agreementId']);

export const clientById = oneBy(clientsOf, 'apiClientId');

/** An organisation's clients in the order in which they were issued. */
export const clientsOfOrganisation = allBy(clientsOf, 'organisationId', ['issuedAt', 'apiClientId']);

/** The secrets that work, the oldest first. */
export const secretsOfClient = allBy(
  (world) => {
    const now: Instant = world.seenAt.now();
    return secretsOf(world).where((each) => each.or([each('expiresAt', 'is', null), each('expiresAt', '>', now)]));
  },
  'apiClientId',
  ['number'],
);

export const keysOfClient = allBy(keysOf, 'apiClientId', ['addedAt', 'kid']);

/** Whether an agreement runs, in the world in which it is seen. */
export const agreementRuns = ({ world, from, until }: AgreementSeen): boolean => {
  const today = dateIn(world.seenAt.now());
  return from <= today && (until === null || today <= until);
};
