import { type DestinationSeen, destinations } from '#rides';
import type { World } from '#graphql';

/** Somewhere that rides go to. */
export type PlaceToGo = Pick<DestinationSeen, 'destinationId' | 'name' | 'offers'>;

/** More than anybody reads through. */
const MOST = 100;

/** Where the municipality's rides go to, by name; not the sponsors on the way. */
export async function placesToGo(world: World): Promise<readonly PlaceToGo[]> {
  const { edges } = await destinations(world, 'destination', { first: MOST, after: null });
  return edges.map(({ node }) => node);
}
