import {
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  allowed,
  connectionOf,
  oneBy,
  people,
} from '#graphql';
import type { RowOf } from '#projections';
import { volunteersProjection } from './volunteers.projection.js';

type Tables = typeof volunteersProjection.tables;
type VolunteerRow = RowOf<Tables['volunteer']>;
export type VolunteerSeen = Seen<VolunteerRow>;
export type CommitmentSeen = Seen<RowOf<Tables['standingCommitment']>>;

const volunteersOf = (world: World) =>
  world.views
    .query(volunteersProjection)
    .selectFrom('volunteer')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'));

const commitmentsOf = (world: World) =>
  world.views
    .query(volunteersProjection)
    .selectFrom('standingCommitment')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'));

const qualificationsOf = (world: World) =>
  world.views
    .query(volunteersProjection)
    .selectFrom('qualification')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'));

/** Volunteers in the order in which they came. */
export async function volunteers(
  world: World,
  status: VolunteerRow['status'] | null,
  page: Page,
): Promise<Connection<VolunteerSeen>> {
  const query = status ? volunteersOf(world).where('status', '=', status) : volunteersOf(world);
  return connectionOf(world, query, ['since', 'volunteerId'], page);
}

export const volunteerById = oneBy(volunteersOf, 'volunteerId');

/** Who the volunteers are. */
export const volunteerPeople = people(volunteersProjection, 'volunteerPerson', 'readVolunteers');

/** What is noted about them. */
export const volunteerNotes = people(volunteersProjection, 'volunteerPerson', 'manageVolunteers');

/** What people call somebody: Anne Marie Holm is Anne, Bo-Erik Lund is Bo-Erik. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** The first names of those whom a query has found to be on duty with the caller. */
export const teamPeople = people(volunteersProjection, 'volunteerPerson', 'readTeam', 'query');

export const qualificationsOfVolunteer = allBy(qualificationsOf, 'volunteerId', ['validFrom']);

export const commitmentsOfVolunteer = allBy(commitmentsOf, 'volunteerId', ['from', 'commitmentId']);

export const commitmentById = oneBy(commitmentsOf, 'commitmentId');
