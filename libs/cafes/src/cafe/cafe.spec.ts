import { describe, expect, it } from '@jest/globals';
import { command, given, newIdFor } from '#kernel/testing';
import {
  type CafeEvent,
  addExtraDate,
  announceClosure,
  cafeId,
  changePlan,
  closeCafe,
  closed,
  closureAnnounced,
  closureLifted,
  description,
  extraDateAdded,
  liftClosure,
  openCafe,
  opened,
  plan,
  planSessions,
} from '../../testing/cafes.js';
import { cafe } from './cafe.js';

describe('opening a café', () => {
  it('takes its description and its plan; an offered place stands for a day unless it is said otherwise', () => {
    const { offerHours: _, ...withoutHours } = { ...description, ...plan };
    given(cafe, [], { id: cafeId })
      .when(command('OpenCafe', withoutHours))
      .then(opened({ offerHours: 24 }));
    given(cafe, [], { id: cafeId })
      .when(openCafe({ offerHours: 3 }))
      .then(opened({ offerHours: 3 }));
  });

  it('is refused where it would close before it opens', () => {
    for (const closes of ['12:00', '11:59'])
      given(cafe, []).when(openCafe({ closes })).thenRefused('ClosesBeforeItOpens', { opens: '12:00', closes });
  });

  it.each([
    ['a name of ten thousand characters', { name: 'x'.repeat(10_000) }, 'name', 'must be at most 100 characters'],
    ['half a character', { place: 'Åparken \ud800' }, 'place', 'holds half a character (a lone surrogate)'],
    ['no host', { hostOrganisation: '\t' }, 'hostOrganisation', 'must not be empty'],
    ['less room than none', { capacity: -40 }, 'capacity', 'must be at least 1'],
    ['no time to confirm', { offerHours: 0 }, 'offerHours', 'must be at least 1 hour'],
    ['a week and an hour to confirm', { offerHours: 169 }, 'offerHours', 'must be at most 168 hours'],
    ['an hour that no clock shows', { opens: '24:00' }, 'opens', 'must be a time of day from 00:00 to 23:59'],
    [
      'a first date that does not exist',
      { recurrence: { firstDate: '2026-02-30', rrule: plan.recurrence.rrule } },
      'recurrence.firstDate',
      'must be a date that exists, such as 2026-11-24',
    ],
    [
      'a role named twice',
      {
        roles: [
          { role: 'host' as const, needed: 1 },
          { role: 'host' as const, needed: 2 },
        ],
      },
      'roles',
      'names a role twice',
    ],
  ])('is refused with %s', (_what, changes, path, problem) =>
    given(cafe, [])
      .when(openCafe(changes))
      .thenRefused('InvalidInput', { problems: [{ path, problem }] }),
  );
});

describe('describing a café', () => {
  it('changes what it is called, where it is and who is the host, once', () => {
    const moved = { cafeId, name: 'Strandcaféen', place: 'Strandvejen 1', hostOrganisation: 'Ældre Sagen' };
    const describing = given(cafe, [opened()]).when(command('DescribeCafe', moved));
    describing.then({ type: 'CafeDescribed', data: moved });
    describing.when(command('DescribeCafe', moved)).thenNothing();
  });
});

describe('changing the plan of a café', () => {
  it('changes what further sessions are planned from, once', () => {
    const changing = given(cafe, [opened()]).when(
      changePlan({ opens: '11:00', roles: [{ role: 'kitchen', needed: 1 }] }),
    );
    changing.then({
      type: 'CafePlanChanged',
      data: { cafeId, ...plan, opens: '11:00', roles: [{ role: 'kitchen', needed: 1 }] },
    });
    changing.when(changePlan({ opens: '11:00', roles: [{ role: 'kitchen', needed: 1 }] })).thenNothing();
    changing.when(planSessions('2026-11-24')).then({
      type: 'CafeSessionsPlanned',
      data: {
        cafeId,
        until: '2026-11-24',
        sessions: [
          {
            sessionId: newIdFor('CafeSession 2026-11-24', 2),
            date: '2026-11-24',
            startsAt: '2026-11-24T10:00:00.000Z',
            endsAt: '2026-11-24T14:00:00.000Z',
          },
        ],
        skipped: [],
        capacity: 40,
        roles: [{ role: 'kitchen', needed: 1 }],
        offerHours: 24,
      },
    });
  });

  it('is refused where it would close before it opens', () =>
    given(cafe, [opened()])
      .when(changePlan({ opens: '16:00' }))
      .thenRefused('ClosesBeforeItOpens', { opens: '16:00', closes: '15:00' }));
});

describe('closing a café for a while', () => {
  it('is announced once; another end or reason takes its place', () => {
    const announcing = given(cafe, [opened()]).when(announceClosure('2026-12-01', '2026-12-08'));
    announcing.then(closureAnnounced('2026-12-01', '2026-12-08'));
    announcing.when(announceClosure('2026-12-01', '2026-12-08')).thenNothing();
    announcing.when(announceClosure('2026-12-01', '2026-12-15')).then(closureAnnounced('2026-12-01', '2026-12-15'));
    announcing
      .when(announceClosure('2026-12-01', '2026-12-08', 'Nyt gulv'))
      .then(closureAnnounced('2026-12-01', '2026-12-08', 'Nyt gulv'));
  });

  it('may last a single day, and never ends before it begins', () => {
    given(cafe, [opened()])
      .when(announceClosure('2026-12-01', '2026-12-01'))
      .then(closureAnnounced('2026-12-01', '2026-12-01'));
    given(cafe, [opened()])
      .when(announceClosure('2026-12-01', '2026-11-30'))
      .thenRefused('ClosureEndsBeforeItBegins', { from: '2026-12-01', until: '2026-11-30' });
  });

  it('can be lifted, once', () => {
    const lifting = given(cafe, [opened(), closureAnnounced('2026-12-01', '2026-12-08')]).when(
      liftClosure('2026-12-01'),
    );
    lifting.then(closureLifted('2026-12-01'));
    lifting.when(liftClosure('2026-12-01')).thenRefused('NoSuchClosure', { from: '2026-12-01', closures: [] });
  });

  it('is lifted by its first date, and a wrong one is told the right ones', () =>
    given(cafe, [opened(), closureAnnounced('2026-12-01', '2026-12-08')])
      .when(liftClosure('2026-12-08'))
      .thenRefused('NoSuchClosure', { from: '2026-12-08', closures: ['2026-12-01'] }));
});

describe('an extra date', () => {
  it('is added once', () => {
    const adding = given(cafe, [opened()]).when(addExtraDate('2026-12-25'));
    adding.then(extraDateAdded('2026-12-25'));
    adding.when(addExtraDate('2026-12-25')).thenNothing();
  });
});

// Each command that would otherwise be accepted.
const anything = [
  command('DescribeCafe', { cafeId, ...description, name: 'Strandcaféen' }),
  changePlan({ capacity: 10 }),
  announceClosure('2026-12-01', '2026-12-08'),
  liftClosure('2026-12-22'),
  addExtraDate('2026-12-25'),
  planSessions('2027-01-31'),
  closeCafe('2027-01-31'),
].map((said) => ({ name: said.name, said: said as never }));

describe('closing a café for good', () => {
  const history: CafeEvent[] = [opened(), closureAnnounced('2026-12-22', '2026-12-29')];

  it('is said once, and may be said otherwise until the day has passed', () => {
    const closing = given(cafe, history).when(closeCafe('2026-12-15'));
    closing.then(closed('2026-12-15'));
    closing.when(closeCafe('2026-12-15')).thenNothing();
    closing.when(closeCafe('2027-01-12')).then(closed('2027-01-12'));
    closing.at('2026-12-16T12:00:00Z').when(closeCafe('2026-12-15')).thenNothing();
  });

  it.each(anything)('leaves everything possible until the last day: $name', ({ said }) => {
    const lastDay = given(cafe, [...history, closed('2026-12-15')], { now: '2026-12-15T12:00:00Z' });
    expect(lastDay.when(said).events).toHaveLength(1);
  });

  it.each(anything)('lets nothing happen after the last day: $name', ({ said }) =>
    given(cafe, [...history, closed('2026-12-15')], { now: '2026-12-15T23:00:00Z' })
      .when(said)
      .thenRefused('CafeClosedForGood', { cafeId, lastDate: '2026-12-15' }),
  );

  it.each(anything)('does not concern a café that never was: $name', ({ said }) =>
    given(cafe, []).when(said).thenRefused('NotFound', { kind: 'Cafe', id: cafeId }),
  );
});
