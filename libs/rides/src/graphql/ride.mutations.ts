import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf, type SaidCommandClass } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World } from '#graphql';
import { type LocalDate, localDateSchema } from '#kernel';
import { rideDay } from '../day/ride-day.js';
import { rideDayRefusals } from '../day/ride-day.refusals.js';
import { rideRequestRefusals } from '../request/ride-request.refusals.js';
import { rideRequestsProjection } from '../views/ride-requests.projection.js';
import { ridesProjection } from '../views/rides.projection.js';
import { type RideKey, rideByKey, ridesOfDay } from '../views/rides.query.js';
import { rideNamed, wantedBy } from './wanted.js';

const commands = messagesOf(rideDay);
const refusals = { ...rideRequestRefusals, ...rideDayRefusals };

/** Everything that can be said to a day of rides. */
@Resolver()
export class RideMutations {
  private readonly mutations: Mutations<typeof refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, refusals, [ridesProjection, rideRequestsProjection]);
  }

  @Mutation() scheduleRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.ScheduleRide, said, context, (rideId) => standsOn(said.input['date'], rideId));
  }
  @Mutation() moveRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.MoveRide, said, context);
  }
  @Mutation() moveRideToAnotherDay(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.MoveRideToAnotherDay, said, context, (rideId) => standsOn(said.input['toDate'], rideId));
  }
  @Mutation() giveRideToBike(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.GiveRideToBike, said, context);
  }
  @Mutation() giveRideToPilot(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.GiveRideToPilot, said, context);
  }
  @Mutation() takeRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.TakeRide, said, context);
  }
  @Mutation() giveRideBack(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.GiveRideBack, said, context);
  }
  @Mutation() confirmRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.ConfirmRide, said, context);
  }
  @Mutation() startRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.StartRide, said, context);
  }
  @Mutation() completeRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.CompleteRide, said, context);
  }
  @Mutation() remarkOnRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.RemarkOnRide, said, context);
  }
  @Mutation() cancelRide(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.CancelRide, said, context);
  }
  @Mutation() cancelRideDay(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CancelRideDay, said, context, dayChanged);
  }
  @Mutation() markRideNoShow(@Args() said: Said, @Context() context: RequestContext) {
    return this.say(commands.MarkRideNoShow, said, context);
  }

  /** A refusal is told along with what was wanted, by which `free.resolver.ts` finds what would work instead. */
  private async say(
    command: SaidCommandClass,
    said: Said,
    context: RequestContext,
    which: (id: string) => RideKey | undefined = () => rideNamed(said.input),
  ) {
    const answer = await this.mutations.say(command, said, context, changed(which));
    if (!('code' in answer)) return answer;
    const world = await context.newWorld();
    return { ...answer, world, wanted: await wantedBy(said.input, world) };
  }
}

const standsOn = (date: unknown, rideId: string): RideKey | undefined => {
  const on = localDateSchema.safeParse(date).data;
  return on && { date: on, rideId };
};

const changed =
  (which: (id: string) => RideKey | undefined) => async (id: string, world: World, recorded: Recorded) => {
    const ride = which(id);
    return { __typename: 'RideChanged', ride: ride && (await world.load(rideByKey, ride)), recorded };
  };

const dayChanged = async (date: string, world: World, recorded: Recorded) => ({
  __typename: 'RideDayChanged',
  date: date as LocalDate,
  rides: await world.load(ridesOfDay, date),
  recorded,
});
