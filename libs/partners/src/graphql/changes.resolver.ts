import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type RequestContext, badInput, globalId } from '#graphql';
import { type ChangeSeen, LOG_PLACES, type LogPlaces, changesAfter } from '../views/changes.query.js';
import type { ChangeType, RoleStaffing } from '../views/changes.tables.js';

const USUAL_PAGE = 50;
const LARGEST_PAGE = 200;

/** What the data of each kind of change are called in the API. */
const DATA: Readonly<Record<ChangeType, string>> = {
  'cafe.opened': 'CafeDescription',
  'cafe.described': 'CafeDescription',
  'cafe.closed': 'CafeClosing',
  'cafeSession.planned': 'SessionPlan',
  'cafeSession.rescheduled': 'SessionTime',
  'cafeSession.themed': 'SessionTheme',
  'cafeSession.cancelled': 'SessionCancellation',
  'cafeSession.held': 'SessionHeadcount',
  'cafeSession.placesChanged': 'SessionPlaces',
  'cafeSession.staffingChanged': 'SessionStaffing',
};

/** Changes as CloudEvents has them (CloudEvents 1.0.2, section "Context Attributes"). */
@Resolver('Change')
export class ChangeResolver {
  constructor(@Inject(LOG_PLACES) private readonly places: LogPlaces) {}

  @Query() changes(
    @Args() { after, first }: { readonly after?: bigint | null; readonly first?: number | null },
    @Context() context: RequestContext,
  ) {
    const most = first ?? USUAL_PAGE;
    if (most < 1 || most > LARGEST_PAGE) throw badInput(`"first" must be from 1 to ${LARGEST_PAGE}, not ${most}`);
    return changesAfter(this.places, context, context.world, { after: after ?? null, most });
  }

  @ResolveField() id(@Parent() { eventId }: ChangeSeen) {
    return eventId;
  }
  @ResolveField() source(@Parent() { municipality }: ChangeSeen) {
    return `/municipality/${municipality}`;
  }
  @ResolveField() specversion() {
    return '1.0';
  }
  @ResolveField() type(@Parent() { type }: ChangeSeen) {
    return `dk.samspil.${type}`;
  }
  @ResolveField() subject(@Parent() { type, subjectId }: ChangeSeen) {
    return globalId(type.startsWith('cafeSession.') ? 'CafeSession' : 'Cafe', subjectId);
  }
  @ResolveField() time(@Parent() { recordedAt }: ChangeSeen) {
    return recordedAt;
  }
  @ResolveField() datacontenttype() {
    return 'application/json';
  }
  @ResolveField() data(@Parent() { type, data }: ChangeSeen) {
    return { ...data, __typename: DATA[type] };
  }
}

@Resolver('SessionPlan')
export class SessionPlanResolver {
  @ResolveField() cafeId(@Parent() { cafeId }: { readonly cafeId: string }) {
    return globalId('Cafe', cafeId);
  }
}

@Resolver('StaffingNeed')
export class StaffingNeedResolver {
  @ResolveField() missing(@Parent() { needed, filled }: RoleStaffing) {
    return Math.max(0, needed - filled);
  }
}
