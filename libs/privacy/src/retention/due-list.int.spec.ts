import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Municipality, type Purpose, type SetClock, erasureEvents, instant, purposes } from '#kernel';
import { ISHOEJ, VALLENSBAEK, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { erasuresProjection } from '../views/erasures.projection.js';
import { retentionProjection } from '../views/retention.projection.js';
import { type Due, dueForErasure } from './due-list.js';
import { type RetentionCovers, retentionEvents } from './retention.events.js';
import { memberEvents, memberRecords, membersProjection } from './testing/members.js';

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
let clock: SetClock;
/** For which purposes anything is stored; without a word, for all. */
let stored: Map<string, readonly Purpose[]>;

beforeEach(async () => {
  log = new MemoryLog();
  clock = clockAt('2026-11-24T12:00:00Z');
  stored = new Map();
  open = await running(log, [membersProjection, retentionProjection, erasuresProjection]);
});
afterEach(() => open.end());

const seen = (name: string, at: string, municipality = ISHOEJ) => {
  const memberId = idFor(name);
  log.record(
    memberEvents,
    { type: 'MemberSeen', data: { memberId, name } },
    { stream: `specMember-${municipality}_${memberId}`, municipality, recordedAt: at },
  );
};
const booked = (name: string, at: string) =>
  log.record(
    memberEvents,
    { type: 'MemberBooked', data: { memberId: idFor(name), at } },
    { stream: `specMember-${ISHOEJ}_${idFor(name)}` },
  );
const rule = (covers: RetentionCovers, keepMonths: number, kind = 'Member') =>
  log.record(
    retentionEvents,
    { type: 'RetentionRuleSet', data: { kind, covers, keepMonths } },
    { stream: `retention-${ISHOEJ}_rules` },
  );
const heldUntil = (name: string, until: string) =>
  log.record(
    retentionEvents,
    { type: 'RetentionPostponed', data: { kind: 'Member', subjectId: idFor(name), until, reason: 'openCase' } },
    { stream: `retentionHold-${ISHOEJ}_${idFor(name)}` },
  );
const decided = (name: string, ...which: Purpose[]) =>
  log.record(
    erasureEvents,
    {
      type: 'ErasureDecided',
      data: {
        subjectId: idFor(name),
        kind: 'Member',
        purposes: which,
        reason: 'keptLongEnough',
        legalBasis: 'storageLimitation',
      },
    },
    { stream: `erasure-${ISHOEJ}_${idFor(name)}` },
  );

const dueList = async (where: Municipality = ISHOEJ): Promise<readonly Due[]> => {
  await open.caughtUp();
  const world = new World(
    open.views,
    new Access(actorOf('coordinator', 'Karen', where)),
    () => {
      throw new Error('the due list looked at who somebody is');
    },
    clock,
  );
  return dueForErasure(world, {
    kinds: [memberRecords],
    storedIn: () => Promise.resolve((subjectId) => stored.get(subjectId) ?? purposes),
  });
};

const NAMES = new Map(['Anna', 'Bent', 'Carl', 'Doris'].map((name) => [idFor(name), name]));
/** Who is due for what, such as `Anna: everything`. */
const named = (due: readonly Due[]): readonly string[] =>
  due.map(({ subjectId, rule }) => `${NAMES.get(subjectId)}: ${rule.covers}`);

describe('who is due for erasure', () => {
  it('is nobody where no rule says so, however long ago they were seen', async () => {
    seen('Anna', '1990-01-01T12:00:00Z');
    expect(await dueList()).toEqual([]);
    rule('everything', 1, 'Guest');
    expect(await dueList()).toEqual([]);
  });

  it('is who was not seen for so many months, the longest due first, and since when', async () => {
    rule('everything', 24);
    seen('Anna', '2024-11-24T12:00:00Z');
    seen('Bent', '2024-11-25T12:00:00Z');
    seen('Carl', '2020-05-01T12:00:00Z');
    const due = await dueList();
    expect(due).toEqual([
      expect.objectContaining({
        kind: 'Member',
        subjectId: idFor('Carl'),
        lastActive: '2020-05-01',
        dueSince: '2022-05-01',
      }),
      expect.objectContaining({ subjectId: idFor('Anna'), lastActive: '2024-11-24', dueSince: '2026-11-24' }),
    ]);
    expect(due[0]?.rule).toMatchObject({ covers: 'everything', keepMonths: 24 });
  });

  it('goes by the day on the wall in Denmark', async () => {
    rule('everything', 1);
    seen('Anna', '2026-10-24T21:59:00Z');
    seen('Bent', '2026-10-24T22:30:00Z');
    expect(named(await dueList())).toEqual(['Anna: everything']);
    clock.set(instant('2026-11-24T23:00:00Z'));
    expect(named(await dueList())).toEqual(['Anna: everything', 'Bent: everything']);
  });

  it('is told on the last day of a month that is shorter than the one in which they were seen', async () => {
    rule('everything', 6);
    seen('Anna', '2026-08-31T12:00:00Z');
    clock.set(instant('2027-02-27T12:00:00Z'));
    expect(await dueList()).toEqual([]);
    clock.set(instant('2027-02-28T12:00:00Z'));
    expect(await dueList()).toEqual([expect.objectContaining({ dueSince: '2027-02-28' })]);
  });

  it('is named for each part that is due, and for everything once that is', async () => {
    rule('everything', 24);
    rule('health', 6);
    rule('notes', 12);
    seen('Anna', '2026-01-01T12:00:00Z');
    expect(named(await dueList())).toEqual(['Anna: health']);
    clock.set(instant('2027-01-01T12:00:00Z'));
    expect(named(await dueList())).toEqual(['Anna: health', 'Anna: notes']);
    clock.set(instant('2028-01-01T12:00:00Z'));
    expect(named(await dueList())).toEqual(['Anna: everything']);
  });

  it('is each municipality’s own', async () => {
    rule('everything', 1);
    seen('Anna', '2020-01-01T12:00:00Z');
    seen('Bent', '2020-01-01T12:00:00Z', VALLENSBAEK);
    expect(named(await dueList())).toEqual(['Anna: everything']);
    expect(await dueList(VALLENSBAEK)).toEqual([]);
  });
});

describe('left out of the due list is', () => {
  beforeEach(() => {
    rule('everything', 24);
    rule('health', 6);
    seen('Anna', '2020-01-01T12:00:00Z');
    seen('Bent', '2026-01-01T12:00:00Z');
  });

  it('nobody without a reason', async () =>
    expect(named(await dueList())).toEqual(['Anna: everything', 'Bent: health']));

  it('who is on hold, until its last day has passed', async () => {
    heldUntil('Anna', '2026-12-24');
    expect(named(await dueList())).toEqual(['Bent: health']);
    clock.set(instant('2026-12-24T12:00:00Z'));
    expect(named(await dueList())).toEqual(['Bent: health']);
    clock.set(instant('2026-12-25T12:00:00Z'));
    expect(named(await dueList())).toEqual(['Anna: everything', 'Bent: health']);
  });

  it('who has something ahead of them, until it is over', async () => {
    booked('Anna', '2026-12-01T12:00:00Z');
    expect(named(await dueList())).toEqual(['Bent: health']);
    clock.set(instant('2026-12-01T12:00:00Z'));
    expect(named(await dueList())).toEqual(['Anna: everything', 'Bent: health']);
  });

  it('who is erased, or is being erased', async () => {
    decided('Anna', ...purposes);
    expect(named(await dueList())).toEqual(['Bent: health']);
    decided('Bent', 'health');
    expect(await dueList()).toEqual([]);
  });

  it('not who is erased in part, of what is left', async () => {
    decided('Anna', 'health');
    decided('Bent', 'notes');
    expect(named(await dueList())).toEqual(['Anna: everything', 'Bent: health']);
    decided('Anna', 'contact');
    expect(named(await dueList())).toEqual(['Bent: health']);
  });

  it('who has nothing stored that the rule is about', async () => {
    stored.set(idFor('Bent'), ['contact', 'notes']);
    expect(named(await dueList())).toEqual(['Anna: everything']);
    stored.set(idFor('Anna'), []);
    expect(await dueList()).toEqual([]);
  });
});
