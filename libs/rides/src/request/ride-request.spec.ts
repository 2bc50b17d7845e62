import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { type PlainEvent, command, given, idFor, stateAfter } from '#kernel/testing';
import type { DeclineReason, rideRequestEvents } from './ride-request.events.js';
import { rideRequest } from './ride-request.js';
import { openDates, statusOf } from './ride-request.state.js';

type Event = PlainEvent<typeof rideRequestEvents>;

// Specs play on Tuesday 24 November 2026 at 13:00.
const requestId = idFor('request');
const passengerId = idFor('Gerda');
const fellowId = idFor('Hans');
const THURSDAY = '2026-11-26';
const FRIDAY = '2026-11-27';
const window = (date: string, from = '10:00', until = '12:00') => ({
  from: `${date}T${from}:00.000Z`,
  until: `${date}T${until}:00.000Z`,
});
const thursday = window(THURSDAY);
/** Every other Thursday from 10 to 12, six times: 26 November, 10 and 24 December, 7 and 21 January, 4 February. */
const recurrence = {
  firstDate: THURSDAY,
  rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=6',
  from: '10:00',
  until: '12:00',
};
const alone = { passengerId, fellowIds: [], companions: 0, platform: false, stops: [] };
type Wished = Extract<Event, { type: 'RideRequested' }>['data'];

const requested = (wish: Partial<Wished> = {}): Event => ({
  type: 'RideRequested',
  data: { requestId, ...alone, windows: [thursday], ...wish },
});
const recurring = requested({ windows: [], recurrence });
const twoDays = requested({ windows: [window(FRIDAY), thursday] });
const answer = (ride = 'first', date = THURSDAY) => ({ requestId, date, rideId: idFor(ride) });
/** The ride stands on the date of the wish, unless said otherwise. */
const standing = (ride?: string, date = THURSDAY, rideDate = date) => ({ ...answer(ride, date), rideDate });
const answered = (ride?: string, date?: string, rideDate?: string): Event => ({
  type: 'RideRequestAnswered',
  data: standing(ride, date, rideDate),
});
const reopened = (ride?: string, date?: string): Event => ({
  type: 'RideRequestReopened',
  data: answer(ride, date),
});
const declined = (reason: DeclineReason = 'noPilot'): Event => ({
  type: 'RideRequestDeclined',
  data: { requestId, reason },
});
const withdrawn: Event = { type: 'RideRequestWithdrawn', data: { requestId } };

const everybody = {
  passengers: new Map([passengerId, fellowId].map((id) => [id, { passengerId: id, pairings: [], escorts: [] }])),
  destinations: new Map(),
  sessionIsThere: true,
};
const request = (wish: Record<string, unknown> = {}) =>
  command('RequestRide', { passengerId, windows: [thursday], ...wish } as { passengerId: string });
const asking = (wish: Record<string, unknown>, facts: object = {}) =>
  given(rideRequest, [], { id: requestId }).when(request(wish), { ...everybody, ...facts });

const sayAnswer = (ride?: string, date?: string, insteadOf?: string) =>
  command('AnswerRideRequest', { ...standing(ride, date), ...(insteadOf ? { insteadOf: idFor(insteadOf) } : {}) });
const reopen = (ride?: string, date?: string) => command('ReopenRideRequest', answer(ride, date));
const decline = (reason: DeclineReason = 'noPilot') => command('DeclineRideRequest', { requestId, reason });
const withdraw = (who = passengerId) => command('WithdrawRideRequest', { requestId, passengerId: who });

describe('requesting a ride', () => {
  it('says for whom and when it would suit', () => asking({}).then(requested()));

  it('says everything else that is wished for', () => {
    const destinationId = idFor('Ishøj Sø');
    const wished = {
      fellowIds: [fellowId],
      platform: true,
      windows: [thursday, window(FRIDAY)],
      destinationId,
      stops: [destinationId],
      sessionId: idFor('session'),
      wish: 'Forbi kirkegården, og hunden med',
    };
    const place = { label: 'Ishøj Sø', latitude: 55.6, longitude: 12.3 };
    const described = { destinationId, name: 'Ishøj Sø', kind: 'destination', place };
    asking(wished, { destinations: new Map([[destinationId, { described }]]) }).then(requested(wished));
  });

  it('may recur', () => asking({ windows: [], recurrence }).then(recurring));

  it.each([
    ['neither windows nor a recurrence', { windows: [] }, 'windows', 'must not be empty where nothing recurs'],
    ['both of them', { recurrence }, 'windows', 'stands beside a recurrence; give one of the two'],
    [
      'the passenger beside themselves',
      { fellowIds: [passengerId] },
      'fellowIds',
      'names the passenger again; name who sits beside them',
    ],
    [
      'a recurrence without an end',
      { windows: [], recurrence: { ...recurrence, rrule: 'FREQ=WEEKLY' } },
      'recurrence.rrule',
      'never ends; give the season an end, such as UNTIL=20270630, and extend it when the next season is decided',
    ],
  ])('is refused with %s', (_what, wish, path, problem) =>
    asking(wish).thenRefused('InvalidInput', { problems: [{ path, problem }] }),
  );

  it('is refused for more people than any bike takes', () => {
    asking({ fellowIds: [fellowId], companions: 1 }).thenRefused('TooManyPeople', { people: 3, most: 2 });
    asking({ companions: 1 }).then(requested({ companions: 1 }));
  });

  it('is refused for a passenger or fellow who is not there, or not any more', () => {
    const passengers = (...known: [string, object][]) => ({ passengers: new Map(known) });
    asking({}, passengers()).thenRefused('NotFound', { kind: 'Passenger', id: passengerId });
    asking({ fellowIds: [fellowId] }, passengers([passengerId, {}])).thenRefused('NotFound', {
      kind: 'Passenger',
      id: fellowId,
    });
    asking({}, passengers([passengerId, { closed: true }])).thenRefused('PersonErased', { id: passengerId });
  });

  it('is refused to a place or a session that is not there, and to a place that is not used any more', () => {
    const destinationId = idFor('Bredekærgård');
    asking({ stops: [destinationId] }).thenRefused('NotFound', { kind: 'RideDestination', id: destinationId });
    asking({ destinationId }, { destinations: new Map([[destinationId, { retired: true }]]) }).thenRefused(
      'DestinationIsRetired',
      { destinationId },
    );
    asking({ sessionId: idFor('session') }, { sessionIsThere: false }).thenRefused('NotFound', {
      kind: 'CafeSession',
      id: idFor('session'),
    });
  });
});

describe('the windows of a request', () => {
  it('end after they begin', () => {
    const backwards = window(THURSDAY, '12:00', '12:00');
    asking({ windows: [thursday, backwards] }).thenRefused('WindowEndsBeforeItBegins', backwards);
    asking({ windows: [], recurrence: { ...recurrence, until: '09:00' } }).thenRefused('WindowEndsBeforeItBegins', {
      from: '10:00',
      until: '09:00',
    });
  });

  it('lie within one day in Ishøj, where midnight is at 23 in UTC', () => {
    asking({ windows: [window(THURSDAY, '22:00', '23:00')] }).thenRefused('WindowOverMidnight');
    asking({ windows: [window(THURSDAY, '22:00', '22:59')] }).then(
      requested({ windows: [window(THURSDAY, '22:00', '22:59')] }),
    );
  });

  it('are not over', () => {
    const morning = window('2026-11-24', '08:00', '12:00');
    asking({ windows: [morning] }).thenRefused('WindowInThePast', morning);
    const goesOn = window('2026-11-24', '08:00', '12:01');
    asking({ windows: [goesOn] }).then(requested({ windows: [goesOn] }));
  });

  it('lie no further than two years ahead', () => {
    const late = { date: '2028-11-24', latest: '2028-11-23' };
    asking({ windows: [window('2028-11-24')] }).thenRefused('WindowTooFarAhead', late);
    asking({ windows: [], recurrence: { ...recurrence, firstDate: '2028-11-24' } }).thenRefused(
      'WindowTooFarAhead',
      late,
    );
    asking({ windows: [window('2028-11-23')] }).then(requested({ windows: [window('2028-11-23')] }));
  });

  it('come again at least once where they recur', () => {
    const over = { ...recurrence, firstDate: '2026-09-03', rrule: 'FREQ=WEEKLY;COUNT=3' };
    asking({ windows: [], recurrence: over }).thenRefused('NoDateAhead', {
      firstDate: '2026-09-03',
      today: '2026-11-24',
    });
    const thisMorning = { firstDate: '2026-11-24', rrule: 'FREQ=DAILY;COUNT=1', from: '09:00', until: '13:00' };
    asking({ windows: [], recurrence: thisMorning }).thenRefused('NoDateAhead');
  });
});

describe('the open dates of a request', () => {
  const open = (events: readonly Event[], from = '2026-11-24', until = '2027-12-31') =>
    openDates(stateAfter(rideRequest, events), from as LocalDate, until as LocalDate);

  it('are those of its windows, each once and in order', () =>
    expect(open([requested({ windows: [window(FRIDAY), thursday, window(THURSDAY, '13:00', '14:00')] })])).toEqual([
      THURSDAY,
      FRIDAY,
    ]));

  it('are none once a ride answers one of the windows: any of them suits', () => {
    expect(open([twoDays, answered()])).toEqual([]);
    expect(open([twoDays, answered(), reopened()])).toEqual([THURSDAY, FRIDAY]);
  });

  it('are, where it recurs, those that have no ride', () =>
    expect(open([recurring, answered('first', '2026-12-10')], '2026-11-24', '2026-12-31')).toEqual([
      THURSDAY,
      '2026-12-24',
    ]));

  it('pass over a date on which the clocks skip the hour', () => {
    const nightly = { firstDate: '2027-03-27', rrule: 'FREQ=DAILY;COUNT=3', from: '02:30', until: '04:00' };
    expect(open([requested({ windows: [], recurrence: nightly })])).toEqual(['2027-03-27', '2027-03-29']);
  });

  it('are none once it is declined or withdrawn', () => {
    expect(open([recurring, declined()])).toEqual([]);
    expect(open([requested(), withdrawn])).toEqual([]);
  });
});

describe('answering a request', () => {
  it('gives one of its dates to a ride, once', () => {
    given(rideRequest, [requested()]).when(sayAnswer()).then(answered());
    given(rideRequest, [requested(), answered()]).when(sayAnswer()).thenNothing();
  });

  it('is refused where another ride is for that date', () => {
    given(rideRequest, [recurring, answered()])
      .when(sayAnswer('second'))
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: THURSDAY, rideId: idFor('first') });
    given(rideRequest, [recurring, answered()])
      .when(sayAnswer('second', '2026-12-10'))
      .then(answered('second', '2026-12-10'));
  });

  it('is refused in another window where a ride is for one of them: one ride is enough', () =>
    given(rideRequest, [twoDays, answered()])
      .when(sayAnswer('second', FRIDAY))
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: THURSDAY, rideId: idFor('first') }));

  it('is refused with the day on which the ride stands, also where that is another', () =>
    given(rideRequest, [requested(), answered('first', THURSDAY, FRIDAY)])
      .when(sayAnswer('second'))
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: FRIDAY, rideId: idFor('first') }));

  it('lets a ride take the place of one that is moved', () => {
    given(rideRequest, [twoDays, answered()])
      .when(sayAnswer('second', FRIDAY, 'first'))
      .then(reopened(), answered('second', FRIDAY));
    given(rideRequest, [recurring, answered()])
      .when(sayAnswer('second', THURSDAY, 'first'))
      .then(reopened(), answered('second'));
    given(rideRequest, [recurring, answered()])
      .when(sayAnswer('third', THURSDAY, 'second'))
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: THURSDAY, rideId: idFor('first') });
  });

  it('is refused on a date that it is not for, and names the next', () => {
    given(rideRequest, [recurring, answered('first', '2026-12-10')])
      .when(sayAnswer('second', FRIDAY))
      .thenRefused('NotADateOfRequest', { date: FRIDAY, next: [THURSDAY, '2026-12-24', '2027-01-07'] });
    given(rideRequest, [requested(), answered()])
      .when(sayAnswer('second', FRIDAY))
      .thenRefused('NotADateOfRequest', { date: FRIDAY, next: [] });
  });

  it.each([
    ['declined', declined()],
    ['withdrawn', withdrawn],
  ])('is refused where it was %s', (status, ending) =>
    given(rideRequest, [requested(), ending]).when(sayAnswer()).thenRefused('RideRequestClosed', { status }),
  );

  it('is refused for a request that is not there', () =>
    given(rideRequest, []).when(sayAnswer()).thenRefused('NotFound', { kind: 'RideRequest', id: requestId }));
});

describe('reopening a date of a request', () => {
  it('happens where its ride is not to be, once', () => {
    given(rideRequest, [requested(), answered()]).when(reopen()).then(reopened());
    given(rideRequest, [requested(), answered(), reopened()]).when(reopen()).thenNothing();
  });

  it('happens not where another ride is for that date by now', () =>
    given(rideRequest, [requested(), answered(), reopened(), answered('second')])
      .when(reopen())
      .thenNothing());
});

describe('declining a request', () => {
  it('says why, once', () => {
    given(rideRequest, [requested()]).when(decline('noBike')).then(declined('noBike'));
    given(rideRequest, [requested(), declined('noBike')])
      .when(decline('noBike'))
      .thenNothing();
    given(rideRequest, [requested(), declined('noBike')])
      .when(decline('tooFar'))
      .thenRefused('RideRequestClosed', { status: 'declined' });
  });

  it('is refused while a ride is for it, and says which', () => {
    given(rideRequest, [requested(), answered()])
      .when(decline())
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: THURSDAY, rideId: idFor('first') });
    given(rideRequest, [requested(), answered(), reopened()]).when(decline()).then(declined());
  });

  it('ends a wish that recurs once no ride lies ahead, whatever has been', () => {
    const history = given(rideRequest, [recurring, answered()]);
    history.at('2026-11-26T20:00:00Z').when(decline()).thenRefused('RideRequestAnswered');
    history.at('2026-11-27T08:00:00Z').when(decline()).then(declined());
  });

  it('is refused while a ride lies ahead, also where that was moved to after the date of the wish', () => {
    const history = given(rideRequest, [recurring, answered('first', THURSDAY, '2026-11-30')]);
    history
      .at('2026-11-27T08:00:00Z')
      .when(decline())
      .thenRefused('RideRequestAnswered', { wishedFor: THURSDAY, date: '2026-11-30', rideId: idFor('first') });
    history.at('2026-12-01T08:00:00Z').when(decline()).then(declined());
  });

  it('is refused where it was withdrawn', () =>
    given(rideRequest, [requested(), withdrawn])
      .when(decline())
      .thenRefused('RideRequestClosed', { status: 'withdrawn' }));
});

describe('withdrawing a request', () => {
  it('happens on behalf of the passenger whose it is, once', () => {
    given(rideRequest, [requested()]).when(withdraw()).then(withdrawn);
    given(rideRequest, [requested(), withdrawn]).when(withdraw()).thenNothing();
  });

  it('is not found on behalf of anybody else, whatever became of it', () => {
    for (const ending of [[], [withdrawn], [declined()]])
      given(rideRequest, [requested({ fellowIds: [fellowId] }), ...ending])
        .when(withdraw(fellowId))
        .thenRefused('NotFound', { kind: 'RideRequest', id: requestId });
  });

  it('happens also once a ride is for it; the ride is then somebody else’s affair', () =>
    given(rideRequest, [requested(), answered()]).when(withdraw()).then(withdrawn));

  it('is refused where it was declined', () =>
    given(rideRequest, [requested(), declined()])
      .when(withdraw())
      .thenRefused('RideRequestClosed', { status: 'declined' }));
});

it('a request is open until it is scheduled, declined or withdrawn', () => {
  const status = (...events: Event[]) => statusOf(stateAfter(rideRequest, [requested(), ...events]));
  expect([
    status(),
    status(answered()),
    status(answered(), reopened()),
    status(declined()),
    status(answered(), withdrawn),
  ]).toEqual(['open', 'scheduled', 'open', 'declined', 'withdrawn']);
});
