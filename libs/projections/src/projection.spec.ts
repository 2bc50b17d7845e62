import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/index.js';
import { passengersProjection, ridesProjection } from '../testing/rickshaw-rides.js';

const named = { type: 'BikeNamed', data: { bikeId: 'b1', name: 'Sofie' } } as const;
const scheduled = { type: 'RideScheduled', data: { rideId: 'r1', bikeId: 'b1', stops: ['Ishøj havn'] } } as const;
const joined = (passengerId: string) => ({ type: 'PassengerJoined', data: { rideId: 'r1', passengerId } }) as const;
const left = (passengerId: string) => ({ type: 'PassengerLeft', data: { rideId: 'r1', passengerId } }) as const;

describe('a projection', () => {
  it('shows rows with texts, numbers, flags, json and nulls', () =>
    given(ridesProjection, [scheduled]).thenRows('ride', [
      { rideId: 'r1', bikeId: 'b1', bikeName: null, stops: ['Ishøj havn'], passengers: 0, completed: false },
    ]));

  it('sees what earlier events of the same batch changed', () =>
    given(ridesProjection, [named, scheduled, joined('Anna'), joined('Bent'), left('Anna')]).thenTables({
      ride: [{ rideId: 'r1', bikeId: 'b1', bikeName: 'Sofie', stops: ['Ishøj havn'], passengers: 1, completed: false }],
      seat: [{ rideId: 'r1', passengerId: 'Bent', bikeId: 'b1' }],
    }));

  it('selects by a secondary key what has moved there, and not what has moved away', () =>
    given(ridesProjection, [
      scheduled,
      { type: 'RideMoved', data: { rideId: 'r1', bikeId: 'b2' } },
      named,
      { type: 'BikeNamed', data: { bikeId: 'b2', name: 'Karla' } },
    ]).thenRow('ride', { rideId: 'r1' }, { bikeId: 'b2', bikeName: 'Karla' }));

  it('selects no longer by a secondary key what has moved away since it was last asked', () =>
    given(ridesProjection, [
      scheduled,
      named,
      { type: 'RideMoved', data: { rideId: 'r1', bikeId: 'b2' } },
      { type: 'BikeNamed', data: { bikeId: 'b1', name: 'Karla' } },
    ]).thenRow('ride', { rideId: 'r1' }, { bikeId: 'b2', bikeName: null }));

  it('selects in a second round by what the first found', () =>
    given(ridesProjection, [
      scheduled,
      joined('Anna'),
      { type: 'RideMoved', data: { rideId: 'r1', bikeId: 'b2' } },
    ]).thenRow('seat', { rideId: 'r1', passengerId: 'Anna' }, { bikeId: 'b2' }));

  it('opens personal values only where a table shows them', () =>
    given(passengersProjection, [{ type: 'PassengerNoted', data: { passengerId: 'p1', name: 'Anna Holm' } }]).thenRows(
      'passengerPerson',
      [{ passengerId: 'p1', name: 'Anna Holm' }],
    ));

  it('says in its spec which event it did not take', () =>
    expect(given(ridesProjection, [joined('Anna')]).thenRows('seat', [])).rejects.toThrow(
      'specRides did not take SpecPassengerJoined: Error: there is no ride r1',
    ));
});
