import { describe, expect, it } from '@jest/globals';
import { type Instant, type LocalDate, epochMilliseconds } from '#kernel';
import { DATE, at } from '../../testing/rides.js';
import type { Span } from '../suggestions/suggestion-day.js';
import { type FreeDay, openSeatsOf } from './open-seats.js';

const span = (from: string, until: string, date: string = DATE): Span => ({
  from: epochMilliseconds(at(from, date)),
  until: epochMilliseconds(at(until, date)),
});
const EARLY = epochMilliseconds('2026-11-24T12:00:00.000Z' as Instant);

const bike = (seats = 2, ...rides: readonly Span[]) => ({ seats, platform: false, rides });
const pilot = (offered: Span, ...rides: readonly Span[]) => ({ offered: [offered], rides, shifts: [] as Span[] });
const day = (parts: Partial<FreeDay>): FreeDay => ({
  ...{ date: DATE, bikes: [bike()], pilots: [pilot(span('09:00', '12:00'))], wantPilots: [] },
  ...parts,
});

/** `09:00 2`: from when, and how many. */
const openOn = (parts: Partial<FreeDay>, now = EARLY): readonly string[] =>
  openSeatsOf(day(parts), now).map(({ startsAt, left }) => `${clock(startsAt)} ${left}`);
const clock = (when: Instant): string =>
  new Date(when).toLocaleTimeString('da-DK', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' });

describe('open seats', () => {
  it('are where a pilot would drive and a bike is there, for an hour at least', () => {
    expect(openOn({})).toEqual(['09.00 2']);
    expect(openOn({ pilots: [pilot(span('11:00', '13:00'))] })).toEqual(['09.00 2', '12.00 2']);
    expect(openOn({ pilots: [pilot(span('11:15', '13:00'))] })).toEqual(['12.00 2']);
    expect(openOn({ pilots: [pilot(span('11:15', '12:45'))] })).toEqual([]);
    expect(openOn({ bikes: [] })).toEqual([]);
    expect(openOn({ pilots: [] })).toEqual([]);
  });

  it('keep a quarter of an hour before and after another ride of the bike, and of the pilot', () => {
    const whole = span('09:00', '12:00');
    const taken = (from: string, until: string) => [
      openOn({ bikes: [bike(2, span(from, until))] }),
      openOn({ pilots: [pilot(whole, span(from, until))] }),
    ];
    expect(taken('10:15', '12:00')).toEqual([['09.00 2'], ['09.00 2']]);
    expect(taken('10:00', '12:00')).toEqual([[], []]);
    expect(taken('09:00', '10:45')).toEqual([['09.00 2'], ['09.00 2']]);
    expect(taken('09:00', '11:00')).toEqual([[], []]);
  });

  it('are those of as many bikes as there are pilots, the largest first', () => {
    const bikes = [bike(1), bike(2), bike(2)];
    const one = pilot(span('09:00', '12:00'));
    expect(openOn({ bikes, pilots: [one] })).toEqual(['09.00 2']);
    expect(openOn({ bikes, pilots: [one, one] })).toEqual(['09.00 4']);
    expect(openOn({ bikes, pilots: [one, one, one, one] })).toEqual(['09.00 5']);
  });

  it('are no promise of a pilot whom a ride without one waits for', () => {
    const bikes = [bike(2, span('09:00', '12:00')), bike()];
    const one = pilot(span('09:00', '12:00'));
    expect(openOn({ bikes, pilots: [one], wantPilots: [span('09:00', '12:00')] })).toEqual([]);
    expect(openOn({ bikes, pilots: [one, one], wantPilots: [span('09:00', '12:00')] })).toEqual(['09.00 2']);
    expect(openOn({ pilots: [one], wantPilots: [span('11:00', '12:00')] })).toEqual(['09.00 2']);
  });

  it('are not of a pilot who has promised to be in a café', () => {
    const host = { ...pilot(span('09:00', '15:00')), shifts: [span('09:00', '12:00')] };
    expect(openOn({ pilots: [host] })).toEqual(['12.00 2']);
  });

  it('are told of times that have not begun', () => {
    const pilots = [pilot(span('09:00', '15:00'))];
    expect(openOn({ pilots }, epochMilliseconds(at('08:59')))).toEqual(['09.00 2', '12.00 2']);
    expect(openOn({ pilots }, epochMilliseconds(at('09:00')))).toEqual(['12.00 2']);
  });

  it('say that a wheelchair can come along where a bike that carries one is among them', () => {
    const carrier = { ...bike(1), platform: true };
    const one = pilot(span('09:00', '12:00'));
    const platforms = (parts: Partial<FreeDay>) => openSeatsOf(day(parts), EARLY).map(({ platform }) => platform);
    expect(platforms({ bikes: [bike(), carrier], pilots: [one, one] })).toEqual([true]);
    expect(platforms({ bikes: [carrier] })).toEqual([true]);
    expect(platforms({})).toEqual([false]);
  });

  it('are at the same hours on the clock when the clocks change', () => {
    const sunday = '2026-10-25' as LocalDate;
    const open = openSeatsOf(day({ date: sunday, pilots: [pilot(span('09:00', '12:00', sunday))] }), 0);
    expect(open.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2026-10-25T08:00:00.000Z', '2026-10-25T11:00:00.000Z'],
    ]);
  });
});

describe('open seats, to whoever looks at them again and again', () => {
  const before = day({});
  const open = (parts: Partial<FreeDay>) => openSeatsOf({ ...before, ...parts }, EARLY);

  it('tell no ride that was booked from a pilot who takes back what they offered, or a bike that breaks down', () => {
    const booked = open({
      bikes: [bike(2, span('10:00', '11:30'))],
      pilots: [pilot(span('09:00', '12:00'), span('10:00', '11:30'))],
    });
    expect(booked).toEqual(open({ pilots: [] }));
    expect(booked).toEqual(open({ bikes: [] }));
  });

  it('do not say when somebody rides: neither the beginning nor the end of a ride can be read in them', () => {
    const whole = span('09:00', '18:00');
    const rides = [span('12:45', '14:15'), span('12:30', '14:00'), span('13:00', '14:00')];
    const told = rides.map((ride) => JSON.stringify(open({ bikes: [bike(2, ride)], pilots: [pilot(whole, ride)] })));
    expect(new Set(told).size).toBe(1);
  });
});
