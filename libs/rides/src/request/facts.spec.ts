import { describe, expect, it } from '@jest/globals';
import type { LoadState } from '#kernel';
import { coordinator, idFor } from '#kernel/testing';
import { rideRequestFacts } from './facts.js';

const there = ['Passenger Gerda', 'RideDestination harbour', 'CafeSession Thursday'].map((words) => {
  const [kind, name = ''] = words.split(' ');
  return `${kind} ${idFor(name)}`;
});
const load = ((aggregate: { kind: string }, id: string) =>
  Promise.resolve(there.includes(`${aggregate.kind} ${id}`) ? { id } : undefined)) as LoadState;
const factsOf = (wish: object) => rideRequestFacts.RequestRide?.(wish as never, load, coordinator);

describe('what is known of a wish when it is said', () => {
  it('is who of those whom it names is there, and which places', async () =>
    expect(
      await factsOf({
        passengerId: idFor('Gerda'),
        fellowIds: [idFor('nobody')],
        destinationId: idFor('harbour'),
        stops: [idFor('nowhere')],
        sessionId: idFor('Thursday'),
      }),
    ).toEqual({
      passengers: new Map([
        [idFor('Gerda'), { id: idFor('Gerda') }],
        [idFor('nobody'), undefined],
      ]),
      destinations: new Map([
        [idFor('harbour'), { id: idFor('harbour') }],
        [idFor('nowhere'), undefined],
      ]),
      sessionIsThere: true,
    }));

  it('is whether the session is there, where it names one', async () => {
    const alone = { passengerId: idFor('Gerda'), fellowIds: [], stops: [] };
    expect(await factsOf(alone)).toMatchObject({ sessionIsThere: true });
    expect(await factsOf({ ...alone, sessionId: idFor('no session') })).toMatchObject({ sessionIsThere: false });
  });
});
