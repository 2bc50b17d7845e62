import { describe, it } from '@jest/globals';
import { command, given, idFor } from '#kernel/testing';
import {
  DATE,
  FRIDAY,
  at,
  bikeOf,
  cancelled,
  completed,
  facts,
  movedAway,
  newlyScheduled,
  passengerOf,
  pilotOf,
  schedule,
  scheduled,
  started,
  stayedAway,
} from '../../testing/rides.js';
import { rideDay } from './ride-day.js';

const nobody = { ...passengerOf('Gerda') };
const asked = schedule({ pilot: 'Anna' });

describe('scheduling a ride', () => {
  it('puts passengers on a bike with a pilot for a time, and notes the seats', () =>
    given(rideDay, [])
      .when(asked, facts())
      .then(newlyScheduled({ pilot: 'Anna' })));

  it('needs no pilot yet: the ride is open', () =>
    given(rideDay, [])
      .when(schedule(), facts({ pilot: undefined }))
      .then(newlyScheduled()));

  it('notes until when the training of its pilot is valid, where it ends', () =>
    given(rideDay, [])
      .when(asked, facts({ pilot: pilotOf('2024-01-01', '2027-01-01') }))
      .then(newlyScheduled({ pilot: 'Anna', qualifiedUntil: '2027-01-01' })));

  it('notes the later end of two trainings that are both valid that day, and none where one does not end', () => {
    const [first, again] = [pilotOf('2024-01-01', '2026-12-31'), pilotOf('2026-11-01', '2028-12-31')];
    const renewed = { ...first, qualifications: [...first.qualifications, ...again.qualifications] };
    given(rideDay, [])
      .when(asked, facts({ pilot: renewed }))
      .then(newlyScheduled({ pilot: 'Anna', qualifiedUntil: '2028-12-31' }));
    const forGood = { ...first, qualifications: [...first.qualifications, ...pilotOf('2026-11-01').qualifications] };
    given(rideDay, [])
      .when(asked, facts({ pilot: forGood }))
      .then(newlyScheduled({ pilot: 'Anna' }));
  });

  it('keeps what is wished for of place, stops, request and café session, and where it was moved from', () => {
    const wished = {
      destinationId: idFor('Ishøj havn'),
      stops: [idFor('Bredekærgård')],
      requestId: idFor('request'),
      session: { sessionId: idFor('Thursday in Åparken'), direction: 'out' as const },
      movedFrom: { date: '2026-11-25', rideId: idFor('ride on Wednesday') },
    };
    const { data } = schedule();
    const { type, data: happened } = newlyScheduled() as ReturnType<typeof scheduled>;
    given(rideDay, [])
      .when(command('ScheduleRide', { ...data, ...wished }), facts())
      .then({ type, data: { ...happened, ...wished } });
  });

  it('takes two passengers, or one with a companion, on two seats', () => {
    const two = { passengers: ['Gerda', 'Hans'] };
    given(rideDay, []).when(schedule(two), facts()).then(newlyScheduled(two));
    given(rideDay, [])
      .when(schedule({ companions: 1 }), facts())
      .then(newlyScheduled({ companions: 1 }));
  });

  it('is refused where they are more than the bike has seats', () => {
    given(rideDay, [])
      .when(schedule({ companions: 1 }), facts({ bike: bikeOf({ seats: 1 }) }))
      .thenRefused('TooFewSeats', { bikeId: idFor('Sofie'), seats: 1, people: 2 });
    given(rideDay, [])
      .when(schedule({ passengers: ['Gerda', 'Hans'], companions: 1 }), facts())
      .thenRefused('TooFewSeats', { bikeId: idFor('Sofie'), seats: 2, people: 3 });
  });

  it('is refused with a wheelchair on a bike without a platform', () => {
    given(rideDay, [])
      .when(schedule({ platform: true }), facts())
      .thenRefused('PlatformMissing', { bikeId: idFor('Sofie') });
    given(rideDay, [])
      .when(schedule({ platform: true }), facts({ bike: bikeOf({ platform: true }) }))
      .then(newlyScheduled({ platform: true }));
  });

  it('is refused without passengers, with three of them, or with one of them twice', () => {
    const invalid = (passengers: string[], path: string, problem: string) =>
      given(rideDay, [])
        .when(schedule({ passengers }), facts())
        .thenRefused('InvalidInput', { problems: [{ path, problem }] });
    invalid([], 'passengers', 'a ride has a passenger');
    invalid(['Gerda', 'Hans', 'Inger'], 'passengers', 'a bike takes two at most');
    invalid(['Gerda', 'Gerda'], 'passengers', 'names somebody twice');
  });
});

describe('the time of a ride', () => {
  it('ends after it starts', () => {
    for (const until of ['10:00', '09:00'])
      given(rideDay, [])
        .when(schedule({ until }), facts())
        .thenRefused('RideEndsBeforeItStarts', { startsAt: at('10:00'), endsAt: at(until) });
  });

  it('lies ahead', () => {
    const today = '2026-11-24';
    given(rideDay, [])
      .when(schedule({ date: today, from: '13:00', until: '14:00' }), facts())
      .thenRefused('RideInThePast', { startsAt: at('13:00', today) });
    given(rideDay, [])
      .when(schedule({ date: today, from: '13:01', until: '14:00' }), facts())
      .then(newlyScheduled({ date: today, from: '13:01', until: '14:00' }));
  });

  it('is on the day of the stream, from its first minute', () => {
    const { data } = schedule({ date: FRIDAY });
    given(rideDay, [])
      .when(command('ScheduleRide', { ...data, date: DATE }), facts())
      .thenRefused('NotOnThatDay', { date: DATE, startsAt: data.startsAt, endsAt: data.endsAt });
    given(rideDay, [])
      .when(schedule({ from: '00:00' }), facts())
      .then(newlyScheduled({ from: '00:00' }));
  });

  it('ends so long before midnight that the bike is back when the next day begins', () => {
    const late = { from: '23:00', until: '23:44' };
    given(rideDay, []).when(schedule(late), facts()).then(newlyScheduled(late));
    const { data } = schedule(late);
    for (const endsAt of [at('23:45'), at('00:30', FRIDAY)])
      given(rideDay, [])
        .when(command('ScheduleRide', { ...data, endsAt }), facts())
        .thenRefused('NotOnThatDay', { date: DATE, startsAt: at('23:00'), endsAt });
  });

  it('is one of Copenhagen also on the days when the clocks change', () => {
    // 28 March 2027 has 23 hours, 31 October 2027 has 25.
    for (const date of ['2027-03-28', '2027-10-31']) {
      const evening = { date, from: '22:00', until: '23:00' };
      given(rideDay, []).when(schedule(evening), facts()).then(newlyScheduled(evening));
    }
    const { data } = schedule({ date: '2027-03-28', from: '01:30', until: '03:30' });
    given(rideDay, [scheduled({ date: '2027-03-28', from: '01:30', until: '03:30' })])
      .when(
        command('ScheduleRide', {
          ...data,
          startsAt: '2027-03-28T01:44:00Z',
          endsAt: '2027-03-28T02:00:00Z',
          passengers: [idFor('Hans')],
        }),
        facts(),
      )
      .thenRefused('BikeTaken', {
        bikeId: idFor('Sofie'),
        date: '2027-03-28',
        rideId: idFor('ride'),
        startsAt: '2027-03-28T00:30:00.000Z',
        endsAt: '2027-03-28T01:30:00.000Z',
        freeFrom: '2027-03-28T01:45:00.000Z',
      });
  });
});

describe('the bike of a ride', () => {
  it('is there', () =>
    given(rideDay, [])
      .when(schedule(), facts({ bike: undefined }))
      .thenRefused('NotFound', { kind: 'Bike', id: idFor('Sofie') }));

  it('is in service that day', () => {
    const out = (from: string, until?: string) =>
      given(rideDay, []).when(schedule(), facts({ bike: bikeOf({ away: { from, ...(until ? { until } : {}) } }) }));
    out('2026-11-25').thenRefused('BikeOutOfService', { bikeId: idFor('Sofie'), date: DATE });
    out('2026-11-20', DATE).thenRefused('BikeOutOfService');
    out('2026-11-20', '2026-11-25').then(newlyScheduled());
    out(FRIDAY).then(newlyScheduled());
  });

  it('has a quarter of an hour between two rides, and says when it is free', () => {
    const after = (from: string) =>
      given(rideDay, [scheduled()]).when(schedule({ from, until: '12:30', passengers: ['Hans'] }), facts());
    after('11:14').thenRefused('BikeTaken', {
      bikeId: idFor('Sofie'),
      date: DATE,
      rideId: idFor('ride'),
      startsAt: at('10:00'),
      endsAt: at('11:00'),
      freeFrom: at('11:15'),
    });
    after('11:15').then(newlyScheduled({ from: '11:15', until: '12:30', passengers: ['Hans'] }));
    const before = (until: string) =>
      given(rideDay, [scheduled()]).when(schedule({ from: '09:00', until, passengers: ['Hans'] }), facts());
    before('09:46').thenRefused('BikeTaken');
    before('09:45').then(newlyScheduled({ from: '09:00', until: '09:45', passengers: ['Hans'] }));
  });

  it('is free only where the whole ride fits between two others', () => {
    const history = [
      scheduled({ ride: 'second', from: '12:00', until: '13:00', passengers: ['Inger'] }),
      scheduled({ ride: 'first' }),
    ];
    given(rideDay, history)
      .when(schedule({ from: '10:30', until: '11:30', passengers: ['Hans'] }), facts())
      .thenRefused('BikeTaken', {
        bikeId: idFor('Sofie'),
        date: DATE,
        rideId: idFor('first'),
        startsAt: at('10:00'),
        endsAt: at('11:00'),
        freeFrom: at('13:15'),
      });
  });

  it('is another one for rides at the same time', () => {
    const beside = { bike: 'Karen', passengers: ['Hans'] };
    given(rideDay, [scheduled()]).when(schedule(beside), facts()).then(newlyScheduled(beside));
  });

  it('is free again once its ride is not to be, and not where it has been', () => {
    for (const over of [cancelled(), stayedAway(), movedAway()])
      given(rideDay, [scheduled(), over]).when(schedule(), facts()).then(newlyScheduled());
    given(rideDay, [scheduled(), started(), completed()]).when(schedule(), facts()).thenRefused('BikeTaken');
  });
});

describe('the passengers of a ride', () => {
  it('are on record', () =>
    given(rideDay, [])
      .when(schedule(), facts({ passengers: new Map() }))
      .thenRefused('NotFound', { kind: 'Passenger', id: idFor('Gerda') }));

  it('have consented, and not taken it back', () => {
    const { consent: _given, ...unasked } = nobody;
    const withdrawn = { ...nobody, consent: { status: 'withdrawn' as const, on: DATE } };
    for (const passenger of [unasked, withdrawn])
      given(rideDay, [])
        .when(schedule(), facts({ passengers: new Map([[idFor('Gerda'), passenger]]) }))
        .thenRefused('ConsentMissing', { passengerId: idFor('Gerda') });
  });

  it('have not been erased', () =>
    given(rideDay, [])
      .when(schedule(), facts({ passengers: new Map([[idFor('Gerda'), { ...nobody, closed: true }]]) }))
      .thenRefused('PersonErased', { id: idFor('Gerda') }));

  it('are never in two rides at once, and may change from one bike to another without a pause', () => {
    const onKaren = (from: string) => ({ bike: 'Karen', from, until: '12:00', passengers: ['Hans', 'Gerda'] });
    given(rideDay, [scheduled()])
      .when(schedule(onKaren('10:59')), facts())
      .thenRefused('PassengerTaken', {
        passengerId: idFor('Gerda'),
        date: DATE,
        rideId: idFor('ride'),
        startsAt: at('10:00'),
        endsAt: at('11:00'),
        freeFrom: at('11:00'),
      });
    given(rideDay, [scheduled()])
      .when(schedule(onKaren('11:00')), facts())
      .then(newlyScheduled(onKaren('11:00')));
  });
});

describe('the places of a ride, and its café session', () => {
  const { data } = schedule();
  const going = (wished: object, known: Parameters<typeof facts>[0] = {}) =>
    given(rideDay, []).when(command('ScheduleRide', { ...data, ...wished }), facts(known));

  it('are those of the municipality', () => {
    const elsewhere = idFor('a place elsewhere');
    const unknown = { kind: 'RideDestination', id: elsewhere };
    going({ destinationId: elsewhere }).thenRefused('NotFound', unknown);
    going({ destinationId: idFor('Ishøj havn'), stops: [idFor('Bredekærgård'), elsewhere] }).thenRefused(
      'NotFound',
      unknown,
    );
    const session = { sessionId: idFor('a session elsewhere'), direction: 'home' };
    going({ session }, { sessionIsThere: false }).thenRefused('NotFound', {
      kind: 'CafeSession',
      id: session.sessionId,
    });
  });

  it('are in use, but for those where a ride was to go before it was moved', () => {
    const inUse = [...facts().destinations];
    const destinations = new Map(inUse.map(([id, place]) => [id, place && { ...place, retired: true as const }]));
    const destinationId = idFor('Ishøj havn');
    const stops = [destinationId];
    going({ destinationId }, { destinations }).thenRefused('DestinationIsRetired', { destinationId });
    going({ stops }, { destinations }).thenRefused('DestinationIsRetired', { destinationId });
    const movedFrom = { date: FRIDAY, rideId: idFor('ride on Friday') };
    const { type, data: happened } = newlyScheduled() as ReturnType<typeof scheduled>;
    const wished = { destinationId, stops, movedFrom };
    going(wished, { destinations }).then({ type, data: { ...happened, ...wished } });
  });
});
