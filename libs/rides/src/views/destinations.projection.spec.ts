import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { destinationEvents } from '../destination/destination.events.js';
import { destinationsProjection } from './destinations.projection.js';

type Event = PlainEvent<typeof destinationEvents>;

const destinationId = idFor('Ishøj Havn');
const place = { label: 'Ishøj Havn', addressId: idFor('DAR'), latitude: 55.605, longitude: 12.39 };
const described = { destinationId, name: 'Ishøj Havn', kind: 'destination', place } as const;
const added: Event = { type: 'DestinationAdded', data: described };

describe('the places that rides go to', () => {
  it('show what they are called, where they lie and what there is', async () => {
    const row = { ...described, offers: null, retired: false };
    await given(destinationsProjection, [added]).thenRows('rideDestination', [row]);
    const sponsor: Event = {
      type: 'DestinationDescribed',
      data: { ...described, kind: 'sponsorStop', offers: 'Kaffe' },
    };
    await given(destinationsProjection, [added, sponsor]).thenRows('rideDestination', [
      { ...row, kind: 'sponsorStop', offers: 'Kaffe' },
    ]);
    await given(destinationsProjection, [added, sponsor, { ...added, type: 'DestinationDescribed' }]).thenRows(
      'rideDestination',
      [row],
    );
  });

  it('show that nobody is taken to a place any more', () =>
    given(destinationsProjection, [added, { type: 'DestinationRetired', data: { destinationId } }]).thenRow(
      'rideDestination',
      { destinationId },
      { retired: true },
    ));
});
