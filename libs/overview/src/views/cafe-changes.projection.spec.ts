import { describe, expect, it } from '@jest/globals';
import { idFor } from '#kernel/testing';
import type { PlainEvent } from '#kernel/testing';
import { type cafeEvents, type sessionEvents } from '#cafes';
import { given, tablesAfter } from '#projections/testing';
import { cafeChangesProjection } from './cafe-changes.projection.js';

const cafeId = idFor('Åparken');
const sessionId = idFor('Thursday');
const BEGINS = '2026-11-26T11:00:00.000Z';
const described = { name: 'Caféen', place: 'Åparken', hostOrganisation: 'AAB' };

type Event = PlainEvent<typeof cafeEvents & typeof sessionEvents> & { readonly recordedAt: string };
const told = (recordedAt: string, type: Event['type'], data: object): Event =>
  ({ type, data, recordedAt }) as unknown as Event;
const ofCafe = (at: string, type: Event['type'], data: object = {}) => told(at, type, { cafeId, ...data });
const ofSession = (at: string, type: Event['type'], data: object = {}) => told(at, type, { sessionId, ...data });

const opened = ofCafe('2026-11-01T08:00:00Z', 'CafeOpened', {
  ...described,
  recurrence: { firstDate: '2026-11-26', rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270131' },
  ...{ opens: '12:00', closes: '15:00', capacity: 3, roles: [], offerHours: 24 },
});
const planned = ofSession('2026-11-02T08:00:00Z', 'CafeSessionPlanned', {
  ...{ cafeId, date: '2026-11-26', startsAt: BEGINS, endsAt: '2026-11-26T14:00:00.000Z' },
  ...{ capacity: 3, roles: [], offerHours: 24 },
});
const registered = (at: string) =>
  ofSession(at, 'GuestRegistered', { guestId: idFor('Karen'), escorted: false, ride: false });
const changedAt = (events: readonly Event[], at: string) =>
  given(cafeChangesProjection, events).thenRow('cafeChange', { of: sessionId }, { changedAt: at as never });

describe('the last change of a café', () => {
  it('is of the café by itself, and of each of its sessions, with where it stands in the log', async () => {
    const { cafeChange } = await tablesAfter(cafeChangesProjection, [opened, planned]);
    expect(cafeChange).toHaveLength(2);
    expect(cafeChange).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ of: cafeId, cafeId, startsAt: null, changedAt: '2026-11-01T08:00:00.000Z' }),
        expect.objectContaining({ of: sessionId, cafeId, startsAt: BEGINS, changedAt: '2026-11-02T08:00:00.000Z' }),
      ]),
    );
    const [first, second] = (cafeChange ?? []) as readonly { position: string }[];
    expect([first, second].every((row) => /^\d{20}$/.test(row?.position ?? ''))).toBe(true);
    expect(first?.position).not.toBe(second?.position);
  });

  it('is when a place was taken, until it begins', async () => {
    await changedAt([planned, registered('2026-11-26T10:59:59Z')], '2026-11-26T10:59:59.000Z');
    await changedAt([planned, registered('2026-11-26T11:00:00Z')], '2026-11-02T08:00:00.000Z');
  });

  it('goes by the new time of a day that was moved', () => {
    const moved = ofSession('2026-11-03T08:00:00Z', 'CafeSessionRescheduled', {
      ...{ startsAt: '2026-11-26T13:00:00.000Z', endsAt: '2026-11-26T15:00:00.000Z' },
    });
    return changedAt([planned, moved, registered('2026-11-26T12:00:00Z')], '2026-11-26T12:00:00.000Z');
  });

  it('is also its being held or cancelled, which everybody may know, whenever that is said', async () => {
    const at = '2026-11-26T15:00:00.000Z';
    await changedAt([planned, ofSession(at, 'CafeSessionHeld', { headcount: 3 })], at);
    await changedAt([planned, ofSession(at, 'CafeSessionCancelled', { reason: 'weather' })], at);
  });

  it('is not that somebody takes a shift, comes or does not come', () => {
    const karen = { guestId: idFor('Karen') };
    return changedAt(
      [
        planned,
        registered('2026-11-03T08:00:00Z'),
        ofSession('2026-11-04T08:00:00Z', 'ShiftSignedUp', {
          ...{ volunteerId: idFor('Anne'), role: 'host', origin: 'oneOff' },
        }),
        ofSession('2026-11-26T11:10:00Z', 'GuestCheckedIn', karen),
        ofSession('2026-11-26T11:20:00Z', 'GuestNoShowMarked', { ...karen, excused: false }),
      ],
      '2026-11-03T08:00:00.000Z',
    );
  });
});
