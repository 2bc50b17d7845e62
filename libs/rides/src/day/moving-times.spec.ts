import { describe, it } from '@jest/globals';
import { command, given, idFor } from '#kernel/testing';
import {
  DATE,
  FRIDAY,
  at,
  cancel,
  cancelled,
  confirm,
  confirmed,
  facts,
  move,
  moveTo,
  moved,
  movedAway,
  newlyScheduled,
  onBike,
  release,
  schedule,
  scheduled,
  started,
  withPilot,
} from '../../testing/rides.js';
import { rideDay } from './ride-day.js';

const annas = scheduled({ pilot: 'Anna' });
const ride = { date: DATE, rideId: idFor('ride') };

describe('moving a ride to another time', () => {
  it('happens once', () => {
    const moving = given(rideDay, [annas]).when(move('14:00', '15:00'));
    moving.then(moved('14:00', '15:00'));
    moving.when(move('14:00', '15:00')).thenNothing();
  });

  it('is not in its own way', () => given(rideDay, [annas]).when(move('10:30', '11:30')).then(moved('10:30', '11:30')));

  it('frees the time that it had', () =>
    given(rideDay, [annas, moved('14:00', '15:00')])
      .when(schedule({ passengers: ['Hans'] }), facts())
      .then(newlyScheduled({ passengers: ['Hans'] })));

  it('asks its passengers anew: who had confirmed has said so of the old time', () => {
    const history = [annas, confirmed('Gerda')];
    given(rideDay, [...history, moved('14:00', '15:00')])
      .when(confirm('Gerda'))
      .then(confirmed('Gerda'));
    given(rideDay, [...history, onBike('Karen'), withPilot('Bent')])
      .when(confirm('Gerda'))
      .thenNothing();
  });

  it('is refused where the bike, the pilot or a passenger has another ride then', () => {
    const beside = (words: Parameters<typeof scheduled>[0]) =>
      given(rideDay, [
        annas,
        scheduled({ ride: 'other', bike: 'Karen', from: '14:00', until: '15:00', passengers: ['Hans'], ...words }),
      ]).when(move('14:30', '15:30'));
    beside({ bike: 'Sofie' }).thenRefused('BikeTaken');
    beside({ pilot: 'Anna' }).thenRefused('PilotTaken');
    beside({ passengers: ['Gerda'] }).thenRefused('PassengerTaken');
    beside({}).then(moved('14:30', '15:30'));
  });

  it('is refused for times that cannot be', () => {
    given(rideDay, [annas]).when(move('15:00', '14:00')).thenRefused('RideEndsBeforeItStarts');
    given(rideDay, [annas]).at(at('09:30')).when(move('09:15', '11:00')).thenRefused('RideInThePast');
    given(rideDay, [annas])
      .when(command('MoveRide', { ...ride, startsAt: at('10:00', FRIDAY), endsAt: at('11:00', FRIDAY) }))
      .thenRefused('NotOnThatDay');
    given(rideDay, [annas]).when(move('23:00', '23:50')).thenRefused('NotOnThatDay');
  });

  it('is refused once it has started or is off', () => {
    given(rideDay, [annas, started()]).when(move('14:00', '15:00')).thenRefused('RideUnderWay');
    given(rideDay, [annas, cancelled()]).when(move('14:00', '15:00')).thenRefused('RideIsOff');
  });
});

describe('moving a ride to another day', () => {
  it('says nothing yet here: the other day decides', () => given(rideDay, [annas]).when(moveTo(FRIDAY)).thenNothing());

  it('is refused for a ride that cannot move, and to the day that it is on', () => {
    given(rideDay, [annas, started()]).when(moveTo(FRIDAY)).thenRefused('RideUnderWay');
    given(rideDay, [annas]).when(moveTo(DATE)).thenRefused('SameDay', { date: DATE });
    given(rideDay, [])
      .when(moveTo(FRIDAY))
      .thenRefused('NotFound', { kind: 'Ride', id: idFor('ride') });
  });

  it('lets go of it here once it stands there, once', () => {
    const releasing = given(rideDay, [annas]).when(release());
    releasing.then(movedAway());
    releasing.when(release()).thenNothing();
  });

  it('lets go of it to one place only', () =>
    given(rideDay, [annas, movedAway()])
      .when(release('another ride on Friday'))
      .thenRefused('RideIsOff', { ...ride, rideStatus: 'movedAway' }));

  it('keeps it here where it has started meanwhile', () =>
    given(rideDay, [annas, started()]).when(release()).thenRefused('RideUnderWay'));

  it('leaves nothing here that could be confirmed or cancelled', () => {
    given(rideDay, [annas, movedAway()]).when(confirm('Gerda')).thenRefused('RideIsOff');
    given(rideDay, [annas, movedAway()]).when(cancel()).thenRefused('RideIsOff');
  });
});
