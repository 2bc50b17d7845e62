import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type CafeSessionVisitsArgs,
  type QueryCafeSessionsArgs,
  type RequestContext,
  type VolunteerDutiesArgs,
  globalId,
} from '#graphql';
import { type VolunteerSeen, firstNameOf, teamPeople, volunteerById } from '#volunteers';
import { seesWhoCame, whileToBeSeen } from '../views/begun.js';
import { cafeById } from '../views/cafes.query.js';
import { guestById } from '../views/guests.query.js';
import {
  type SessionSeen,
  type ShiftSeen,
  type TeamMemberSeen,
  type VisitSeen,
  clashesOfShift,
  dutiesOfVolunteer,
  sessionById,
  sessions,
  shiftsOfSession,
  teamOfSession,
  visitsOfSession,
} from '../views/sessions.query.js';

@Resolver('CafeSession')
export class SessionResolver {
  @Query() cafeSessions(@Args() args: QueryCafeSessionsArgs, @Context() { world }: RequestContext) {
    return sessions(world, args, args);
  }

  @ResolveField() id(@Parent() { sessionId }: SessionSeen) {
    return globalId('CafeSession', sessionId);
  }
  @ResolveField() cafe(@Parent() { world, cafeId }: SessionSeen) {
    return world.load(cafeById, cafeId);
  }
  @ResolveField() cancellationReason(@Parent() { world, cancellationReason }: SessionSeen) {
    return cancellationReason !== 'illness' || seesWhoCame(world) ? cancellationReason : 'other';
  }
  @ResolveField() taken(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.places + session.dropIns);
  }
  @ResolveField() free(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.capacity - session.places - session.dropIns);
  }
  @ResolveField() waiting(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.waiting);
  }
  @ResolveField() present(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.present);
  }
  @ResolveField() dropIns(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.dropIns);
  }
  @ResolveField() missing(@Parent() session: SessionSeen) {
    return whileToBeSeen(session, session.missing);
  }
  @ResolveField() staffing(@Parent() session: SessionSeen) {
    return session.staffing.map((role) => ({
      ...role,
      filled: whileToBeSeen(session, role.filled),
      missing: whileToBeSeen(session, Math.max(0, role.needed - role.filled)),
    }));
  }
  @ResolveField() shifts(@Parent() { world, sessionId }: SessionSeen) {
    return world.load(shiftsOfSession, sessionId);
  }
  @ResolveField() team(@Parent() { world, sessionId }: SessionSeen) {
    return world.load(teamOfSession, sessionId);
  }
  @ResolveField() visits(@Parent() { world, sessionId }: SessionSeen, @Args() args: CafeSessionVisitsArgs) {
    return world.load(visitsOfSession, { parent: sessionId, args });
  }
}

@Resolver('TeamMember')
export class TeamMemberResolver {
  @ResolveField() async firstName(@Parent() { world, volunteerId }: TeamMemberSeen) {
    const name = await world.reveal(teamPeople, volunteerId, 'name');
    return name && firstNameOf(name);
  }
}

@Resolver('Shift')
export class ShiftResolver {
  @ResolveField() id(@Parent() { sessionId, volunteerId }: ShiftSeen) {
    return globalId('Shift', sessionId, volunteerId);
  }
  @ResolveField() session(@Parent() { world, sessionId }: ShiftSeen) {
    return world.load(sessionById, sessionId);
  }
  @ResolveField() volunteer(@Parent() { world, volunteerId }: ShiftSeen) {
    return world.load(volunteerById, volunteerId);
  }
  @ResolveField() insteadOf(@Parent() { world, insteadOf }: ShiftSeen) {
    return insteadOf && world.load(volunteerById, insteadOf);
  }
  @ResolveField() clashes(@Parent() { world, sessionId, volunteerId }: ShiftSeen) {
    return world.load(clashesOfShift, { sessionId, volunteerId });
  }
}

@Resolver('Visit')
export class VisitResolver {
  @ResolveField() id(@Parent() { sessionId, guestId }: VisitSeen) {
    return globalId('Visit', sessionId, guestId);
  }
  @ResolveField() session(@Parent() { world, sessionId }: VisitSeen) {
    return world.load(sessionById, sessionId);
  }
  @ResolveField() guest(@Parent() { world, guestId }: VisitSeen) {
    return world.load(guestById, guestId);
  }
}

/** What cafés add to a volunteer. */
@Resolver('Volunteer')
export class DutiesResolver {
  @ResolveField() duties(@Parent() { world, volunteerId }: VolunteerSeen, @Args() args: VolunteerDutiesArgs) {
    return world.load(dutiesOfVolunteer, { parent: volunteerId, args });
  }
}
