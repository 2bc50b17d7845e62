import { describe, it } from '@jest/globals';
import { given, idFor } from '#kernel/testing';
import { volunteer } from '#volunteers';
import {
  DATE,
  FRIDAY,
  TRAINED,
  at,
  bikeOf,
  cancelled,
  facts,
  giveBack,
  giveToBike,
  giveToPilot,
  givenBack,
  newlyScheduled,
  onBike,
  pilotOf,
  schedule,
  scheduled,
  started,
  take,
  withPilot,
} from '../../testing/rides.js';
import { rideDay } from './ride-day.js';

const anna = { pilot: TRAINED };
const open = scheduled();
const annas = scheduled({ pilot: 'Anna' });
const ride = { date: DATE, rideId: idFor('ride') };

describe('the pilot of a ride', () => {
  it('is trained on that day, also where it is the last one', () => {
    const until = (date: string) =>
      given(rideDay, []).when(schedule({ pilot: 'Anna' }), facts({ pilot: pilotOf('2024-01-01', date) }));
    until(DATE).then(newlyScheduled({ pilot: 'Anna', qualifiedUntil: DATE }));
    until('2026-11-25').thenRefused('PilotNotQualified', { pilotId: idFor('Anna'), date: DATE });
  });

  it('is not trained before it begins, or without any training', () => {
    for (const pilot of [pilotOf(FRIDAY), pilotOf()])
      given(rideDay, [open])
        .when(giveToPilot('Anna'), { pilot })
        .thenRefused('PilotNotQualified', { pilotId: idFor('Anna'), date: DATE });
    given(rideDay, [open])
      .when(giveToPilot('Anna'), { pilot: pilotOf(DATE) })
      .then(withPilot('Anna'));
  });

  it('is a volunteer, approved and not away', () => {
    for (const pilot of [undefined, volunteer.initial])
      given(rideDay, [open])
        .when(giveToPilot('Anna'), { pilot })
        .thenRefused('NotFound', { kind: 'Volunteer', id: idFor('Anna') });
    for (const pilot of [
      { ...TRAINED, status: 'applied' as const },
      pilotOf('2024-01-01', undefined, { from: DATE, until: FRIDAY }),
    ])
      given(rideDay, [open])
        .when(giveToPilot('Anna'), { pilot })
        .thenRefused('PilotNotActive', { pilotId: idFor('Anna'), date: DATE });
  });

  it('has a quarter of an hour between two rides on whichever bikes, and says when they are free', () => {
    const onKaren = (from: string) => ({ bike: 'Karen', pilot: 'Anna', from, until: '12:00', passengers: ['Hans'] });
    given(rideDay, [annas])
      .when(schedule(onKaren('11:14')), facts())
      .thenRefused('PilotTaken', {
        pilotId: idFor('Anna'),
        ...ride,
        startsAt: at('10:00'),
        endsAt: at('11:00'),
        freeFrom: at('11:15'),
      });
    given(rideDay, [annas])
      .when(schedule(onKaren('11:15')), facts())
      .then(newlyScheduled(onKaren('11:15')));
  });
});

describe('giving a ride to a pilot', () => {
  it('also takes it from another one, once', () => {
    const giving = given(rideDay, [annas]).when(giveToPilot('Bent'), anna);
    giving.then(withPilot('Bent'));
    giving.when(giveToPilot('Bent'), anna).thenNothing();
  });

  it('is refused where they drive another one then', () =>
    given(rideDay, [annas, scheduled({ ride: 'other', bike: 'Karen', passengers: ['Hans'] })])
      .when(giveToPilot('Anna', 'other'), anna)
      .thenRefused('PilotTaken'));

  it('is refused for a ride that is not there, has started or is off', () => {
    given(rideDay, [open])
      .when(giveToPilot('Anna', 'none'), anna)
      .thenRefused('NotFound', { kind: 'Ride', id: idFor('none') });
    given(rideDay, [annas, started()])
      .when(giveToPilot('Bent'), anna)
      .thenRefused('RideUnderWay', { ...ride, rideStatus: 'started' });
    given(rideDay, [annas, cancelled()])
      .when(giveToPilot('Bent'), anna)
      .thenRefused('RideIsOff', { ...ride, rideStatus: 'cancelled' });
  });
});

describe('taking an open ride', () => {
  it('makes it the pilot’s, once', () => {
    const taking = given(rideDay, [open]).when(take('Anna'), { pilot: pilotOf('2024-01-01', FRIDAY) });
    taking.then(withPilot('Anna', FRIDAY));
    taking.when(take('Anna'), anna).thenNothing();
  });

  it('is possible until it is over, for somebody may have to set out at once', () => {
    given(rideDay, [open]).at(at('10:59')).when(take('Anna'), anna).then(withPilot('Anna'));
    given(rideDay, [open])
      .at(at('11:00'))
      .when(take('Anna'), anna)
      .thenRefused('RideInThePast', { startsAt: at('10:00') });
  });

  it('is refused where another pilot was faster', () =>
    given(rideDay, [annas]).when(take('Bent'), anna).thenRefused('RideHasPilot', ride));

  it('is refused to who is not qualified, or drives another one then', () => {
    given(rideDay, [open])
      .when(take('Anna'), { pilot: pilotOf('2024-01-01', '2026-11-25') })
      .thenRefused('PilotNotQualified');
    given(rideDay, [annas, scheduled({ ride: 'other', bike: 'Karen', from: '11:10', until: '12:00' })])
      .when(take('Anna', 'other'), anna)
      .thenRefused('PilotTaken');
  });
});

describe('giving a ride back', () => {
  it('opens it again, once', () => {
    const giving = given(rideDay, [annas]).when(giveBack('Anna'));
    giving.then(givenBack('Anna'));
    giving.when(giveBack('Anna')).thenNothing();
    giving.when(take('Bent'), anna).then(withPilot('Bent'));
  });

  it('leaves the pilot free for another ride then', () =>
    given(rideDay, [annas, givenBack('Anna')])
      .when(schedule({ bike: 'Karen', pilot: 'Anna', passengers: ['Hans'] }), facts())
      .then(newlyScheduled({ bike: 'Karen', pilot: 'Anna', passengers: ['Hans'] })));

  it('is refused to everybody else, and once it has started', () => {
    given(rideDay, [annas])
      .when(giveBack('Bent'))
      .thenRefused('RideNotYours', { ...ride, pilotId: idFor('Bent') });
    given(rideDay, [annas, started()]).when(giveBack('Anna')).thenRefused('RideUnderWay');
  });
});

describe('giving a ride to another bike', () => {
  it('notes its seats, and happens once', () => {
    const giving = given(rideDay, [open]).when(giveToBike('Karen'), { bike: bikeOf() });
    giving.then(onBike('Karen'));
    giving.when(giveToBike('Karen'), { bike: bikeOf() }).thenNothing();
  });

  it('is refused where it is not there, not in service, too small, or without the platform that is needed', () => {
    const toKaren = (bike?: ReturnType<typeof bikeOf>, platform = false) =>
      given(rideDay, [scheduled({ companions: 1, platform })]).when(giveToBike('Karen'), { bike });
    toKaren().thenRefused('NotFound', { kind: 'Bike', id: idFor('Karen') });
    toKaren(bikeOf({ away: { from: DATE } })).thenRefused('BikeOutOfService');
    toKaren(bikeOf({ seats: 1 })).thenRefused('TooFewSeats');
    toKaren(bikeOf(), true).thenRefused('PlatformMissing');
  });

  it('is refused where that one has another ride then', () =>
    given(rideDay, [
      open,
      scheduled({ ride: 'other', bike: 'Karen', from: '11:10', until: '12:00', passengers: ['Hans'] }),
    ])
      .when(giveToBike('Karen'), { bike: bikeOf() })
      .thenRefused('BikeTaken'));
});
