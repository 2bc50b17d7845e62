import { describe, expect, it } from '@jest/globals';
import { ISHOEJ, type PlainEvent, actorOf, command, given, stateAfter } from '#kernel/testing';
import { systemActor } from '#kernel';
import type { RetentionCovers, retentionRuleEvents } from './retention.events.js';
import { retention } from './retention.js';

type Event = PlainEvent<typeof retentionRuleEvents>;

const known = { kinds: ['Guest', 'Volunteer'] };
const set = (covers: RetentionCovers, keepMonths: number, kind = 'Guest') =>
  command('SetRetentionRule', { kind, covers, keepMonths });
const end = (covers: RetentionCovers, kind = 'Guest') => command('EndRetentionRule', { kind, covers });
const wasSet = (covers: RetentionCovers, keepMonths: number, kind = 'Guest'): Event => ({
  type: 'RetentionRuleSet',
  data: { kind, covers, keepMonths },
});
const ended = (covers: RetentionCovers, kind = 'Guest'): Event => ({
  type: 'RetentionRuleEnded',
  data: { kind, covers },
});

describe('setting how long data are kept', () => {
  it('is said for a kind of person and a kind of data', () =>
    given(retention, []).when(set('everything', 24), known).then(wasSet('everything', 24)));

  it('is changed by saying it again', () =>
    given(retention, [wasSet('everything', 24)])
      .when(set('everything', 36), known)
      .then(wasSet('everything', 36)));

  it('changes nothing where it is so already', () =>
    given(retention, [wasSet('everything', 24), wasSet('health', 6)])
      .when(set('health', 6), known)
      .thenNothing());

  it('is refused for people who are not on record, without repeating what was said', () =>
    given(retention, [])
      .when(set('everything', 24, 'Gerda'), known)
      .thenRefused('NoSuchPersonKind', known));

  it.each([
    [0, 'must be at least 1'],
    [241, 'must be at most 240'],
    [1.5, 'must be whole months'],
  ])('is refused for %s months', (keepMonths, problem) =>
    given(retention, [])
      .when(set('everything', keepMonths), known)
      .thenRefused('InvalidInput', { problems: [{ path: 'keepMonths', problem }] }),
  );

  it.each([1, 240])('takes %s months', (keepMonths) =>
    given(retention, []).when(set('notes', keepMonths), known).then(wasSet('notes', keepMonths)),
  );
});

describe('a part of the data', () => {
  it.each(['health', 'notes'] as const)('such as %s is kept no longer than everything', (part) => {
    given(retention, [wasSet('everything', 24)])
      .when(set(part, 25), known)
      .thenRefused('KeptLongerThanEverything', { covers: part, months: 24 });
    given(retention, [wasSet('everything', 24)])
      .when(set(part, 24), known)
      .then(wasSet(part, 24));
  });

  it('keeps everything from going sooner than it, the longest of them first', () => {
    const parts = [wasSet('notes', 6), wasSet('health', 12)];
    given(retention, parts)
      .when(set('everything', 11), known)
      .thenRefused('KeptShorterThanAPart', { covers: 'health', months: 12 });
    given(retention, parts).when(set('everything', 12), known).then(wasSet('everything', 12));
  });

  it('is kept as long as anybody says where nothing is said of everything', () =>
    given(retention, [wasSet('everything', 24), ended('everything')])
      .when(set('health', 120), known)
      .then(wasSet('health', 120)));

  it('is bound by the rule for its own kind of person only', () => {
    given(retention, [wasSet('everything', 12, 'Volunteer')])
      .when(set('health', 24), known)
      .then(wasSet('health', 24));
    given(retention, [wasSet('health', 24, 'Volunteer')])
      .when(set('everything', 12), known)
      .then(wasSet('everything', 12));
  });
});

describe('ending a rule', () => {
  it('leaves the others', () => {
    given(retention, [wasSet('everything', 24), wasSet('health', 6)])
      .when(end('health'))
      .then(ended('health'));
    expect(stateAfter(retention, [wasSet('everything', 24), wasSet('health', 6), ended('health')])).toEqual([
      { kind: 'Guest', covers: 'everything', keepMonths: 24 },
    ]);
  });

  it('changes nothing where there is none', () =>
    given(retention, [wasSet('everything', 24, 'Volunteer')])
      .when(end('everything'))
      .thenNothing());
});

describe('how long data are kept', () => {
  const system = systemActor(ISHOEJ);

  it('is decided by nobody but people', () => {
    given(retention, [], { actor: system }).when(set('everything', 24), known).thenRefused('PersonMustDecide');
    given(retention, [wasSet('everything', 24)], { actor: system })
      .when(end('everything'))
      .thenRefused('PersonMustDecide');
  });

  it('is decided by a data protection officer as by a coordinator', () =>
    given(retention, [], { actor: actorOf('dataProtectionOfficer') })
      .when(set('everything', 24), known)
      .then(wasSet('everything', 24)));
});
