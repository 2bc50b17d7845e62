import { describe, it } from '@jest/globals';
import { type Instant, type LocalDate, type erasureEvents } from '#kernel';
import { ISHOEJ, NOW, VALLENSBAEK, idFor } from '#kernel/testing';
import { type Told, given } from '#projections/testing';
import type { RetentionCovers, retentionEvents } from '../retention/retention.events.js';
import { type RetentionRuleRow, retentionProjection } from './retention.projection.js';

type Event = Told<typeof retentionEvents & Pick<typeof erasureEvents, 'ErasureDecided'>>;

const rules = `retention-${ISHOEJ}_rules`;
const ruleSet = (covers: RetentionCovers, keepMonths: number, kind = 'Guest'): Event => ({
  type: 'RetentionRuleSet',
  data: { kind, covers, keepMonths },
  stream: rules,
});
const row = (covers: RetentionCovers, keepMonths: number, kind = 'Guest', where = ISHOEJ): RetentionRuleRow => ({
  ruleId: `${where}_${kind}_${covers}`,
  kind,
  covers,
  keepMonths,
  setAt: NOW,
  setBy: 'spec',
  setByKind: 'system',
});

describe('the rules of retention', () => {
  it('show how long each kind of data is kept, and who said so when', () =>
    given(retentionProjection, [
      ruleSet('everything', 24),
      ruleSet('health', 6),
      ruleSet('everything', 60, 'Volunteer'),
    ]).thenRows('retentionRule', [row('everything', 24), row('health', 6), row('everything', 60, 'Volunteer')]));

  it('show the latest word', () =>
    given(retentionProjection, [
      ruleSet('everything', 24),
      { ...ruleSet('everything', 36), recordedAt: '2027-01-01T00:00:00Z' },
    ]).thenRows('retentionRule', [{ ...row('everything', 36), setAt: '2027-01-01T00:00:00.000Z' as Instant }]));

  it('show no rule that has ended', () =>
    given(retentionProjection, [
      ruleSet('everything', 24),
      ruleSet('health', 6),
      { type: 'RetentionRuleEnded', data: { kind: 'Guest', covers: 'health' }, stream: rules },
    ]).thenRows('retentionRule', [row('everything', 24)]));

  it('are each municipality’s own', () =>
    given(retentionProjection, [
      ruleSet('everything', 24),
      { ...ruleSet('everything', 12), municipality: VALLENSBAEK, stream: `retention-${VALLENSBAEK}_rules` },
    ]).thenRows('retentionRule', [row('everything', 24), row('everything', 12, 'Guest', VALLENSBAEK)]));
});

describe('holds', () => {
  const gerda = { kind: 'Guest', subjectId: idFor('Gerda') };
  const stream = `retentionHold-${ISHOEJ}_${gerda.subjectId}`;
  const postponed: Event = {
    type: 'RetentionPostponed',
    data: { ...gerda, until: '2027-06-30', reason: 'openCase' },
    stream,
  };
  const held = {
    ...gerda,
    until: '2027-06-30' as LocalDate,
    reason: 'openCase',
    decidedAt: NOW,
    decidedBy: 'spec',
    decidedByKind: 'system',
  } as const;
  const erased = (purposes: ('contact' | 'health' | 'notes')[]): Event => ({
    type: 'ErasureDecided',
    data: { ...gerda, purposes, reason: 'personAsked', legalBasis: 'consentWithdrawn' },
    stream: `erasure-${ISHOEJ}_${gerda.subjectId}`,
  });

  it('show until when, why and who said so', () =>
    given(retentionProjection, [postponed]).thenRows('retentionHold', [held]));

  it('show the latest word', () =>
    given(retentionProjection, [
      postponed,
      { type: 'RetentionPostponed', data: { ...gerda, until: '2028-06-30', reason: 'archiving' }, stream },
    ]).thenRows('retentionHold', [{ ...held, until: '2028-06-30' as LocalDate, reason: 'archiving' }]));

  it('are gone when they are released', () =>
    given(retentionProjection, [postponed, { type: 'RetentionHoldReleased', data: gerda, stream }]).thenRows(
      'retentionHold',
      [],
    ));

  it('are gone with the person, not with a part of their data', async () => {
    await given(retentionProjection, [postponed, erased(['health'])]).thenRows('retentionHold', [held]);
    await given(retentionProjection, [postponed, erased(['contact', 'notes'])]).thenRows('retentionHold', []);
  });
});
