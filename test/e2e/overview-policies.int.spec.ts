import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type LogUnderTest, describeInALogOfItsOwn, logUnderTest, temporaryFolder } from '#event-store/testing';
import { type RecordedEvent, instant } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { entry, organiser, overviewTerms } from '#overview';
import { entryContent } from './every-overview-mutation.js';
import { Season, named, newKey } from './season.js';

const [toEntry, toOrganiser, toTerms] = [messagesOf(entry), messagesOf(organiser), messagesOf(overviewTerms)];

/** Published on 24 November 2026, it is trusted for 180 days; its organiser is reminded 30 days before. */
const [REMINDED_ON, LAST_DAY, EXPIRED_ON] = ['2027-04-23', '2027-05-23', '2027-05-24'];
/** In summer, four in the morning in Denmark. */
const fourOn = (date: string) => `${date}T02:00:00.000Z`;
const justBefore = (date: string) => `${date}T01:59:59.999Z`;

const newFolder = temporaryFolder();
const key = newKey();

let log: LogUnderTest;
let folder: string;
let season: Season;
beforeEach(async () => {
  [log, folder] = [await logUnderTest(), newFolder()];
  await begin();
});
afterEach(async () => {
  await season.end();
  await log.close();
});

async function begin(now?: string): Promise<void> {
  season = await Season.begin({
    folder,
    connectionString: log.connectionString,
    key,
    ...(now !== undefined && { now }),
  });
}
async function again(now: string): Promise<void> {
  await season.end();
  await begin(now);
}
const turnTo = (now: string) => {
  season.clock.set(instant(now));
};

async function publishedChoir(): Promise<string> {
  await season.say(toTerms.AddTerm, { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] });
  const [added] = named(await settled(), 'TermAdded');
  const organiserId = await season.say(toOrganiser.AddOrganiser, { name: 'Koret' });
  const content = entryContent([String(added?.['termId'])], 'Kor');
  const entryId = await season.say(toEntry.DraftEntry, { organiserId, content });
  await season.say(toEntry.SubmitEntry, { entryId, revision: 1 });
  await season.say(toEntry.PublishEntry, { entryId, revision: 1 });
  return entryId;
}

const aboutEntry = (events: readonly RecordedEvent[]) =>
  events.map(({ type }) => type).filter((type) => type.startsWith('Entry'));
const WRITTEN = ['EntryDrafted', 'EntrySubmitted', 'EntryPublished'];

/** The history with all that follows by now: the policies are held, and do what is due when they are asked to. */
async function settled(): Promise<readonly RecordedEvent[]> {
  await season.installation.policies.settle();
  const head = await season.installation.store.head();
  const events: RecordedEvent[] = [];
  for await (const slice of season.installation.journal.readAll(head ? { until: head } : {}))
    for (const decoded of slice.events) if (!('problem' in decoded)) events.push(decoded.event);
  return events;
}

describeInALogOfItsOwn('an entry that nobody confirms', () => {
  it('is reminded of in the morning of the day, and not before; and once, also by a process that was down then', async () => {
    const entryId = await publishedChoir();
    turnTo(justBefore(REMINDED_ON));
    expect(aboutEntry(await settled())).toEqual(WRITTEN);
    await again(fourOn('2027-04-25'));
    const due = { entryId, on: '2027-04-25', validUntil: LAST_DAY };
    expect(named(await settled(), 'EntryReminderDue')).toEqual([due]);
    await again(fourOn('2027-04-26'));
    expect(aboutEntry(await settled())).toEqual([...WRITTEN, 'EntryReminderDue']);
  });

  it('expires in the morning after its last day, once', async () => {
    const entryId = await publishedChoir();
    turnTo(fourOn(LAST_DAY));
    expect(aboutEntry(await settled())).toEqual([...WRITTEN, 'EntryReminderDue']);
    turnTo(justBefore(EXPIRED_ON));
    expect(aboutEntry(await settled())).toEqual([...WRITTEN, 'EntryReminderDue']);
    turnTo(fourOn(EXPIRED_ON));
    expect(named(await settled(), 'EntryExpired')).toEqual([{ entryId, on: EXPIRED_ON }]);
    await again(fourOn('2027-05-25'));
    expect(aboutEntry(await settled())).toEqual([...WRITTEN, 'EntryReminderDue', 'EntryExpired']);
  });

  it('stays for another while where somebody confirms it after the reminder', async () => {
    const entryId = await publishedChoir();
    turnTo(fourOn(REMINDED_ON));
    const reminded = [...WRITTEN, 'EntryReminderDue'];
    expect(aboutEntry(await settled())).toEqual(reminded);
    await season.say(toEntry.ConfirmEntry, { entryId });
    turnTo(fourOn(EXPIRED_ON));
    expect(aboutEntry(await settled())).toEqual([...reminded, 'EntryConfirmed']);
    turnTo(fourOn('2027-09-20'));
    await settled();
    turnTo(fourOn('2027-10-21'));
    expect(aboutEntry(await settled())).toEqual([...reminded, 'EntryConfirmed', 'EntryReminderDue', 'EntryExpired']);
  });
});
