import type { Faker } from '@faker-js/faker';
import type { Surroundings, Town } from '../town.js';
import { buyBikes } from './bikes.js';
import { someAreOpenNextWeek } from './next-week.js';
import { welcomePassengers } from './passengers.js';
import { recruitPilots } from './pilots.js';
import { RideTown } from './ride-town.js';
import { rideWeekByWeek } from './ride-week.js';
import { askForSpring } from './spring.js';

/** Cykling uden Alder comes to town: 3 bikes, 22 pilots, 65 passengers, and rides on days from May to October. */
export function cycle(cafeTown: Town, around: Surroundings, seed: number): void {
  const town = new RideTown(cafeTown, dice(cafeTown.faker, seed), around);
  buyBikes(town);
  recruitPilots(town);
  welcomePassengers(town);
  rideWeekByWeek(town);
  askForSpring(town);
  someAreOpenNextWeek(town);
}

/** Others than those of the cafés, in the same language. Its class is taken from the one there is: the package's index loads seventy languages. */
const dice = (like: Faker, seed: number): Faker =>
  new (like.constructor as typeof Faker)({ locale: like.rawDefinitions, seed });
