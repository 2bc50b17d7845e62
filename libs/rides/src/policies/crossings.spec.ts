import { beforeEach, describe, expect, it } from '@jest/globals';
import { ISHOEJ } from '#kernel/testing';
import { RememberedTown, idOf } from '../../testing/remembered-town.js';
import { DATE, FRIDAY } from '../../testing/rides.js';
import { finishMove } from '../day/moving.js';
import { rideDay } from '../day/ride-day.js';
import { rideRequest } from '../request/ride-request.js';
import { statusOf } from '../request/ride-request.state.js';
import { finishMovesPolicy } from './finish-moves.js';
import { requestsFollowRidesPolicy } from './requests-follow-rides.js';

const policies = [finishMovesPolicy, requestsFollowRidesPolicy];

let town: RememberedTown;
let requestId: string;
let from: { date: typeof DATE; rideId: string };
let to: { date: typeof DATE; rideId: string };

/** A ride that answers a request stands on Friday as well, and Thursday has not let go of it yet. */
beforeEach(async () => {
  town = await RememberedTown.found();
  requestId = await town.wish();
  from = { date: DATE, rideId: idOf(await town.schedule({ requestId })) };
  to = { date: FRIDAY, rideId: idOf(await town.schedule({ date: FRIDAY, requestId, movedFrom: from })) };
});

const release = () => town.say(rideDay, 'ReleaseMovedRide', { ...from, to });
const answer = () =>
  town.say(rideRequest, 'AnswerRideRequest', {
    ...{ requestId, date: DATE, rideId: to.rideId, rideDate: FRIDAY, insteadOf: from.rideId },
  });
const cancelNew = () => town.say(rideDay, 'CancelRide', { ...to, reason: 'weather' });
const withdraw = () => town.say(rideRequest, 'WithdrawRideRequest', { requestId, passengerId: town.gerda });
const goOn = () =>
  finishMove(town.handling, (step, input) => ({ ...town.request(input), idempotencyKey: step }), ISHOEJ, { from, to });

const stateNow = async () => {
  const request = await town.handling.stateOf(rideRequest, ISHOEJ, requestId);
  const statusOn = async ({ date, rideId }: typeof from) =>
    (await town.handling.stateOf(rideDay, ISHOEJ, date))?.rides.get(rideId)?.status;
  return { request: request && statusOf(request), before: await statusOn(from), after: await statusOn(to) };
};

describe('a request whose ride is being moved to another day', () => {
  it('is answered by the ride of the new day once all is done', async () => {
    await town.follow(...policies);
    expect(await stateNow()).toEqual({ request: 'scheduled', before: 'movedAway', after: 'scheduled' });
  });

  it('has that ride cancelled where it is withdrawn before the old day lets go', async () => {
    await withdraw();
    await town.follow(...policies);
    expect(await stateNow()).toMatchObject({ request: 'withdrawn', after: 'cancelled' });
  });

  it('has that ride cancelled where it is withdrawn before it could name it', async () => {
    await release();
    await withdraw();
    await town.follow(...policies);
    expect(await stateNow()).toEqual({ request: 'withdrawn', before: 'movedAway', after: 'cancelled' });
  });

  it('is answered by that ride also where the old one’s answer was taken back meanwhile', async () => {
    await town.say(rideRequest, 'ReopenRideRequest', { requestId, date: DATE, rideId: from.rideId });
    await release();
    await town.follow(...policies);
    expect(await stateNow()).toEqual({ request: 'scheduled', before: 'movedAway', after: 'scheduled' });
  });

  it('is open again where that ride is cancelled before it could name it', async () => {
    await release();
    await cancelNew();
    await town.follow(requestsFollowRidesPolicy);
    await goOn();
    expect(await stateNow()).toEqual({ request: 'open', before: 'movedAway', after: 'cancelled' });
  });

  it('is open again also where whoever moved it was killed as soon as it named the ride', async () => {
    await release();
    await cancelNew();
    await town.follow(requestsFollowRidesPolicy);
    await answer();
    await town.follow(finishMovesPolicy);
    expect(await stateNow()).toEqual({ request: 'open', before: 'movedAway', after: 'cancelled' });
  });
});
