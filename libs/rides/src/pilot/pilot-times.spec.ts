import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#kernel';
import { type PlainEvent, command, given, idFor, newIdFor, stateAfter } from '#kernel/testing';
import { type volunteerEvents, volunteer } from '#volunteers';
import type { pilotTimesEvents } from './pilot-times.events.js';
import { offersOn, pilotTimes } from './pilot-times.js';

type Event = PlainEvent<typeof pilotTimesEvents>;
type VolunteerEvent = PlainEvent<typeof volunteerEvents>;

// Specs play on Tuesday 24 November 2026 at 13:00.
const TODAY = '2026-11-24';
const THURSDAY = '2026-11-26';
const volunteerId = idFor('Anna');

const registered: VolunteerEvent = {
  type: 'VolunteerRegistered',
  data: { volunteerId, name: 'Anna Holm', interests: ['cyclePilot'] },
};
const trained = (validFrom: string, validUntil?: string): VolunteerEvent => ({
  type: 'VolunteerQualificationGranted',
  data: { volunteerId, qualification: 'cyclePilotTraining', validFrom, validUntil },
});
const paused = (from: string, until?: string): VolunteerEvent => ({
  type: 'VolunteerPaused',
  data: { volunteerId, from, until },
});
const away = (from: string, until: string): VolunteerEvent => ({
  type: 'VolunteerAwayNoted',
  data: { volunteerId, from, until },
});
const left: VolunteerEvent = { type: 'VolunteerLeft', data: { volunteerId, on: TODAY } };
const firstAid: VolunteerEvent = {
  type: 'VolunteerQualificationGranted',
  data: { volunteerId, qualification: 'firstAid', validFrom: '2025-01-01' },
};
const who = (...events: VolunteerEvent[]) => ({ volunteer: stateAfter(volunteer, [registered, ...events]) });
const pilot = who(trained('2025-05-01'));

const offerId = newIdFor('PilotTimes');
const offered = (from = '10:00', until = '14:00', date = THURSDAY, id = offerId): Event => ({
  type: 'PilotTimesOffered',
  data: { volunteerId, offerId: id, date, from, until },
});
const withdrawn: Event = { type: 'PilotTimesWithdrawn', data: { volunteerId, offerId } };
const offer = (from = '10:00', until = '14:00', date = THURSDAY) =>
  command('OfferPilotTimes', { volunteerId, date, from, until });
const withdraw = (id = offerId) => command('WithdrawPilotTimes', { volunteerId, offerId: id });

describe('offering times', () => {
  it('is what a pilot does before anything else is known of their times', () =>
    given(pilotTimes, []).when(offer(), pilot).then(offered()));

  it('happens once', () => given(pilotTimes, []).when(offer(), pilot).when(offer(), pilot).thenNothing());

  it('goes on later the same day, from the very minute', () =>
    given(pilotTimes, [offered()]).when(offer('14:00', '16:00'), pilot).then(offered('14:00', '16:00')));

  it('is refused over a time that is offered already, and says which', () => {
    for (const [from, until] of [
      ['09:00', '10:01'],
      ['11:00', '12:00'],
      ['13:59', '16:00'],
      ['10:00', '15:00'],
    ])
      given(pilotTimes, [offered()])
        .when(offer(from, until), pilot)
        .thenRefused('PilotTimesOverlap', { offerId, date: THURSDAY, from: '10:00', until: '14:00' });
  });

  it('is refused where it ends before it begins', () =>
    given(pilotTimes, [])
      .when(offer('14:00', '14:00'), pilot)
      .thenRefused('PilotTimesEndBeforeTheyBegin', { from: '14:00', until: '14:00' }));

  it('is refused once it is over, and taken while it goes on', () => {
    given(pilotTimes, [])
      .when(offer('10:00', '14:00', '2026-11-23'), pilot)
      .thenRefused('PilotTimesOver', { date: '2026-11-23', until: '14:00' });
    given(pilotTimes, [])
      .when(offer('10:00', '13:00', TODAY), pilot)
      .thenRefused('PilotTimesOver', { date: TODAY, until: '13:00' });
    given(pilotTimes, [])
      .when(offer('10:00', '13:01', TODAY), pilot)
      .then(offered('10:00', '13:01', TODAY));
  });

  it('is refused for an hour that the clocks skip', () => {
    for (const [from, until] of [
      ['02:30', '04:00'],
      ['01:00', '02:30'],
    ])
      given(pilotTimes, [])
        .when(offer(from, until, '2027-03-28'), pilot)
        .thenRefused('HourDoesNotExist', { date: '2027-03-28', time: '02:30' });
    given(pilotTimes, [])
      .when(offer('02:30', '04:00', '2027-10-31'), pilot)
      .then(offered('02:30', '04:00', '2027-10-31'));
  });
});

describe('offering times as who is no pilot that day', () => {
  it.each([
    ['paused until the day after', [paused(TODAY, '2026-11-27')], '2026-11-28'],
    ['paused for who knows how long', [paused(TODAY)], null],
    ['away, and then on a pause', [away(TODAY, THURSDAY), paused('2026-11-27')], null],
    ['away', [away('2026-11-25', '2026-12-01')], '2026-12-02'],
    ['gone', [left], null],
  ] as const)('is refused while they are %s', (_why, events, activeFrom) =>
    given(pilotTimes, [])
      .when(offer(), who(trained('2025-05-01'), ...events))
      .thenRefused('PilotNotActive', { pilotId: volunteerId, date: THURSDAY, activeFrom }),
  );

  it.each([
    ['have never been trained', [], null, null],
    ['were trained until the day before', [trained('2024-11-26', '2026-11-25')], '2024-11-26', '2026-11-25'],
    ['are trained from the day after', [trained('2026-11-27')], '2026-11-27', null],
    ['hold another qualification', [firstAid], null, null],
  ] as const)('is refused where they %s', (_why, events, validFrom, validUntil) =>
    given(pilotTimes, [])
      .when(offer(), who(...events))
      .thenRefused('PilotNotQualified', { pilotId: volunteerId, date: THURSDAY, validFrom, validUntil }),
  );

  it('is refused where nobody knows them', () => {
    for (const nobody of [undefined, stateAfter(volunteer, [])])
      given(pilotTimes, [])
        .when(offer(), { volunteer: nobody })
        .thenRefused('NotFound', { kind: 'Volunteer', id: volunteerId });
  });
});

describe('withdrawing times', () => {
  it('leaves the time to be offered anew', () => {
    given(pilotTimes, [offered()]).when(withdraw()).then(withdrawn);
    given(pilotTimes, [offered(), withdrawn]).when(offer(), pilot).then(offered());
  });

  it('happens once', () => given(pilotTimes, [offered(), withdrawn]).when(withdraw()).thenNothing());

  it('is refused where nothing of that id was offered', () =>
    given(pilotTimes, [offered()])
      .when(withdraw(idFor('another offer')))
      .thenRefused('NotFound', { kind: 'PilotTimes', id: idFor('another offer') }));
});

describe('what a pilot offers on a day', () => {
  it('is told earliest first, and nothing of another day', () => {
    const times = stateAfter(pilotTimes, [
      offered('14:00', '16:00', THURSDAY, idFor('second')),
      offered('10:00', '12:00', THURSDAY, idFor('first')),
      offered('10:00', '12:00', TODAY, idFor('other')),
    ]);
    expect(offersOn(times, THURSDAY as LocalDate).map(({ from }) => from)).toEqual(['10:00', '14:00']);
  });

  const clock = fc.integer({ min: 8, max: 13 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const said = fc.oneof(
    fc.tuple(clock, clock, fc.constantFrom(TODAY, THURSDAY)).map(([from, until, date]) => offer(from, until, date)),
    fc.integer({ min: 1, max: 12 }).map((nth) => withdraw(newIdFor('PilotTimes', nth))),
  );

  it('never overlaps, whatever is offered and withdrawn in whatever order', () =>
    fc.assert(
      fc.property(fc.array(said, { minLength: 6, maxLength: 14 }), (steps) => {
        let scene = given(pilotTimes, []);
        for (const step of steps) {
          const outcome = scene.when(step, pilot);
          if (outcome.refusal) outcome.thenRefused(outcome.refusal.refused as never);
          scene = outcome;
          for (const date of [TODAY, THURSDAY] as LocalDate[]) {
            const offers = offersOn(scene.state ?? stateAfter(pilotTimes, []), date);
            expect(offers.slice(1).every(({ from }, nth) => (offers[nth]?.until ?? '') <= from)).toBe(true);
          }
        }
      }),
    ));
});
