import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { ISHOEJ, idFor } from '#kernel/testing';
import { MemoryLog, running } from '#projections/testing';
import { contactEvents } from '../contact/contact.events.js';
import { entryEvents } from '../entry/entry.events.js';
import { contactRecords } from './contact-records.js';
import { contactsProjection } from './contacts.projection.js';
import { entriesProjection } from './entries.projection.js';

const [LONG_AGO, LATER, NOW] = ['2024-05-01T10:00:00.000Z', '2025-05-01T10:00:00.000Z', '2026-11-24T12:00:00.000Z'];
const NAMES = ['Birthe', 'Carl'];

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, [contactsProjection, entriesProjection]);
  for (const name of NAMES) ofContact(name, 'ContactRecorded', { organiserId: idFor('Ældre Sagen'), name }, LONG_AGO);
});
afterEach(() => open.end());

const ofContact = (name: string, type: keyof typeof contactEvents, data: object, recordedAt: string): void =>
  void log.record(contactEvents, { type, data: { contactId: idFor(name), ...data } } as never, {
    stream: `organiserContact-${ISHOEJ}_${idFor(name)}`,
    recordedAt,
  });
const ofEntry = (type: keyof typeof entryEvents, data: object, recordedAt: string): void =>
  void log.record(entryEvents, { type, data: { entryId: idFor('Kor'), ...data } } as never, {
    stream: `entry-${ISHOEJ}_${idFor('Kor')}`,
    recordedAt,
  });
const naming = (name: string) => ({
  texts: [{ language: 'da', title: 'Kor', summary: 'Vi synger.' }],
  ...{ categories: [idFor('music')], targetGroups: [], interests: [], tags: [], times: [], languages: [], photos: [] },
  ...{ price: { ore: 0 }, accessibility: {}, contactId: idFor(name) },
});

/** When each of them was last active. */
const lastActive = async (before = '2030-01-01T00:00:00Z') => {
  await open.caughtUp();
  const rows = await contactRecords.inactiveSince({ views: open.views, municipality: ISHOEJ }, instant(before), 100);
  return Object.fromEntries(rows.map((row) => [NAMES.find((name) => idFor(name) === row.subjectId), row.lastActive]));
};

describe('somebody to call was last active', () => {
  const dates = { on: '2025-05-01', validUntil: '2027-05-01', remindOn: '2027-04-01' };

  it('when something was last said of them', async () => {
    expect(await lastActive()).toEqual({ Birthe: LONG_AGO, Carl: LONG_AGO });
    ofContact('Carl', 'ContactDetailsChanged', { name: 'Carl Holm' }, LATER);
    expect(await lastActive()).toEqual({ Birthe: LONG_AGO, Carl: LATER });
    expect(await lastActive(LATER)).toEqual({ Birthe: LONG_AGO });
  });

  it('when what names them was last published or confirmed, and not by a draft alone', async () => {
    ofEntry('EntryDrafted', { organiserId: idFor('Ældre Sagen'), revision: 1, content: naming('Birthe') }, LATER);
    expect(await lastActive()).toEqual({ Birthe: LONG_AGO, Carl: LONG_AGO });
    ofEntry('EntryPublished', { revision: 1, ...dates }, LATER);
    expect(await lastActive()).toEqual({ Birthe: LATER, Carl: LONG_AGO });
    ofEntry('EntryConfirmed', dates, NOW);
    expect(await lastActive()).toEqual({ Birthe: NOW, Carl: LONG_AGO });
  });
});

it('somebody to call is counted on for as long as it is published that they can be called', async () => {
  const dates = { on: '2026-11-24', validUntil: '2027-05-01', remindOn: '2027-04-01' };
  const ahead = async (name: string, at = NOW) => {
    await open.caughtUp();
    return contactRecords.ahead({ views: open.views, municipality: ISHOEJ }, idFor(name), instant(at));
  };
  ofEntry('EntryDrafted', { organiserId: idFor('Ældre Sagen'), revision: 1, content: naming('Birthe') }, LATER);
  expect(await ahead('Birthe')).toEqual([]);
  ofEntry('EntryPublished', { revision: 1, ...dates }, LATER);
  const counted = [{ what: 'publishedEntry', type: 'Entry', id: idFor('Kor'), at: null }];
  expect([await ahead('Birthe'), await ahead('Carl')]).toEqual([counted, []]);
  expect(await ahead('Birthe', '2027-05-01T21:00:00Z')).toEqual(counted);
  expect(await ahead('Birthe', '2027-05-01T23:00:00Z')).toEqual([]);
  ofEntry('EntryRevised', { revision: 2, content: naming('Carl') }, NOW);
  expect([await ahead('Birthe'), await ahead('Carl')]).toEqual([counted, []]);
  ofEntry('EntryPublished', { revision: 2, ...dates }, NOW);
  expect([await ahead('Birthe'), await ahead('Carl')]).toEqual([[], counted]);
});
