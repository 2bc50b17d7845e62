import { beforeEach, describe, expect, it } from '@jest/globals';
import { ISHOEJ } from '#kernel/testing';
import { RememberedTown, idOf } from '../../testing/remembered-town.js';
import { DATE } from '../../testing/rides.js';
import { rideRequest } from '../request/ride-request.js';
import { statusOf } from '../request/ride-request.state.js';
import { rideDay } from './ride-day.js';

let town: RememberedTown;
beforeEach(async () => {
  town = await RememberedTown.found();
});

const statusNow = async (requestId: string) => {
  const request = await town.handling.stateOf(rideRequest, ISHOEJ, requestId);
  return request && statusOf(request);
};
const rideNow = async (rideId: string, date: string = DATE) =>
  (await town.handling.stateOf(rideDay, ISHOEJ, date))?.rides.get(rideId);

describe('a ride that answers a request', () => {
  it('takes along the passenger whose wish it is', async () => {
    const requestId = await town.wish();
    expect(await town.schedule({ requestId, passengers: [town.hans] })).toMatchObject({
      refusal: {
        refused: 'InvalidInput',
        details: { problems: [{ path: 'passengers', problem: expect.stringContaining('whose request') }] },
      },
    });
    expect(await statusNow(requestId)).toBe('open');
    idOf(await town.schedule({ requestId, passengers: [town.hans, town.gerda] }));
    expect(await statusNow(requestId)).toBe('scheduled');
  });

  it('needs the platform that was wished for, unless it says otherwise', async () => {
    const requestId = await town.wish({ platform: true });
    expect(await town.schedule({ requestId })).toMatchObject({ refusal: { refused: 'PlatformMissing' } });
    expect(await statusNow(requestId)).toBe('open');
    const rideId = idOf(await town.schedule({ requestId, platform: false }));
    expect(await rideNow(rideId)).toMatchObject({ platform: false });
  });

  it('has a seat for the companion that was wished for, unless it says otherwise', async () => {
    const requestId = await town.wish({ companions: 1 });
    const both = [town.gerda, town.hans];
    expect(await town.schedule({ requestId, passengers: both })).toMatchObject({
      refusal: { refused: 'TooFewSeats', details: { people: 3 } },
    });
    const rideId = idOf(await town.schedule({ requestId }));
    expect(await rideNow(rideId)).toMatchObject({ companions: 1 });
  });

  it('is not found where nobody has made the request', async () => {
    expect(await town.schedule({ requestId: town.hans })).toMatchObject({
      refusal: { refused: 'NotFound', details: { kind: 'RideRequest', id: town.hans } },
    });
  });
});
