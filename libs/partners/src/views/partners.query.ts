import { type Expression, type SqlBool, sql } from 'kysely';
import { type Instant, dateIn } from '#kernel';
import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allowed,
  connectionOf,
  grouped,
  inOrder,
  mapNodes,
} from '#graphql';
import type { RowOf } from '#projections';
import { partnersProjection } from './partners.projection.js';

type Tables = typeof partnersProjection.tables;
export type OrganisationSeen = Seen<RowOf<Tables['organisation']>>;
export type AgreementSeen = Seen<RowOf<Tables['agreement']>>;
export type ApiClientSeen = Seen<RowOf<Tables['apiClient']>>;
export type ApiClientSecretRow = RowOf<Tables['apiClientSecret']>;
export type ApiClientKeyRow = RowOf<Tables['apiClientKey']>;

/** Whoever acts for an organisation is allowed what is that one's. */
function ofTheirs({ access }: World): Expression<SqlBool> {
  const { organisation } = access.actor;
  return access.extentOf('readPartners') === 'own' && organisation !== undefined
    ? sql<SqlBool>`${sql.ref('organisationId')} = ${organisation}`
    : sql<SqlBool>`false`;
}

const queryOf = (world: World) => world.views.query(partnersProjection);

const organisationsOf = (world: World) =>
  queryOf(world)
    .selectFrom('organisation')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where((either) => either.or([allowed(world, 'readPartners'), ofTheirs(world)]));

const agreementsOf = (world: World) =>
  queryOf(world)
    .selectFrom('agreement')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where((either) => either.or([allowed(world, 'readPartners'), ofTheirs(world)]));

const clientsOf = (world: World) =>
  queryOf(world)
    .selectFrom('apiClient')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where((either) => either.or([allowed(world, 'readPartners'), ofTheirs(world)]));

/** Organisations by name. */
export const organisations = async (world: World, page: Page): Promise<Connection<OrganisationSeen>> =>
  mapNodes(await connectionOf(organisationsOf(world), ['name', 'organisationId'], page), (row) => world.show(row));

export const organisationById: Batch<string, OrganisationSeen | undefined> = async (world, ids) => {
  const rows = await organisationsOf(world).where('organisationId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ organisationId }) => organisationId,
  );
};

export const agreementById: Batch<string, AgreementSeen | undefined> = async (world, ids) => {
  const rows = await agreementsOf(world).where('agreementId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ agreementId }) => agreementId,
  );
};

/** An organisation's agreements in order of time. */
export const agreementsOfOrganisation: Batch<string, readonly AgreementSeen[]> = async (world, organisationIds) => {
  const rows = await agreementsOf(world)
    .where('organisationId', 'in', organisationIds)
    .orderBy('from')
    .orderBy('agreementId')
    .execute();
  return grouped(
    organisationIds,
    rows.map((row) => world.show(row)),
    ({ organisationId }) => organisationId,
  );
};

export const clientById: Batch<string, ApiClientSeen | undefined> = async (world, ids) => {
  const rows = await clientsOf(world).where('apiClientId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ apiClientId }) => apiClientId,
  );
};

/** An organisation's clients in the order in which they were issued. */
export const clientsOfOrganisation: Batch<string, readonly ApiClientSeen[]> = async (world, organisationIds) => {
  const rows = await clientsOf(world)
    .where('organisationId', 'in', organisationIds)
    .orderBy('issuedAt')
    .orderBy('apiClientId')
    .execute();
  return grouped(
    organisationIds,
    rows.map((row) => world.show(row)),
    ({ organisationId }) => organisationId,
  );
};

/** The secrets that work, the oldest first. */
export const secretsOfClient: Batch<string, readonly ApiClientSecretRow[]> = async (world, apiClientIds) => {
  const now: Instant = world.seenAt.now();
  const rows = await queryOf(world)
    .selectFrom('apiClientSecret')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where((either) => either.or([allowed(world, 'readPartners'), ofTheirs(world)]))
    .where('apiClientId', 'in', apiClientIds)
    .where((each) => each.or([each('expiresAt', 'is', null), each('expiresAt', '>', now)]))
    .orderBy('number')
    .execute();
  return grouped(apiClientIds, rows, ({ apiClientId }) => apiClientId);
};

export const keysOfClient: Batch<string, readonly ApiClientKeyRow[]> = async (world, apiClientIds) => {
  const rows = await queryOf(world)
    .selectFrom('apiClientKey')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where((either) => either.or([allowed(world, 'readPartners'), ofTheirs(world)]))
    .where('apiClientId', 'in', apiClientIds)
    .orderBy('addedAt')
    .orderBy('kid')
    .execute();
  return grouped(apiClientIds, rows, ({ apiClientId }) => apiClientId);
};

/** Whether an agreement runs, in the world in which it is seen. */
export const agreementRuns = ({ world, from, until }: AgreementSeen): boolean => {
  const today = dateIn(world.seenAt.now());
  return from <= today && (until === null || today <= until);
};
