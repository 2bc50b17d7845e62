import { describe, it } from '@jest/globals';
import { NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import {
  type RideDayEvent,
  DATE,
  FRIDAY,
  at,
  cancelled,
  completed,
  confirmed,
  givenBack,
  moved,
  movedAway,
  onBike,
  remarked,
  scheduled,
  started,
  stayedAway,
  withPilot,
} from '../../testing/rides.js';
import { ridesProjection } from './rides.projection.js';

const rideId = idFor('ride');
const row = {
  date: DATE,
  rideId,
  bikeId: idFor('Sofie'),
  seats: 2,
  seatsTaken: 1,
  pilotId: null,
  startsAt: at('10:00'),
  endsAt: at('11:00'),
  nextFrom: at('11:15'),
  companions: 0,
  platform: false,
  destinationId: null,
  stops: [],
  requestId: null,
  sessionId: null,
  direction: null,
  sessionFrom: null,
  sessionUntil: null,
  status: 'scheduled',
  cancelledFor: null,
  offAt: null,
  distanceMetres: null,
  stopsMade: null,
  movedToDate: null,
  movedToRideId: null,
} as const;

const toSession = (direction: 'out' | 'home') => {
  const { type, data } = scheduled();
  return { type, data: { ...data, session: { sessionId: idFor('session'), direction } } };
};

const shows = (events: readonly RideDayEvent[], columns: object) =>
  given(ridesProjection, events).thenRow('ride', { rideId }, columns);

describe('the rides', () => {
  it('show a ride as it was scheduled, open and with nobody confirmed', () =>
    given(ridesProjection, [scheduled()]).thenTables({
      ride: [row],
      ridePassenger: [{ rideId, passengerId: idFor('Gerda'), confirmed: false }],
    }));

  it('count those who come along into the seats that are taken', () =>
    shows([scheduled({ companions: 1, pilot: 'Anna' })], { seatsTaken: 2, companions: 1, pilotId: idFor('Anna') }));

  it('show when its bike and pilot are free again once it is moved', () =>
    shows([scheduled(), moved('12:00', '12:30')], {
      startsAt: at('12:00'),
      endsAt: at('12:30'),
      nextFrom: at('12:45'),
    }));

  it('show who drives it, and nobody once it is given back', async () => {
    await shows([scheduled(), withPilot('Anna')], { pilotId: idFor('Anna') });
    await shows([scheduled(), withPilot('Anna'), givenBack('Anna')], { pilotId: null });
  });

  it('show the bike that it was given to, and how many that takes', () =>
    shows([scheduled(), onBike('Thor', 1)], { bikeId: idFor('Thor'), seats: 1 }));

  it('show who of two has said that they come', () =>
    given(ridesProjection, [scheduled({ passengers: ['Gerda', 'Hans'] }), confirmed('Hans')]).thenRows(
      'ridePassenger',
      [
        { rideId, passengerId: idFor('Gerda'), confirmed: false },
        { rideId, passengerId: idFor('Hans'), confirmed: true },
      ],
    ));

  it('show nobody as coming once it is at another time: they said so of the old one', () =>
    given(ridesProjection, [
      scheduled({ passengers: ['Gerda', 'Hans'] }),
      confirmed('Gerda'),
      confirmed('Hans'),
      moved('14:00', '15:00'),
      confirmed('Hans'),
    ]).thenRows('ridePassenger', [
      { rideId, passengerId: idFor('Gerda'), confirmed: false },
      { rideId, passengerId: idFor('Hans'), confirmed: true },
    ]));

  it('show how far it came, and nothing of how it was for somebody', async () => {
    await shows([scheduled(), started()], { status: 'started' });
    await given(ridesProjection, [
      scheduled(),
      started(),
      completed(4_200, ['harbour']),
      remarked('Gerda', 'She sang all the way'),
    ]).thenRows('ride', [{ ...row, status: 'completed', distanceMetres: 4_200, stopsMade: [idFor('harbour')] }]);
  });

  it('show why it is not to be, and since when', async () => {
    await shows([scheduled(), cancelled('illness')], { status: 'cancelled', cancelledFor: 'illness', offAt: NOW });
    await shows([scheduled(), stayedAway()], { status: 'noShow', cancelledFor: null });
  });

  it('show where it went when it was moved to another day', () =>
    shows([scheduled(), movedAway()], {
      status: 'movedAway',
      offAt: NOW,
      movedToDate: FRIDAY,
      movedToRideId: idFor('ride on Friday'),
    }));

  it('show when a session has to begin for the way out, and to end for the way home', async () => {
    await shows([toSession('out')], { sessionFrom: at('10:30'), sessionUntil: at('12:00') });
    await shows([toSession('home')], { sessionFrom: at('09:00'), sessionUntil: at('10:30') });
    await shows([toSession('out'), moved('12:00', '12:30')], {
      direction: 'out',
      sessionFrom: at('12:00'),
      sessionUntil: at('13:30'),
    });
  });
});
