import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type SessionSeen, sessionById } from '#cafes';
import { type Page, type RequestContext, type World, globalId } from '#graphql';
import { type VolunteerSeen, volunteerById } from '#volunteers';
import { bikeById } from '../views/bikes.query.js';
import { destinationById } from '../views/destinations.query.js';
import { type PassengerSeen, passengerById } from '../views/passengers.query.js';
import { rideRequestById } from '../views/ride-requests.query.js';
import { openRidesOfPilot } from '../views/open-rides.query.js';
import {
  type Period,
  type RidePassengerSeen,
  type RideSeen,
  passengersOfRide,
  rideByKey,
  rides,
  ridesOfPassenger,
  ridesOfPilot,
  ridesOfSession,
} from '../views/rides.query.js';
import { type ToLookAt, ridesToLookAt } from '../views/to-look-at.query.js';

interface RidesArgs extends Period, Page {
  readonly withoutPilot?: boolean | null;
}

@Resolver('Ride')
export class RideResolver {
  @Query() rides(@Args() args: RidesArgs, @Context() { world }: RequestContext) {
    return rides(world, args, args);
  }
  @Query() ridesToLookAt(@Args() args: Period & Page, @Context() { world }: RequestContext) {
    return ridesToLookAt(world, args, args);
  }

  @ResolveField() id(@Parent() { date, rideId }: RideSeen) {
    return globalId('Ride', date, rideId);
  }
  @ResolveField() bike(@Parent() { world, bikeId }: RideSeen) {
    return world.load(bikeById, bikeId);
  }
  @ResolveField() free(@Parent() { seats, seatsTaken }: RideSeen) {
    return Math.max(0, seats - seatsTaken);
  }
  @ResolveField() async hasPilot(@Parent() ride: RideSeen) {
    const { world, startsAt, pilotId } = ride;
    // That somebody gives it back now says that they did not come.
    return startsAt > world.seenAt.now() || (await seesWhoRides(ride)) ? pilotId !== null : null;
  }
  @ResolveField() pilot(@Parent() { world, pilotId }: RideSeen) {
    return pilotId && world.access.mayFor('readShifts', pilotId) ? world.load(volunteerById, pilotId) : null;
  }
  @ResolveField() async status(@Parent() ride: RideSeen) {
    return (await isTold(ride)) ? ride.status : 'scheduled';
  }
  @ResolveField() async cancelledFor(@Parent() ride: RideSeen) {
    const { cancelledFor } = ride;
    if (!(await isTold(ride))) return null;
    const isSomebodys = cancelledFor === 'illness' || cancelledFor === 'passengerWish';
    return !isSomebodys || (await seesWhoRides(ride)) ? cancelledFor : 'other';
  }
  @ResolveField() destination(@Parent() { world, destinationId }: RideSeen) {
    return destinationId && world.load(destinationById, destinationId);
  }
  @ResolveField() stops(@Parent() { world, stops }: RideSeen) {
    return placesOf(world, stops);
  }
  @ResolveField() async stopsMade(@Parent() ride: RideSeen) {
    return ride.stopsMade && (await seesWhoRides(ride)) ? placesOf(ride.world, ride.stopsMade) : null;
  }
  @ResolveField() async distanceMetres(@Parent() ride: RideSeen) {
    return (await seesWhoRides(ride)) ? ride.distanceMetres : null;
  }
  @ResolveField() session(@Parent() { world, sessionId }: RideSeen) {
    return sessionId && world.load(sessionById, sessionId);
  }
  @ResolveField() passengers(@Parent() { world, rideId }: RideSeen) {
    return world.load(passengersOfRide, rideId);
  }
  @ResolveField() request(@Parent() { world, requestId }: RideSeen) {
    return requestId && world.load(rideRequestById, requestId);
  }
  @ResolveField() async movedTo(@Parent() ride: RideSeen) {
    const { world, movedToDate: date, movedToRideId: rideId } = ride;
    return date && rideId && (await isTold(ride)) ? world.load(rideByKey, { date, rideId }) : null;
  }
}

/** Whether its status says who came: who watches it begin, and sees nobody, could tell by it. */
const saysWhoCame = ({ status, startsAt, offAt }: RideSeen): boolean =>
  offAt === null ? status !== 'scheduled' : offAt >= startsAt;

/** Whether what became of it is the caller's to know. */
const isTold = async (ride: RideSeen): Promise<boolean> => !saysWhoCame(ride) || seesWhoRides(ride);

/** Whether the caller may see its pilot, or somebody who rides along: then what became of it is theirs to know. */
async function seesWhoRides({ world, rideId, pilotId }: RideSeen): Promise<boolean> {
  if (pilotId && world.access.mayFor('readShifts', pilotId)) return true;
  return (await world.load(passengersOfRide, rideId)).length > 0;
}

async function placesOf(world: World, destinationIds: readonly string[]) {
  const places = await Promise.all(destinationIds.map((destinationId) => world.load(destinationById, destinationId)));
  return places.filter((place) => place !== undefined);
}

@Resolver('RidePassenger')
export class RidePassengerResolver {
  @ResolveField() passenger(@Parent() { world, passengerId }: RidePassengerSeen) {
    return world.load(passengerById, passengerId);
  }
}

@Resolver('RideToLookAt')
export class RideToLookAtResolver {
  @ResolveField() ride(@Parent() { world, date, rideId }: ToLookAt) {
    return world.load(rideByKey, { date, rideId });
  }
}

/** What rides add to a passenger. */
@Resolver('Passenger')
export class PassengerRidesResolver {
  @ResolveField() rides(@Parent() { world, passengerId }: PassengerSeen, @Args() args: Page) {
    return world.load(ridesOfPassenger, { parent: passengerId, args });
  }
}

/** What rides add to a volunteer. */
@Resolver('Volunteer')
export class PilotRidesResolver {
  @ResolveField() rides(@Parent() { world, volunteerId }: VolunteerSeen, @Args() args: Period & Page) {
    return world.load(ridesOfPilot, { parent: volunteerId, args });
  }
  @ResolveField() openRides(@Parent() { world, volunteerId }: VolunteerSeen, @Args() args: Period & Page) {
    return world.load(openRidesOfPilot, { parent: volunteerId, args });
  }
}

/** What rides add to a café session. */
@Resolver('CafeSession')
export class SessionRidesResolver {
  @ResolveField() rides(@Parent() { world, sessionId }: SessionSeen) {
    return world.load(ridesOfSession, sessionId);
  }
}
