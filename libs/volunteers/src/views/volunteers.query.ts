import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  connectionOf,
  grouped,
  inOrder,
  mapNodes,
  people,
} from '#graphql';
import type { RowOf } from '#projections';
import { volunteersProjection } from './volunteers.projection.js';

type Tables = typeof volunteersProjection.tables;
type VolunteerRow = RowOf<Tables['volunteer']>;
export type VolunteerSeen = Seen<VolunteerRow>;
export type CommitmentSeen = Seen<RowOf<Tables['standingCommitment']>>;

const volunteersOf = ({ views, municipality }: World) =>
  views.query(volunteersProjection).selectFrom('volunteer').selectAll().where('municipality', '=', municipality);

const commitmentsOf = ({ views, municipality }: World) =>
  views
    .query(volunteersProjection)
    .selectFrom('standingCommitment')
    .selectAll()
    .where('municipality', '=', municipality);

/** Volunteers in the order in which they came. */
export async function volunteers(
  world: World,
  status: VolunteerRow['status'] | null,
  page: Page,
): Promise<Connection<VolunteerSeen>> {
  const query = status ? volunteersOf(world).where('status', '=', status) : volunteersOf(world);
  return mapNodes(await connectionOf(query, ['since', 'volunteerId'], page), (row) => world.show(row));
}

export const volunteerById: Batch<string, VolunteerSeen | undefined> = async (world, ids) => {
  const rows = await volunteersOf(world).where('volunteerId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ volunteerId }) => volunteerId,
  );
};

/** Who the volunteers are. */
export const volunteerPeople = people(volunteersProjection, 'volunteerPerson');

export const qualificationsOfVolunteer: Batch<string, readonly RowOf<Tables['qualification']>[]> = async (
  { views, municipality },
  ids,
) => {
  const rows = await views
    .query(volunteersProjection)
    .selectFrom('qualification')
    .selectAll()
    .where('municipality', '=', municipality)
    .where('volunteerId', 'in', ids)
    .orderBy('validFrom')
    .execute();
  return grouped(ids, rows, ({ volunteerId }) => volunteerId);
};

export const commitmentsOfVolunteer: Batch<string, readonly CommitmentSeen[]> = async (world, ids) => {
  const rows = await commitmentsOf(world)
    .where('volunteerId', 'in', ids)
    .orderBy('from')
    .orderBy('commitmentId')
    .execute();
  return grouped(
    ids,
    rows.map((row) => world.show(row)),
    ({ volunteerId }) => volunteerId,
  );
};

export const commitmentById: Batch<string, CommitmentSeen | undefined> = async (world, ids) => {
  const rows = await commitmentsOf(world).where('commitmentId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ commitmentId }) => commitmentId,
  );
};
