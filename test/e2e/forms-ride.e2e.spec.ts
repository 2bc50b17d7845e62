import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { instant } from '#kernel';
import { NOW, actorOf, clockAt } from '#kernel/testing';
import { retention } from '#privacy';
import { destination, passengersProjection, rideRequest, rideRequestsProjection } from '#rides';
import { FormsApi, TELEPHONE, Visitor, hiddenIn } from './forms-api.js';

const RIDE = '/forms/0183/ride';
const PLACE = { label: 'Ishøj Havn', latitude: 55.6045, longitude: 12.3853 };
const WINDOW = { 'window1-date': '2026-12-01', 'window1-from': '10:00', 'window1-until': '12:00' };
const ASKED = {
  name: 'Gerda Lund',
  phone: '43 57 75 75',
  address: 'Vejleåparken 12, 2. tv.',
  consent: 'yes',
  ...WINDOW,
};

describe('the public form for a ride', () => {
  const folder = temporaryFolder();
  const clock = clockAt(NOW);
  let api: FormsApi;
  let harbour: string;
  const visitor = () => new Visitor(api);

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clock);
    await api.openCafe('Café Åparken', 40);
    harbour = await api.does(destination, 'AddDestination', {
      name: 'Havnen <b>',
      kind: 'destination',
      place: PLACE,
      offers: 'Udsigt over vandet',
    });
    await api.isSeen();
  });
  afterAll(() => api.close());

  /** What is on record of those of that name. */
  async function passengers(name: string) {
    await api.isSeen();
    const { views } = api.installation;
    const people = await views.queryOfPeople(passengersProjection).selectFrom('passengerPerson').selectAll().execute();
    const ofName = people.filter((person) => person.name === name);
    return Promise.all(
      ofName.map(async (person) => ({
        ...person,
        consent: (
          await views
            .query(passengersProjection)
            .selectFrom('passenger')
            .select(['consent', 'consentOn'])
            .where('passengerId', '=', person.passengerId)
            .execute()
        )[0],
        requests: await views
          .query(rideRequestsProjection)
          .selectFrom('rideRequest')
          .selectAll()
          .where('passengerId', '=', person.passengerId)
          .execute(),
      })),
    );
  }

  it('puts a passenger with their consent and their wish on record, and says that nothing is agreed yet', async () => {
    const answer = await visitor().fill(RIDE, {
      ...ASKED,
      contactPerson: 'Datteren Anne, 20 30 40 50',
      destinationId: harbour,
      companion: 'yes',
      platform: 'yes',
      needs: 'Hører dårligt',
      wish: 'Gerne en kop kaffe',
      'window3-date': '2026-12-03',
      'window3-from': '13.30',
      'window3-until': '15:00',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Tak, vi har fået dit ønske');
    expect(answer.text).toContain('Frivilligkoordinatoren ringer inden tre dage');
    expect(answer.text).toContain('Der er først en tur, når I har talt sammen.');
    expect(answer.text).toContain(TELEPHONE);
    expect(answer.html).not.toMatch(/Gerda|Vejleåparken/);

    expect(await passengers('Gerda Lund')).toMatchObject([
      {
        phone: '43577575',
        address: 'Vejleåparken 12, 2. tv.',
        contactPerson: 'Datteren Anne, 20 30 40 50',
        needs: 'Hører dårligt',
        consent: { consent: 'given', consentOn: '2026-11-24' },
        requests: [
          {
            status: 'open',
            companions: 1,
            destinationId: harbour,
            windows: [
              { from: '2026-12-01T09:00:00.000Z', until: '2026-12-01T11:00:00.000Z' },
              { from: '2026-12-03T12:30:00.000Z', until: '2026-12-03T14:00:00.000Z' },
            ],
          },
        ],
      },
    ]);
  });

  it('tells a coordinator who wrote: a citizen by the form, or a colleague', async () => {
    const name = 'Ellen Skov';
    await visitor().fill(RIDE, { ...ASKED, name });
    const passengerId = await api.coordinator.did('recordPassenger', { name, consentGivenOn: '2026-11-01' });
    const windows = [{ from: '2026-12-01T09:00:00Z', until: '2026-12-01T11:00:00Z' }];
    await api.coordinator.did('requestRide', { passengerId, windows });
    await api.isSeen();
    const asked =
      '{ passengers(first: 100) { edges { node { name recordedBy requests { edges { node { askedBy } } } } } } }';
    const { edges } = (await api.coordinator.ask(asked)).passengers;
    const by = (kind: string) => ({ name, recordedBy: kind, requests: { edges: [{ node: { askedBy: kind } }] } });
    const ofName = edges.flatMap(({ node }: { node: { name: string } }) => (node.name === name ? [node] : []));
    expect(new Set(ofName)).toEqual(new Set([by('citizen'), by('coordinator')]));
  });

  it('offers the municipality’s destinations, escaped, and holds no script', async () => {
    const { html, text, headers } = await visitor().get(RIDE);
    expect(html).toContain(`value="${harbour}"`);
    expect(html).toContain('Havnen &lt;b&gt;');
    expect(text).toContain('Udsigt over vandet');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bon\w+=|javascript:/i);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const [, id] of html.matchAll(/<(?:input|textarea)[^>]* id="([^"]+)"/g))
      expect(html).toContain(`for="${id ?? ''}"`);
  });

  it('tells in English who sees what is written, and how long it is kept', async () => {
    const rule = { kind: 'Passenger', covers: 'everything', keepMonths: 12 };
    await api.does(retention, 'SetRetentionRule', rule, actorOf('dataProtectionOfficer'));
    const { text } = await visitor().get(`${RIDE}?language=en`);
    expect(text).toContain('Go for a ride by bike');
    expect(text).toContain('The volunteer who takes you for the ride sees them from the day before to the day after.');
    expect(text).toContain('When you have not taken part for 12 months');
    const answer = await visitor().fill(`${RIDE}?language=en`, { ...ASKED, name: 'Grace Hall' });
    expect(answer.text).toContain('The volunteer coordinator calls within three days');
  });

  it('takes nothing without a yes, a name, a telephone, an address and a time, and keeps what was written', async () => {
    const answer = await visitor().fill(RIDE, { wish: '"><script>alert(1)</script>' });
    expect(answer.status).toBe(422);
    for (const field of ['name', 'phone', 'address', 'window1', 'consent'])
      expect(answer.html).toMatch(new RegExp(`<a href="#${field}">[^]* id="${field}"`));
    expect(answer.text).toContain('Uden et ja må vi ikke gemme noget');
    expect(answer.html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>');
    expect(answer.html).not.toContain('<script');
  });

  it.each([
    ['2026-12-01', '10:00', '', 'både en dato, fra hvornår og til hvornår'],
    ['01.12.2026', '10:00', '12:00', 'Datoen kan ikke læses'],
    ['2026-02-30', '10:00', '12:00', 'Datoen kan ikke læses'],
    ['2026-12-01', 'ti', '12:00', 'Klokkeslættet kan ikke læses'],
    ['2026-12-01', '12:00', '10:00', 'senere, end det begynder, og på samme dag'],
    ['2026-12-01', '23:00', '01:00', 'skriv næste dag som en tid for sig'],
    ['2027-03-28', '02:30', '04:00', 'Klokken er aldrig 02:30 den dag'],
  ])('says what would work where the second time is %s from %s until %s', async (date, from, until, says) => {
    const name = 'Forkert Tid';
    const second = { 'window2-date': date, 'window2-from': from, 'window2-until': until };
    const answer = await visitor().fill(RIDE, { ...ASKED, ...second, name });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.html).toContain('<a href="#window2">');
    expect(answer.html).toContain(`name="window2-date" value="${date}"`);
    expect(await passengers(name)).toEqual([]);
  });

  it.each([
    ['2026-11-23', 'er forbi. Vælg et tidsrum, der kommer.'],
    ['2031-01-01', 'er for langt ude i fremtiden'],
  ])('refuses %s, and puts nobody on record', async (date, says) => {
    const name = `Uden For Tiden ${date}`;
    const answer = await visitor().fill(RIDE, { ...ASKED, 'window1-date': date, name });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(says);
    expect(answer.html).toContain('<a href="#window1">');
    expect(await passengers(name)).toEqual([]);
    const again = await visitor().send(RIDE, { ...hiddenIn(answer.html), ...ASKED, name });
    expect(again.text).toContain('Tak, vi har fået dit ønske');
    expect(await passengers(name)).toHaveLength(1);
  });

  it('refuses a place that is not there any more, and puts nobody on record', async () => {
    const lake = await api.does(destination, 'AddDestination', { name: 'Søen', kind: 'destination', place: PLACE });
    const { html } = await visitor().get(RIDE);
    await api.does(destination, 'RetireDestination', { destinationId: lake });
    const wanted = { ...hiddenIn(html), ...ASKED, name: 'For Sent', destinationId: lake };
    const answer = await visitor().send(RIDE, wanted);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Det sted kan ikke vælges mere.');
    expect(await passengers('For Sent')).toEqual([]);
  });

  it('takes a second wish of the same passenger from who went back and changed the time', async () => {
    const back = visitor();
    const written = { ...hiddenIn((await back.get(RIDE)).html), ...ASKED, name: 'Rita Krog' };
    await back.send(RIDE, written);
    const other = { ...written, 'window1-date': '2026-12-08' };
    const asked = await back.send(RIDE, other);
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('siden har du ændret noget');
    await back.send(RIDE, { ...other, ...hiddenIn(asked.html) });
    const [rita, ...others] = await passengers('Rita Krog');
    expect(others).toEqual([]);
    expect(rita?.requests).toHaveLength(2);
  });

  it('answers who sends it again how the wish stands by now', async () => {
    const asker = visitor();
    const written = { ...hiddenIn((await asker.get(RIDE)).html), ...ASKED, name: 'Vera Juhl' };
    await asker.send(RIDE, written);
    const [vera] = await passengers('Vera Juhl');
    const requestId = vera?.requests[0]?.requestId ?? '';
    await api.does(rideRequest, 'DeclineRideRequest', { requestId, reason: 'noPilot' });
    const answer = await asker.send(RIDE, written);
    expect(answer.text).toContain('Turen kan desværre ikke blive til noget');
    expect(answer.text).toContain(`Ring til frivilligkoordinatoren på telefon ${TELEPHONE}.`);
  });

  it('has who was recorded erased where the place went in between the two commands', async () => {
    const wood = await api.does(destination, 'AddDestination', { name: 'Skoven', kind: 'destination', place: PLACE });
    const late = visitor();
    const written = { ...hiddenIn((await late.get(RIDE)).html), ...ASKED, name: 'Lige For Sent', destinationId: wood };
    const { handling } = api.installation;
    const handle = handling.handle.bind(handling);
    const slow = jest.spyOn(handling, 'handle').mockImplementation(async (aggregate, name, ...rest) => {
      if (name === 'RequestRide') await api.does(destination, 'RetireDestination', { destinationId: wood });
      return handle(aggregate, name, ...rest);
    });
    const answer = await late.send(RIDE, written);
    slow.mockRestore();
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Det sted kan ikke vælges mere.');
    await api.installation.policies.settle();
    expect(await passengers('Lige For Sent')).toEqual([]);
    const again = { ...written, ...hiddenIn(answer.html), destinationId: harbour };
    expect((await late.send(RIDE, again)).text).toContain('Tak, vi har fået dit ønske');
  });

  it('counts once what is sent twice, also after midnight', async () => {
    const once = visitor();
    const written = { ...hiddenIn((await once.get(RIDE)).html), ...ASKED, name: 'Else Holm' };
    const both = await Promise.all([once.send(RIDE, written), once.send(RIDE, written)]);
    clock.set(instant('2026-11-25T00:30:00Z'));
    const later = await once.send(RIDE, written);
    for (const { status, html } of both) expect([status, html]).toEqual([200, later.html]);
    expect(await passengers('Else Holm')).toMatchObject([
      { consent: { consentOn: '2026-11-24' }, requests: [{ status: 'open' }] },
    ]);
  });

  it('goes on with the same passenger where it was interrupted between the two commands', async () => {
    const patient = visitor();
    const written = { ...hiddenIn((await patient.get(RIDE)).html), ...ASKED, name: 'Inger Bach' };
    const { handling } = api.installation;
    const handle = handling.handle.bind(handling);
    const broken = jest.spyOn(handling, 'handle').mockImplementation((aggregate, name, ...rest) => {
      if (name === 'RequestRide') throw new StoreUnavailable('the disk of db7.internal is full');
      return handle(aggregate, name, ...rest);
    });
    const failed = await patient.send(RIDE, written);
    broken.mockRestore();
    expect(failed.status).toBe(503);
    expect(failed.html).not.toMatch(/Inger|db7/);
    // The next day: what was said the first time is said again.
    clock.set(instant('2026-11-25T12:00:00Z'));
    expect((await patient.send(RIDE, written)).text).toContain('Tak, vi har fået dit ønske');
    expect(await passengers('Inger Bach')).toMatchObject([{ requests: [{ status: 'open' }] }]);
  });
});
