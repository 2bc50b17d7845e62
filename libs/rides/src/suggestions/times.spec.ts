import { describe, expect, it } from '@jest/globals';
import { between, clockTime, request } from '../../testing/small-days.js';
import { fits, joined, startsOf, without } from './times.js';
import { metresBetween } from './way.js';

const starts = (...windows: string[]): readonly number[] =>
  startsOf(request('one', '', { windows: windows.map(between) })).map(({ from }) => from);

describe('when a ride can start', () => {
  it('is on the quarter hour, as long as it ends within the window', () =>
    expect(starts('10:05-11:40')).toEqual([clockTime('10:15'), clockTime('10:30')]));

  it('is when the window opens, where no quarter hour would do', () =>
    expect(starts('10:05-11:10')).toEqual([clockTime('10:05')]));

  it('is counted once, in whichever of two windows is the earlier wish', () =>
    expect(
      startsOf(request('one', '', { windows: [between('10:15-11:15'), between('10:00-11:15')] })).map(
        ({ from, wish }) => [from, wish],
      ),
    ).toEqual([
      [clockTime('10:15'), 0],
      [clockTime('10:00'), 1],
    ]));

  it('never is in a window that ends before it begins', () => expect(starts('12:00-10:00')).toEqual([]));

  it('is looked for no longer than a day, however long the window', () =>
    expect(startsOf(request('one', '', { windows: [{ from: 0, until: 1e12 }] }))).toHaveLength(96));
});

describe('the time of a bike or a pilot', () => {
  it('is joined where two offers touch', () =>
    expect(joined([between('12:00-14:00'), between('10:00-12:00')])).toEqual([between('10:00-14:00')]));

  it('is less what is booked, with a pause before and after', () =>
    expect(without([between('09:00-17:00')], [between('12:00-13:00')], 15 * 60_000)).toEqual([
      between('09:00-11:45'),
      between('13:15-17:00'),
    ]));

  it('takes a ride that begins as the pause ends, and none a minute before', () => {
    const busy = [between('10:00-11:00')];
    expect(fits(between('11:15-12:00'), busy, 15 * 60_000)).toBe(true);
    expect(fits(between('11:14-12:00'), busy, 15 * 60_000)).toBe(false);
  });
});

describe('the way as the crow flies', () => {
  it('is nearly 31 km from Copenhagen town hall to Roskilde cathedral', () =>
    expect(
      metresBetween({ latitude: 55.6756, longitude: 12.5698 }, { latitude: 55.6427, longitude: 12.0804 }),
    ).toBeCloseTo(30_920, -2));

  it('is a 360th of the way round the earth from one degree of latitude to the next', () =>
    expect(metresBetween({ latitude: 55, longitude: 12 }, { latitude: 56, longitude: 12 })).toBeCloseTo(
      (2 * Math.PI * 6_371_009) / 360,
      3,
    ));
});
