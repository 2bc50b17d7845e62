import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { idFor } from '#kernel/testing';
import { type Told, given, tablesAfter } from '#projections/testing';
import { changesProjection } from './changes.projection.js';

type ChangesEvent = Told<(typeof changesProjection)['events']>;

const cafeId = idFor('Åparken');
const sessionId = idFor('the session');
const stream = `cafeSession-0183_${sessionId}`;
const [anna, bent] = [idFor('Anna'), idFor('Bent')];
const [doris, erik] = [idFor('Doris'), idFor('Erik')];
const description = { name: 'Café Åparken', place: 'Åparken 2', hostOrganisation: 'AAB' };
const plan = {
  startsAt: '2026-11-25T11:00:00.000Z',
  endsAt: '2026-11-25T14:00:00.000Z',
  capacity: 2,
  roles: [
    { role: 'host' as const, needed: 2 },
    { role: 'kitchen' as const, needed: 1 },
  ],
  offerHours: 24,
};
const planned: ChangesEvent = {
  type: 'CafeSessionPlanned',
  data: { sessionId, cafeId, date: '2026-11-25', ...plan },
  stream,
};
const visit = (type: 'GuestRegistered' | 'GuestWaitlisted', guestId: string): ChangesEvent => ({
  type,
  data: { sessionId, guestId, escorted: false, ride: false },
  stream,
});
const guest = (
  type: 'GuestConfirmed' | 'GuestOfferLapsed' | 'GuestRegistrationCancelled' | 'GuestCheckedIn',
  guestId: string,
): ChangesEvent => ({ type, data: { sessionId, guestId }, stream });
const signedUp = (volunteerId: string, role: 'host' | 'kitchen' = 'host'): ChangesEvent => ({
  type: 'ShiftSignedUp',
  data: { sessionId, volunteerId, role, origin: 'oneOff' },
  stream,
});
const withdrawn = (volunteerId: string): ChangesEvent => ({
  type: 'ShiftWithdrawn',
  data: { sessionId, volunteerId, role: 'host', reason: 'illness', hoursBefore: 3 },
  stream,
});

interface Row {
  readonly type: string;
  readonly data: object;
}

/** What the feed tells after a session has been planned. */
const toldAfter = async (...events: ChangesEvent[]): Promise<readonly (readonly [string, object])[]> => {
  const { change = [] } = await tablesAfter(changesProjection, [planned, ...events]);
  return (change as readonly Row[]).slice(1).map(({ type, data }) => [type.replace('cafeSession.', ''), data]);
};
const free = (left: number, capacity = 2) => ['placesChanged', { capacity, free: left }];
const hosts = (filled: number, kitchen = 0) => [
  'staffingChanged',
  {
    staffing: [
      { role: 'host', needed: 2, filled },
      { role: 'kitchen', needed: 1, filled: kitchen },
    ],
  },
];

describe('the feed of changes', () => {
  it('tells of cafés that open, are described anew and close', async () => {
    const { change } = await tablesAfter(changesProjection, [
      {
        type: 'CafeOpened',
        data: {
          cafeId,
          ...description,
          recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;UNTIL=20270131' },
          opens: '12:00',
          closes: '15:00',
          capacity: 40,
          roles: [],
          offerHours: 24,
        },
        recordedAt: '2026-11-24T12:00:00.000Z',
      },
      { type: 'CafeDescribed', data: { cafeId, ...description, name: 'Caféen' } },
      { type: 'CafeClosureAnnounced', data: { cafeId, from: '2026-12-01', until: '2026-12-02', reason: 'Maling' } },
      { type: 'CafeClosed', data: { cafeId, lastDate: '2027-01-31' } },
    ]);
    expect(change).toEqual([
      {
        position: expect.stringMatching(/^\d{20}$/),
        eventId: expect.any(String),
        type: 'cafe.opened',
        subjectId: cafeId,
        recordedAt: '2026-11-24T12:00:00.000Z',
        data: description,
      },
      expect.objectContaining({ type: 'cafe.described', data: { ...description, name: 'Caféen' } }),
      expect.objectContaining({ type: 'cafe.closed', data: { lastDate: '2027-01-31' } }),
    ]);
  });

  it('tells of a session what is planned', () =>
    given(changesProjection, [planned]).thenRows('changingSession', [
      {
        sessionId,
        startsAt: instant(plan.startsAt),
        capacity: 2,
        places: 0,
        dropIns: 0,
        staffing: [
          { role: 'host', needed: 2, filled: 0 },
          { role: 'kitchen', needed: 1, filled: 0 },
        ],
      },
    ]));

  it('tells when it is moved, what its theme is, that it was held or cancelled', async () => {
    const [startsAt, endsAt] = ['2026-11-25T23:30:00.000Z', '2026-11-26T02:00:00.000Z'];
    expect(
      await toldAfter(
        { type: 'CafeSessionRescheduled', data: { sessionId, startsAt, endsAt }, stream },
        { type: 'CafeSessionThemeSet', data: { sessionId, theme: 'Julefrokost' }, stream },
        { type: 'CafeSessionHeld', data: { sessionId, headcount: 2 }, stream },
        { type: 'CafeSessionCancelled', data: { sessionId, reason: 'weather' }, stream },
      ),
    ).toEqual([
      ['rescheduled', { date: '2026-11-26', startsAt, endsAt }],
      ['themed', { theme: 'Julefrokost' }],
      ['held', { headcount: 2 }],
      ['cancelled', { reason: 'weather' }],
    ]);
  });

  it('tells how many places are left, and of nothing that leaves as many', async () => {
    expect(
      await toldAfter(
        visit('GuestRegistered', doris),
        visit('GuestRegistered', erik),
        visit('GuestWaitlisted', anna),
        guest('GuestRegistrationCancelled', doris),
        {
          type: 'GuestOffered',
          data: { sessionId, guestId: anna, confirmBy: '2026-11-25T11:00:00.000Z' },
          stream,
        },
        guest('GuestConfirmed', anna),
        guest('GuestCheckedIn', anna),
        { type: 'GuestNoShowMarked', data: { sessionId, guestId: erik, excused: true }, stream },
        { type: 'DropInsCounted', data: { sessionId, count: 1 }, stream },
        { type: 'DropInsCounted', data: { sessionId, count: 1 }, stream },
      ),
    ).toEqual([free(1), free(0), free(1), free(0), free(1), free(0)]);
  });

  it('tells that an offer has lapsed as a place that is left', async () =>
    expect(
      await toldAfter(
        visit('GuestWaitlisted', doris),
        {
          type: 'GuestOffered',
          data: { sessionId, guestId: doris, confirmBy: '2026-11-25T11:00:00.000Z' },
          stream,
        },
        guest('GuestOfferLapsed', doris),
      ),
    ).toEqual([free(1), free(2)]));

  it('tells for how many there is room', async () =>
    expect(await toldAfter({ type: 'CafeSessionCapacityChanged', data: { sessionId, capacity: 5 }, stream })).toEqual([
      free(5, 5),
    ]));

  it('tells which volunteers are wanted, and nothing when one follows on another', async () =>
    expect(
      await toldAfter(
        signedUp(anna),
        signedUp(bent, 'kitchen'),
        {
          type: 'ShiftStandInAssigned',
          data: { sessionId, volunteerId: doris, insteadOf: anna, role: 'host' },
          stream,
        },
        { type: 'ShiftCheckedIn', data: { sessionId, volunteerId: doris, role: 'host' }, stream },
        { type: 'ShiftNoShowMarked', data: { sessionId, volunteerId: doris, role: 'host', excused: false }, stream },
        withdrawn(doris),
      ),
    ).toEqual([hosts(1), hosts(1, 1), hosts(0, 1)]));

  it('tells what is wanted from now on, with those who are there', async () =>
    expect(
      await toldAfter(signedUp(anna), {
        type: 'CafeSessionRolesChanged',
        data: { sessionId, roles: [{ role: 'host', needed: 1 }] },
        stream,
      }),
    ).toEqual([hosts(1), ['staffingChanged', { staffing: [{ role: 'host', needed: 1, filled: 1 }] }]]));

  it('tells of no illness, which is a volunteer’s health', async () => {
    const cancelled = (reason: 'illness' | 'venue' | 'other') =>
      toldAfter({ type: 'CafeSessionCancelled', data: { sessionId, reason }, stream });
    expect(await cancelled('illness')).toEqual(await cancelled('other'));
    expect(await cancelled('venue')).toEqual([['cancelled', { reason: 'venue' }]]);
  });

  describe('from the moment that a session begins', () => {
    const at = (recordedAt: string, event: ChangesEvent): ChangesEvent => ({ ...event, recordedAt });
    const JUST_BEFORE = '2026-11-25T10:59:59.999Z';
    const noShow: ChangesEvent = {
      type: 'GuestNoShowMarked',
      data: { sessionId, guestId: doris, excused: false },
      stream,
    };
    const shiftNoShow: ChangesEvent = {
      type: 'ShiftNoShowMarked',
      data: { sessionId, volunteerId: anna, role: 'host', excused: false },
      stream,
    };

    it('tells of no places and no volunteers: neither who did not come, nor who came unasked', async () =>
      expect(
        await toldAfter(
          at(JUST_BEFORE, visit('GuestRegistered', doris)),
          at(JUST_BEFORE, signedUp(anna)),
          at(plan.startsAt, noShow),
          at(plan.startsAt, shiftNoShow),
          at(plan.startsAt, guest('GuestCheckedIn', erik)),
          at('2026-11-25T15:00:00.000Z', { type: 'DropInsCounted', data: { sessionId, count: 1 }, stream }),
          at('2026-11-25T15:00:00.000Z', {
            type: 'CafeSessionCapacityChanged',
            data: { sessionId, capacity: 5 },
            stream,
          }),
        ),
      ).toEqual([free(1), hosts(1)]));

    it('means the time that it begins at now, which may be another than was planned', async () => {
      const moved: ChangesEvent = {
        type: 'CafeSessionRescheduled',
        data: { sessionId, startsAt: '2026-11-25T12:00:00.000Z', endsAt: plan.endsAt },
        stream,
      };
      const [, ...told] = await toldAfter(
        at(JUST_BEFORE, moved),
        at(plan.startsAt, visit('GuestRegistered', doris)),
        at('2026-11-25T12:00:00.000Z', visit('GuestRegistered', erik)),
      );
      expect(told).toEqual([free(1)]);
    });
  });

  it('says nothing of who it was', async () => {
    const { change } = await tablesAfter(changesProjection, [
      planned,
      visit('GuestRegistered', doris),
      signedUp(anna),
      withdrawn(anna),
    ]);
    expect(change).toHaveLength(4);
    expect(JSON.stringify(change)).not.toMatch(new RegExp([doris, anna].join('|')));
  });
});
