import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World } from '#graphql';
import { volunteersProjection } from '../views/volunteers.projection.js';
import { volunteerById } from '../views/volunteers.query.js';
import { volunteer } from '../volunteer/volunteer.js';
import { volunteerRefusals } from '../volunteer/volunteer.refusals.js';

const commands = messagesOf(volunteer);

/** Everything that can be said to a volunteer's record. */
@Resolver()
export class VolunteerMutations {
  private readonly mutations: Mutations<typeof volunteerRefusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, volunteerRefusals, [volunteersProjection]);
  }

  @Mutation() registerVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RegisterVolunteer, said, context, changed);
  }
  @Mutation() applyAsVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ApplyAsVolunteer, said, context, changed);
  }
  @Mutation() approveVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ApproveVolunteer, said, context, changed);
  }
  @Mutation() declineVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DeclineVolunteer, said, context, changed);
  }
  @Mutation() pauseVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.PauseVolunteer, said, context, changed);
  }
  @Mutation() resumeVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ResumeVolunteer, said, context, changed);
  }
  @Mutation() leaveVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.LeaveVolunteer, said, context, changed);
  }
  @Mutation() changeVolunteerContact(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeContact, said, context, changed);
  }
  @Mutation() changeVolunteerInterests(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeInterests, said, context, changed);
  }
  @Mutation() grantQualification(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.GrantQualification, said, context, changed);
  }
  @Mutation() revokeQualification(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RevokeQualification, said, context, changed);
  }
  @Mutation() recordCertificateAssessment(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RecordCertificateAssessment, said, context, changed);
  }
  @Mutation() makeStandingCommitment(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.MakeStandingCommitment, said, context, changed);
  }
  @Mutation() endStandingCommitment(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndStandingCommitment, said, context, changed);
  }
  @Mutation() noteVolunteerAway(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.NoteAway, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'VolunteerChanged',
  volunteer: await world.load(volunteerById, id),
  recorded,
});
