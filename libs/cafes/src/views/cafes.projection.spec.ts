import { describe, it } from '@jest/globals';
import { given } from '#projections/testing';
import {
  type CafeEvent,
  cafeId,
  closed,
  closureAnnounced,
  closureLifted,
  description,
  extraDateAdded,
  opened,
  plan,
} from '../../testing/cafes.js';
import { cafesProjection } from './cafes.projection.js';

const planned = (until: string): CafeEvent => ({
  type: 'CafeSessionsPlanned',
  data: { cafeId, until, sessions: [], skipped: [], capacity: 40, roles: [], offerHours: 24 },
});
const { recurrence, ...hours } = plan;

describe('the cafés', () => {
  it('show a café as it was opened', () =>
    given(cafesProjection, [opened(), extraDateAdded('2026-12-25')]).thenTables({
      cafe: [{ cafeId, ...description, ...recurrence, ...hours, plannedUntil: null, lastDate: null }],
      cafeClosure: [],
    } as never));

  it('show what it is called now, and what is planned from now', () =>
    given(cafesProjection, [
      opened(),
      {
        type: 'CafeDescribed',
        data: { cafeId, name: 'Strandcaféen', place: 'Strandvejen 1', hostOrganisation: 'SIND' },
      },
      { type: 'CafePlanChanged', data: { cafeId, ...plan, opens: '10:00', capacity: 20, roles: [] } },
    ]).thenRow('cafe', { cafeId }, {
      name: 'Strandcaféen',
      place: 'Strandvejen 1',
      hostOrganisation: 'SIND',
      opens: '10:00',
      closes: '15:00',
      capacity: 20,
      roles: [],
    } as never));

  it('show how far its sessions are planned; an earlier date in between takes nothing back', () =>
    given(cafesProjection, [opened(), planned('2026-12-31'), planned('2027-01-31'), planned('2026-12-01')]).thenRow(
      'cafe',
      { cafeId },
      { plannedUntil: '2027-01-31' } as never,
    ));

  it('show closures until they are lifted, each first date once', () =>
    given(cafesProjection, [
      opened(),
      closureAnnounced('2026-12-01', '2026-12-08'),
      closureAnnounced('2026-12-22', '2026-12-29'),
      closureAnnounced('2026-12-01', '2026-12-15', 'Nyt gulv'),
      closureLifted('2026-12-22'),
    ]).thenRows('cafeClosure', [{ cafeId, from: '2026-12-01', until: '2026-12-15', reason: 'Nyt gulv' }] as never));

  it('show the last date of a café that closes', () =>
    given(cafesProjection, [opened(), closed('2027-06-30')]).thenRow('cafe', { cafeId }, {
      lastDate: '2027-06-30',
    } as never));
});
