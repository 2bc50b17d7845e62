import { z } from 'zod';
import { type DataOf, canonicalJson, command, decider, idSchema, nothing, vocabulary } from '#kernel';
import { destinationEvents } from './destination.events.js';
import { destinationRefusals } from './destination.refusals.js';

type Described = DataOf<typeof destinationEvents, 'DestinationDescribed'>;

const destinationCommands = {
  AddDestination: command('manageRides').creating(
    destinationEvents.DestinationAdded.schema.omit({ destinationId: true }),
  ),
  /** All of it: what is left out is not so any more. */
  DescribeDestination: command('manageRides').of(destinationEvents.DestinationDescribed.schema),
  RetireDestination: command('manageRides').of(z.object({ destinationId: idSchema })),
};

/** A place as rules need to know it. */
export interface Destination {
  readonly described: Described;
  /** Nobody is taken there any more. */
  readonly retired?: true;
}

const { event, refuse } = vocabulary(destinationEvents, destinationRefusals);

/** Somewhere that rides go to again and again, or a sponsor on the way. */
export const destination = decider({
  category: 'rideDestination',
  kind: 'RideDestination',
  identity: 'destinationId',
  commands: destinationCommands,
  events: destinationEvents,
  refusals: destinationRefusals,
  initial: undefined as Destination | undefined,

  guard: ({ described: { destinationId }, retired }, command) =>
    retired && command !== 'RetireDestination' ? refuse('DestinationIsRetired', { destinationId }) : undefined,

  decide: {
    AddDestination: (added, _none, { id }) => [event('DestinationAdded', { destinationId: id, ...added })],
    DescribeDestination: (wanted, { described }) =>
      canonicalJson(wanted) === canonicalJson(described) ? nothing : [event('DestinationDescribed', wanted)],
    RetireDestination: (wanted, { retired }) => (retired ? nothing : [event('DestinationRetired', wanted)]),
  },

  evolve: {
    DestinationAdded: (_none, described) => ({ described }),
    DestinationDescribed: (destination, described) => ({ ...destination, described }),
    DestinationRetired: (destination): Destination => ({ ...destination, retired: true }),
  },
});
