import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cafe, cafeSession, guest } from '#cafes';
import { type LogUnderTest, describeInALogOfItsOwn, logUnderTest, temporaryFolder } from '#event-store/testing';
import { type RecordedEvent, instant } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { volunteer } from '#volunteers';
import { Season, named, newKey } from './season.js';

// It is Tuesday 24 November 2026. The café is on Thursdays from 12 to 15.
const THURSDAYS = ['2026-11-26', '2026-12-03', '2026-12-10'];
const OPENING = {
  name: 'Café Åparken',
  place: 'Åparken 2',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-11-26', rrule: 'FREQ=WEEKLY;COUNT=3' },
  opens: '12:00',
  closes: '15:00',
  capacity: 1,
  roles: [{ role: 'host', needed: 2 }],
  offerHours: 24,
};

const [toCafe, toSession, toGuest, toVolunteer] = [
  messagesOf(cafe),
  messagesOf(cafeSession),
  messagesOf(guest),
  messagesOf(volunteer),
];

const folder = temporaryFolder();
const begin = (at = folder(), key = newKey()) =>
  Season.begin({ folder: at, connectionString: log.connectionString, key });

let log: LogUnderTest;
let season: Season;
beforeEach(async () => {
  log = await logUnderTest();
});
afterEach(async () => {
  await season.end();
  await log.close();
});

const planned = async (until: string): Promise<readonly Record<string, unknown>[]> => {
  const cafeId = await season.say(toCafe.OpenCafe, OPENING);
  await season.say(toCafe.PlanCafeSessions, { cafeId, until });
  return named(await season.until((events) => named(events, 'CafeSessionPlanned').length > 0), 'CafeSessionPlanned');
};

describeInALogOfItsOwn('a place that was offered and not confirmed', () => {
  it('goes on by itself when its deadline comes', async () => {
    season = await begin();
    const [session] = await planned('2026-11-26');
    const sessionId = session?.sessionId as string;
    const [gerda, inger, jens] = [
      await season.say(toGuest.RecordGuest, { name: 'Gerda Lund' }),
      await season.say(toGuest.RecordGuest, { name: 'Inger Holm' }),
      await season.say(toGuest.RecordGuest, { name: 'Jens Friis' }),
    ];
    for (const guestId of [gerda, inger, jens]) await season.say(toSession.RegisterGuest, { sessionId, guestId });
    await season.say(toSession.CancelGuestRegistration, { sessionId, guestId: gerda });

    season.clock.set(instant('2026-11-25T12:00:00Z'));
    const events = await season.until((events) => named(events, 'GuestOffered').length === 2);
    expect(named(events, 'GuestOfferLapsed')).toEqual([{ sessionId, guestId: inger }]);
    expect(named(events, 'GuestOffered')).toEqual([
      { sessionId, guestId: inger, confirmBy: '2026-11-25T12:00:00.000Z' },
      { sessionId, guestId: jens, confirmBy: '2026-11-26T11:00:00.000Z' },
    ]);
    expect(events.find(({ type }) => type === 'GuestOfferLapsed')?.metadata).toMatchObject({
      actor: { kind: 'system', id: 'lapseOffers' },
      recordedAt: '2026-11-25T12:00:00.000Z',
    });

    season.clock.set(instant('2026-11-26T11:00:00Z'));
    const later = await season.until((events) => named(events, 'GuestOfferLapsed').length === 2);
    expect(named(later, 'GuestOfferLapsed')[1]).toEqual({ sessionId, guestId: jens });
    expect(named(later, 'GuestOffered')).toHaveLength(2);
  });

  it('goes on when the session begins, also where the session was moved to begin sooner', async () => {
    season = await begin();
    const [session] = await planned('2026-11-26');
    const sessionId = session?.sessionId as string;
    const guests = [
      await season.say(toGuest.RecordGuest, { name: 'Gerda Lund' }),
      await season.say(toGuest.RecordGuest, { name: 'Inger Holm' }),
    ];
    for (const guestId of guests) await season.say(toSession.RegisterGuest, { sessionId, guestId });
    await season.say(toSession.CancelGuestRegistration, { sessionId, guestId: guests[0] });
    await season.say(toSession.RescheduleCafeSession, {
      sessionId,
      startsAt: '2026-11-24T15:00:00Z',
      endsAt: '2026-11-24T17:00:00Z',
    });

    season.clock.set(instant('2026-11-24T15:00:00Z'));
    const events = await season.until((events) => named(events, 'GuestOfferLapsed').length === 1);
    expect(named(events, 'GuestOfferLapsed')).toEqual([{ sessionId, guestId: guests[1] }]);
  });
});

describeInALogOfItsOwn('a standing commitment', () => {
  const committed = async (cafeId: unknown, name: string): Promise<string> => {
    const volunteerId = await season.say(toVolunteer.RegisterVolunteer, { name });
    await season.say(toVolunteer.MakeStandingCommitment, { volunteerId, cafeId, role: 'host', from: '2026-11-24' });
    return volunteerId;
  };
  const signUps = (events: readonly RecordedEvent[], volunteerId: string) =>
    named(events, 'ShiftSignedUp').filter((shift) => shift.volunteerId === volunteerId);

  it('signs up for the sessions that are planned, and for those that are planned later', async () => {
    season = await begin();
    const first = await planned('2026-12-03');
    const { cafeId } = first[0] ?? {};
    const anna = await committed(cafeId, 'Anna Holm');
    await season.until((events) => signUps(events, anna).length === 2);

    await season.say(toCafe.PlanCafeSessions, { cafeId, until: '2026-12-10' });
    const events = await season.until((events) => signUps(events, anna).length === 3);
    const dates = new Map(named(events, 'CafeSessionPlanned').map(({ sessionId, date }) => [sessionId, date]));
    expect(signUps(events, anna).map(({ sessionId }) => dates.get(sessionId))).toEqual(THURSDAYS);
    expect(signUps(events, anna).map(({ origin }) => origin)).toEqual(['standing', 'standing', 'standing']);
  });

  it('is refused on record for a day on which they are away', async () => {
    season = await begin();
    const cafeId = await season.say(toCafe.OpenCafe, OPENING);
    const anna = await committed(cafeId, 'Anna Holm');
    await season.say(toVolunteer.NoteAway, { volunteerId: anna, from: '2026-12-01', until: '2026-12-07' });
    await season.say(toCafe.PlanCafeSessions, { cafeId, until: '2026-12-10' });

    const events = await season.until(
      (events) => signUps(events, anna).length === 2 && named(events, 'CommandRefused').length === 1,
    );
    expect(named(events, 'CommandRefused')).toEqual([
      expect.objectContaining({
        command: 'SignUpForShift',
        code: 'VolunteerNotActive',
        details: { volunteerId: anna, date: '2026-12-03' },
      }),
    ]);
  });
});

describeInALogOfItsOwn('sessions that a café has decided on', () => {
  it('begin after a crash came in between, each of them once', async () => {
    const here = folder();
    const key = newKey();
    season = await begin(here, key);
    const cafeId = await season.say(toCafe.OpenCafe, OPENING);
    // The café's event is all that this leaves; what the command bus would do next does not happen.
    await season.installation.handling.handle(
      cafe,
      'PlanCafeSessions',
      season.request({ cafeId, until: '2026-12-10' }),
    );
    await season.end();

    season = await begin(here, key);
    const decided = named(
      await season.until((events) => named(events, 'CafeSessionPlanned').length === 3),
      'CafeSessionsPlanned',
    );
    await season.end();

    season = await begin(here, key);
    // Something that comes after everything that a policy might still have done twice.
    await season.say(toGuest.RecordGuest, { name: 'Gerda Lund' });
    const events = await season.until((events) => named(events, 'GuestRecorded').length === 1);
    expect(named(events, 'CafeSessionPlanned').map(({ sessionId, date }) => ({ sessionId, date }))).toEqual(
      (decided[0]?.sessions as { sessionId: string; date: string }[]).map(({ sessionId, date }) => ({
        sessionId,
        date,
      })),
    );
    expect(named(events, 'CafeSessionPlanned').map(({ date }) => date)).toEqual(THURSDAYS);
  });
});
