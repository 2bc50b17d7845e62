import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { type LocalDate, plusDays, plusMinutes } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { sessionById } from '#cafes';
import {
  Mutations,
  type Page,
  type Recorded,
  type RequestContext,
  type Said,
  type World,
  badInput,
  globalId,
} from '#graphql';
import { rideRequest } from '../request/ride-request.js';
import { destinationById } from '../views/destinations.query.js';
import { passengerById } from '../views/passengers.query.js';
import { rideRequestsProjection } from '../views/ride-requests.projection.js';
import { rideWordsProjection } from '../views/ride-words.projection.js';
import {
  type RideRequestAnswerSeen,
  type RideRequestSeen,
  answersOfRequest,
  fellowsOfRequest,
  openDatesOf,
  recurrenceOf,
  rideRequestById,
  rideRequests,
} from '../views/ride-requests.query.js';
import { rideByKey } from '../views/rides.query.js';
import { latestRequestOfPassenger, wordsOfPassengers } from '../views/ride-words.query.js';

const commands = messagesOf(rideRequest);

interface Wanted extends Page {
  readonly status?: RideRequestSeen['status'] | null;
  readonly unansweredForDays?: number | null;
}
interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

const MINUTES_A_DAY = 1_440;
const LONGEST_DAYS = 366;

@Resolver('RideRequest')
export class RideRequestResolver {
  private readonly mutations: Mutations<typeof rideRequest.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, rideRequest.refusals, [rideRequestsProjection, rideWordsProjection]);
  }

  @Query() rideRequests(@Args() args: Wanted, @Context() { world }: RequestContext) {
    const { status, unansweredForDays: days } = args;
    if (days && (days < 0 || days > 10 * LONGEST_DAYS))
      throw badInput(`"unansweredForDays" must be from 0 to ${10 * LONGEST_DAYS}, not ${days}`);
    const unansweredSince =
      days === undefined || days === null ? null : plusMinutes(world.seenAt.now(), -days * MINUTES_A_DAY);
    return rideRequests(world, { status: status ?? null, unansweredSince }, args);
  }

  @ResolveField() id(@Parent() { requestId }: RideRequestSeen) {
    return globalId('RideRequest', requestId);
  }
  @ResolveField() async wish(@Parent() { world, requestId, passengerId }: RideRequestSeen) {
    const latest = await world.load(latestRequestOfPassenger, passengerId);
    return latest?.requestId === requestId ? world.reveal(wordsOfPassengers, passengerId, 'wish') : null;
  }
  @ResolveField() passenger(@Parent() { world, passengerId }: RideRequestSeen) {
    return world.load(passengerById, passengerId);
  }
  @ResolveField() async fellows(@Parent() { world, requestId }: RideRequestSeen) {
    const fellows = await world.load(fellowsOfRequest, requestId);
    return Promise.all(fellows.map(({ passengerId }) => world.load(passengerById, passengerId)));
  }
  @ResolveField() recurrence(@Parent() request: RideRequestSeen) {
    return recurrenceOf(request) ?? null;
  }
  @ResolveField() destination(@Parent() { world, destinationId }: RideRequestSeen) {
    return destinationId && world.load(destinationById, destinationId);
  }
  @ResolveField() stops(@Parent() { world, stops }: RideRequestSeen) {
    return Promise.all(stops.map((destinationId) => world.load(destinationById, destinationId)));
  }
  @ResolveField() session(@Parent() { world, sessionId }: RideRequestSeen) {
    return sessionId && world.load(sessionById, sessionId);
  }
  @ResolveField() openDates(@Parent() request: RideRequestSeen, @Args() { from, until }: Days) {
    if (until > plusDays(from, LONGEST_DAYS))
      throw badInput(`"until" must not lie more than ${LONGEST_DAYS} days after "from"`);
    return openDatesOf(request, from, until);
  }
  @ResolveField() answers(@Parent() { world, requestId }: RideRequestSeen) {
    return world.load(answersOfRequest, requestId);
  }

  @Mutation() requestRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RequestRide, said, context, changed);
  }
  @Mutation() declineRideRequest(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DeclineRideRequest, said, context, changed);
  }
  @Mutation() withdrawRideRequest(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.WithdrawRideRequest, said, context, changed);
  }
}

@Resolver('RideRequestAnswer')
export class RideRequestAnswerResolver {
  @ResolveField() ride(@Parent() { world, rideId, rideDate: date }: RideRequestAnswerSeen) {
    return world.load(rideByKey, { date, rideId });
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'RideRequestChanged',
  request: await world.load(rideRequestById, id),
  recorded,
});
