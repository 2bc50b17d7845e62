import { describe, it } from '@jest/globals';
import { type PlainEvent, NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { rideRequestEvents } from '../request/ride-request.events.js';
import { rideRequestsProjection } from './ride-requests.projection.js';

type Event = PlainEvent<typeof rideRequestEvents>;

const requestId = idFor('request');
const passengerId = idFor('Gerda');
const fellowId = idFor('Hans');
const windows = [{ from: '2026-11-26T10:00:00.000Z', until: '2026-11-26T12:00:00.000Z' }];
const recurrence = { firstDate: '2026-11-26', rrule: 'FREQ=WEEKLY;COUNT=4', from: '10:00', until: '12:00' };
const wish = { requestId, passengerId, fellowIds: [], companions: 0, platform: false, windows, stops: [] };
const requested = (more: object = {}): Event => ({ type: 'RideRequested', data: { ...wish, ...more } });
const answered = (date: string, ride = 'first', rideDate = date): Event => ({
  type: 'RideRequestAnswered',
  data: { requestId, date, rideId: idFor(ride), rideDate },
});
const reopened = (date: string, ride = 'first'): Event => ({
  type: 'RideRequestReopened',
  data: { requestId, date, rideId: idFor(ride) },
});
const withdrawn: Event = { type: 'RideRequestWithdrawn', data: { requestId } };

/** What becomes of the wish. */
const thenStatus = (events: readonly Event[], status: string, declinedFor: string | null = null) =>
  given(rideRequestsProjection, events).thenRow('rideRequest', { requestId }, { status, declinedFor } as never);

describe('the wishes for rides', () => {
  it('show for whom, by whom, when and where to, and nothing in anybody’s own words', async () => {
    const destinationId = idFor('Ishøj Havn');
    const sessionId = idFor('session');
    const more = {
      ...{ fellowIds: [fellowId], platform: true, destinationId, stops: [destinationId], sessionId },
      wish: 'Forbi kirkegården',
    };
    await given(rideRequestsProjection, [requested(more)]).thenTables({
      rideRequest: [
        {
          ...{ requestId, passengerId, companions: 0, platform: true, status: 'open', declinedFor: null },
          ...{ requestedAt: NOW, askedBy: 'system', windows, firstDate: null, rrule: null, from: null, until: null },
          ...{ destinationId, stops: [destinationId], sessionId },
        },
      ],
      rideRequestFellow: [{ requestId, passengerId: fellowId }],
      rideRequestAnswer: [],
    } as never);
  });

  it('show when a wish recurs', () =>
    given(rideRequestsProjection, [requested({ windows: [], recurrence })]).thenRow('rideRequest', { requestId }, {
      ...recurrence,
      windows: [],
      destinationId: null,
      sessionId: null,
    } as never));

  it('show which ride answers which date, and where it stands', async () => {
    const events = [requested(), answered('2026-11-26', 'first', '2026-11-27')];
    await given(rideRequestsProjection, events).thenRows('rideRequestAnswer', [
      { requestId, date: '2026-11-26', rideId: idFor('first'), rideDate: '2026-11-27' },
    ] as never);
    await thenStatus(events, 'scheduled');
  });

  it('show a wish as open again once no ride answers it', async () => {
    await thenStatus([requested(), answered('2026-11-26'), reopened('2026-11-26')], 'open');
    const two = [requested({ windows: [], recurrence }), answered('2026-11-26'), answered('2026-12-03', 'second')];
    await thenStatus([...two, reopened('2026-11-26')], 'scheduled');
    await given(rideRequestsProjection, [...two, reopened('2026-11-26')]).thenRows('rideRequestAnswer', [
      { requestId, date: '2026-12-03', rideId: idFor('second'), rideDate: '2026-12-03' },
    ] as never);
  });

  it('show that a wish was declined, and why, or withdrawn', async () => {
    await thenStatus(
      [requested(), { type: 'RideRequestDeclined', data: { requestId, reason: 'noPilot' } }],
      'declined',
      'noPilot',
    );
    await thenStatus([requested(), withdrawn], 'withdrawn');
    await thenStatus([requested(), answered('2026-11-26'), withdrawn, reopened('2026-11-26')], 'withdrawn');
  });
});
