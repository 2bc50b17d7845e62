import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor } from '#kernel/testing';
import type { destinationEvents } from './destination.events.js';
import { destination } from './destination.js';

type Event = PlainEvent<typeof destinationEvents>;

const destinationId = idFor('Ishøj havn');
const harbour = {
  name: 'Ishøj havn',
  kind: 'sponsorStop' as const,
  place: { label: 'Søvej 26, 2635 Ishøj', latitude: 55.6047, longitude: 12.3786 },
  offers: 'Kaffe, toilet uden trin',
};
const added: Event = { type: 'DestinationAdded', data: { destinationId, ...harbour } };
const retired: Event = { type: 'DestinationRetired', data: { destinationId } };

describe('a destination', () => {
  it('is added with its name, kind and place', () =>
    given(destination, [], { id: destinationId }).when(command('AddDestination', harbour)).then(added));

  it('is described anew, once; what is left out is not so any more', () => {
    const { offers: _coffee, ...described } = { destinationId, ...harbour };
    const describing = given(destination, [added]).when(command('DescribeDestination', described));
    describing.then({ type: 'DestinationDescribed', data: described });
    describing.when(command('DescribeDestination', described)).thenNothing();
    given(destination, [added])
      .when(command('DescribeDestination', { destinationId, ...harbour }))
      .thenNothing();
  });

  it('lies in Denmark', () =>
    given(destination, [])
      .when(command('AddDestination', { ...harbour, place: { ...harbour.place, longitude: 18.07 } }))
      .thenRefused('InvalidInput', { problems: [{ path: 'place.longitude', problem: 'must lie in Denmark' }] }));

  it('is retired, once, and is not described any more', () => {
    given(destination, [added]).when(command('RetireDestination', { destinationId })).then(retired);
    given(destination, [added, retired]).when(command('RetireDestination', { destinationId })).thenNothing();
    given(destination, [added, retired])
      .when(command('DescribeDestination', { destinationId, ...harbour }))
      .thenRefused('DestinationIsRetired', { destinationId });
  });

  it('is not found where nobody has added it', () =>
    given(destination, [])
      .when(command('RetireDestination', { destinationId }))
      .thenRefused('NotFound', { kind: 'RideDestination', id: destinationId }));
});
