import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { type Purpose, purposes } from '#kernel';
import { messagesOf } from '#kernel/nest';
import {
  Mutations,
  type NodeTypes,
  type Reads,
  type Page,
  type Recorded,
  type RequestContext,
  type Said,
  badInput,
  globalId,
} from '#graphql';
import { type PersonRecord, personRecordSchema } from '../erasure/person-record.js';
import { erasure } from '../erasure/erasure.js';
import { type PreviewSources, PREVIEW_SOURCES, previewErasure } from '../preview/preview.js';
import { refuseTooMany } from './people-argument.js';
import { erasuresProjection } from '../views/erasures.projection.js';
import { retentionProjection } from '../views/retention.projection.js';
import { type ErasureSeen, erasureById, erasures, erasuresOfPerson } from '../views/erasures.query.js';

const commands = messagesOf(erasure);

interface PreviewArgs {
  readonly people: readonly string[];
  readonly purposes?: readonly Purpose[] | null;
}

@Resolver('Erasure')
export class ErasureResolver {
  private readonly mutations: Mutations<typeof erasure.refusals>;

  constructor(
    bus: CommandBus,
    @Inject(PREVIEW_SOURCES) private readonly sources: PreviewSources,
  ) {
    this.mutations = new Mutations(bus, erasure.refusals, [erasuresProjection]);
  }

  @Query() erasures(@Args() page: Page, @Context() { world }: RequestContext) {
    return erasures(world, page);
  }

  @Query() async erasurePreview(@Args() args: PreviewArgs, @Context() { world, language }: RequestContext) {
    refuseTooMany(args.people);
    if (args.purposes?.length === 0) throw badInput('"purposes" must name a purpose, or be left out');
    const people = recordsOf(args.people);
    const areKnown = await Promise.all(people.map((each) => this.sources.isOnRecord(world, each)));
    if (people.length === 0 || areKnown.includes(false)) return null;
    return previewErasure(this.sources, world, people, args.purposes ?? purposes, language);
  }

  @Mutation() erasePerson(@Args() said: Said, @Context() context: RequestContext) {
    const people = recordsOf(said.input['people'] as readonly string[]);
    return this.mutations.say(commands.DecideErasure, said, context, async (_id, world, recorded: Recorded) => ({
      __typename: 'ErasureBegun',
      erasures: (await Promise.all(people.map(({ subjectId }) => world.load(erasuresOfPerson, subjectId)))).flat(),
      recorded,
    }));
  }

  @ResolveField() id(@Parent() { erasureId }: ErasureSeen) {
    return globalId('Erasure', erasureId);
  }
  @ResolveField() person(@Parent() { kind, subjectId }: ErasureSeen) {
    return globalId(kind, subjectId);
  }
}

/** What stands for a person's record in previews: its kind and its id. */
@Resolver('RecordPreview')
export class RecordPreviewResolver {
  @ResolveField() person(@Parent() { kind, subjectId }: PersonRecord) {
    return globalId(kind, subjectId);
  }
}

@Resolver('LookAlike')
export class LookAlikeResolver {
  @ResolveField() person(@Parent() { kind, subjectId }: PersonRecord) {
    return globalId(kind, subjectId);
  }
}

/** Records by their global ids, each once; what is none is nobody's. */
const recordsOf = (ids: readonly string[]): readonly PersonRecord[] => {
  const parsed = z.array(personRecordSchema).safeParse([...new Set(ids)]);
  return parsed.success ? parsed.data : [];
};

/** How each thing with an id is found. */
export const privacyNodes: NodeTypes = {
  Erasure: (world, [erasureId]) => world.load(erasureById, erasureId),
};

/** Where each thing is read from. */
export const privacyReads: Reads = {
  Erasure: [erasuresProjection],
  RetentionRule: [retentionProjection],
  RetentionHold: [retentionProjection],
};
