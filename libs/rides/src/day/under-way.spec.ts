import { describe, it } from '@jest/globals';
import { given, idFor } from '#kernel/testing';
import {
  DATE,
  at,
  cancel,
  cancelDay,
  cancelled,
  complete,
  completed,
  confirm,
  confirmed,
  facts,
  giveBack,
  markNoShow,
  movedAway,
  remark,
  remarked,
  scheduled,
  start,
  started,
  stayedAway,
  take,
} from '../../testing/rides.js';
import { rideDay } from './ride-day.js';

const annas = scheduled({ pilot: 'Anna', passengers: ['Gerda', 'Hans'] });
const ride = { date: DATE, rideId: idFor('ride') };
const UNDER_WAY = at('10:30');

describe('confirming a ride', () => {
  it('is for each of its passengers, once', () => {
    const confirming = given(rideDay, [annas]).when(confirm('Gerda'));
    confirming.then(confirmed('Gerda'));
    confirming.when(confirm('Gerda')).thenNothing();
    confirming.when(confirm('Hans')).then(confirmed('Hans'));
  });

  it('is refused for who is not on it, and where it is off', () => {
    given(rideDay, [annas])
      .when(confirm('Inger'))
      .thenRefused('NotAPassenger', { ...ride, passengerId: idFor('Inger') });
    given(rideDay, [annas, cancelled()]).when(confirm('Gerda')).thenRefused('RideIsOff');
  });
});

describe('starting a ride', () => {
  it('is possible from an hour before its time, and not earlier', () => {
    given(rideDay, [annas])
      .at('2026-11-26T07:59:59.999Z')
      .when(start('Anna'))
      .thenRefused('RideNotStarted', { ...ride, startsAt: at('10:00') });
    given(rideDay, [annas]).at(at('09:00')).when(start('Anna')).then(started());
  });

  it('happens once', () => given(rideDay, [annas, started()]).at(UNDER_WAY).when(start('Anna')).thenNothing());

  it('is refused to another pilot, and where there is none', () => {
    given(rideDay, [annas])
      .at(UNDER_WAY)
      .when(start('Bent'))
      .thenRefused('RideNotYours', { ...ride, pilotId: idFor('Bent') });
    given(rideDay, [annas, started()]).at(UNDER_WAY).when(start('Bent')).thenRefused('RideNotYours');
    given(rideDay, [scheduled()]).at(UNDER_WAY).when(start('Anna')).thenRefused('RideWithoutPilot', ride);
  });

  it('is refused once it is over, off or somewhere else', () => {
    given(rideDay, [annas, started(), completed()])
      .at(UNDER_WAY)
      .when(start('Anna'))
      .thenRefused('RideUnderWay', { ...ride, rideStatus: 'completed' });
    given(rideDay, [annas, stayedAway()]).at(UNDER_WAY).when(start('Anna')).thenRefused('RideUnderWay');
    given(rideDay, [annas, cancelled()]).at(UNDER_WAY).when(start('Anna')).thenRefused('RideIsOff');
    given(rideDay, [annas, movedAway()])
      .at(UNDER_WAY)
      .when(start('Anna'))
      .thenRefused('RideIsOff', { ...ride, rideStatus: 'movedAway' });
  });
});

describe('completing a ride', () => {
  it('says how far it was and where they stopped, once', () => {
    const completing = given(rideDay, [annas, started()])
      .at(at('11:05'))
      .when(complete('Anna', 7_200, ['Ishøj havn']), facts());
    completing.then(completed(7_200, ['Ishøj havn']));
    completing.when(complete('Anna', 7_200, ['Ishøj havn']), facts()).thenNothing();
  });

  it('is refused where it says something else than before: what was noted would be lost', () => {
    const over = given(rideDay, [annas, started(), completed(7_200, ['Ishøj havn'])]).at(at('11:05'));
    for (const other of [complete('Anna', 5_000, ['Ishøj havn']), complete('Anna', 7_200), complete('Anna')])
      over.when(other, facts()).thenRefused('RideUnderWay', { ...ride, rideStatus: 'completed' });
  });

  it('is refused with a stop that is not on record', () => {
    given(rideDay, [annas, started()])
      .at(UNDER_WAY)
      .when(complete('Anna', 7_200, ['Ishøj havn', 'Atlantis']), facts())
      .thenRefused('NotFound', { kind: 'RideDestination', id: idFor('Atlantis') });
  });

  it('is possible though nobody said that it had started, and not before it could have', () => {
    given(rideDay, [annas]).at(at('10:00')).when(complete('Anna'), facts()).then(completed());
    given(rideDay, [annas])
      .at('2026-11-26T08:59:59.999Z')
      .when(complete('Anna'), facts())
      .thenRefused('RideNotStarted', { ...ride, startsAt: at('10:00') });
  });

  it('is possible early where it started early', () =>
    given(rideDay, [annas, started()]).at(at('09:50')).when(complete('Anna'), facts()).then(completed()));

  it('is refused to another pilot, of a ride without one, and of one that was not', () => {
    given(rideDay, [annas, started()]).at(UNDER_WAY).when(complete('Bent'), facts()).thenRefused('RideNotYours');
    given(rideDay, [scheduled()]).at(UNDER_WAY).when(complete('Anna'), facts()).thenRefused('RideWithoutPilot');
    given(rideDay, [annas, cancelled()]).at(UNDER_WAY).when(complete('Anna'), facts()).thenRefused('RideIsOff');
    given(rideDay, [annas, stayedAway()])
      .at(UNDER_WAY)
      .when(complete('Anna'), facts())
      .thenRefused('RideUnderWay', { ...ride, rideStatus: 'noShow' });
  });

  it('is refused with a distance that nobody pedals', () =>
    given(rideDay, [annas, started()])
      .at(UNDER_WAY)
      .when(complete('Anna', 100_001), facts())
      .thenRefused('InvalidInput', { problems: [{ path: 'distanceMetres', problem: 'must be at most 100 km' }] }));
});

describe('a few words about a ride', () => {
  it('are about one of its passengers, while it goes on and afterwards', () => {
    for (const history of [
      [annas, started()],
      [annas, started(), completed()],
    ])
      given(rideDay, history)
        .at(UNDER_WAY)
        .when(remark('Anna', 'Gerda', 'Sang the whole way'))
        .then(remarked('Gerda', 'Sang the whole way'));
  });

  it('are refused before it starts, about others, and from others', () => {
    given(rideDay, [annas])
      .when(remark('Anna', 'Gerda', 'Looks forward'))
      .thenRefused('RideNotStarted');
    given(rideDay, [annas, started()])
      .when(remark('Anna', 'Inger', 'Waved'))
      .thenRefused('NotAPassenger');
    given(rideDay, [annas, started()])
      .when(remark('Bent', 'Gerda', 'Waved'))
      .thenRefused('RideNotYours');
    given(rideDay, [annas, cancelled()])
      .when(remark('Anna', 'Gerda', 'Rain'))
      .thenRefused('RideIsOff');
  });
});

describe('nobody at the door', () => {
  it('is said once the ride has begun, once', () => {
    const marking = given(rideDay, [annas]).at(at('10:00')).when(markNoShow('Anna', true));
    marking.then(stayedAway(true));
    marking.when(markNoShow('Anna', true)).thenNothing();
    marking.when(markNoShow('Anna', false)).thenRefused('RideUnderWay', { ...ride, rideStatus: 'noShow' });
    marking.when(markNoShow('Bent', true)).thenRefused('RideNotYours');
  });

  it('is refused before, to another pilot, and once they are under way', () => {
    given(rideDay, [annas]).at(at('09:59')).when(markNoShow('Anna')).thenRefused('RideNotStarted');
    given(rideDay, [annas]).at(UNDER_WAY).when(markNoShow('Bent')).thenRefused('RideNotYours');
    given(rideDay, [annas, started()]).at(UNDER_WAY).when(markNoShow('Anna')).thenRefused('RideUnderWay');
  });
});

describe('what became of a ride', () => {
  it.each([
    ['under way', [started()]],
    ['over', [started(), completed()]],
    ['waiting for nobody any more', [stayedAway()]],
    ['off', [cancelled()]],
  ])('is told to nobody whose it is not, when it is %s', (_what, since) => {
    const told = given(rideDay, [annas, ...since]).at(UNDER_WAY);
    told.when(confirm('Inger')).thenRefused('NotAPassenger');
    told.when(take('Bent'), facts()).thenRefused('RideHasPilot');
    told.when(giveBack('Bent')).thenRefused('RideNotYours');
    told.when(start('Bent')).thenRefused('RideNotYours');
    told.when(complete('Bent'), facts()).thenRefused('RideNotYours');
    told.when(remark('Bent', 'Gerda', 'Hun sang hele vejen')).thenRefused('RideNotYours');
    told.when(markNoShow('Bent')).thenRefused('RideNotYours');
  });
});

describe('cancelling a ride', () => {
  it('says why, once', () => {
    const cancelling = given(rideDay, [annas]).when(cancel('illness'));
    cancelling.then(cancelled('illness'));
    cancelling.when(cancel('weather')).thenNothing();
  });

  it('is refused for one that is under way, over, or on another day', () => {
    given(rideDay, [annas, started()]).when(cancel()).thenRefused('RideUnderWay');
    given(rideDay, [annas, started(), completed()]).when(cancel()).thenRefused('RideUnderWay');
    given(rideDay, [annas, movedAway()]).when(cancel()).thenRefused('RideIsOff');
  });
});

describe('cancelling a whole day', () => {
  const other = scheduled({ ride: 'other', from: '12:00', until: '13:00' });
  const third = scheduled({ ride: 'third', from: '14:00', until: '15:00' });

  it('cancels what has not begun, and leaves those under way and those that are off', () => {
    const cancelling = given(rideDay, [annas, other, third, started(), cancelled('illness', 'third')]).when(
      cancelDay(),
    );
    cancelling.then(cancelled('weather', 'other'));
    cancelling.when(cancelDay()).thenNothing();
  });

  it('is one word for all of them', () =>
    given(rideDay, [annas, other, third])
      .when(cancelDay())
      .then(cancelled('weather'), cancelled('weather', 'other'), cancelled('weather', 'third')));

  it('is nothing where there are no rides', () => given(rideDay, []).when(cancelDay()).thenNothing());
});
