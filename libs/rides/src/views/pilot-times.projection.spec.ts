import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { pilotTimesEvents } from '../pilot/pilot-times.events.js';
import { pilotTimesProjection } from './pilot-times.projection.js';

type Event = PlainEvent<typeof pilotTimesEvents>;

const volunteerId = idFor('Anne');
const offer = (name: string, date: string) => ({
  volunteerId,
  offerId: idFor(name),
  date,
  from: '10:00',
  until: '12:00',
});
const offered = (name: string, date: string): Event => ({ type: 'PilotTimesOffered', data: offer(name, date) });

describe('the times that pilots offer', () => {
  it('are shown until they are withdrawn', async () => {
    const both = [offered('first', '2026-11-26'), offered('second', '2026-11-27')];
    await given(pilotTimesProjection, both).thenRows('pilotTimesOffer', [
      offer('first', '2026-11-26'),
      offer('second', '2026-11-27'),
    ] as never);
    const withdrawn: Event = { type: 'PilotTimesWithdrawn', data: { volunteerId, offerId: idFor('first') } };
    await given(pilotTimesProjection, [...both, withdrawn]).thenRows('pilotTimesOffer', [
      offer('second', '2026-11-27'),
    ] as never);
  });
});
