import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalDate, Sealed, daysBetween, plusDays, systemClock } from '#kernel';
import { cafesProjection, guestsProjection, sessionsProjection } from '#cafes';
import { DomainReader } from '#event-store';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { type LogUnderTest, logUnderTest, temporaryFolder } from '#event-store/testing';
import { type StoreName, allEvents, masterKeyOf, openStoreForReading, storeNamed } from '#installation';
import { SqliteKeyStore } from '#privacy';
import { ViewsDatabase } from '#projections';
import { volunteersProjection } from '#volunteers';
import { loadSeason } from './season.js';
import { timeOn } from './town.js';

const today = '2026-11-20' as LocalDate;
const newFolder = temporaryFolder();
/** Who shares a log shares its keys. */
const KEYS = process.env['SAMSPIL_KEYS'];
const newMaster = (data: string) => masterKeyOf({ masterKey: undefined, data });

let log: Awaited<ReturnType<typeof logIn>>;
let views: ViewsDatabase;
let under: LogUnderTest;

beforeAll(async () => {
  const folder = newFolder();
  under = await logUnderTest();
  const store = storeNamed(under.connectionString ?? folder);
  await refuseWritten(store);
  const master = masterKeyOf({ masterKey: process.env['SAMSPIL_MASTER_KEY'], data: folder });
  await loadSeason(folder, master, { today, store, keys: KEYS ?? folder });
  log = await logIn(folder, store, KEYS, master);
  views = await ViewsDatabase.openReadOnly(folder);
  // A whole season, told to the store command by command.
}, 180_000);
afterAll(async () => {
  await views.close();
  await under.close();
});

describe('the demo season', () => {
  it('has the four cafés of Ishøj, weekly on either side of today, the fourth beginning later', async () => {
    const cafes = await views.query(cafesProjection).selectFrom('cafe').selectAll().orderBy('firstDate').execute();
    expect(cafes.map(({ municipality, name }) => `${municipality} ${name}`)).toEqual([
      '0183 Caféen i Åparken',
      '0183 Caféen i Vejleåparken',
      '0183 Caféen i Tranegården',
      '0183 Caféen i Strandområdet',
    ]);
    for (const { cafeId, name } of cafes) {
      const dates = (await sessions()).filter((session) => session.cafeId === cafeId).map(({ date }) => date);
      expect(dates.filter((date) => date < today).length).toBeGreaterThanOrEqual(
        name.endsWith('Strandområdet') ? 5 : 11,
      );
      expect(dates.filter((date) => date >= today).length).toBeGreaterThanOrEqual(9);
      expect(
        dates.every((date, each) => daysBetween(dates[0] as LocalDate, date) % 7 === 0 && date !== dates[each - 1]),
      ).toBe(true);
    }
  });

  it('skips the public holidays and the week of a closure', () => {
    const skipped = events('CafeSessionsPlanned').flatMap(
      ({ data }) => data['skipped'] as { because: string; what: string }[],
    );
    expect(skipped.map(({ because }) => because)).toEqual(expect.arrayContaining(['holiday', 'closure']));
    expect(skipped.map(({ what }) => what)).toEqual(expect.arrayContaining(['Juledag', 'Gulvet i salen slibes']));
  });

  it('has 18 volunteers besides those who only ride: one paused, one gone, one to be approved, some with standing commitments, a qualification about to end', async () => {
    const query = views.query(volunteersProjection);
    const everybody = await query.selectFrom('volunteer').selectAll().execute();
    // Of the 22 pilots, one drives for the cafés as well.
    expect(everybody).toHaveLength(18 + 21);
    const volunteers = everybody.filter(
      ({ interests }) => interests.includes('driver') || !interests.includes('cyclePilot'),
    );
    expect(volunteers).toHaveLength(18);
    expect(volunteers.filter(({ status }) => status === 'applied')).toHaveLength(1);
    expect(volunteers.filter(({ status }) => status === 'left')).toHaveLength(1);
    expect(
      volunteers.filter((each) => (each.pausedFrom ?? '9') <= today && (each.pausedUntil ?? '') >= today),
    ).toHaveLength(1);
    const commitments = await query.selectFrom('standingCommitment').selectAll().execute();
    expect(commitments.length).toBeGreaterThanOrEqual(12);
    const ending = await query
      .selectFrom('qualification')
      .selectAll()
      .where('validUntil', '>', today)
      .where('qualification', '=', 'foodHygiene')
      .execute();
    expect(ending.map(({ validUntil }) => validUntil)).toEqual([plusDays(today, 18)]);
  });

  it('has 150 to 200 regular guests with names, some of whom need something', async () => {
    const guests = await views.queryOfPeople(guestsProjection).selectFrom('guestPerson').selectAll().execute();
    expect(guests.length).toBeGreaterThanOrEqual(150);
    expect(guests.length).toBeLessThanOrEqual(200);
    expect(new Set(guests.map(({ name }) => name)).size).toBe(guests.length);
    expect(guests.filter(({ needs }) => needs !== null).length).toBeGreaterThan(40);
  });

  it('has every past session held or cancelled, with the guests of whom it is counted', async () => {
    for (const session of await sessions()) {
      if (session.date >= today) expect(session.status).not.toBe('held');
      else expect(session.status).not.toBe('planned');
      if (session.status === 'held') expect(session.headcount).toBe(session.present + session.dropIns);
    }
    const held = (await sessions()).filter(({ status }) => status === 'held');
    expect(held.every(({ theme }) => theme !== null)).toBe(true);
    expect(held.filter(({ dropIns }) => dropIns > 0).length).toBeGreaterThan(held.length / 2);
    expect((await sessions()).filter(({ status }) => status === 'cancelled').map(({ date }) => date < today)).toEqual([
      true,
      false,
    ]);
  });

  it('has withdrawals early and late, stand-ins, and people who did not come, excused or not', async () => {
    const all = await views.query(sessionsProjection).selectFrom('shift').selectAll().execute();
    expect(all.filter(({ hoursBefore }) => hoursBefore !== null && hoursBefore < 24).length).toBeGreaterThan(0);
    expect(all.filter(({ hoursBefore }) => hoursBefore !== null && hoursBefore > 72).length).toBeGreaterThan(0);
    expect(all.filter(({ insteadOf }) => insteadOf !== null).length).toBeGreaterThan(5);
    expect(all.filter(({ standing }) => standing).length).toBeGreaterThan(100);
    expect(all.filter(({ status }) => status === 'noShow').length).toBeGreaterThan(0);
    const visits = await views.query(sessionsProjection).selectFrom('visit').selectAll().execute();
    const absent = visits.filter(({ status }) => status === 'noShow');
    expect(new Set(absent.map(({ excused }) => excused))).toEqual(new Set([true, false]));
    expect(visits.filter(({ escorted }) => escorted).length).toBeGreaterThan(20);
    expect(visits.filter(({ ride }) => ride).length).toBeGreaterThan(20);
  });

  it('has a full session to come with people waiting, and one behind where places were offered, confirmed, lapsed and passed on', async () => {
    const coming = (await sessions()).filter(({ date, waiting }) => date >= today && waiting > 0);
    expect(coming.map(({ places, capacity }) => places === capacity)).toContain(true);
    expect(events('GuestConfirmed').length).toBeGreaterThan(0);
    const lapsed = events('GuestOfferLapsed');
    expect(lapsed.length).toBeGreaterThan(0);
    // The place goes on to the next in the same moment.
    expect(
      lapsed.filter(({ stream, revision }) =>
        log.some((next) => next.stream === stream && next.revision === revision + 1 && next.type === 'GuestOffered'),
      ).length,
    ).toBeGreaterThan(0);
  });

  it('leaves the coordinator something to do next week', async () => {
    const next = (await sessions()).filter(
      ({ date, status }) => status === 'planned' && date > today && date <= plusDays(today, 9),
    );
    expect(next.filter(({ missing }) => missing > 0).length).toBeGreaterThan(0);
  });

  it('knows who was turned away, and why', () => {
    const codes = events('CommandRefused').map(({ data }) => data['code']);
    expect(codes).toEqual(expect.arrayContaining(['RoleFull', 'QualificationMissing', 'CafeSessionFull']));
  });

  it('was recorded in order of time and never in the future, some of it after it happened', () => {
    const recorded = log.map(({ metadata }) => metadata.recordedAt);
    expect(recorded).toEqual([...recorded].sort());
    expect((recorded.at(-1) ?? '') < timeOn(today, '00:00')).toBe(true);
    expect(
      log.filter(({ metadata }) => metadata.occurredAt && metadata.occurredAt < metadata.recordedAt).length,
    ).toBeGreaterThan(100);
  });
});

describe('a first start', () => {
  it('that was killed while it loaded is begun anew by the next, and ends with the same log for the same date', async () => {
    const data = newFolder();
    const killed = start(data);
    const line = randomInt(4);
    for await (const said of createInterface({ input: killed.stdout }))
      if (said.endsWith(`${25 * line} %`)) killed.kill('SIGKILL');
    expect(readdirSync(data)).toEqual(expect.arrayContaining(['.loading']));
    expect(readdirSync(data)).not.toContain('log.db');

    expect(await once(start(data), 'exit')).toEqual([0, null]);
    expect(readdirSync(data).sort()).toEqual([
      'keys.db',
      'log.db',
      'master.key',
      'policies.db',
      'views.db',
      'writer.lock',
    ]);
    const again = await logIn(data);
    expect(again).toHaveLength(log.length);
    expect(again).toEqual(log);
    // Two starts that tell a whole season.
  }, 180_000);

  it('copies the season to an event store, and goes on with that where it was killed', async () => {
    const data = newFolder();
    const double = await EventStoreDBDouble.start();
    const store = storeNamed(double.url);
    const killed = start(data, store);
    for await (const said of createInterface({ input: killed.stdout }))
      if (said === 'Copying the demo season to the event store: 25 %') killed.kill('SIGKILL');
    const copied = ours(double);
    expect(copied.length).toBeGreaterThan(log.length / 5);
    expect(copied.length).toBeLessThan(log.length);

    expect(await once(start(data, store), 'exit')).toEqual([0, null]);
    expect(readdirSync(data).sort()).toEqual(['keys.db', 'master.key', 'policies.db', 'writer.lock']);
    expect(await logIn(data, store)).toEqual(log);
    const whole = ours(double).length;
    expect(await once(start(data, store), 'exit')).toEqual([0, null]);
    expect(ours(double)).toHaveLength(whole);
    // Another folder on the same log: somebody has started there before.
    const other = newFolder();
    expect(await once(start(other, store), 'exit')).toEqual([0, null]);
    expect(readdirSync(other)).toEqual(['writer.lock']);
    await double.stop();
    // Three starts, each a process, of which one tells and two copy a whole season.
  }, 180_000);

  it('that is interrupted says so, and leaves nothing but the key behind', async () => {
    const data = newFolder();
    const interrupted = start(data);
    const errors = textOf(interrupted.stderr);
    await once(interrupted.stdout, 'data');
    interrupted.kill('SIGINT');
    await once(interrupted, 'exit');
    expect(await errors).toContain(
      'LoadingStopped: SIGINT stopped the loading of the demo season; nothing of it is kept',
    );
    expect(readdirSync(data).sort()).toEqual(['master.key', 'writer.lock']);
  });

  it('that was killed while it moved what it had loaded goes on with that', async () => {
    const data = newFolder();
    mkdirSync(join(data, '.loaded'));
    for (const file of ['keys.db', '.loaded/views.db', '.loaded/log.db']) writeFileSync(join(data, file), file);
    expect(await once(start(data), 'exit')).toEqual([0, null]);
    expect(readdirSync(data).sort()).toEqual(['keys.db', 'log.db', 'views.db', 'writer.lock']);
  });

  it('brings the keys to a folder of their own, and takes no other’s place there', async () => {
    const [data, keys] = [newFolder(), newFolder()];
    mkdirSync(join(data, '.loaded'));
    for (const file of ['keys.db', 'views.db', 'log.db']) writeFileSync(join(data, '.loaded', file), file);
    expect(await once(start(data, storeNamed(data), keys), 'exit')).toEqual([0, null]);
    expect([readdirSync(keys), readdirSync(data).sort()]).toEqual([['keys.db'], ['log.db', 'views.db', 'writer.lock']]);

    const other = newFolder();
    expect(await once(start(other, storeNamed(other), keys), 'exit')).toEqual([0, null]);
    expect(readdirSync(other)).toEqual([]);
  });

  it('in a folder that holds anything else loads nothing', async () => {
    const data = newFolder();
    writeFileSync(join(data, 'keys.db'), 'of a log that somebody moved away');
    expect(await once(start(data), 'exit')).toEqual([0, null]);
    expect(readdirSync(data)).toEqual(['keys.db']);
  });
});

const sessions = () =>
  views.query(sessionsProjection).selectFrom('cafeSession').selectAll().orderBy('startsAt').execute();
const events = (type: string) => log.filter((event) => event.type === type);

/** Every event as it was recorded, personal values in clear, without what two installations do not share: the log's id and keys. */
async function logIn(folder: string, name = storeNamed(folder), keysFolder = folder, master = newMaster(folder)) {
  const keys = SqliteKeyStore.open(keysFolder, master, systemClock, 'readOnly');
  const store = await openStoreForReading(name);
  const reader = new DomainReader(store, keys, allEvents);
  const recorded = [];
  for await (const slice of reader.readAll())
    for (const decoded of slice.events) {
      if ('problem' in decoded) throw new Error(decoded.problem);
      await reader.unseal([decoded.event]);
      const { stream, revision, id, type, data, metadata } = decoded.event;
      const { inputHash: _, ...rest } = metadata;
      // Secrets are made anew each time, and nobody keeps those of the season.
      const { secretHash: _secret, ...told } = inClear(data as object);
      recorded.push({ stream, revision, id, type, data: told, metadata: rest });
    }
  await store.close();
  keys.close();
  return recorded.slice(1);
}

/** What is not the server's own. */
const ours = ({ records }: EventStoreDBDouble) => records.filter(({ stream }) => !stream.startsWith('$'));

/** A season is counted, and told from its beginning. */
async function refuseWritten(name: StoreName): Promise<void> {
  if (name.kind === 'sqlite') return;
  const store = await openStoreForReading(name);
  const head = await store.head();
  await store.close();
  if (head !== undefined)
    throw new Error('EVENTSTOREDB_URL names a server that holds a log: the specs need an empty one');
}

const inClear = (data: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => [
      field,
      value instanceof Sealed ? value.reveal() : (value as unknown),
    ]),
  );

/** A process that runs what was built of the first start, and nothing else. */
function start(data: string, store = storeNamed(data), keys = data) {
  const built = pathToFileURL(join(process.cwd(), 'dist/libs/demo/src/index.js')).href;
  const configuration = JSON.stringify({ production: false, data, keys, erasures: data, store, demo: true });
  const script = join(newFolder(), 'start.mjs');
  writeFileSync(
    script,
    `import { loadDemoOnFirstStart } from '${built}'; await loadDemoOnFirstStart(${configuration}, '${today}');`,
  );
  return spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stream) text += String(part);
  return text;
}
