import { Inject, Optional } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Municipality } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import type { Progress } from '../edition/making.js';
import { edition } from '../editions/edition.js';
import { editionsProjection } from '../views/editions.projection.js';
import { type EditionSeen, editionById, editions } from '../views/editions.query.js';

const commands = messagesOf(edition);

/** What is known of editions besides the read model: how far the press is, how often it failed, and the numbers of orders in the log. */
export interface EditionPress {
  progressOf(editionId: string): Progress | undefined;
  /** How often it tried in vain, for what may pass. */
  failedAttemptsAt(editionId: string): number;
  indexAt(municipality: Municipality, position: string): bigint | undefined;
}
/** What Nest injects it by. */
export const EDITION_PRESS = Symbol('EditionPress');

@Resolver('Edition')
export class EditionResolver {
  private readonly mutations: Mutations<typeof edition.refusals>;

  constructor(
    bus: CommandBus,
    @Optional() @Inject(EDITION_PRESS) private readonly press?: EditionPress,
  ) {
    this.mutations = new Mutations(bus, edition.refusals, [editionsProjection]);
  }

  @Query() editions(@Args() page: Page, @Context() { world }: RequestContext) {
    return editions(world, page);
  }

  @ResolveField() id(@Parent() { editionId }: EditionSeen) {
    return globalId('Edition', editionId);
  }
  @ResolveField() activityId(@Parent() { entryId }: EditionSeen) {
    return entryId && globalId('PublishedEntry', entryId);
  }
  @ResolveField() index(@Parent() { world, position }: EditionSeen) {
    return this.press?.indexAt(world.municipality, position) ?? null;
  }
  /** Of the press as it runs now: how things stood, nothing was being printed. */
  @ResolveField() progress(@Parent() { world, editionId }: EditionSeen) {
    return world.seenAt.until === undefined ? (this.press?.progressOf(editionId) ?? null) : null;
  }
  @ResolveField() failedAttempts(@Parent() { world, editionId }: EditionSeen) {
    return world.seenAt.until === undefined ? (this.press?.failedAttemptsAt(editionId) ?? 0) : 0;
  }
  @ResolveField() unprintable(@Parent() { notPrinted }: EditionSeen) {
    return notPrinted.map((entryId) => globalId('PublishedEntry', entryId));
  }
  @ResolveField() leftOut(@Parent() { leftOut }: EditionSeen) {
    return leftOut.map((entryId) => globalId('PublishedEntry', entryId));
  }
  /** One that was recalled has a hash that must not come back. */
  @ResolveField() path(@Parent() { status, sha256 }: EditionSeen) {
    return status === 'rendered' && sha256 ? `/editions/${sha256}.pdf` : null;
  }

  @Mutation() makeEdition(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.MakeEdition, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'EditionChanged',
  edition: await world.load(editionById, id),
  recorded,
});
