import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type EventMap, type Instant, type Municipality, wallClock } from '#kernel';
import { ISHOEJ, NOW, type PlainEvent, actorOf, clockAt, idFor } from '#kernel/testing';
import { cafeEvents, sessionEvents } from '#cafes';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { bikeEvents, pilotTimesEvents, rideDayEvents } from '#rides';
import { volunteerEvents } from '#volunteers';
import type { PublishedEntry } from '../entry/published-entry.js';
import { organiserEvents } from '../organiser/organiser.events.js';
import { termsEvents } from '../terms/terms.events.js';
import { overviewNodes } from '../graphql/nodes.js';
import { entriesProjection } from './entries.projection.js';
import { contactsProjection } from './contacts.projection.js';
import { appearsByItself, appearsOnPaper, bikeSeatsAsEntries, cafesAsEntries } from './by-itself.query.js';

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, [...appearsByItself.from, entriesProjection, contactsProjection]);
  openCafe('Åparken');
});
afterEach(() => open.end());

const VALLENSBAEK = '0187' as Municipality;
/** A Thursday. Specs play on the Tuesday before it. */
const THURSDAY = '2026-11-26';

interface Told {
  readonly municipality?: Municipality;
  readonly recordedAt?: string;
}
function tell<M extends EventMap>(
  events: M,
  category: string,
  id: string,
  event: PlainEvent<M>,
  told: Told = {},
): void {
  const { municipality = ISHOEJ } = told;
  log.record(events, event, { ...told, municipality, stream: `${category}-${municipality}_${id}` });
}
const ofCafe = (name: string, type: keyof typeof cafeEvents, data: object, told?: Told): void =>
  tell(cafeEvents, 'cafe', idFor(name), { type, data: { cafeId: idFor(name), ...data } } as never, told);
const openCafe = (name: string, told?: Told): void =>
  ofCafe(
    name,
    'CafeOpened',
    {
      ...{ name: `Caféen i ${name}`, place: `Beboerhuset, ${name}`, hostOrganisation: 'Boligforeningen AAB' },
      recurrence: { firstDate: '2026-11-26', rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270131' },
      ...{ opens: '12:00', closes: '15:00', capacity: 3, roles: [], offerHours: 24 },
    },
    told,
  );
const ofSession = (date: string, type: keyof typeof sessionEvents, data: object = {}, told?: Told): void =>
  tell(sessionEvents, 'cafeSession', idFor(date), { type, data: { sessionId: idFor(date), ...data } } as never, told);
const at = (date: string, time: string): Instant => wallClock(date as never, time as never) as Instant;
const plan = (date = THURSDAY, told?: Told): void =>
  ofSession(
    date,
    'CafeSessionPlanned',
    {
      ...{ cafeId: idFor('Åparken'), date, startsAt: at(date, '12:00'), endsAt: at(date, '15:00') },
      ...{ capacity: 3, roles: [], offerHours: 24 },
    },
    told,
  );
const guest = (type: keyof typeof sessionEvents, name: string, more: object = {}, told?: Told): void =>
  ofSession(
    THURSDAY,
    type,
    { guestId: idFor(name), ...(type === 'GuestRegistered' || type === 'GuestWaitlisted' ? NO_NEEDS : {}), ...more },
    told,
  );
const NO_NEEDS = { escorted: false, ride: false };

const worldOf = async (
  now: string = NOW,
  municipality: Municipality = ISHOEJ,
  kind: Actor['kind'] = 'citizen',
): Promise<World> => {
  await open.caughtUp();
  const looked = () => {
    throw new Error('somebody was looked at');
  };
  return new World(open.views, new Access(actorOf(kind, kind, municipality)), looked, clockAt(now));
};
const cafes = async (now?: string, municipality?: Municipality) => cafesAsEntries(await worldOf(now, municipality));
const cafeToday = async (now?: string) => (await cafes(now))[0];
/** `11-26 3`: on which days, and how many places are left on each. */
const leftOn = (entry: PublishedEntry | undefined) =>
  entry?.places?.map(({ startsAt, left }) => `${startsAt.slice(5, 10)} ${left}`);
const daysOf = (entry: PublishedEntry | undefined) =>
  entry?.times.map((time) => (time.kind === 'once' ? time.startsAt.slice(5, 10) : 'recurring'));
const descriptionOf = (entry: PublishedEntry | undefined, language = 'da') =>
  entry?.texts.find((text) => text.language === language)?.description;

describe('a café in the overview', () => {
  it('is there with its days to come, its place, its host and where to sign up', async () => {
    plan();
    plan('2026-12-03');
    expect(await cafeToday()).toMatchObject({
      ...{ entryId: idFor('Åparken'), revision: 1, signUp: '/forms/0183/cafe', contact: undefined, photos: [] },
      organiser: { name: 'Boligforeningen AAB', phone: undefined },
      place: { label: 'Beboerhuset, Åparken' },
      terms: [{ kind: 'category', name: { da: 'Café', en: 'Café' } }],
      times: [
        { kind: 'once', startsAt: '2026-11-26T11:00:00.000Z', endsAt: '2026-11-26T14:00:00.000Z' },
        { kind: 'once', startsAt: '2026-12-03T11:00:00.000Z', endsAt: '2026-12-03T14:00:00.000Z' },
      ],
      ...{ confirmedOn: '2026-11-24', validUntil: '2026-12-03', placesLeft: 3 },
    });
    expect((await cafeToday())?.texts.map(({ language, title }) => [language, title])).toEqual([
      ['da', 'Caféen i Åparken'],
      ['en', 'Caféen i Åparken'],
    ]);
  });

  it('is not there without a day to come, and not in another municipality', async () => {
    expect(await cafes()).toEqual([]);
    plan();
    expect(await cafes()).toHaveLength(1);
    expect(await cafes(NOW, VALLENSBAEK)).toEqual([]);
    expect(await cafes('2026-11-26T14:00:00Z')).toEqual([]);
  });

  it('looks eight weeks ahead', async () => {
    plan('2027-01-19');
    plan('2027-01-20');
    expect(daysOf(await cafeToday())).toEqual(['01-19']);
  });

  it('tells the places that are left, none below none: who waits, and who has been offered one, comes first', async () => {
    plan();
    guest('GuestRegistered', 'Karen');
    expect(leftOn(await cafeToday())).toEqual(['11-26 2']);
    guest('GuestRegistered', 'Ole');
    guest('GuestRegistered', 'Inge');
    guest('GuestWaitlisted', 'Bent');
    expect(await cafeToday()).toMatchObject({ placesLeft: 0, times: [{ kind: 'once' }] });
    guest('GuestRegistrationCancelled', 'Ole');
    expect(leftOn(await cafeToday())).toEqual(['11-26 0']);
    guest('GuestOffered', 'Bent', { confirmBy: '2026-11-25T12:00:00.000Z' });
    expect(leftOn(await cafeToday())).toEqual(['11-26 0']);
    guest('GuestOfferLapsed', 'Bent');
    expect(leftOn(await cafeToday())).toEqual(['11-26 1']);
    ofSession(THURSDAY, 'CafeSessionCapacityChanged', { capacity: 10 });
    expect(leftOn(await cafeToday())).toEqual(['11-26 8']);
  });

  it('is on until it is over, but the places are not told once it has begun: they would say who did not come', async () => {
    plan();
    plan('2026-12-03');
    guest('GuestRegistered', 'Karen');
    guest('GuestNoShowMarked', 'Karen', { excused: false }, { recordedAt: '2026-11-26T11:20:00Z' });
    const underWay = await cafeToday('2026-11-26T11:30:00Z');
    expect(daysOf(underWay)).toEqual(['11-26', '12-03']);
    expect(leftOn(underWay)).toEqual(['12-03 3']);
    expect(underWay?.placesLeft).toBe(3);
  });

  it('is at its new time when a day was moved', async () => {
    plan();
    ofSession(THURSDAY, 'CafeSessionRescheduled', {
      startsAt: at('2026-11-27', '14:00'),
      endsAt: at('2026-11-27', '16:00'),
    });
    expect((await cafeToday())?.times).toEqual([
      { kind: 'once', startsAt: '2026-11-27T13:00:00.000Z', endsAt: '2026-11-27T15:00:00.000Z' },
    ]);
  });

  it('is not on where it was cancelled, and says so for those who come every week, but not why', async () => {
    plan();
    plan('2026-12-03');
    ofSession(THURSDAY, 'CafeSessionCancelled', { reason: 'illness' });
    const entry = await cafeToday();
    expect([daysOf(entry), leftOn(entry)]).toEqual([['12-03'], ['12-03 3']]);
    expect(descriptionOf(entry)).toContain('Aflyst: torsdag den 26. november');
    expect(descriptionOf(entry, 'en')).toMatch(/Cancelled: Thursday 26 November/);
    expect(JSON.stringify(entry)).not.toMatch(/illness|sygdom/i);
  });

  it('is not on where it was held already', async () => {
    plan();
    plan('2026-12-03');
    ofSession(THURSDAY, 'CafeSessionHeld', { headcount: 2 });
    const entry = await cafeToday('2026-11-26T13:30:00Z');
    expect(daysOf(entry)).toEqual(['12-03']);
    expect(descriptionOf(entry)).not.toContain('Aflyst');
  });

  it('is not on while the café is closed, nor after it has closed for good, though days were planned', async () => {
    for (const date of [THURSDAY, '2026-12-03', '2026-12-10']) plan(date);
    ofCafe('Åparken', 'CafeClosureAnnounced', { from: '2026-12-01', until: '2026-12-05', reason: 'Maling' });
    expect(daysOf(await cafeToday())).toEqual(['11-26', '12-10']);
    ofCafe('Åparken', 'CafeClosureLifted', { from: '2026-12-01' });
    ofCafe('Åparken', 'CafeClosed', { lastDate: '2026-12-03' });
    expect(daysOf(await cafeToday())).toEqual(['11-26', '12-03']);
    expect(descriptionOf(await cafeToday())).toContain('Aflyst: torsdag den 10. december');
  });

  it('is at the same hours on the clock after the clocks have changed', async () => {
    plan('2026-10-22');
    plan('2026-10-29');
    expect((await cafeToday('2026-10-20T12:00:00Z'))?.times).toEqual([
      { kind: 'once', startsAt: '2026-10-22T10:00:00.000Z', endsAt: '2026-10-22T13:00:00.000Z' },
      { kind: 'once', startsAt: '2026-10-29T11:00:00.000Z', endsAt: '2026-10-29T14:00:00.000Z' },
    ]);
  });

  it('tells the menus of the coming days', async () => {
    plan();
    plan('2026-12-03');
    ofSession('2026-12-03', 'CafeSessionThemeSet', { theme: 'Risengrød' });
    expect(descriptionOf(await cafeToday())).toMatch(/^Torsdag den 3\. december: Risengrød\n\n/);
    expect(descriptionOf(await cafeToday(), 'en')).toMatch(/^Thursday 3 December: Risengrød\n\n/);
  });

  it('says the same while places are taken: nobody has to search anew', async () => {
    plan();
    const before = (await cafeToday())?.texts;
    guest('GuestRegistered', 'Karen');
    expect((await cafeToday())?.texts).toEqual(before);
  });

  it('was changed when what is told of it changed last, and not by what happens in it', async () => {
    plan(THURSDAY, { recordedAt: '2026-11-20T09:00:00Z' });
    const changedAt = async (now?: string) => (await cafeToday(now))?.changedAt;
    guest('GuestRegistered', 'Karen', {}, { recordedAt: '2026-11-21T09:00:00Z' });
    ofCafe('Vejleåparken', 'CafeDescribed', { name: 'Y', place: 'Y', hostOrganisation: 'Y' });
    expect(await changedAt()).toBe(NOW);
    const volunteer = { volunteerId: idFor('Anne'), role: 'host', origin: 'oneOff' };
    ofSession(THURSDAY, 'CafeSessionThemeSet', { theme: 'Kage' }, { recordedAt: '2026-11-25T09:00:00Z' });
    ofSession(THURSDAY, 'ShiftSignedUp', volunteer, { recordedAt: '2026-11-25T10:00:00Z' });
    guest('GuestNoShowMarked', 'Karen', { excused: true }, { recordedAt: '2026-11-26T11:30:00Z' });
    guest('GuestRegistrationCancelled', 'Karen', {}, { recordedAt: '2026-11-26T11:40:00Z' });
    expect(await changedAt('2026-11-26T12:00:00Z')).toBe('2026-11-25T09:00:00.000Z');
  });
});

describe('what appears by itself', () => {
  it('is found by its id as what is published is, by nobody of another municipality, and not when it is on no more', async () => {
    const found = async (now?: string, municipality?: Municipality) => {
      const world = await worldOf(now, municipality);
      return overviewNodes['PublishedEntry']?.(world, [idFor('Åparken'), '']);
    };
    expect(await found()).toMatchObject({ entryId: idFor('Åparken'), places: [{ left: 3 }] });
    expect(await found(NOW, VALLENSBAEK)).toBeUndefined();
    expect(await found('2026-12-01T12:00:00Z')).toBeUndefined();
  });

  const organiser = (name: string, retired = false): void => {
    const data = { organiserId: idFor(name), name, phone: '43577575' };
    tell(organiserEvents, 'organiser', idFor(name), { type: 'OrganiserAdded', data });
    if (retired)
      tell(organiserEvents, 'organiser', idFor(name), { type: 'OrganiserRetired', data: { organiserId: idFor(name) } });
  };
  const term = (da: string, synonyms: readonly string[] = [], kind = 'category'): void =>
    tell(termsEvents, 'overviewTerms', ISHOEJ, {
      type: 'TermAdded',
      data: { termId: idFor(da), kind, name: { da, en: da }, synonyms },
    } as never);
  beforeEach(() => plan());

  it('is of the organiser that editors keep under that name, however it is spelt, unless it is retired', async () => {
    const own = (await cafeToday())?.organiser;
    organiser('BOLIGFORENINGEN aab', true);
    expect((await cafeToday())?.organiser).toEqual(own);
    organiser('boligforeningen AAB');
    expect((await cafeToday())?.organiser).toMatchObject({
      organiserId: idFor('boligforeningen AAB'),
      phone: '43577575',
    });
  });

  it('is of the same organiser for all cafés with one host, today and tomorrow', async () => {
    openCafe('Vejleåparken');
    ofSession('another', 'CafeSessionPlanned', {
      ...{ cafeId: idFor('Vejleåparken'), date: THURSDAY, startsAt: at(THURSDAY, '12:00') },
      ...{ endsAt: at(THURSDAY, '15:00'), capacity: 3, roles: [], offerHours: 24 },
    });
    const ids = [...(await cafes()), ...(await cafes('2026-11-25T12:00:00Z'))].map(
      (each) => each.organiser.organiserId,
    );
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(1);
  });

  it('stands in the editors’ own category where they have one, by its name before a synonym', async () => {
    const category = async () => (await cafeToday())?.terms[0]?.name.da;
    expect(await category()).toBe('Café');
    term('Café', [], 'tag');
    term('Samvær', ['cafe']);
    expect(await category()).toBe('Samvær');
    term('Caféer');
    expect(await category()).toBe('Caféer');
  });
});

describe('bikes in the overview', () => {
  const pilotOffers = (date: string): void => {
    const volunteerId = idFor('Anne');
    const of = (type: keyof typeof volunteerEvents, data: object) =>
      tell(volunteerEvents, 'volunteer', volunteerId, { type, data: { volunteerId, ...data } } as never);
    const base = { label: 'Torsbo', latitude: 55.61, longitude: 12.35 };
    const sofie = {
      bikeId: idFor('Sofie'),
      name: 'Sofie',
      model: 'Christiania',
      seats: 2 as const,
      platform: true,
      base,
    };
    tell(bikeEvents, 'bike', idFor('Sofie'), { type: 'BikeAdded', data: sofie });
    of('VolunteerRegistered', { name: 'Anne Holm', interests: ['cyclePilot'] });
    of('VolunteerQualificationGranted', { qualification: 'cyclePilotTraining', validFrom: '2026-01-01' });
    const data = { offerId: idFor(date), volunteerId, date, from: '10:00', until: '14:00' };
    tell(pilotTimesEvents, 'pilotTimes', volunteerId, { type: 'PilotTimesOffered', data } as never);
  };
  const bikes = async (now?: string, kind?: Actor['kind']) => bikeSeatsAsEntries(await worldOf(now, ISHOEJ, kind));

  const onPaper = async (now?: string) =>
    (await appearsOnPaper.read(await worldOf(now))).filter(({ signUp }) => signUp?.endsWith('/ride'));

  it('are one activity with the seats left at each time, and where to wish for a ride', async () => {
    pilotOffers(THURSDAY);
    const [entry, ...more] = await bikes();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      ...{ signUp: '/forms/0183/ride', place: undefined, contact: undefined, placesLeft: 2 },
      organiser: { name: 'Cykling uden Alder' },
      terms: [{ kind: 'category', name: { da: 'Cykelture', en: 'Bike rides' } }],
      accessibility: { companyOnTheWay: true, transport: true },
      places: [
        { startsAt: '2026-11-26T08:00:00.000Z', endsAt: '2026-11-26T11:00:00.000Z', left: 2 },
        { startsAt: '2026-11-26T11:00:00.000Z', endsAt: '2026-11-26T14:00:00.000Z', left: 2 },
      ],
    });
    expect(descriptionOf(entry)).toContain('kørestol');
  });

  it('are printed without times, which are over when the paper is read: it says to call', async () => {
    pilotOffers(THURSDAY);
    const [printed, ...more] = await onPaper();
    expect(more).toEqual([]);
    expect(printed).toMatchObject({ times: [], organiser: { name: 'Cykling uden Alder' } });
    expect([printed?.places, printed?.placesLeft]).toEqual([undefined, undefined]);
    expect(printed?.entryId).toBe((await bikes())[0]?.entryId);
    expect(printed?.texts.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/Ring og hør, hvornår der er plads\.$/),
      expect.stringMatching(/Call and ask when there is a seat\.$/),
    ]);
    expect(descriptionOf(printed)).toContain('kørestol');
    expect(descriptionOf(printed)).not.toContain('tider, der står her');
  });

  it('are printed in winter too, when nobody offers to drive, and in a town without bikes never', async () => {
    expect(await onPaper()).toEqual([]);
    pilotOffers(THURSDAY);
    expect(await onPaper('2026-12-20T12:00:00.000Z')).toHaveLength(1);
    tell(bikeEvents, 'bike', idFor('Sofie'), {
      type: 'BikeRetired',
      data: { bikeId: idFor('Sofie'), on: '2026-12-21' },
    } as never);
    expect(await onPaper('2026-12-22T12:00:00.000Z')).toEqual([]);
  });

  it('are none in winter, when nobody offers to drive', async () => expect(await bikes()).toEqual([]));

  it('are the same for a partner, an editor and somebody without an account', async () => {
    pilotOffers(THURSDAY);
    const [citizen, partner, editor] = [await bikes(), await bikes(NOW, 'partner'), await bikes(NOW, 'editor')];
    expect(citizen).toHaveLength(1);
    expect(partner).toEqual(citizen);
    expect(editor).toEqual(citizen);
  });

  it('do not say when they changed: a ride that is called off would be read in it', async () => {
    pilotOffers(THURSDAY);
    const [before] = await bikes();
    const ride = { date: THURSDAY, rideId: idFor('ride'), bikeId: idFor('Sofie'), seats: 2, pilotId: idFor('Anne') };
    const of = (type: keyof typeof rideDayEvents, data: object) =>
      tell(rideDayEvents, 'rideDay', THURSDAY, { type, data } as never);
    of('RideScheduled', {
      ...{ ...ride, startsAt: at(THURSDAY, '10:00'), endsAt: at(THURSDAY, '11:00'), passengers: [idFor('Gerda')] },
      ...{ companions: 0, platform: false, stops: [] },
    });
    const [booked] = await bikes();
    expect(booked?.places).toHaveLength(1);
    of('RideCancelled', { date: THURSDAY, rideId: idFor('ride'), reason: 'illness' });
    expect(await bikes()).toEqual([before]);
    expect([before?.changedAt, booked?.changedAt]).toEqual(['2026-11-23T23:00:00.000Z', '2026-11-23T23:00:00.000Z']);
  });

  it('and cafés name nobody: no guest, passenger, pilot, volunteer or ride, by name or by id', async () => {
    pilotOffers(THURSDAY);
    plan();
    guest('GuestRegistered', 'Karen');
    ofSession(THURSDAY, 'ShiftSignedUp', { volunteerId: idFor('Ole'), role: 'host', origin: 'oneOff' });
    const ride = {
      date: '2026-11-27',
      rideId: idFor('ride'),
      bikeId: idFor('Sofie'),
      seats: 2,
      pilotId: idFor('Anne'),
    };
    tell(rideDayEvents, 'rideDay', '2026-11-27', {
      type: 'RideScheduled',
      data: {
        ...{ ...ride, startsAt: at('2026-11-27', '10:00'), endsAt: at('2026-11-27', '11:00') },
        ...{ passengers: [idFor('Gerda')], companions: 1, platform: false, stops: [] },
      },
    } as never);
    const told = JSON.stringify(await appearsByItself.read(await worldOf(NOW, ISHOEJ, 'coordinator')));
    expect(told).toContain('Cykling uden Alder');
    expect(told).toContain('Caféen i Åparken');
    const people = ['Karen', 'Ole', 'Anne', 'Gerda', 'ride', 'Sofie', THURSDAY].map(idFor);
    for (const canary of [...people, 'Anne', 'Holm', 'Torsbo', '55.61']) expect(told).not.toContain(canary);
  });
});
