import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type NodeTypes, type QueryVolunteersArgs, type Reads, type RequestContext, globalId } from '#graphql';
import { erasuresOfPerson } from '#privacy';
import { volunteersProjection } from '../views/volunteers.projection.js';
import {
  type CommitmentSeen,
  type VolunteerSeen,
  commitmentById,
  commitmentsOfVolunteer,
  qualificationsOfVolunteer,
  volunteerById,
  volunteerNotes,
  volunteerPeople,
  volunteers,
} from '../views/volunteers.query.js';

@Resolver('Volunteer')
export class VolunteerResolver {
  @Query() volunteers(@Args() args: QueryVolunteersArgs, @Context() { world }: RequestContext) {
    return volunteers(world, args.status ?? null, args);
  }

  @ResolveField() id(@Parent() { volunteerId }: VolunteerSeen) {
    return globalId('Volunteer', volunteerId);
  }
  @ResolveField() name(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.reveal(volunteerPeople, volunteerId, 'name');
  }
  @ResolveField() phone(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.reveal(volunteerPeople, volunteerId, 'phone');
  }
  @ResolveField() email(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.reveal(volunteerPeople, volunteerId, 'email');
  }
  @ResolveField() notes(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.reveal(volunteerNotes, volunteerId, 'notes');
  }
  @ResolveField() erasures(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.load(erasuresOfPerson, volunteerId);
  }
  @ResolveField() async qualifications(@Parent() { world, volunteerId }: VolunteerSeen) {
    const held = await world.load(qualificationsOfVolunteer, volunteerId);
    return held.map(({ qualification, ...period }) => ({ kind: qualification, ...period }));
  }
  @ResolveField() standingCommitments(@Parent() { world, volunteerId }: VolunteerSeen) {
    return world.load(commitmentsOfVolunteer, volunteerId);
  }
}

@Resolver('StandingCommitment')
export class StandingCommitmentResolver {
  @ResolveField() id(@Parent() { commitmentId }: CommitmentSeen) {
    return globalId('StandingCommitment', commitmentId);
  }
  @ResolveField() volunteer(@Parent() { world, volunteerId }: CommitmentSeen) {
    return world.load(volunteerById, volunteerId);
  }
}

/** How each thing with an id is found. */
export const volunteersNodes: NodeTypes = {
  Volunteer: (world, [volunteerId]) => world.load(volunteerById, volunteerId),
  StandingCommitment: (world, [commitmentId]) => world.load(commitmentById, commitmentId),
};

/** Where each thing is read from. */
export const volunteersReads: Reads = { Volunteer: [volunteersProjection], StandingCommitment: [volunteersProjection] };
