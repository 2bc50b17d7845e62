import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalDate, plusDays } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { masterKeyOf } from '#installation';
import { ViewsDatabase } from '#projections';
import {
  bikesProjection,
  destinationsProjection,
  passengersProjection,
  pilotTimesProjection,
  rideRequestsProjection,
  ridesProjection,
} from '#rides';
import { volunteersProjection } from '#volunteers';
import { loadSeason } from '../season.js';
import { isRidingDay } from './ride-town.js';

const newFolder = temporaryFolder();

async function seasonAround(today: LocalDate): Promise<ViewsDatabase> {
  const folder = newFolder();
  await loadSeason(folder, masterKeyOf({ masterKey: undefined, data: folder }), { today });
  return ViewsDatabase.openReadOnly(folder);
}

const rides = (views: ViewsDatabase) => views.query(ridesProjection).selectFrom('ride').selectAll().execute();
const requests = (views: ViewsDatabase) =>
  views.query(rideRequestsProjection).selectFrom('rideRequest').selectAll().execute();
const counted = (all: readonly { readonly status: string }[], status: string): number =>
  all.filter((each) => each.status === status).length;

describe('Cykling uden Alder in a demo season around a summer’s day', () => {
  const today = '2026-07-22' as LocalDate;
  let views: ViewsDatabase;
  beforeAll(async () => {
    views = await seasonAround(today);
  });
  afterAll(() => views.close());

  it('has three bikes, one that carries a wheelchair, one in repair, one whose inspection is overdue', async () => {
    const query = views.query(bikesProjection);
    const bikes = await query.selectFrom('bike').selectAll().execute();
    expect(bikes.map(({ name }) => name).sort()).toEqual(['Havfruen', 'Sofie', 'Vinden']);
    expect(bikes.filter(({ platform }) => platform)).toHaveLength(1);
    const breaks = await query.selectFrom('bikeOutOfService').selectAll().execute();
    expect(breaks.filter(({ from, until }) => from <= today && (until ?? '9') >= today)).toHaveLength(1);
    expect(bikes.filter(({ inspectionDue }) => inspectionDue !== null && inspectionDue < today)).toHaveLength(1);
  });

  it('goes to the sponsors and the places of Ishøj’s papers', async () => {
    const places = await views.query(destinationsProjection).selectFrom('rideDestination').selectAll().execute();
    const named = (kind: string) => places.flatMap((place) => (place.kind === kind ? [place.name] : [])).sort();
    expect(named('sponsorStop')).toEqual(['Brøndby Strand', 'Ishøj Havn', 'Vallensbæk Havn']);
    expect(named('destination')).toEqual(['Bredekærgård', 'Ishøj Kirkegård', 'Ishøj Sø']);
  });

  it('has 22 pilots with training, which some lose soon or have lost, and times that they offer', async () => {
    const trained = await views
      .query(volunteersProjection)
      .selectFrom('qualification')
      .selectAll()
      .where('qualification', '=', 'cyclePilotTraining')
      .execute();
    expect(trained).toHaveLength(22);
    const ends = trained.flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil]));
    expect(ends.filter((date) => date < today)).toHaveLength(1);
    expect(ends.filter((date) => date >= today && date < plusDays(today, 30))).toHaveLength(2);
    const offers = await views.query(pilotTimesProjection).selectFrom('pilotTimesOffer').selectAll().execute();
    expect(offers.filter(({ date }) => date >= today).length).toBeGreaterThan(5);
  });

  it('has 65 passengers who live in made-up streets, most of whom have consented, some with needs and somebody to call', async () => {
    const people = await views.queryOfPeople(passengersProjection).selectFrom('passengerPerson').selectAll().execute();
    expect(people).toHaveLength(65);
    expect(people.every(({ address, position }) => address !== null && position !== null)).toBe(true);
    expect(people.filter(({ needs }) => needs !== null).length).toBeGreaterThan(15);
    expect(people.filter(({ contactPerson }) => contactPerson !== null).length).toBeGreaterThan(10);
    const passengers = await views.query(passengersProjection).selectFrom('passenger').selectAll().execute();
    const consented = passengers.filter(({ consent }) => consent === 'given').length;
    expect(consented).toBeGreaterThan(55);
    expect(consented).toBeLessThan(65);
  });

  it('has told of every ride that lies behind: most were driven, some not, for the weather or because nobody opened', async () => {
    const past = (await rides(views)).filter(({ date }) => date < today);
    expect(counted(past, 'scheduled') + counted(past, 'started')).toBe(0);
    expect(counted(past, 'completed')).toBeGreaterThan(60);
    expect(counted(past, 'noShow')).toBeGreaterThan(0);
    const reasons = past.map(({ cancelledFor }) => cancelledFor);
    expect(reasons).toEqual(expect.arrayContaining(['weather', 'noPilot', 'bike']));
    const driven = past.filter(({ status }) => status === 'completed');
    expect(driven.every(({ distanceMetres }) => (distanceMetres ?? 0) > 0)).toBe(true);
    expect(driven.filter(({ stopsMade }) => (stopsMade ?? []).length > 0).length).toBeGreaterThan(driven.length / 3);
  });

  it('has rides to come, some of which nobody has taken, and wishes that nobody has answered', async () => {
    const coming = (await rides(views)).filter(({ date, status }) => date >= today && status === 'scheduled');
    expect(coming.length).toBeGreaterThan(8);
    expect(coming.filter(({ pilotId }) => pilotId === null).length).toBeGreaterThanOrEqual(2);
    const wishes = await requests(views);
    expect(counted(wishes, 'open')).toBeGreaterThan(3);
    expect(counted(wishes, 'declined')).toBeGreaterThan(5);
    expect(wishes.filter(({ rrule }) => rrule !== null).length).toBeGreaterThanOrEqual(2);
  });

  it('brings guests to their café and home again', async () => {
    const legs = (await rides(views)).filter(({ sessionId }) => sessionId !== null);
    expect(legs.filter(({ direction }) => direction === 'out').length).toBeGreaterThan(5);
    expect(legs.filter(({ direction }) => direction === 'home').length).toBeGreaterThan(5);
  });
});

describe('Cykling uden Alder in a demo season around a winter’s day', () => {
  const today = '2027-01-31' as LocalDate;
  let views: ViewsDatabase;
  beforeAll(async () => {
    views = await seasonAround(today);
  });
  afterAll(() => views.close());

  it('has bikes, passengers and no ride, for nobody rides from November to April', async () => {
    expect(await views.query(bikesProjection).selectFrom('bike').selectAll().execute()).toHaveLength(3);
    expect(await views.query(passengersProjection).selectFrom('passenger').selectAll().execute()).toHaveLength(65);
    expect((await rides(views)).filter(({ date }) => !isRidingDay(date))).toEqual([]);
  });

  it('has wishes for the spring, and others that were declined because the bikes stand still', async () => {
    const wishes = await requests(views);
    expect(counted(wishes, 'open')).toBe(9);
    expect(wishes.flatMap(({ declinedFor }) => declinedFor ?? [])).toEqual([
      'outOfSeason',
      'outOfSeason',
      'outOfSeason',
    ]);
  });
});
