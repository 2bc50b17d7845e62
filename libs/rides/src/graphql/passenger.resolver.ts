import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Page, type RequestContext, type Seen, globalId } from '#graphql';
import { erasuresOfPerson } from '#privacy';
import { volunteerById } from '#volunteers';
import {
  type PassengerSeen,
  escortsOfPassenger,
  pairingsOfPassenger,
  passengerPeople,
  passengers,
} from '../views/passengers.query.js';
import { requestsOfPassenger } from '../views/ride-requests.query.js';
import { wordsOfPassengers } from '../views/ride-words.query.js';

@Resolver('Passenger')
export class PassengerResolver {
  @Query() passengers(@Args() page: Page, @Context() { world }: RequestContext) {
    return passengers(world, page);
  }

  @ResolveField() id(@Parent() { passengerId }: PassengerSeen) {
    return globalId('Passenger', passengerId);
  }
  @ResolveField() name(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'name');
  }
  @ResolveField() remark(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(wordsOfPassengers, passengerId, 'remark');
  }
  @ResolveField() phone(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'phone');
  }
  @ResolveField() contactPerson(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'contactPerson');
  }
  @ResolveField() address(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'address');
  }
  @ResolveField() addressId(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'addressId');
  }
  @ResolveField() position(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'position');
  }
  @ResolveField() needs(@Parent() { world, passengerId }: PassengerSeen) {
    return world.reveal(passengerPeople, passengerId, 'needs');
  }
  @ResolveField() erasures(@Parent() { world, passengerId }: PassengerSeen) {
    return world.load(erasuresOfPerson, passengerId);
  }
  @ResolveField() consent(@Parent() { consent: status, consentOn: on }: PassengerSeen) {
    return status && { status, on };
  }
  @ResolveField() escorts(@Parent() { world, passengerId }: PassengerSeen) {
    return world.load(escortsOfPassenger, passengerId);
  }
  @ResolveField() pairings(@Parent() { world, passengerId }: PassengerSeen) {
    return world.load(pairingsOfPassenger, passengerId);
  }
  @ResolveField() requests(@Parent() { world, passengerId }: PassengerSeen, @Args() page: Page) {
    return world.load(requestsOfPassenger, { parent: passengerId, args: page });
  }
}

@Resolver('RidePairing')
export class RidePairingResolver {
  @ResolveField() volunteer(@Parent() { world, volunteerId }: Seen<{ readonly volunteerId: string }>) {
    return world.load(volunteerById, volunteerId);
  }
}
