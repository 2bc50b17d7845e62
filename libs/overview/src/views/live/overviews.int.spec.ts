import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type EventMap, type Instant, type Municipality, erasureEvents, instant } from '#kernel';
import { ISHOEJ, type PlainEvent, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { erasuresProjection } from '#privacy';
import { contactEvents } from '../../contact/contact.events.js';
import { entryEvents } from '../../entry/entry.events.js';
import type { PublishedEntry } from '../../entry/published-entry.js';
import { organiserEvents } from '../../organiser/organiser.events.js';
import { OverviewIndex } from '../../search/overview-index.js';
import { contactsProjection } from '../contacts.projection.js';
import { entriesProjection } from '../entries.projection.js';
import { organisersProjection } from '../organisers.projection.js';
import { termsProjection } from '../terms.projection.js';
import { Overviews } from './overviews.js';

const NOON = instant('2026-11-24T12:00:00Z');
const MIDNIGHT = instant('2026-12-24T23:00:00Z');

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
let now: Instant;
let overviews: Overviews;
/** How often the read models were asked, and what stands there by itself. */
let readings: number;
let byItself: readonly PublishedEntry[];
/** Of the read models: what happened meanwhile, nobody was told of. */
let restarts: number;
/** What happens while they are asked. */
let during: () => Promise<void>;

beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, [
    ...[organisersProjection, contactsProjection, termsProjection, entriesProjection, erasuresProjection],
  ]);
  [now, readings, byItself, during, restarts] = [NOON, 0, [], () => Promise.resolve(), 0];
  overviews = new Overviews({
    worldOf: (municipality: Municipality) => {
      const citizen = { ...actorOf('citizen'), municipality };
      return new World(open.views, new Access(citizen), () => undefined, clockAt(now));
    },
    watch: (listener) => open.runner.watch(listener),
    restarts: () => restarts,
    alsoOn: {
      from: [erasuresProjection],
      read: async () => {
        readings++;
        await during();
        return byItself;
      },
    },
  });
  tell(organiserEvents, `organiser-${ISHOEJ}_${idFor('Ældre Sagen')}`, {
    type: 'OrganiserAdded',
    data: { organiserId: idFor('Ældre Sagen'), name: 'Ældre Sagen' },
  });
});
afterEach(() => open.end());

function tell<M extends EventMap>(events: M, stream: string, event: PlainEvent<M>): void {
  log.record(events, event, { stream, recordedAt: NOON });
}
const draftOf = (title: string, more: object = {}): PlainEvent<typeof entryEvents> => {
  const content = {
    texts: [{ language: 'da' as const, title, summary: 'Alle kan være med.' }],
    ...{ categories: [idFor('music')], targetGroups: [], interests: [], tags: [], times: [], languages: [] },
    ...{ photos: [], price: { ore: 0 }, accessibility: {}, ...more },
  };
  return {
    type: 'EntryDrafted',
    data: { entryId: idFor(title), organiserId: idFor('Ældre Sagen'), revision: 1, content },
  };
};
const publish = (title: string, more: object = {}): void => {
  const [stream, entryId] = [`entry-${ISHOEJ}_${idFor(title)}`, idFor(title)];
  tell(entryEvents, stream, draftOf(title, more));
  const dates = { on: '2026-11-24', validUntil: '2026-12-24', remindOn: '2026-12-10' };
  tell(entryEvents, stream, { type: 'EntryPublished', data: { entryId, revision: 1, ...dates } });
};
const standing = async () => {
  await open.caughtUp();
  return overviews.of(ISHOEJ);
};
const titles = async () => (await standing()).entries.map(({ texts }) => texts[0]?.title);
const found = async (text: string) =>
  (await standing()).search({ text, language: 'da' }, now).hits.map(({ entry: { texts } }) => texts[0]?.title);

/** A café that stands there by itself, with so many places left. */
const cafe = (placesLeft: number, title = 'Café'): PublishedEntry => ({
  ...{ entryId: idFor('café'), revision: 1, contact: undefined, terms: [], place: undefined, times: [] },
  organiser: { organiserId: idFor('AAB'), name: 'AAB', website: undefined, phone: undefined, email: undefined },
  texts: [{ language: 'da', title, summary: 'Kaffe.' }],
  ...{ price: { ore: 0 }, signUp: undefined, accessibility: {}, languages: [], photos: [], placesLeft },
  ...({ confirmedOn: '2026-11-24', validUntil: '2026-12-24', changedAt: NOON } as unknown as Pick<
    PublishedEntry,
    'confirmedOn' | 'validUntil' | 'changedAt'
  >),
});

describe('the overview in memory', () => {
  it('is the same one until something changes, and then shows it at once', async () => {
    publish('Kor');
    const before = await standing();
    expect(await standing()).toBe(before);
    publish('Whist');
    expect(await titles()).toEqual(['Kor', 'Whist']);
    expect(await found('whist')).toEqual(['Whist']);
    expect(before.find(idFor('Whist'))).toBeUndefined();
  });

  it('is read once for all who ask at the same moment', async () => {
    publish('Kor');
    await open.caughtUp();
    const all = await Promise.all([1, 2, 3].map(() => overviews.of(ISHOEJ)));
    expect(new Set(all).size).toBe(1);
    expect(readings).toBe(1);
  });

  it('goes by the day: what is over at midnight is gone, though nothing was said', async () => {
    publish('Kor');
    expect(await titles()).toEqual(['Kor']);
    now = MIDNIGHT;
    expect(await titles()).toEqual([]);
    expect(await found('kor')).toEqual([]);
  });

  it('names nobody any more whose keys are gone', async () => {
    const contactId = idFor('Birthe');
    const birthe = { contactId, organiserId: idFor('Ældre Sagen'), name: 'Birthe Holm', phone: '43000001' };
    tell(contactEvents, `organiserContact-${ISHOEJ}_${contactId}`, { type: 'ContactRecorded', data: birthe });
    publish('Kor', { contactId });
    expect((await standing()).find(idFor('Kor'))?.contact?.name).toBe('Birthe Holm');
    tell(erasureEvents, `personErasure-${ISHOEJ}_${contactId}`, {
      type: 'PersonKeysDestroyed',
      data: { subjectId: contactId, purposes: ['contact'] } as never,
    });
    expect(JSON.stringify((await standing()).entries)).not.toContain('Birthe');
  });

  it('keeps what is made of it for as long as it stands', async () => {
    publish('Kor');
    let made = 0;
    const calendar = async () => (await standing()).keep('calendar', () => ++made);
    expect([await calendar(), await calendar()]).toEqual([1, 1]);
    publish('Whist');
    expect(await calendar()).toBe(2);
  });

  it('tells the places that are left now, also of what was searched before', async () => {
    byItself = [cafe(12)];
    publish('Kor');
    expect(await found('café')).toEqual(['Café']);
    byItself = [cafe(3)];
    now = instant('2026-11-24T12:01:00Z');
    const { hits } = (await standing()).search({ text: 'café', language: 'da' }, now);
    expect(hits.map(({ entry }) => entry.placesLeft)).toEqual([3]);
    expect(hits[0]?.reasons.find(({ code }) => code === 'placesLeft')?.says).toBe('3 ledige pladser');
    const { instead } = (await standing()).search({ text: 'café søndag nat kl. 3', language: 'da' }, now);
    expect(instead?.hits.map(({ entry }) => entry.placesLeft)).toEqual([3]);
    byItself = [cafe(3, 'Torsdagscafé')];
    now = instant('2026-11-24T12:02:00Z');
    expect(await found('torsdagscafé')).toEqual(['Torsdagscafé']);
  });

  it('is read again after a reading that failed', async () => {
    publish('Kor');
    await open.caughtUp();
    during = () => Promise.reject(new Error('the read models are away'));
    await expect(overviews.of(ISHOEJ)).rejects.toThrow('the read models are away');
    during = () => Promise.resolve();
    expect(await titles()).toEqual(['Kor']);
  });

  it('is read again after the read models were restarted, for nobody told what changed meanwhile', async () => {
    byItself = [cafe(12)];
    expect((await standing()).entries[0]?.placesLeft).toBe(12);
    byItself = [cafe(3)];
    expect((await standing()).entries[0]?.placesLeft).toBe(12);
    restarts++;
    expect((await standing()).entries[0]?.placesLeft).toBe(3);
  });

  it('is searched as it was where nothing that is searched has changed, and holds nobody who was to be called', async () => {
    const made = jest.spyOn(OverviewIndex, 'of');
    publish('Kor');
    expect(await found('kor')).toEqual(['Kor']);
    tell(entryEvents, `entry-${ISHOEJ}_${idFor('Whist')}`, draftOf('Whist'));
    expect(await found('kor')).toEqual(['Kor']);
    expect(made).toHaveBeenCalledTimes(1);
    publish('Whist');
    expect(await found('whist')).toEqual(['Whist']);
    expect(made).toHaveBeenCalledTimes(2);
    expect(made.mock.calls.flatMap(([entries]) => entries).filter(({ contact }) => contact)).toEqual([]);
    made.mockRestore();
  });

  it('is read twice for all who ask while it goes on changing, and shows each what had changed when they asked', async () => {
    publish('Kor');
    await open.caughtUp();
    let changes = 0;
    during = async () => {
      publish(`Whist ${++changes}`);
      await open.caughtUp();
    };
    const first = overviews.of(ISHOEJ);
    const others = await Promise.all(Array.from({ length: 20 }, () => overviews.of(ISHOEJ)));
    await first;
    expect(readings).toBeLessThanOrEqual(2);
    for (const { entries } of others) expect(entries.map(({ texts }) => texts[0]?.title)).toContain('Kor');
  });

  it('misses nothing that changes while it is read', async () => {
    publish('Kor');
    await open.caughtUp();
    during = async () => {
      during = () => Promise.resolve();
      publish('Whist');
      await open.caughtUp();
    };
    await overviews.of(ISHOEJ);
    expect(await titles()).toEqual(['Kor', 'Whist']);
  });
});
