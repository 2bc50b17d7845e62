import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandRequest } from '#kernel';
import { ISHOEJ } from '#kernel/testing';
import { RememberedTown, idOf } from '../../testing/remembered-town.js';
import { DATE, FRIDAY, at } from '../../testing/rides.js';
import { rideRequest } from '../request/ride-request.js';
import { moveRideToAnotherDay } from './moving.js';
import { rideDay } from './ride-day.js';

let town: RememberedTown;
let requestId: string;
let rideId: string;

beforeEach(async () => {
  town = await RememberedTown.found();
  requestId = await town.wish();
  rideId = idOf(await town.schedule({ requestId }));
});

const toFriday = (): CommandRequest =>
  town.request({ date: DATE, rideId, toDate: FRIDAY, startsAt: at('12:00', FRIDAY), endsAt: at('13:00', FRIDAY) });
const ridesOn = async (date: typeof DATE) => [
  ...((await town.handling.stateOf(rideDay, ISHOEJ, date))?.rides.values() ?? []),
];
const named = async () => [...((await town.handling.stateOf(rideRequest, ISHOEJ, requestId))?.rides.values() ?? [])];

describe('a ride that is moved to another day', () => {
  it('stands there as it was, and nobody has said that they come then', async () => {
    await town.say(rideDay, 'ConfirmRide', { date: DATE, rideId, passengerId: town.gerda });
    const moved = idOf(await moveRideToAnotherDay(town.handling, toFriday()));
    expect(await ridesOn(FRIDAY)).toMatchObject([
      { rideId: moved, bikeId: town.sofie, passengers: [town.gerda], status: 'scheduled', confirmed: new Set() },
    ]);
    expect(await ridesOn(DATE)).toMatchObject([{ status: 'movedAway', movedTo: { date: FRIDAY, rideId: moved } }]);
    expect(await named()).toEqual([{ rideId: moved, rideDate: FRIDAY }]);
  });

  it('is there once, however often it is said under one key, also once it was moved on', async () => {
    const moving = toFriday();
    const moved = idOf(await moveRideToAnotherDay(town.handling, moving));
    expect(await moveRideToAnotherDay(town.handling, moving)).toMatchObject({ outcome: 'accepted', id: moved });
    await town.say(rideDay, 'MoveRide', {
      ...{ date: FRIDAY, rideId: moved, startsAt: at('14:00', FRIDAY), endsAt: at('15:00', FRIDAY) },
    });
    expect(await moveRideToAnotherDay(town.handling, moving)).toMatchObject({ outcome: 'accepted', id: moved });
    expect(await ridesOn(FRIDAY)).toMatchObject([{ rideId: moved, startsAt: at('14:00', FRIDAY) }]);
  });

  it('stays where it is, for the same wish, where that day has no room', async () => {
    await town.schedule({ date: FRIDAY, passengers: [town.hans], from: '12:15' });
    const before = await named();
    expect(await moveRideToAnotherDay(town.handling, toFriday())).toMatchObject({
      refusal: { refused: 'BikeTaken', details: { freeFrom: at('13:30', FRIDAY) } },
    });
    expect(await ridesOn(DATE)).toMatchObject([{ rideId, status: 'scheduled' }]);
    expect(await named()).toEqual(before);
  });

  it('goes to one of two days that it is moved to at once', async () => {
    const other = town.request({
      ...{ date: DATE, rideId, toDate: '2026-11-28', startsAt: at('12:00', '2026-11-28') },
      endsAt: at('13:00', '2026-11-28'),
    });
    await Promise.all([toFriday(), other].map((moving) => moveRideToAnotherDay(town.handling, moving)));
    const days = await Promise.all([ridesOn(FRIDAY), ridesOn('2026-11-28' as typeof DATE)]);
    const standing = days.flat().filter(({ status }) => status === 'scheduled');
    expect(standing).toHaveLength(1);
    expect(await named()).toMatchObject(
      standing.map(({ rideId: stands, date }) => ({ rideId: stands, rideDate: date })),
    );
  });
});
