import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { bikeEvents } from '../bike/bike.events.js';
import { bikesProjection } from './bikes.projection.js';

type Event = PlainEvent<typeof bikeEvents>;

const bikeId = idFor('Sofie');
const described = {
  bikeId,
  name: 'Sofie',
  model: 'Christiania',
  seats: 2,
  platform: false,
  base: { label: 'Torsbo', latitude: 55.61, longitude: 12.35 },
} as const;
const added: Event = { type: 'BikeAdded', data: described };
const away = (from: string, until?: string): Event => ({
  type: 'BikeTakenOutOfService',
  data: { bikeId, from, ...(until ? { until } : {}), reason: 'repair' },
});
const back = (on: string): Event => ({ type: 'BikeReturnedToService', data: { bikeId, on } });
const inspected = (on: string, nextDue: string): Event => ({ type: 'BikeInspected', data: { bikeId, on, nextDue } });

describe('the bikes', () => {
  it('show what a bike is called, carries and where it stands', async () => {
    const row = { ...described, inspectedOn: null, inspectionDue: null, retiredOn: null };
    await given(bikesProjection, [added]).thenTables({ bike: [row], bikeOutOfService: [] });
    const renamed: Event = { type: 'BikeDescribed', data: { ...described, name: 'Karla', platform: true } };
    await given(bikesProjection, [added, renamed]).thenRows('bike', [{ ...row, name: 'Karla', platform: true }]);
  });

  it('show on which days a bike stays at home, and that it is gone for good', async () => {
    await given(bikesProjection, [added, away('2026-11-24', '2026-11-26'), away('2026-12-01')]).thenRows(
      'bikeOutOfService',
      [
        { bikeId, from: '2026-11-24', until: '2026-11-26', reason: 'repair' },
        { bikeId, from: '2026-12-01', until: null, reason: 'repair' },
      ] as never,
    );
    const retired: Event = { type: 'BikeRetired', data: { bikeId, on: '2027-01-01' } };
    await given(bikesProjection, [added, retired]).thenRow('bike', { bikeId }, { retiredOn: '2027-01-01' } as never);
  });

  it('show a break that ends the day before a bike is back, and none that would only have begun', async () => {
    await given(bikesProjection, [added, away('2026-11-24'), back('2026-11-26')]).thenRows('bikeOutOfService', [
      { bikeId, from: '2026-11-24', until: '2026-11-25', reason: 'repair' },
    ] as never);
    await given(bikesProjection, [added, away('2026-11-24'), back('2026-11-24')]).thenRows('bikeOutOfService', []);
    await given(bikesProjection, [added, away('2026-11-24', '2026-11-25'), back('2026-11-26')]).thenRows(
      'bikeOutOfService',
      [{ bikeId, from: '2026-11-24', until: '2026-11-25', reason: 'repair' }] as never,
    );
  });

  it('show when the next inspection is due, by the latest one and not by one put on record late', () =>
    given(bikesProjection, [
      added,
      inspected('2026-10-01', '2027-10-01'),
      inspected('2025-10-01', '2026-10-01'),
    ]).thenRow('bike', { bikeId }, { inspectedOn: '2026-10-01', inspectionDue: '2027-10-01' } as never));

  it('show a correction of when it is due', () =>
    given(bikesProjection, [
      added,
      inspected('2026-10-01', '2027-10-01'),
      inspected('2026-10-01', '2027-04-01'),
    ]).thenRow('bike', { bikeId }, { inspectionDue: '2027-04-01' } as never));
});
