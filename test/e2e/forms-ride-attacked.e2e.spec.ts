import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { purposes } from '#kernel';
import { NOW, clockAt, coordinator, idFor } from '#kernel/testing';
import { erasure } from '#privacy';
import { bike, destination, passenger, passengersProjection, rideRequestsProjection } from '#rides';
import { FormsApi, Visitor, hiddenIn } from './forms-api.js';

const RIDE = '/forms/0183/ride';
const WINDOW = { 'window1-date': '2026-12-01', 'window1-from': '10:00', 'window1-until': '12:00' };
const ASKED = { name: 'Gerda Lund', phone: '43577575', address: 'Vejleåparken 12', consent: 'yes', ...WINDOW };
const PLACE = { label: 'Skuret', latitude: 55.6045, longitude: 12.3853 };
/** Three bytes in UTF-8, and so nine in a form. */
const LONG = '€';

describe('the public form for a ride in wrong hands', () => {
  const folder = temporaryFolder();
  let api: FormsApi;
  const visitor = () => new Visitor(api);

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clockAt(NOW));
    await api.openCafe('Café Åparken', 40);
  });
  afterAll(() => api.close());

  /** Passengers of that name, those recorded first coming first. */
  async function passengers(name: string) {
    await api.isSeen();
    const people = await api.installation.views
      .queryOfPeople(passengersProjection)
      .selectFrom('passengerPerson')
      .selectAll()
      .execute();
    return people.filter((person) => person.name === name);
  }

  async function wishes() {
    await api.isSeen();
    return api.installation.views.query(rideRequestsProjection).selectFrom('rideRequest').selectAll().execute();
  }

  it('is taken as long as it may be, in whatever letters', async () => {
    const written = {
      ...ASKED,
      name: LONG.repeat(200),
      contactPerson: LONG.repeat(200),
      address: LONG.repeat(200),
      wish: LONG.repeat(1_000),
      needs: LONG.repeat(1_000),
    };
    const answer = await visitor().fill(RIDE, written);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Tak, vi har fået dit ønske')]);
    expect(await passengers(written.name)).toMatchObject([{ needs: written.needs }]);
  });

  it.each([
    ['name', 200],
    ['contactPerson', 200],
    ['address', 200],
    ['wish', 1_000],
    ['needs', 1_000],
  ])('says where %s is longer than %i letters, and keeps it to be cut', async (field, most) => {
    const answer = await visitor().fill(RIDE, { ...ASKED, [field]: 'a'.repeat(most + 1) });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`<a href="#${field}">Det er for langt. Skriv højst ${most} tegn.</a>`);
    expect(answer.html).toContain('a'.repeat(most + 1));
  });

  it('has no browser ask a spelling service for a name or an address', async () => {
    const { html } = await visitor().get(RIDE);
    for (const field of ['name', 'contactPerson', 'address'])
      expect(html).toMatch(new RegExp(`<input id="${field}"[^>]* spellcheck="false"`));
  });

  it('answers a name, a telephone and an address that somebody has exactly as any other, and changes nothing of theirs', async () => {
    const theirs = { name: 'Svend Bach', phone: '20304050', address: 'Tranegården 3', needs: 'Er blind' };
    const known = await api.does(passenger, 'RecordPassenger', { ...theirs, consentGivenOn: '2026-11-24' });
    const [ofKnown, ofOther] = [
      await visitor().fill(RIDE, { ...ASKED, ...theirs, needs: 'Er ikke blind' }),
      await visitor().fill(RIDE, { ...ASKED, name: 'Ingen Kender' }),
    ];
    expect([ofKnown.status, ofKnown.html]).toEqual([200, ofOther.html]);
    const found = await passengers('Svend Bach');
    expect(found).toHaveLength(2);
    expect(found.find(({ passengerId }) => passengerId === known)).toMatchObject({ needs: 'Er blind' });
    expect((await wishes()).filter(({ passengerId }) => passengerId === known)).toEqual([]);
  });

  it('takes no order that it has no field for', async () => {
    const known = await api.does(passenger, 'RecordPassenger', { name: 'Ejer', consentGivenOn: '2026-11-24' });
    const before = await wishes();
    const answer = await visitor().fill(RIDE, {
      ...ASKED,
      name: 'Masse Tildelt',
      passengerId: known,
      fellowIds: known,
      requestId: idFor('wish'),
      sessionId: idFor('session'),
      stops: idFor('stop'),
      recurrence: 'FREQ=DAILY',
      companions: '9',
      addressId: '0a3f50b0-0000-32b8-e044-000000000001',
      position: '55.6,12.3',
      consentGivenOn: '2020-01-01',
      municipality: '0187',
    });
    expect(answer.text).toContain('Tak, vi har fået dit ønske');
    const [recorded, ...others] = await passengers('Masse Tildelt');
    expect(others).toEqual([]);
    expect(recorded).toMatchObject({ addressId: null, position: null });
    const seen = new Set(before.map(({ requestId }) => requestId));
    expect((await wishes()).filter(({ requestId }) => !seen.has(requestId))).toMatchObject([
      { passengerId: recorded?.passengerId, municipality: '0183', companions: 0, stops: [], sessionId: null },
    ]);
  });

  it('goes nowhere but to a place that there is', async () => {
    const bikeId = await api.does(bike, 'AddBike', {
      ...{ name: 'Sofie', model: 'Christiania', seats: 2, platform: false, base: PLACE },
    });
    await api.does(destination, 'AddDestination', { name: 'Havnen', kind: 'destination', place: PLACE });
    await api.isSeen();
    for (const [destinationId, status] of [
      [bikeId, 409],
      [idFor('nowhere'), 409],
      ["' OR 1=1 --", 422],
    ] as const) {
      const answer = await visitor().fill(RIDE, { ...ASKED, name: 'Et Andet Sted', destinationId });
      expect([destinationId, answer.status]).toEqual([destinationId, status]);
    }
    expect(await passengers('Et Andet Sted')).toEqual([]);
  });

  it('tells who sends it under keys of another form, or under another’s, nothing of what was written there', async () => {
    const written = { ...hiddenIn((await visitor().get(RIDE)).html), ...ASKED, name: 'Første Skriver' };
    await visitor().send(RIDE, written);
    const stolen = await visitor().send(RIDE, { ...written, name: 'Anden Skriver', address: 'Et andet sted' });
    expect(stolen.status).toBe(409);
    expect(stolen.html).not.toMatch(/Første|Vejleåparken/);
    const elsewhere = await visitor().send('/forms/0183/volunteer', { ...written, name: 'Tredje Skriver' });
    expect(elsewhere.status).toBe(200);
    expect(await passengers('Anden Skriver')).toEqual([]);
  });

  it('says that it was erased to who sends it again afterwards, and puts nobody on record', async () => {
    const asker = visitor();
    const written = { ...hiddenIn((await asker.get(RIDE)).html), ...ASKED, name: 'Skal Glemmes' };
    await asker.send(RIDE, written);
    const [found] = await passengers('Skal Glemmes');
    const input = { subjectId: found?.passengerId, kind: 'Passenger', purposes: [...purposes] };
    const because = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    await api.installation.handling.handle(
      erasure,
      'DecideErasure',
      { actor: coordinator, idempotencyKey: 'erased', input: { ...input, ...because } },
      { DecideErasure: () => Promise.resolve({ isKnown: true }) },
    );
    await api.installation.policies.settle();
    const again = await asker.send(RIDE, written);
    expect(again.text).toContain('Ønsket er slettet');
    expect(again.html).not.toMatch(/Glemmes|Vejleåparken/);
    expect(await passengers('Skal Glemmes')).toEqual([]);
  });

  it('is counted with the other forms of an address', async () => {
    const limits = { pagesPerMinute: 30, formsPerHour: 2, formsPerHourOfSite: 3, formsPerHourInAll: 9 };
    const small = await FormsApi.start(folder(), clockAt(NOW), { ...limits, keptForNewcomers: 2 });
    try {
      await small.openCafe('Café Åparken', 40);
      const busy = new Visitor(small);
      await busy.fill('/forms/0183/volunteer', { name: 'Ada', phone: '20304050' });
      expect((await busy.fill(RIDE, ASKED)).status).toBe(200);
      const third = await busy.fill(RIDE, { ...ASKED, name: 'For Mange' });
      expect(third.status).toBe(429);
      expect(third.html).toContain('value="For Mange"');
    } finally {
      await small.close();
    }
  });
});
