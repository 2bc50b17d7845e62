import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { type AnyDecider, instant, purposes, streamName } from '#kernel';
import { ISHOEJ, clockAt, coordinator } from '#kernel/testing';
import { erasure } from '#privacy';
import {
  bike,
  bikesProjection,
  destination,
  destinationsProjection,
  passenger,
  passengersProjection,
  rideDay,
  ridesProjection,
} from '#rides';
import { volunteer } from '#volunteers';
import { configurationFrom } from '#installation';
import { type Served, serve } from '../../apps/api/src/serve.js';
import { Browser } from './browser.js';
import { FormsApi } from './forms-api.js';
import { testIssuer, bearer } from './test-issuer.js';
import { wideLimits } from './wide-limits.js';

const XSS = '<script>alert("x")</script>';
const PLACE = { label: `Havnevej 1 ${XSS}`, latitude: 55.6045, longitude: 12.3853 };
const DATE = '2026-11-26';
const ASKED = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
const READ = [bikesProjection, destinationsProjection, passengersProjection, ridesProjection];

describe('a pilot’s day sheet', () => {
  const folder = temporaryFolder();
  const clock = clockAt('2026-11-24T12:00:00Z');
  let api: FormsApi;
  let [pilot, stranger, gerda, otto] = ['', '', '', ''];

  const does = (aggregate: AnyDecider, name: string, input: object) => api.does(aggregate, name, input);

  async function trained(name: string): Promise<string> {
    const volunteerId = await does(volunteer, 'RegisterVolunteer', {
      name,
      phone: '20304050',
      interests: ['cyclePilot'],
    });
    await does(volunteer, 'ApproveVolunteer', { volunteerId });
    const training = { volunteerId, qualification: 'cyclePilotTraining', validFrom: '2026-01-01' };
    await does(volunteer, 'GrantQualification', training);
    return volunteerId;
  }

  const recorded = (name: string, more: object = {}) =>
    does(passenger, 'RecordPassenger', { name, consentGivenOn: '2026-11-24', ...more });

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clock);
    [pilot, stranger] = [await trained('Bo Friis'), await trained('Ib Krog')];
    const bikeId = await does(bike, 'AddBike', {
      ...{ name: `Sofie ${XSS}`, model: 'Christiania', seats: 2, platform: true },
      base: { ...PLACE, label: `Skuret ${XSS}` },
    });
    const destinationId = await does(destination, 'AddDestination', {
      ...{ name: `Havnen ${XSS}`, kind: 'destination', place: PLACE, offers: `Udsigt ${XSS}` },
    });
    const stop = await does(destination, 'AddDestination', { name: 'Kaffebaren', kind: 'sponsorStop', place: PLACE });
    gerda = await recorded(`Gerda ${XSS}`, {
      phone: '43577575',
      address: `Vejleåparken 12 ${XSS}`,
      contactPerson: `Anne ${XSS}`,
      needs: `Hører dårligt ${XSS}`,
    });
    otto = await recorded('Otto Holm', { address: 'Tranegården 3' });
    const ride = { date: DATE, bikeId, destinationId, stops: [stop] };
    const morning = { startsAt: `${DATE}T09:00:00Z`, endsAt: `${DATE}T10:30:00Z` };
    const noon = { startsAt: `${DATE}T12:00:00Z`, endsAt: `${DATE}T13:00:00Z` };
    await does(rideDay, 'ScheduleRide', { ...ride, ...morning, passengers: [gerda], companions: 1, pilotId: pilot });
    await does(rideDay, 'ScheduleRide', { ...ride, ...noon, passengers: [otto], pilotId: stranger });
    await isSeen();
  });
  afterAll(() => api.close());

  async function isSeen(): Promise<void> {
    const head = await api.installation.store.head();
    if (head) await api.installation.projections.waitFor(head, READ);
  }

  async function sheet(query: string, who = `volunteer/${ISHOEJ}/bo`, people: readonly string[] = [pilot]) {
    const headers = { authorization: await bearer(who, { people }), 'accept-language': 'da' };
    const response = await fetch(`${api.url}/day-sheet${query}`, { headers });
    return { status: response.status, headers: response.headers, html: await response.text() };
  }

  const looks = async () => {
    await api.installation.readLog.flush();
    const today = clock.now().slice(0, 10);
    const events = await api.installation.journal.load(streamName('readLog', ISHOEJ, today));
    return events.map(({ data, metadata }) => ({ ...(data as object), actor: metadata.actor }));
  };

  it('is refused two days before, with the date from which it can be had, and shows nobody', async () => {
    const { status, html, headers } = await sheet(`?date=${DATE}`);
    expect(status).toBe(403);
    expect(html).toMatch(/kan ses fra onsdag (den )?25\. november \(2026-11-25\)/);
    expect(html).not.toContain('Gerda');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await looks()).toEqual([]);
  });

  it('says on another day that there are no rides', async () => {
    const { status, html } = await sheet('');
    expect(status).toBe(200);
    expect(html).toContain('Du har ingen ture den dag.');
  });

  it.each(['i dag', '2026-02-30', '26.11.2026'])('tells who asks for %j how to write a date', async (date) => {
    const { status, html } = await sheet(`?date=${encodeURIComponent(date)}`);
    expect(status).toBe(400);
    expect(html).toContain('/day-sheet?date=2026-05-24');
  });

  it('leads who is not signed in to where they do that, and back', async () => {
    const { status, text } = await fetch(`${api.url}/day-sheet?date=${DATE}`).then(async (response) => ({
      status: response.status,
      text: await response.text(),
    }));
    expect(status).toBe(401);
    expect(text).toContain(`<a href="/sign-in?to=${encodeURIComponent(`/day-sheet?date=${DATE}`)}">Log ind</a>`);
    expect(text).not.toContain('Gerda');
  });

  describe('from the day before', () => {
    beforeAll(() => {
      clock.set(instant('2026-11-25T06:00:00Z'));
    });

    it('says who, where, when, what helps, whom to call and where it goes, and that is on record', async () => {
      const { status, html } = await sheet(`?date=${DATE}`);
      expect(status).toBe(200);
      for (const told of [
        'Gerda',
        'Vejleåparken 12',
        'Anne',
        'Hører dårligt',
        'Havnen',
        'Udsigt',
        'Kaffebaren',
        'Sofie',
      ])
        expect(html).toContain(told);
      expect(html).toContain('Kl. 10.00–11.30');
      expect(html).toContain('En ledsager kører med.');
      expect(html).toContain('<a href="tel:43577575">43\u00a057\u00a075\u00a075</a>');
      expect(await looks()).toMatchObject([
        {
          readingFor: 'coordination',
          asked: ['daySheet'],
          contact: [gerda],
          health: [gerda],
          actor: { kind: 'volunteer', id: testIssuer.actorId('bo') },
        },
      ]);
    });

    it('speaks English to who reads English', async () => {
      const { html } = await sheet(`?date=${DATE}&language=en`);
      expect(html).toContain('<html lang="en">');
      expect(html).toContain('A companion comes along.');
      expect(html).toContain('10:00–11:30');
    });

    it('shows nobody whom another pilot fetches', async () => {
      const mine = await sheet(`?date=${DATE}`);
      expect(mine.html).not.toMatch(/Otto|Tranegården/);
      const theirs = await sheet(`?date=${DATE}`, `volunteer/${ISHOEJ}/ib`, [stranger]);
      expect(theirs.html).toContain('Otto Holm');
      expect(theirs.html).not.toMatch(/Gerda|Vejleåparken/);
      const nobody = await sheet(`?date=${DATE}`, `volunteer/${ISHOEJ}/ulla`, []);
      expect(nobody.html).toContain('Du har ingen ture den dag.');
      const neighbour = await sheet(`?date=${DATE}`, 'volunteer/0187/bo', [pilot]);
      expect(neighbour.html).toContain('Du har ingen ture den dag.');
    });

    it('tells a coordinator what to use instead, and anybody else whose it is', async () => {
      const karen = await sheet(`?date=${DATE}`, `coordinator/${ISHOEJ}/karen`, []);
      expect(karen.status).toBe(403);
      expect(karen.html).toContain('feltet rides i API’et');
      for (const kind of ['careStaff', 'relative', 'auditor', 'administrator']) {
        const other = await sheet(`?date=${DATE}`, `${kind}/${ISHOEJ}/x`, [pilot]);
        expect([other.status, other.html.includes('Gerda')]).toEqual([403, false]);
      }
    });

    it('holds no script whatever was written, fetches nothing, is kept by nobody, and can be printed', async () => {
      const { html, headers } = await sheet(`?date=${DATE}`);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bon\w+="|javascript:/i);
      expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8);
      expect(html).toContain('@media print');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
    });
  });

  it('shows a ride without the name of who has been erased', async () => {
    clock.set(instant('2026-11-26T06:00:00Z'));
    const input = { subjectId: gerda, kind: 'Passenger', purposes: [...purposes], ...ASKED };
    const decided = await api.installation.handling.handle(
      erasure,
      'DecideErasure',
      { actor: coordinator, idempotencyKey: 'erased', input },
      { DecideErasure: () => Promise.resolve({ isKnown: true }) },
    );
    expect(decided.outcome).toBe('accepted');
    await api.installation.policies.settle();
    await isSeen();
    const { status, html } = await sheet(`?date=${DATE}`);
    expect(status).toBe(200);
    expect(html).toContain('Kl. 10.00–11.30');
    expect(html).not.toMatch(/Gerda|Vejleåparken|43577575|Hører/);
  });

  it('is over two days after, and says whom to ask', async () => {
    clock.set(instant('2026-11-27T22:00:00Z'));
    expect((await sheet(`?date=${DATE}`)).status).toBe(200);
    // Midnight in Ishøj.
    clock.set(instant('2026-11-27T23:00:00Z'));
    const { status, html } = await sheet(`?date=${DATE}`, `volunteer/${ISHOEJ}/ib`, [stranger]);
    expect(status).toBe(403);
    expect(html).toContain('Spørg frivilligkoordinatoren');
    expect(html).not.toContain('Otto');
  });
});

describe('a day sheet in a browser', () => {
  const newFolder = temporaryFolder();
  let served: Served;
  beforeAll(async () => {
    const environment = { NODE_ENV: 'test', SAMSPIL_DATA: newFolder(), SAMSPIL_PORT: '0' };
    served = await serve(configurationFrom(environment), wideLimits);
  });
  afterAll(() => served.close());

  it('is what a volunteer is led to from where signing in ends, and nobody else', async () => {
    const volunteer = await new Browser().signIn(served.url, 'vibeke');
    expect(volunteer.text).toContain('<a href="/day-sheet">Er du cykelpilot? Se dine ture i dag og i morgen</a>');
    const coordinator = await new Browser().signIn(served.url, 'karen');
    expect(coordinator.text).not.toContain('/day-sheet');
  });

  it('is what one comes back to from signing in, and by a link on another site', async () => {
    const browser = new Browser();
    const there = await browser.signIn(served.url, 'vibeke', '/day-sheet');
    expect([there.status, new URL(there.url).pathname]).toEqual([200, '/day-sheet']);
    expect(there.text).toContain('Du har ingen ture den dag.');
    const linked = await browser.ask(`${served.url}/day-sheet`, undefined, { 'sec-fetch-site': 'cross-site' });
    expect(linked.status).toBe(200);
    const signedOut = await new Browser().ask(`${served.url}/day-sheet`);
    expect(signedOut.status).toBe(401);
  });
});
