import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { type AnyDecider, instant, streamName } from '#kernel';
import { ISHOEJ, clockAt } from '#kernel/testing';
import { bike, passenger, passengersProjection, rideDay, ridesProjection } from '#rides';
import { volunteer, volunteersProjection } from '#volunteers';
import { FormsApi } from './forms-api.js';
import { bearer } from './test-issuer.js';

const TOMORROW = '2026-11-25';
const NONE = 'Du har ingen ture den dag.';

describe('a day sheet in wrong hands', () => {
  const folder = temporaryFolder();
  const clock = clockAt('2026-11-24T12:00:00Z');
  let api: FormsApi;
  let hour = 7;

  const does = (aggregate: AnyDecider, name: string, input: object) => api.does(aggregate, name, input);

  async function pilot(): Promise<string> {
    const volunteerId = await does(volunteer, 'RegisterVolunteer', { name: 'Bo Friis', interests: ['cyclePilot'] });
    await does(volunteer, 'ApproveVolunteer', { volunteerId });
    const training = { volunteerId, qualification: 'cyclePilotTraining', validFrom: '2026-01-01' };
    await does(volunteer, 'GrantQualification', training);
    return volunteerId;
  }

  const recorded = (name: string, more: object = {}) =>
    does(passenger, 'RecordPassenger', { name, consentGivenOn: '2026-11-24', ...more });

  /** An hour of its own each, on a bike of its own. */
  async function scheduled(pilotId: string, passengers: readonly string[]): Promise<{ date: string; rideId: string }> {
    const bikeId = await does(bike, 'AddBike', {
      ...{ name: 'Sofie', model: 'Christiania', seats: 2, platform: true },
      base: { label: 'Skuret', latitude: 55.6045, longitude: 12.3853 },
    });
    const at = `${TOMORROW}T${String(++hour).padStart(2, '0')}`;
    const times = { startsAt: `${at}:00:00Z`, endsAt: `${at}:30:00Z` };
    await does(rideDay, 'ScheduleRide', { date: TOMORROW, ...times, bikeId, passengers, pilotId });
    await isSeen();
    const { rideId } = await api.installation.views
      .query(ridesProjection)
      .selectFrom('ride')
      .select('rideId')
      .where('bikeId', '=', bikeId)
      .executeTakeFirstOrThrow();
    return { date: TOMORROW, rideId };
  }

  async function isSeen(): Promise<void> {
    await api.installation.policies.settle();
    const head = await api.installation.store.head();
    const read = [passengersProjection, ridesProjection, volunteersProjection];
    if (head) await api.installation.projections.waitFor(head, read);
  }

  async function sheet(people: readonly string[], query = `date=${TOMORROW}`, who = `volunteer/${ISHOEJ}/bo`) {
    const headers = { authorization: await bearer(who, { people }), 'accept-language': 'da' };
    const response = await fetch(`${api.url}/day-sheet?${query}`, { headers });
    expect(response.headers.get('cache-control')).toBe('no-store');
    return { status: response.status, html: await response.text() };
  }

  /** The looks at people since then that are on record. */
  async function looks(): Promise<readonly object[]> {
    await api.installation.readLog.flush();
    const today = clock.now().slice(0, 10);
    const events = await api.installation.journal.load(streamName('readLog', ISHOEJ, today));
    return events.map(({ data }) => data as object);
  }

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clock);
  });
  afterAll(() => api.close());

  it('shows whom it fetches to the pilot who has the ride now, and not to the one who had it', async () => {
    const [had, has, gerda] = [await pilot(), await pilot(), await recorded('Gerda Lund')];
    const ride = await scheduled(had, [gerda]);
    expect((await sheet([had])).html).toContain('Gerda Lund');
    await does(rideDay, 'GiveRideToPilot', { ...ride, pilotId: has });
    await isSeen();
    expect((await sheet([had])).html).toContain(NONE);
    expect((await sheet([has])).html).toContain('Gerda Lund');
    await does(rideDay, 'GiveRideBack', { ...ride, pilotId: has });
    await isSeen();
    expect((await sheet([has])).html).toContain(NONE);
  });

  it('says of a cancelled ride that it is, names nobody, and has nobody on record as looked at', async () => {
    const [bo, otto] = [await pilot(), await recorded('Otto Holm')];
    const ride = await scheduled(bo, [otto]);
    await does(rideDay, 'CancelRide', { ...ride, reason: 'weather' });
    await isSeen();
    const before = (await looks()).length;
    const { html } = await sheet([bo]);
    expect(html).toContain('Aflyst: kør ikke');
    expect(html).not.toContain('Otto');
    expect(await looks()).toHaveLength(before);
  });

  it('follows a ride to another day, where it is shown from the day before', async () => {
    const [bo, karla] = [await pilot(), await recorded('Karla Bang')];
    const ride = await scheduled(bo, [karla]);
    const [startsAt, endsAt] = ['2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z'];
    await does(rideDay, 'MoveRideToAnotherDay', { ...ride, toDate: '2026-11-26', startsAt, endsAt });
    await isSeen();
    expect((await sheet([bo])).html).not.toContain('Karla');
    expect((await sheet([bo], 'date=2026-11-26')).status).toBe(403);
    clock.set(instant('2026-11-24T23:00:00Z'));
    expect((await sheet([bo], 'date=2026-11-26')).html).toContain('Karla Bang');
    clock.set(instant('2026-11-24T12:00:00Z'));
  });

  it('shows nothing to a pilot who has left, and goes on for one who pauses until somebody else has the ride', async () => {
    const [left, paused] = [await pilot(), await pilot()];
    await scheduled(left, [await recorded('Lis Lund')]);
    await scheduled(paused, [await recorded('Poul Beck')]);
    await does(volunteer, 'LeaveVolunteer', { volunteerId: left });
    await does(volunteer, 'PauseVolunteer', { volunteerId: paused, from: TOMORROW });
    await isSeen();
    expect((await sheet([left])).html).toContain(NONE);
    expect((await sheet([paused])).html).toContain('Poul Beck');
  });

  it('leads nowhere by ids that somebody guesses, by another municipality’s token, or by who has more to say', async () => {
    const [bo, other, ida] = [await pilot(), await pilot(), await recorded('Ida Dam')];
    const { rideId } = await scheduled(bo, [ida]);
    const guessed = ['pilotId', 'people', 'sub', 'people[]'].map((name) => `${name}=${bo}`).join('&');
    expect((await sheet([other], `date=${TOMORROW}&rideId=${rideId}&${guessed}`)).html).toContain(NONE);
    expect((await sheet([ida, rideId])).html).toContain(NONE);
    expect((await sheet([bo], `date=${TOMORROW}`, 'volunteer/0187/bo')).html).toContain(NONE);
    expect((await sheet([bo], `date=${TOMORROW}&date=${TOMORROW}`)).status).toBe(400);
    for (const kind of ['coordinator', 'careStaff', 'guest', 'dataProtectionOfficer']) {
      const { status, html } = await sheet([bo], `date=${TOMORROW}`, `${kind}/${ISHOEJ}/bo`);
      expect([kind, status, html.includes('Ida')]).toEqual([kind, 403, false]);
    }
  });

  it('has each passenger on record for each look, with what was shown of them', async () => {
    const bo = await pilot();
    const anna = await recorded('Anna Vig', { needs: 'Går med stok' });
    const bent = await recorded('Bent Vig');
    await scheduled(bo, [anna, bent]);
    const before = (await looks()).length;
    for (const look of [1, 2]) {
      await sheet([bo]);
      expect((await looks()).slice(before)).toHaveLength(look);
    }
    const [last] = (await looks()).slice(-1) as { contact: string[]; health: string[] }[];
    expect(last?.contact.toSorted()).toEqual([anna, bent].toSorted());
    expect(last?.health).toContain(anna);
  });

  it('calls a contact person by the number that stands with the name, and nothing else that is written there', async () => {
    const bo = await pilot();
    const contactPerson = 'Datteren <a href="tel:112">Anne</a>, 20 30 40 50';
    await scheduled(bo, [await recorded('Eva Bro', { contactPerson })]);
    const { html } = await sheet([bo]);
    expect(html).toContain('<a href="tel:20304050">20\u00a030\u00a040\u00a050</a>');
    expect(html.match(/href="(?!\/day-sheet)[^"]*"/g)).toEqual(['href="tel:20304050"']);
  });

  it('gives a browser nothing of a person to send to others by itself: no link to a map, and nothing to translate', async () => {
    const bo = await pilot();
    await scheduled(bo, [await recorded('Ester Kjær', { address: 'Vejleåparken 12', needs: 'Hører dårligt' })]);
    const { html } = await sheet([bo]);
    // A phone makes a link to its maker's map of what reads as an address.
    expect(html).toContain('<meta name="format-detection" content="telephone=no, date=no, email=no, address=no">');
    for (const told of ['Ester Kjær', 'Vejleåparken 12', 'Hører dårligt'])
      expect(html).toMatch(new RegExp(`<(h3|dd) translate="no">${told}</`));
  });
});
