import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { faker } from '@faker-js/faker/locale/da';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { temporaryFolder } from '#event-store/testing';
import { Installation } from '#installation';
import { DomainModule } from '#installation/nest';
import { type LocalDate, SetClock, plusDays } from '#kernel';
import {
  type Overview,
  Overviews,
  contactsProjection,
  entriesProjection,
  organisersProjection,
  overviewTermsProjection,
} from '#overview';
import { masterKeyFromText } from '#privacy';
import { Agenda } from '../agenda.js';
import { befriendPartners } from '../partners.js';
import { municipalities } from '../places.js';
import { Town, timeOn } from '../town.js';
import { keepOverview } from './keep-overview.js';

const folder = temporaryFolder();
const today = '2026-11-23' as LocalDate;
const now = timeOn(today, '10:00');

let overview: Overview;
let kept: Awaited<ReturnType<typeof entriesKept>>;

const entriesKept = ({ views }: Installation) =>
  views.query(entriesProjection).selectFrom('entry').selectAll().execute();

/** Only the overview and whose systems write in it are told, and read as whoever comes by reads it. */
beforeAll(async () => {
  const [ishoej] = municipalities;
  if (!ishoej) throw new Error('there is no municipality');
  const clock = new SetClock(timeOn(plusDays(today, -114), '08:00'));
  const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the spec');
  const installation = await Installation.open({ folder: folder(), master, clock, durability: 'deferred' });
  const { handling, policies, store, projections } = installation;
  await policies.hold();
  const application = await NestFactory.createApplicationContext(DomainModule.over(installation), {
    logger: ['error'],
  });
  try {
    const [agenda, bus] = [new Agenda(), application.get(CommandBus)];
    const around = { agenda, bus, handling, now: () => clock.now(), settle: () => policies.settle() };
    const span = { begins: plusDays(today, -84), today, ends: plusDays(today, 84) };
    const town = new Town(ishoej, span, faker, around);
    befriendPartners(town);
    keepOverview(town, around);
    for (let next = agenda.next(); next; next = agenda.next()) {
      clock.set(next.at);
      agenda.takeNext();
      await next.happens();
    }
    clock.set(now);
    await policies.settle();
    const readModels = [entriesProjection, organisersProjection, contactsProjection, overviewTermsProjection];
    const head = await store.head();
    if (head) expect(await projections.waitFor(head, readModels, { timeoutMs: 20_000 })).toBe('visible');
    overview = await application.get(Overviews).of(ishoej.code);
    kept = await entriesKept(installation);
  } finally {
    await application.close();
    await installation.close();
  }
  // Seven hundred commands, each of them told to the store.
}, 120_000);

const all = () => overview.entries;
const titled = (title: string) => all().find(({ texts }) => texts[0]?.title === title);

describe('the overview of the demo season', () => {
  it('shows 120 activities of 25 organisers, all of them in Danish and two in three in English', () => {
    expect(all()).toHaveLength(120);
    expect(new Set(all().map(({ organiser }) => organiser.organiserId)).size).toBe(25);
    const isIn = (language: string) => all().filter(({ texts }) => texts.some((each) => each.language === language));
    expect(isIn('da')).toHaveLength(120);
    expect(isIn('en').length).toBeGreaterThanOrEqual(80);
    for (const language of ['tr', 'ar', 'ur', 'pl', 'uk']) expect(isIn(language)).not.toEqual([]);
  });

  it('gives each a category, and every word of the overview to some of them, in both languages', () => {
    for (const { terms } of all()) {
      expect(terms.filter(({ kind }) => kind === 'category')).toHaveLength(1);
      for (const { name } of terms) expect(name.da && name.en).toBeTruthy();
    }
    const given = new Set(all().flatMap(({ terms }) => terms.map(({ kind, name }) => `${kind} ${name.da}`)));
    expect(given.size).toBe(13 + 9 + 25 + 9);
  });

  it('has a next time for each that is not by agreement, under rules that end', () => {
    const hits = [0, 100].flatMap((after) => overview.search({ language: 'da', first: 100, after }, now).hits);
    expect(hits).toHaveLength(120);
    const byAgreement = hits.filter(({ entry }) => entry.times.length === 0);
    expect(byAgreement.length).toBeGreaterThan(10);
    for (const { entry, next } of hits)
      expect([entry.texts[0]?.title, !next]).toEqual([entry.texts[0]?.title, entry.times.length === 0]);
    for (const time of all().flatMap(({ times }) => times))
      if (time.kind === 'recurring') expect(time.rrule).toMatch(/;UNTIL=\d{8}$/);
  });

  it('stays as it is for two months, but for what is over by then', () => {
    const soonGone = all().filter(({ validUntil }) => validUntil < plusDays(today, 60));
    const recurs = soonGone.filter(({ times }) =>
      times.some(({ kind, ...time }) => kind === 'recurring' && !isCourse(time)),
    );
    expect(recurs).toEqual([]);
    expect(soonGone.length).toBeLessThan(20);
  });

  it('lies in the town, where it has a place', () => {
    const places = all().flatMap(({ place }) => place ?? []);
    expect(places.length).toBeGreaterThan(90);
    for (const { label, latitude = 0, longitude = 0 } of places as {
      label: string;
      latitude?: number;
      longitude?: number;
    }[]) {
      expect(label).toContain('2635 Ishøj');
      expect(latitude > 55.6 && latitude < 55.63 && longitude > 12.32 && longitude < 12.4).toBe(true);
    }
  });

  it('knows of some whether there is a step on the way in, and not of others', () => {
    const known = (['yes', 'no', 'nobody knows'] as const).map((answer) =>
      all().filter(
        ({ accessibility: { stepFree } }) =>
          (stepFree === undefined ? 'nobody knows' : stepFree ? 'yes' : 'no') === answer,
      ),
    );
    for (const some of known) expect(some.length).toBeGreaterThan(5);
  });

  it('gives no telephone number, address or web site that could be anybody’s', () => {
    const called = all().flatMap(({ organiser, contact }) => [organiser, ...(contact ? [contact] : [])]);
    expect(called.length).toBeGreaterThan(150);
    for (const each of called) {
      expect(each.phone ?? '+450').toMatch(/^\+450\d*$/);
      expect(each.email ?? '.example').toMatch(/\.example$/);
      expect(('website' in each && each.website) || '.example').toMatch(/\.example$/);
    }
    for (const { texts, signUp = '' } of all())
      expect(`${JSON.stringify(texts)} ${signUp}`).not.toMatch(/\d{2} ?\d{2} ?\d{2} ?\d{2}|https?:|@/);
  });

  it('names people to call who are on record', () => {
    expect(titled('Sorg- og livsmodsgruppe')?.contact).toMatchObject({ name: 'Ellen Margrethe Ladefoged' });
  });
});

describe('the lists of the editor in the demo season', () => {
  const having = (status: string) => kept.filter((each) => each.status === status);

  it('have drafts that wait, one that was sent back, what was withdrawn, and what is over', () => {
    const published = kept.filter(({ publishedRevision, validUntil }) => publishedRevision !== null && validUntil);
    expect(published).toHaveLength(120);
    // One of the four is the next revision of what everybody reads meanwhile.
    expect(
      having('submitted')
        .map(({ publishedRevision }) => publishedRevision)
        .sort(),
    ).toEqual([1, null, null, null]);
    expect(
      [having('returned'), having('draft'), having('withdrawn'), having('expired')].map(({ length }) => length),
    ).toEqual([1, 1, 3, 2]);
    expect(having('published').filter(({ revision }) => revision === 2)).toHaveLength(3);
  });

  it('say which came out of a partner’s own system, and which were confirmed lately', () => {
    const sources = kept.filter(({ sourceOrganisationId }) => sourceOrganisationId !== null);
    expect(
      new Set(sources.map(({ externalId, sourceOrganisationId }) => `${sourceOrganisationId} ${externalId}`)).size,
    ).toBe(9);
    const lately = kept.filter(({ confirmedOn }) => confirmedOn !== null && confirmedOn > plusDays(today, -21));
    expect(lately.length).toBeGreaterThan(40);
  });
});

/** What somebody’s daughter, neighbour or home help would type, and what is to be among the first three. */
const ASKED: readonly (readonly [string, string])[] = [
  ['min mor har mistet sin mand', 'Sorg- og livsmodsgruppe'],
  ['hvad kan hun lave torsdag eftermiddag nær Vejleåparken uden trapper', 'Torsdagsgymnastik i fællessalen'],
  ['hjælp til MitID', 'It-café på biblioteket'],
  ['it hjælp', 'It-café på biblioteket'],
  ['sorggruppe', 'Sorg- og livsmodsgruppe'],
  ['min mand har demens', 'Demenscafé'],
  ['min far vil gerne spille skak', 'Skakaften'],
  ['strikning', 'Strikkecafé i genbrugsbutikken'],
  ['følgeskab til caféen', 'Følgeskab til caféen'],
  ['en der henter hende til caféen', 'Følgeskab til caféen'],
  ['korsang', 'Seniorkoret'],
  ['svømning for kvinder', 'Kvindesvømning'],
  ['mad sammen med andre', 'Fællesspisning i Åparken'],
  ['juleaften alene', 'Juleaften sammen'],
  ['ægtefælle med demens', 'Demenscafé'],
  ['læse bøger med stor skrift', 'Læsekreds: bogen på bordet'],
  ['snedker', 'Åbent træværksted'],
  ['visit from a dog', 'Hunden på besøg'],
  ['tyrkisk', 'Tehuset'],
  ['gratis gåtur onsdag formiddag', 'Rolig gåtur om søen'],
];

describe('somebody who searches the demo season for a relative', () => {
  it.each(ASKED)('finds, for “%s”, among the first three: %s', (text, title) => {
    const { hits } = overview.search({ text, language: 'da', first: 3 }, now);
    expect(hits.map(({ entry }) => entry.texts[0]?.title)).toContain(title);
  });
});

/** A few weeks long, and decided on as such. */
const isCourse = (time: object): boolean => {
  const { firstDate, rrule } = time as { readonly firstDate: LocalDate; readonly rrule: string };
  return rrule.slice(-8) < plusDays(firstDate, 100).replaceAll('-', '');
};
