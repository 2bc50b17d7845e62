import type { LocalDate } from '#kernel';
import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allowed,
  connectionOf,
  grouped,
  oneBy,
} from '#graphql';
import type { RowOf } from '#projections';
import { type VolunteerSeen, activeOn, volunteersProjection } from '#volunteers';
import { sql } from 'kysely';
import type { Days } from './duties.query.js';
import { pilotTimesProjection } from './pilot-times.projection.js';

export type OfferSeen = Seen<RowOf<(typeof pilotTimesProjection.tables)['pilotTimesOffer']>>;

const offersOf = (world: World) =>
  world.views
    .query(pilotTimesProjection)
    .selectFrom('pilotTimesOffer')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'volunteerId'));

export const offerById = oneBy(offersOf, 'offerId');

/** Which pilot's offers, in which days: both ends included, and open where nothing is said. */
interface OffersKey {
  readonly [part: string]: unknown;
  readonly volunteerId: string;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

/** What pilots offer, in order of time. */
export const offersOfPilot: Batch<OffersKey, readonly OfferSeen[]> = async (world, keys) => {
  const rows = await offersOf(world)
    .where(
      'volunteerId',
      'in',
      keys.map(({ volunteerId }) => volunteerId),
    )
    .orderBy('date')
    .orderBy('from')
    .execute();
  return keys.map(({ volunteerId, from, until }) =>
    rows
      .filter((row) => row.volunteerId === volunteerId && (!from || from <= row.date) && (!until || row.date <= until))
      .map((row) => world.show(row)),
  );
};

const trainingsOf = (world: World) =>
  world.views
    .query(volunteersProjection)
    .selectFrom('qualification')
    .select(['volunteerId', 'validFrom', 'validUntil'])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'))
    .where('qualification', '=', 'cyclePilotTraining');

const volunteersOf = (world: World) =>
  world.views
    .query(volunteersProjection)
    .selectFrom('volunteer')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'));

/** Trained, approved by then, and neither away, on a break nor gone. */
function mayRideOn(world: World, on: LocalDate) {
  const trained = trainingsOf(world)
    .where('validFrom', '<=', on)
    .where((training) => training.or([training('validUntil', 'is', null), training('validUntil', '>=', on)]));
  return volunteersOf(world)
    .where(activeOn(world, on))
    .where('volunteerId', 'in', trained.clearSelect().select('volunteerId'));
}

/** Who may take rides on that day. Longest known first. */
export const pilots = (world: World, on: LocalDate, page: Page): Promise<Connection<VolunteerSeen>> =>
  connectionOf(world, mayRideOn(world, on), ['since', 'volunteerId'], page);

/** When pilots who may take rides on that day would, in order of time. */
export const timesOfPilots = (world: World, date: LocalDate): Promise<readonly OfferSeen[]> =>
  timesOfPilotsIn(world, { from: date, until: date });

/** The same for each of some days, in order of time. */
export async function timesOfPilotsIn(world: World, { from, until }: Days): Promise<readonly OfferSeen[]> {
  const rows = await world.views
    .query(pilotTimesProjection, volunteersProjection)
    .selectFrom('pilotTimesOffer as offer')
    .innerJoin('volunteer', 'volunteer.volunteerId', 'offer.volunteerId')
    .innerJoin('qualification as trained', (join) =>
      join
        .onRef('trained.volunteerId', '=', 'offer.volunteerId')
        .on('trained.qualification', '=', 'cyclePilotTraining')
        .onRef('trained.validFrom', '<=', 'offer.date')
        .on((eb) =>
          eb.or([eb('trained.validUntil', 'is', null), eb('trained.validUntil', '>=', eb.ref('offer.date'))]),
        ),
    )
    .selectAll('offer')
    .distinct()
    .where('offer.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'offer.volunteerId'))
    .where(allowed(world, 'readVolunteers', 'offer.volunteerId'))
    .where('offer.date', '>=', from)
    .where('offer.date', '<=', until)
    .where(activeOn(world, sql.ref<LocalDate>('offer.date')))
    .orderBy('offer.date')
    .orderBy('offer.from')
    .orderBy('offer.offerId')
    .execute();
  return rows.map((row) => world.show(row));
}

/** A pilot, and the last day of their training. */
export type EndingTraining = Seen<{ readonly volunteerId: string; readonly endsOn: LocalDate }>;

/**
 * Whose training as a pilot ends from today until that day, and is not renewed yet: earliest first, without those who have left.
 */
export async function trainingsEnding(
  world: World,
  today: LocalDate,
  until: LocalDate,
): Promise<readonly EndingTraining[]> {
  const rows = await trainingsOf(world)
    .where(
      'volunteerId',
      'in',
      volunteersOf(world).clearSelect().select('volunteerId').where('status', '=', 'approved'),
    )
    .execute();
  const pilotIds = [...new Set(rows.map(({ volunteerId }) => volunteerId))];
  return grouped(pilotIds, rows, ({ volunteerId }) => volunteerId)
    .flatMap((trainings, at) => {
      const ends = trainings.map(({ validUntil }) => validUntil);
      const last = ends
        .flatMap((end) => end ?? [])
        .sort()
        .at(-1);
      const volunteerId = pilotIds[at] ?? '';
      return !ends.includes(null) && last && today <= last && last <= until
        ? [world.show({ volunteerId, endsOn: last })]
        : [];
    })
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
}
