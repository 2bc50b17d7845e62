import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { rideDayEvents } from '../day/ride-day.events.js';
import type { rideRequestEvents } from '../request/ride-request.events.js';
import { rideWordsProjection } from './ride-words.projection.js';

type Event = PlainEvent<Pick<typeof rideRequestEvents, 'RideRequested'> & Pick<typeof rideDayEvents, 'RideRemarked'>>;

const passengerId = idFor('Gerda');
const wished = (request: string, wish?: string): Event => ({
  type: 'RideRequested',
  data: {
    ...{ requestId: idFor(request), passengerId, fellowIds: [], companions: 0, platform: false, stops: [] },
    windows: [{ from: '2026-06-11T08:00:00.000Z', until: '2026-06-11T10:00:00.000Z' }],
    ...(wish ? { wish } : {}),
  },
});
const remarked = (words: string): Event => ({
  type: 'RideRemarked',
  data: { date: '2026-06-11', rideId: idFor('ride'), passengerId, words },
});

describe('the words about passengers', () => {
  it('show what was wished for last, and by which request', () =>
    given(rideWordsProjection, [wished('first', 'Til havnen')]).thenTables({
      passengerWords: [{ passengerId, wish: 'Til havnen', remark: null }],
      latestRequest: [{ passengerId, requestId: idFor('first') }],
    }));

  it('show nothing where the last request says nothing', () =>
    given(rideWordsProjection, [wished('first', 'Til havnen'), wished('second')]).thenTables({
      passengerWords: [{ passengerId, wish: null, remark: null }],
      latestRequest: [{ passengerId, requestId: idFor('second') }],
    }));

  it('show how the last ride was, beside what was wished for', () =>
    given(rideWordsProjection, [
      wished('first', 'Til havnen'),
      remarked('Hun sang'),
      remarked('Hun sang igen'),
    ]).thenRows('passengerWords', [{ passengerId, wish: 'Til havnen', remark: 'Hun sang igen' }]));
});
