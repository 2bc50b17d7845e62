import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import type { TermKind } from '../terms/terms.events.js';
import { overviewTerms as decided, usualPeriod } from '../terms/terms.js';
import { termsProjection } from '../views/terms.projection.js';
import { type TermSeen, confirmationPeriodOf, overviewTerms } from '../views/terms.query.js';

const commands = messagesOf(decided);

interface Wanted extends Page {
  readonly kind?: TermKind | null;
}

@Resolver('OverviewTerm')
export class TermsResolver {
  private readonly mutations: Mutations<typeof decided.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, decided.refusals, [termsProjection]);
  }

  @Query() overviewTerms(@Args() args: Wanted, @Context() { world }: RequestContext) {
    return overviewTerms(world, args.kind ?? null, args);
  }
  @Query() async confirmationPeriod(@Context() { world }: RequestContext) {
    return (await confirmationPeriodOf(world)) ?? usualPeriod;
  }

  @ResolveField() id(@Parent() { termId }: TermSeen) {
    return globalId('OverviewTerm', termId);
  }

  @Mutation() addOverviewTerm(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddTerm, said, context, changed);
  }
  @Mutation() describeOverviewTerm(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeTerm, said, context, changed);
  }
  @Mutation() retireOverviewTerm(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RetireTerm, said, context, changed);
  }
  @Mutation() setConfirmationPeriod(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SetConfirmationPeriod, said, context, changed);
  }
}

/** The words hang together, in one stream: what is told of a change is all of them. */
const changed = async (_id: string, world: World, recorded: Recorded) => ({
  __typename: 'OverviewTermsChanged',
  terms: await overviewTerms(world, null, { first: 200 }),
  confirmationPeriod: (await confirmationPeriodOf(world)) ?? usualPeriod,
  recorded,
});
