import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dateIn } from '#kernel';
import { messagesOf } from '#kernel/nest';
import {
  Mutations,
  type Page,
  type Recorded,
  type RequestContext,
  type Said,
  type Seen,
  type World,
  badInput,
  globalId,
} from '#graphql';
import type { PersonRecord } from '../erasure/person-record.js';
import { DUE_SOURCES, type Due, type DueSources, dueForErasure, purposesOf } from '../retention/due-list.js';
import { retentionHold } from '../retention/retention-hold.js';
import {
  type RetentionHoldSeen,
  retentionHoldOf,
  retentionHolds,
  retentionRules,
} from '../retention/retention.query.js';
import { retention } from '../retention/retention.js';
import { retentionProjection } from '../views/retention.projection.js';

const [toRules, toHold] = [messagesOf(retention), messagesOf(retentionHold)];
const USUAL_PAGE = 50;
const LARGEST_PAGE = 200;

@Resolver()
export class RetentionResolver {
  private readonly rules: Mutations<typeof retention.refusals>;
  private readonly holds: Mutations<typeof retentionHold.refusals>;

  constructor(
    bus: CommandBus,
    @Inject(DUE_SOURCES) private readonly sources: DueSources,
  ) {
    this.rules = new Mutations(bus, retention.refusals, [retentionProjection]);
    this.holds = new Mutations(bus, retentionHold.refusals, [retentionProjection]);
  }

  @Query() retentionRules(@Context() { world }: RequestContext) {
    return retentionRules(world);
  }

  @Query() retentionHolds(@Args() page: Page, @Context() { world }: RequestContext) {
    return retentionHolds(world, todayIn(world), page);
  }

  @Query() async dueForErasure(@Args() { first }: Page, @Context() { world }: RequestContext) {
    const size = first ?? USUAL_PAGE;
    if (size < 0 || size > LARGEST_PAGE) throw badInput(`"first" must be from 0 to ${LARGEST_PAGE}, not ${size}`);
    const due = await dueForErasure(world, this.sources);
    return { total: due.length, entries: due.slice(0, size).map((each) => world.show(each)) };
  }

  @Mutation() setRetentionRule(@Args() said: Said, @Context() context: RequestContext) {
    return this.rules.say(toRules.SetRetentionRule, said, context, rulesChanged);
  }
  @Mutation() endRetentionRule(@Args() said: Said, @Context() context: RequestContext) {
    return this.rules.say(toRules.EndRetentionRule, said, context, rulesChanged);
  }

  @Mutation() keepLonger(@Args() said: Said, @Context() context: RequestContext) {
    return this.holds.say(toHold.KeepLonger, said, context, this.holdChanged);
  }
  @Mutation() releaseHold(@Args() said: Said, @Context() context: RequestContext) {
    return this.holds.say(toHold.ReleaseHold, said, context, this.holdChanged);
  }

  private readonly holdChanged = async (subjectId: string, world: World, recorded: Recorded) => {
    const hold = await world.load(retentionHoldOf, subjectId);
    const hasLapsed = hold !== undefined && hold.until < todayIn(world);
    return { __typename: 'RetentionHoldChanged', hold: hasLapsed ? undefined : hold, recorded };
  };
}

const todayIn = (world: World) => dateIn(world.seenAt.now());

const rulesChanged = async (_id: string, world: World, recorded: Recorded) => ({
  __typename: 'RetentionRulesChanged',
  rules: await retentionRules(world),
  recorded,
});

/** Somebody on the due list. */
@Resolver('DueForErasure')
export class DueForErasureResolver {
  constructor(@Inject(DUE_SOURCES) private readonly sources: DueSources) {}

  @ResolveField() person(@Parent() { kind, subjectId }: Due) {
    return globalId(kind, subjectId);
  }
  @ResolveField() name(@Parent() due: Seen<Due>) {
    return nameOf(due, due.world, this.sources);
  }
  @ResolveField() purposes(@Parent() { rule }: Due) {
    return purposesOf(rule.covers);
  }
}

/** Somebody on hold. */
@Resolver('RetentionHold')
export class RetentionHoldResolver {
  constructor(@Inject(DUE_SOURCES) private readonly sources: DueSources) {}

  @ResolveField() person(@Parent() { kind, subjectId }: RetentionHoldSeen) {
    return globalId(kind, subjectId);
  }
  @ResolveField() name(@Parent() hold: RetentionHoldSeen) {
    return nameOf(hold, hold.world, this.sources);
  }
}

/** What the kind of person calls a name is a column of that name. */
function nameOf({ kind, subjectId }: PersonRecord, world: World, { kinds }: DueSources) {
  const records = kinds.find((each) => each.kind === kind);
  return records ? world.reveal(records.people, subjectId, 'name') : null;
}
