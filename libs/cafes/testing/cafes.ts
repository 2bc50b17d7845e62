import type { PlainEvent } from '#kernel/testing';
import { command, idFor } from '#kernel/testing';
import type { cafeEvents } from '../src/cafe/cafe.events.js';

export type CafeEvent = PlainEvent<typeof cafeEvents>;

export const cafeId = idFor('Åparken');

/** Every Tuesday from noon to three, until the end of January. Specs play on Tuesday 24 November 2026. */
export const plan = {
  recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131' },
  opens: '12:00',
  closes: '15:00',
  capacity: 40,
  roles: [{ role: 'host' as const, needed: 2 }],
  offerHours: 24,
};
export const description = { name: 'Café Åparken', place: 'Åparken 2', hostOrganisation: 'AAB' };
export type Plan = Omit<typeof plan, 'roles'> & { roles: { role: 'host' | 'kitchen'; needed: number }[] };

// What has happened.
export const opened = (changes: Partial<Plan> = {}): CafeEvent => ({
  type: 'CafeOpened',
  data: { cafeId, ...description, ...plan, ...changes },
});
export const closureAnnounced = (from: string, until: string, reason = 'Maling'): CafeEvent => ({
  type: 'CafeClosureAnnounced',
  data: { cafeId, from, until, reason },
});
export const closureLifted = (from: string): CafeEvent => ({ type: 'CafeClosureLifted', data: { cafeId, from } });
export const extraDateAdded = (date: string): CafeEvent => ({ type: 'CafeExtraDateAdded', data: { cafeId, date } });
export const closed = (lastDate: string): CafeEvent => ({ type: 'CafeClosed', data: { cafeId, lastDate } });

// What is said.
export const openCafe = (changes: Partial<Plan> & Partial<typeof description> = {}) =>
  command('OpenCafe', { ...description, ...plan, ...changes });
export const changePlan = (changes: Partial<Plan> = {}) => command('ChangeCafePlan', { cafeId, ...plan, ...changes });
export const announceClosure = (from: string, until: string, reason = 'Maling') =>
  command('AnnounceCafeClosure', { cafeId, from, until, reason });
export const liftClosure = (from: string) => command('LiftCafeClosure', { cafeId, from });
export const addExtraDate = (date: string) => command('AddExtraCafeDate', { cafeId, date });
export const planSessions = (until: string) => command('PlanCafeSessions', { cafeId, until });
export const closeCafe = (lastDate: string) => command('CloseCafe', { cafeId, lastDate });
