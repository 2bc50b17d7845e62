import { describe, expect, it } from '@jest/globals';
import type { DataOf } from '#kernel';
import { given, newIdFor } from '#kernel/testing';
import {
  type CafeEvent,
  type Plan,
  addExtraDate,
  cafeId,
  closed,
  closureAnnounced,
  closureLifted,
  extraDateAdded,
  liftClosure,
  opened,
  planSessions,
} from '../../testing/cafes.js';
import type { cafeEvents } from './cafe.events.js';
import { cafe } from './cafe.js';

type Planned = DataOf<typeof cafeEvents, 'CafeSessionsPlanned'>;

/** What came of planning until then. */
const planned = (history: readonly CafeEvent[], until: string, now?: string): Planned => {
  const { events, refusal } = given(cafe, history, now ? { now } : {}).when(planSessions(until));
  expect({ refusal, events: events.map(({ type }) => type) }).toEqual({ events: ['CafeSessionsPlanned'] });
  return events[0]?.data as Planned;
};
const dates = ({ sessions }: Planned) => sessions.map(({ date }) => date);
const weekly = (firstDate: string, until: string, changes: Partial<Plan> = {}): CafeEvent =>
  opened({ recurrence: { firstDate, rrule: `FREQ=WEEKLY;UNTIL=${until.replaceAll('-', '')}` }, ...changes });

describe('planning a café’s sessions', () => {
  it('plans each date from today until the last, with the hours, capacity and roles of the café', () =>
    given(cafe, [opened()])
      .when(planSessions('2026-12-01'))
      .then({
        type: 'CafeSessionsPlanned',
        data: {
          cafeId,
          until: '2026-12-01',
          sessions: [
            {
              sessionId: newIdFor('CafeSession 2026-11-24'),
              date: '2026-11-24',
              startsAt: '2026-11-24T11:00:00.000Z',
              endsAt: '2026-11-24T14:00:00.000Z',
            },
            {
              sessionId: newIdFor('CafeSession 2026-12-01'),
              date: '2026-12-01',
              startsAt: '2026-12-01T11:00:00.000Z',
              endsAt: '2026-12-01T14:00:00.000Z',
            },
          ],
          skipped: [],
          capacity: 40,
          roles: [{ role: 'host', needed: 2 }],
          offerHours: 24,
        },
      }));

  it('plans no date twice, and goes on where it stopped', () => {
    const planning = given(cafe, [opened()]).when(planSessions('2026-12-01'));
    planning
      .when(planSessions('2026-12-01'))
      .thenRefused('NothingToPlan', { from: '2026-11-24', until: '2026-12-01', nextDate: '2026-12-08' });
    expect(planning.when(planSessions('2026-12-15')).events[0]?.data).toMatchObject({
      sessions: [{ date: '2026-12-08' }, { date: '2026-12-15' }],
    });
  });

  it('leaves out today once its hours are over', () => {
    expect(dates(planned([opened()], '2026-12-01', '2026-11-24T13:59:59Z'))).toEqual(['2026-11-24', '2026-12-01']);
    expect(dates(planned([opened()], '2026-12-01', '2026-11-24T14:00:00Z'))).toEqual(['2026-12-01']);
    given(cafe, [opened()], { now: '2026-11-24T14:00:00Z' })
      .when(planSessions('2026-11-24'))
      .thenRefused('NothingToPlan', { from: '2026-11-24', until: '2026-11-24', nextDate: '2026-12-01' });
  });

  it('is refused where there is nothing to plan, and names the next date or that the season is over', () => {
    given(cafe, [opened()])
      .when(planSessions('2026-11-23'))
      .thenRefused('NothingToPlan', { from: '2026-11-24', until: '2026-11-23', nextDate: '2026-11-24' });
    given(cafe, [opened()], { now: '2027-02-01T12:00:00Z' })
      .when(planSessions('2027-06-30'))
      .thenRefused('NothingToPlan', { from: '2027-02-01', until: '2027-06-30', nextDate: null });
  });

  it('reaches a year ahead at most', () => {
    const long = weekly('2026-11-24', '2028-12-31');
    expect(planned([long], '2027-11-25').sessions).toHaveLength(53);
    given(cafe, [long])
      .when(planSessions('2027-11-26'))
      .thenRefused('TooFarAhead', { until: '2027-11-26', latest: '2027-11-25' });
  });

  it('ends with the café', () =>
    expect(dates(planned([opened(), closed('2026-12-10')], '2027-01-31'))).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
    ]));
});

describe('over a change of the clocks', () => {
  it('sessions keep their hours on the wall in March', () =>
    expect(
      planned([weekly('2026-03-22', '2026-04-01')], '2026-03-29', '2026-03-20T12:00:00Z').sessions.map(
        ({ date, startsAt, endsAt }) => [date, startsAt, endsAt],
      ),
    ).toEqual([
      ['2026-03-22', '2026-03-22T11:00:00.000Z', '2026-03-22T14:00:00.000Z'],
      ['2026-03-29', '2026-03-29T10:00:00.000Z', '2026-03-29T13:00:00.000Z'],
    ]));

  it('sessions keep their hours on the wall in October', () =>
    expect(
      planned([weekly('2026-10-18', '2026-11-01')], '2026-10-25', '2026-10-01T12:00:00Z').sessions.map(
        ({ date, startsAt, endsAt }) => [date, startsAt, endsAt],
      ),
    ).toEqual([
      ['2026-10-18', '2026-10-18T10:00:00.000Z', '2026-10-18T13:00:00.000Z'],
      ['2026-10-25', '2026-10-25T11:00:00.000Z', '2026-10-25T14:00:00.000Z'],
    ]));

  it('a night café that spans the change lasts an hour less in March and an hour more in October', () => {
    const night = { opens: '01:00', closes: '04:00' };
    const march = planned([weekly('2026-03-29', '2026-03-29', night)], '2026-03-29', '2026-03-20T12:00:00Z');
    expect(march.sessions).toMatchObject([
      { startsAt: '2026-03-29T00:00:00.000Z', endsAt: '2026-03-29T02:00:00.000Z' },
    ]);
    const october = planned([weekly('2026-10-25', '2026-10-25', night)], '2026-10-25', '2026-10-20T12:00:00Z');
    expect(october.sessions).toMatchObject([
      { startsAt: '2026-10-24T23:00:00.000Z', endsAt: '2026-10-25T03:00:00.000Z' },
    ]);
  });

  it('the hour that comes twice means its first coming', () => {
    const { sessions } = planned(
      [weekly('2026-10-25', '2026-10-25', { opens: '02:30', closes: '04:00' })],
      '2026-10-25',
      '2026-10-20T12:00:00Z',
    );
    expect(sessions).toMatchObject([{ startsAt: '2026-10-25T00:30:00.000Z' }]);
  });

  it.each([
    ['opens', { opens: '02:30', closes: '04:00' }],
    ['closes', { opens: '01:00', closes: '02:30' }],
  ])('nothing is planned where the café %s in the hour that is skipped', (_what, hours) =>
    given(cafe, [weekly('2026-03-29', '2026-04-30', hours)], { now: '2026-03-20T12:00:00Z' })
      .when(planSessions('2026-04-30'))
      .thenRefused('HourDoesNotExist', { date: '2026-03-29', time: '02:30' }),
  );
});

describe('public holidays', () => {
  const december = weekly('2026-12-18', '2027-01-08'); // Fridays: Christmas Day and New Year's Day among them

  it('skip, and the record says which', () => {
    const { sessions, skipped } = planned([december], '2027-01-08');
    expect(sessions.map(({ date }) => date)).toEqual(['2026-12-18', '2027-01-08']);
    expect(skipped).toEqual([
      { date: '2026-12-25', because: 'holiday', what: 'Juledag' },
      { date: '2027-01-01', because: 'holiday', what: 'Nytårsdag' },
    ]);
  });

  it('are put on record once', () => {
    const planning = given(cafe, [december]).when(planSessions('2026-12-25'));
    planning
      .when(planSessions('2026-12-31'))
      .thenRefused('NothingToPlan', { from: '2026-11-24', until: '2026-12-31', nextDate: '2027-01-08' });
  });

  it('are kept where somebody has added the date by hand, before or after it was skipped', () => {
    expect(dates(planned([december, extraDateAdded('2026-12-25')], '2026-12-31'))).toEqual([
      '2026-12-18',
      '2026-12-25',
    ]);
    const skipped = given(cafe, [december]).when(planSessions('2026-12-31'));
    expect(skipped.when(addExtraDate('2026-12-25')).when(planSessions('2026-12-31')).events[0]?.data).toMatchObject({
      sessions: [{ date: '2026-12-25' }],
      skipped: [],
    });
  });
});

describe('closures', () => {
  const closure = closureAnnounced('2026-12-01', '2026-12-08', 'Maling');

  it('skip, from the first day to the last, and the record says why', () => {
    const { sessions, skipped } = planned([opened(), closure], '2026-12-15');
    expect(sessions.map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-15']);
    expect(skipped).toEqual([
      { date: '2026-12-01', because: 'closure', what: 'Maling' },
      { date: '2026-12-08', because: 'closure', what: 'Maling' },
    ]);
  });

  it('skip extra dates too', () =>
    expect(dates(planned([opened(), closure, extraDateAdded('2026-12-03')], '2026-12-08'))).toEqual(['2026-11-24']));

  it('alone are no plan: the next open date is named', () => {
    const planning = given(cafe, [opened(), closure]).when(planSessions('2026-12-08'));
    planning
      .when(planSessions('2026-12-08'))
      .thenRefused('NothingToPlan', { from: '2026-11-24', until: '2026-12-08', nextDate: '2026-12-15' });
  });

  it('that are lifted give their dates back', () => {
    const lifting = given(cafe, [opened(), closure]).when(planSessions('2026-12-15')).when(liftClosure('2026-12-01'));
    lifting.then(closureLifted('2026-12-01'));
    expect(lifting.when(planSessions('2026-12-15')).events[0]?.data).toMatchObject({
      sessions: [{ date: '2026-12-01' }, { date: '2026-12-08' }],
      skipped: [],
    });
  });
});

describe('extra dates', () => {
  it('are planned beside the recurrence, in order, and no date twice', () =>
    expect(
      dates(planned([opened(), extraDateAdded('2026-12-03'), extraDateAdded('2026-12-01')], '2026-12-08')),
    ).toEqual(['2026-11-24', '2026-12-01', '2026-12-03', '2026-12-08']));

  it('that lie in the past are never planned', () =>
    expect(dates(planned([opened(), extraDateAdded('2026-11-23')], '2026-11-30'))).toEqual(['2026-11-24']));
});
