import { describe, expect, it } from '@jest/globals';
import { globalId, globalIds, parseGlobalId, plainIds } from './global-id.js';

const [gerda, hans] = ['0198c3a4-0000-7000-8000-000000000001', '0198c3a4-0000-7000-8000-000000000002'];

describe('the ids in an input', () => {
  it('become plain ones, in lists and within what stands in it too', () =>
    expect(
      plainIds({
        passengers: [globalId('Passenger', gerda), globalId('Passenger', hans)],
        session: { sessionId: globalId('CafeSession', hans), direction: 'out' },
        wish: globalId('Guest', gerda),
      }),
    ).toEqual({
      plain: {
        passengers: [gerda, hans],
        session: { sessionId: hans, direction: 'out' },
        wish: globalId('Guest', gerda),
      },
    }));

  it('of a ride say its day too', () =>
    expect(plainIds({ rideId: globalId('Ride', '2026-06-14', gerda) })).toEqual({
      plain: { date: '2026-06-14', rideId: gerda },
    }));

  it('are refused where they are of something else, or of nothing, each by its place', () =>
    expect(
      plainIds({
        guestId: globalId('Volunteer', gerda),
        passengers: [globalId('Passenger', gerda), 'Gerda'],
        session: { sessionId: globalId('Cafe', hans) },
      }),
    ).toMatchObject({
      refusal: {
        details: {
          problems: [
            { path: 'guestId', problem: 'is the id of a Volunteer; the id of a Guest is wanted' },
            { path: 'passengers.1', problem: 'is not the id of a Passenger' },
            { path: 'session.sessionId', problem: 'is the id of a Cafe; the id of a CafeSession is wanted' },
          ],
        },
      },
    }));

  it('have one spelling each', () => {
    const id = globalId('Guest', gerda);
    expect(parseGlobalId(id)).toEqual({ type: 'Guest', parts: [gerda] });
    for (const text of [`${id}=`, `${id} `, globalId('Guest', gerda, hans), globalId('guest', gerda), 'Gerda'])
      expect(parseGlobalId(text)).toBeUndefined();
  });
});

describe('the ids in a refusal', () => {
  it('become global ones, a ride’s with the day that is said beside it', () =>
    expect(globalIds({ bikeId: gerda, date: '2026-06-14', rideId: hans, freeFrom: 'later' })).toEqual({
      bikeId: globalId('Bike', gerda),
      date: '2026-06-14',
      rideId: globalId('Ride', '2026-06-14', hans),
      freeFrom: 'later',
    }));
});
