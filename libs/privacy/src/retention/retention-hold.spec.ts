import { describe, it } from '@jest/globals';
import { instant, purposes, systemActor } from '#kernel';
import { ISHOEJ, NOW, type PlainEvent, command, given, idFor } from '#kernel/testing';
import type { HoldReason, retentionHoldEvents } from './retention.events.js';
import { retentionHold } from './retention-hold.js';

type Event = PlainEvent<typeof retentionHoldEvents>;

const gerda = { kind: 'Guest', subjectId: idFor('Gerda') };
const onRecord = { isOnRecord: true, erasedAt: undefined };
const unknown = { isOnRecord: false, erasedAt: undefined };
const keep = (until: string, reason: HoldReason = 'openCase') => command('KeepLonger', { ...gerda, until, reason });
const release = command('ReleaseHold', gerda);
const postponed = (until: string, reason: HoldReason = 'openCase'): Event => ({
  type: 'RetentionPostponed',
  data: { ...gerda, until, reason },
});
const released: Event = { type: 'RetentionHoldReleased', data: gerda };

describe('keeping somebody’s data longer', () => {
  it('is said with a last day and a reason', () =>
    given(retentionHold, []).when(keep('2027-06-30'), onRecord).then(postponed('2027-06-30')));

  it('changes nothing where it was said before', () =>
    given(retentionHold, [postponed('2027-06-30')])
      .when(keep('2027-06-30'), onRecord)
      .thenNothing());

  it('is said anew with another day, later or sooner, or for another reason', () => {
    const before = [postponed('2027-06-30')];
    given(retentionHold, before).when(keep('2027-12-31'), onRecord).then(postponed('2027-12-31'));
    given(retentionHold, before).when(keep('2027-01-31'), onRecord).then(postponed('2027-01-31'));
    given(retentionHold, before)
      .when(keep('2027-06-30', 'legalClaim'), onRecord)
      .then(postponed('2027-06-30', 'legalClaim'));
  });

  it('is said anew after it was released', () =>
    given(retentionHold, [postponed('2027-06-30'), released])
      .when(keep('2027-06-30'), onRecord)
      .then(postponed('2027-06-30')));

  it('reaches at least until tomorrow', () => {
    given(retentionHold, [])
      .when(keep('2026-11-24'), onRecord)
      .thenRefused('HoldEndsTooSoon', { until: '2026-11-24', earliest: '2026-11-25' });
    given(retentionHold, []).when(keep('2026-11-25'), onRecord).then(postponed('2026-11-25'));
  });

  it('reaches 24 months ahead at most, and then somebody decides again', () => {
    given(retentionHold, [])
      .when(keep('2028-11-25'), onRecord)
      .thenRefused('HoldEndsTooLate', { until: '2028-11-25', latest: '2028-11-24' });
    given(retentionHold, []).when(keep('2028-11-24'), onRecord).then(postponed('2028-11-24'));
  });

  it('goes by the day on the wall in Denmark, where it is tomorrow already', () =>
    given(retentionHold, [], { now: '2026-11-24T23:30:00Z' })
      .when(keep('2026-11-25'), onRecord)
      .thenRefused('HoldEndsTooSoon', { until: '2026-11-25', earliest: '2026-11-26' }));

  it('takes the last day of a month that is shorter', () =>
    given(retentionHold, [], { now: '2028-02-29T12:00:00Z' })
      .when(keep('2030-03-01'), onRecord)
      .thenRefused('HoldEndsTooLate', { until: '2030-03-01', latest: '2030-02-28' }));

  it('is refused for somebody who is not on record', () =>
    given(retentionHold, [])
      .when(keep('2027-06-30'), unknown)
      .thenRefused('NotFound', { kind: 'Guest', id: gerda.subjectId }));

  it('is refused for somebody of whom everything goes: nothing is left to keep', () =>
    given(retentionHold, [])
      .when(keep('2027-06-30'), { ...onRecord, erasedAt: instant(NOW) })
      .thenRefused('AlreadyErased', { kind: 'Guest', id: gerda.subjectId, purposes, decidedAt: NOW }));

  it('takes a reason from the list only', () =>
    given(retentionHold, [])
      .when(command('KeepLonger', { ...gerda, until: '2027-06-30', reason: 'Gerda is ill' as HoldReason }), onRecord)
      .thenRefused('InvalidInput'));
});

describe('releasing a hold', () => {
  it('is said of who is on hold', () =>
    given(retentionHold, [postponed('2027-06-30')])
      .when(release, onRecord)
      .then(released));

  it('still happens on its last day', () =>
    given(retentionHold, [postponed('2027-06-30')])
      .at('2027-06-30T21:59:00Z')
      .when(release, onRecord)
      .then(released));

  it('changes nothing where there is none, or it has lapsed, or was released', () => {
    given(retentionHold, []).when(release, onRecord).thenNothing();
    given(retentionHold, [postponed('2027-06-30')])
      .at('2027-06-30T22:00:00Z')
      .when(release, onRecord)
      .thenNothing();
    given(retentionHold, [postponed('2027-06-30'), released])
      .when(release, onRecord)
      .thenNothing();
  });

  it('is refused for somebody who is not on record', () =>
    given(retentionHold, []).when(release, unknown).thenRefused('NotFound', { kind: 'Guest', id: gerda.subjectId }));
});

describe('whose data are kept longer', () => {
  it('is decided by nobody but people', () => {
    const actor = systemActor(ISHOEJ);
    given(retentionHold, [], { actor }).when(keep('2027-06-30'), onRecord).thenRefused('PersonMustDecide');
    given(retentionHold, [postponed('2027-06-30')], { actor })
      .when(release, onRecord)
      .thenRefused('PersonMustDecide');
  });
});
