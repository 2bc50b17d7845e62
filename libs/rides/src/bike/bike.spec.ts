import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { type PlainEvent, command, given, idFor, stateAfter } from '#kernel/testing';
import type { OutOfServiceReason, bikeEvents } from './bike.events.js';
import { bike, isInServiceOn } from './bike.js';

type Event = PlainEvent<typeof bikeEvents>;

// Specs play on Tuesday 24 November 2026.
const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';
const bikeId = idFor('Sofie');
const base = { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.615, longitude: 12.35 };
const sofie = { name: 'Sofie', model: 'Christiania Taxa', seats: 2 as const, platform: false, base };

const added: Event = { type: 'BikeAdded', data: { bikeId, ...sofie } };
const takenOut = (from: string, until?: string, reason: OutOfServiceReason = 'repair'): Event => ({
  type: 'BikeTakenOutOfService',
  data: { bikeId, from, until, reason },
});
const returned = (on = TODAY): Event => ({ type: 'BikeReturnedToService', data: { bikeId, on } });
const inspected = (on: string, nextDue: string): Event => ({ type: 'BikeInspected', data: { bikeId, on, nextDue } });
const retired = (on = TODAY): Event => ({ type: 'BikeRetired', data: { bikeId, on } });

const takeOut = (when: { from?: string; until?: string } = {}, reason: OutOfServiceReason = 'repair') =>
  command('TakeBikeOutOfService', { bikeId, ...when, reason });
const giveBack = (on?: string) => command('ReturnBikeToService', { bikeId, ...(on ? { on } : {}) });
const inspect = (on: string, nextDue: string) => command('RecordBikeInspection', { bikeId, on, nextDue });
const retire = (on?: string) => command('RetireBike', { bikeId, ...(on ? { on } : {}) });

const rides = (events: readonly Event[], date: string): boolean =>
  isInServiceOn(stateAfter(bike, events), date as LocalDate);

describe('adding a bike', () => {
  it('says what it is called, can carry and stands at', () =>
    given(bike, [], { id: bikeId }).when(command('AddBike', sofie)).then(added));

  it('is refused with more seats than a rickshaw has', () =>
    given(bike, [])
      .when(command('AddBike', { ...sofie, seats: 3 as never }))
      .thenRefused('InvalidInput', { problems: [{ path: 'seats', problem: 'must be 1 or 2' }] }));

  it('is refused at a base where degrees were mixed up', () =>
    given(bike, [])
      .when(command('AddBike', { ...sofie, base: { ...base, latitude: 12.35, longitude: 55.615 } }))
      .thenRefused('InvalidInput'));
});

describe('describing a bike', () => {
  const described = { bikeId, ...sofie, name: 'Sofie II', platform: true };

  it('says it anew, once', () => {
    const describing = given(bike, [added]).when(command('DescribeBike', described));
    describing.then({ type: 'BikeDescribed', data: described });
    describing.when(command('DescribeBike', described)).thenNothing();
  });

  it('happens not where it says the same as when it was added', () =>
    given(bike, [added, inspected('2026-05-01', '2027-05-01'), takenOut(TODAY)])
      .when(command('DescribeBike', { bikeId, ...sofie }))
      .thenNothing());

  it('is refused for a bike that is not there', () =>
    given(bike, []).when(command('DescribeBike', described)).thenRefused('NotFound', { kind: 'Bike', id: bikeId }));

  it('leaves alone on which days it is out of service', () =>
    expect(rides([added, takenOut(TODAY), { type: 'BikeDescribed', data: described }], TODAY)).toBe(false));
});

describe('taking a bike out of service', () => {
  it('begins today and has no end, unless another is said', () => {
    given(bike, [added]).when(takeOut()).then(takenOut(TODAY));
    given(bike, [added])
      .when(takeOut({ from: '2026-12-01', until: '2027-02-28' }, 'winter'))
      .then(takenOut('2026-12-01', '2027-02-28', 'winter'));
  });

  it('keeps it at home on both the first and the last day', () => {
    const history = [added, takenOut(TODAY, TOMORROW)];
    expect(['2026-11-23', TODAY, TOMORROW, '2026-11-26'].map((date) => rides(history, date))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('happens once', () => {
    given(bike, [added]).when(takeOut()).when(takeOut()).thenNothing();
    given(bike, [added, takenOut(TODAY, TOMORROW)])
      .when(takeOut({ until: TOMORROW }))
      .thenNothing();
  });

  it('is refused where it would end before it begins', () =>
    given(bike, [added])
      .when(takeOut({ until: '2026-11-23' }))
      .thenRefused('OutOfServiceEndsBeforeItBegins', { from: TODAY, until: '2026-11-23' }));

  it('is refused on days when it is out of service already, and says which', () => {
    given(bike, [added, takenOut('2026-11-20')])
      .when(takeOut({ from: TODAY, until: TODAY }, 'damage'))
      .thenRefused('BikeOutOfServiceAlready', { bikeId, from: '2026-11-20', until: null, reason: 'repair' });
    given(bike, [added, takenOut('2026-11-26', '2026-11-30', 'inspection')])
      .when(takeOut())
      .thenRefused('BikeOutOfServiceAlready', {
        bikeId,
        from: '2026-11-26',
        until: '2026-11-30',
        reason: 'inspection',
      });
  });

  it('may happen again right after', () =>
    given(bike, [added, takenOut('2026-11-20', TODAY)])
      .when(takeOut({ from: TOMORROW }))
      .then(takenOut(TOMORROW)));
});

describe('returning a bike to service', () => {
  it('is from today on, unless another day is said', () => {
    given(bike, [added, takenOut('2026-11-20')])
      .when(giveBack())
      .then(returned());
    given(bike, [added, takenOut('2026-11-20')])
      .when(giveBack(TOMORROW))
      .then(returned(TOMORROW));
  });

  it('keeps the days before, and gives back those from then on', () => {
    const history = [added, takenOut('2026-11-20', '2026-11-30'), returned()];
    expect(['2026-11-20', '2026-11-23', TODAY, '2026-11-30'].map((date) => rides(history, date))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('calls off a break that would only have begun', () => {
    given(bike, [added, takenOut('2026-12-01', '2027-02-28', 'winter')])
      .when(giveBack('2026-12-01'))
      .then(returned('2026-12-01'));
    const calledOff = [added, takenOut('2026-12-01'), returned('2026-12-01')];
    expect(rides(calledOff, '2026-12-24')).toBe(true);
    given(bike, calledOff).when(takeOut()).then(takenOut(TODAY));
  });

  it('happens not where it is in service', () => {
    given(bike, [added]).when(giveBack()).thenNothing();
    given(bike, [added, takenOut('2026-11-20'), returned()])
      .when(giveBack())
      .thenNothing();
    given(bike, [added, takenOut(TOMORROW)])
      .when(giveBack())
      .thenNothing();
  });
});

describe('recording an inspection', () => {
  it('says when it was and when the next one is due, once', () => {
    const inspecting = given(bike, [added]).when(inspect('2026-11-20', '2027-11-20'));
    inspecting.then(inspected('2026-11-20', '2027-11-20'));
    inspecting.when(inspect('2026-11-20', '2027-11-20')).thenNothing();
  });

  it('corrects when the next one is due', () =>
    given(bike, [added, inspected('2026-11-20', '2027-11-20')])
      .when(inspect('2026-11-20', '2027-05-20'))
      .then(inspected('2026-11-20', '2027-05-20')));

  it('is refused for a day that has not come', () =>
    given(bike, [added])
      .when(inspect(TOMORROW, '2027-11-20'))
      .thenRefused('InspectionNotYet', { on: TOMORROW, today: TODAY }));

  it('is refused where the next one is due at once', () =>
    given(bike, [added])
      .when(inspect(TODAY, TODAY))
      .thenRefused('InspectionDueTooSoon', { on: TODAY, nextDue: TODAY }));
});

describe('retiring a bike', () => {
  it('is from today on, unless another day is said, and happens once', () => {
    const retiring = given(bike, [added]).when(retire());
    retiring.then(retired());
    retiring.when(retire()).thenNothing();
    retiring.at('2026-12-24T12:00:00Z').when(retire()).thenNothing();
    given(bike, [added]).when(retire(TOMORROW)).then(retired(TOMORROW));
  });

  it('takes it off the road from that day on', () =>
    expect([TODAY, TOMORROW].map((date) => rides([added, retired(TOMORROW)], date))).toEqual([true, false]));

  it('may be put off until it is gone', () => {
    given(bike, [added, retired(TOMORROW)])
      .when(retire('2026-12-31'))
      .then(retired('2026-12-31'));
    given(bike, [added, retired()]).when(retire('2026-12-31')).thenRefused('BikeIsRetired', { bikeId, on: TODAY });
  });

  it('ends everything else', () => {
    for (const said of [takeOut(), giveBack(), inspect(TODAY, TOMORROW), command('DescribeBike', { bikeId, ...sofie })])
      given(bike, [added, retired()]).when(said).thenRefused('BikeIsRetired', { bikeId, on: TODAY });
  });

  it('ends nothing before its day', () =>
    given(bike, [added, retired(TOMORROW)])
      .when(takeOut())
      .then(takenOut(TODAY)));
});

it('a bike that nobody has added is not in service', () =>
  expect(isInServiceOn(undefined, TODAY as LocalDate)).toBe(false));
