import { type World, allowed, oneBy, people } from '#graphql';
import { rideWordsProjection } from './ride-words.projection.js';

/** The latest words about passengers. */
export const wordsOfPassengers = people(rideWordsProjection, 'passengerWords', 'readPassengers');

const latestRequestsOf = (world: World) =>
  world.views
    .query(rideWordsProjection)
    .selectFrom('latestRequest')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

/** Of which request the latest wish is. */
export const latestRequestOfPassenger = oneBy(latestRequestsOf, 'passengerId');
