import { existsSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { describeInALogOfItsOwn, temporaryFolder } from '#event-store/testing';
import { globalId } from '#graphql';
import { type Press, pressOver } from '#installation';
import { messagesOf } from '#kernel/nest';
import { ISHOEJ } from '#kernel/testing';
import type { Language } from '#kernel';
import {
  type PrintOrder,
  addressesIn,
  contact,
  edition,
  entry,
  organiser,
  overviewTerms,
  printInWorker,
} from '#overview';
import { erasure } from '#privacy';
import { bike } from '#rides';
import { textOfPage } from '../../libs/overview/testing/poppler.js';
import { Season, named, newKey } from './season.js';

const [toBike, toOrganiser, toContact, toTerms, toEntry, toEdition, toErasure] = [
  messagesOf(bike),
  messagesOf(organiser),
  messagesOf(contact),
  messagesOf(overviewTerms),
  messagesOf(entry),
  messagesOf(edition),
  messagesOf(erasure),
];

const MINUTE = 60_000;

const IMPRINTS = {
  of: () => ({ municipalityName: 'Ishøj Kommune', contactTelephone: '+4543577575' }),
  pageOf: (_municipality: string, entryId: string, language: Language) =>
    `https://www.example.dk${addressesIn(language).entry(entryId)}`,
};

const folder = temporaryFolder();
let at: string;
let key: string;
let season: Season;
let press: Press;
let printings: number;
let printed: PrintOrder[];
let reported: string[];
let organiserId: string;
let birthe: string;
let category: string;

const begin = async (): Promise<void> => {
  season = await Season.begin({ folder: at, key });
  press = pressOf(season);
};
beforeEach(async () => {
  [at, key, printings, printed, reported] = [folder(), newKey(), 0, [], []];
  await begin();
  organiserId = await season.say(toOrganiser.AddOrganiser, { name: 'Ældre Sagen Ishøj' });
  await season.say(toTerms.AddTerm, { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] });
  const terms = await season.installation.handling.stateOf(overviewTerms, ISHOEJ, 'terms');
  category = [...(terms?.terms.keys() ?? [])][0] ?? '';
  birthe = await season.say(toContact.RecordContact, { organiserId, name: 'Birthe Holm', phone: '43570011' });
  await published('Kor for alle', birthe);
});
afterEach(async () => {
  await press.stop();
  await season.end();
});

const pressOf = ({ installation }: Season, print = printInWorker): Press =>
  pressOver(installation, {
    imprints: IMPRINTS,
    report: (error) => reported.push((error as Error).message),
    print: (...asked) => {
      printings++;
      printed.push(asked[0]);
      return print(...asked);
    },
  });

/** Resolves when somebody begins to sleep for so long by the clock of the season. */
const sleepOf = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const { clock } = season;
    const sleep = clock.sleep.bind(clock);
    clock.sleep = (...given) => {
      const slept = sleep(...given);
      if (given[0] === milliseconds) resolve();
      return slept;
    };
  });

const published = async (title: string, contactId?: string, day = '2026-12-15'): Promise<string> => {
  const content = {
    texts: [{ language: 'da', title, summary: 'Alle kan være med.' }],
    times: [{ kind: 'once', startsAt: `${day}T13:00:00.000Z`, endsAt: `${day}T15:00:00.000Z` }],
    ...{ categories: [category], targetGroups: [], interests: [], tags: [], languages: [], photos: [] },
    ...{ price: { ore: 0 }, accessibility: {}, ...(contactId ? { contactId } : {}) },
  };
  const entryId = await season.say(toEntry.DraftEntry, { organiserId, content });
  await season.say(toEntry.PublishEntry, { entryId, revision: 1 });
  return entryId;
};
const ordered = (name = 'Vinter 2026') =>
  season.say(toEdition.MakeEdition, { name, kind: 'catalogue', language: 'da' });
/** What was printed last, once so many were and it can be read. */
async function rendered(count = 1): Promise<{ readonly sha256: string }> {
  const events = await season.until((all) => named(all, 'EditionRendered').length === count);
  const { projections, store } = season.installation;
  const head = await store.head();
  if (head) await projections.waitFor(head, ['editions']);
  return named(events, 'EditionRendered').at(-1) as { sha256: string };
}
const textOf = (bytes: Uint8Array | undefined): string =>
  bytes ? [1, 2, 3].map((page) => textOfPage(bytes, page)).join('\n') : '';

/** A backup puts a file back that names Birthe. */
async function broughtBack(sha256: string): Promise<void> {
  await writeFile(join(at, 'editions', `${sha256}.pdf`), 'Birthe Holm');
  await writeFile(join(at, 'editions', `${sha256}.json`), JSON.stringify({ municipality: ISHOEJ, names: [birthe] }));
}

describeInALogOfItsOwn('an edition', () => {
  it('shows the overview as it stood when it was ordered, whatever was published since', async () => {
    await ordered();
    await published('Stolegymnastik');
    press.start();
    const { sha256 } = await rendered();
    const text = textOf(await press.fileOf(sha256));
    expect(text).toContain('Kor for alle');
    expect(text).toContain('Birthe Holm');
    expect(text).not.toContain('Stolegymnastik');
  });

  it('says that there are rides on bikes, and to call: when seats are free today is old when it is read', async () => {
    const base = { label: 'Torsbo', latitude: 55.61, longitude: 12.35 };
    await season.say(toBike.AddBike, { name: 'Sofie', model: 'Christiania', seats: 2, platform: false, base });
    await ordered();
    press.start();
    const { sha256 } = await rendered();
    const text = textOf(await press.fileOf(sha256));
    expect(text).toMatch(/Cykeltur med Cykling uden Alder[^]+Ring og\s+hør, hvornår der er plads/);
    expect(text).toMatch(/Hvornår +Efter aftale/);
  });

  it('that is a folder has room first for what is on every week, then for what is next', async () => {
    const base = { label: 'Torsbo', latitude: 55.61, longitude: 12.35 };
    await season.say(toBike.AddBike, { name: 'Sofie', model: 'Christiania', seats: 2, platform: false, base });
    await published('Julefrokost', undefined, '2026-12-10');
    await season.say(toEdition.MakeEdition, { name: 'Vinter', kind: 'folder', language: 'da' });
    press.start();
    await rendered();
    const titles = printed.flatMap(({ input }) => ('entries' in input ? input.entries : []));
    expect(titles.map(({ texts }) => texts[0]?.title)).toEqual([
      ...['Cykeltur med Cykling uden Alder', 'Julefrokost', 'Kor for alle'],
    ]);
  });

  it('in English leads to an English page', async () => {
    const entryId = await published('Julefrokost');
    await season.say(toEdition.MakeEdition, { name: 'Christmas', kind: 'poster', language: 'en', activityId: entryId });
    press.start();
    await rendered();
    expect(printed.map(({ input }) => 'pageAddress' in input && input.pageAddress)).toEqual([
      `https://www.example.dk/en/activities/${entryId}`,
    ]);
  });

  it('that was ordered before a crash is printed after the next start, once', async () => {
    await ordered();
    await season.end();
    await begin();
    press.start();
    await rendered();
    await press.stop();
    press = pressOf(season);
    press.start();
    await ordered('Forår 2027');
    await rendered(2);
    expect(printings).toBe(2);
  });

  it('that could not be printed for now says how often that was tried, and is printed when it can be', async () => {
    let isFull = true;
    press = pressOf(season, (...asked) => {
      if (isFull) throw new Error('no space left on device');
      return printInWorker(...asked);
    });
    const editionId = await ordered();
    expect(press.failedAttemptsAt(editionId)).toBe(0);
    const asleep = sleepOf(MINUTE);
    press.start();
    await asleep;
    expect([reported, press.failedAttemptsAt(editionId)]).toEqual([['no space left on device'], 1]);
    isFull = false;
    season.clock.advance(MINUTE);
    await rendered();
    await press.stop();
    expect(press.failedAttemptsAt(editionId)).toBe(0);
  });

  it('of which the file is lost is printed again from the log, and is the same, byte for byte', async () => {
    await ordered();
    press.start();
    const { sha256 } = await rendered();
    rmSync(join(at, 'editions'), { recursive: true });
    expect(await press.fileOf(sha256)).toBeDefined();
    expect(printings).toBe(2);
  });

  it('that names somebody who is erased loses its file, and is printed again without them', async () => {
    await ordered();
    press.start();
    const before = await rendered();
    await season.say(toErasure.DecideErasure, {
      ...{ people: [globalId('OrganiserContact', birthe)], reason: 'personAsked', legalBasis: 'consentWithdrawn' },
    });
    const after = await rendered(2);
    expect(after).toMatchObject({ differs: 'contactErased', contactIds: [] });
    expect(await press.fileOf(before.sha256)).toBeUndefined();
    await broughtBack(before.sha256);
    expect(await press.fileOf(before.sha256)).toBeUndefined();
    await press.stop();
    press = pressOf(season);
    press.start();
    await press.stop();
    expect(existsSync(join(at, 'editions', `${before.sha256}.pdf`))).toBe(false);
    const text = textOf(await press.fileOf(after.sha256));
    expect(text).toContain('Kor for alle');
    expect(text).not.toContain('Birthe');
  });
});
