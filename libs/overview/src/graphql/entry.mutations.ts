import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World, plainId } from '#graphql';
import { entry } from '../entry/entry.js';
import { entriesProjection } from '../views/entries.projection.js';
import { entryById } from '../views/entries.query.js';
import { organisersProjection } from '../views/organisers.projection.js';

const commands = messagesOf(entry);

/** Everything that can be said of an entry. */
@Resolver()
export class EntryMutations {
  private readonly mutations: Mutations<typeof entry.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, entry.refusals, [entriesProjection, organisersProjection]);
  }

  @Mutation() draftEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DraftEntry, withPlainInterests(said), context, changed);
  }
  @Mutation() reviseEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ReviseEntry, withPlainInterests(said), context, changed);
  }
  @Mutation() submitEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SubmitEntry, said, context, changed);
  }
  @Mutation() returnEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ReturnEntry, said, context, changed);
  }
  @Mutation() publishEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.PublishEntry, said, context, changed);
  }
  @Mutation() confirmEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ConfirmEntry, said, context, changed);
  }
  @Mutation() withdrawEntry(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.WithdrawEntry, said, context, changed);
  }
}

/** Of other inputs, `interests` are words of a list: here alone they are ids. What is the id of nothing of the kind is no id at all. */
function withPlainInterests({ input, ...said }: Said): Said {
  const content = input['content'] as { readonly interests: readonly string[] };
  const interests = content.interests.map((id) => plainId(id, 'OverviewTerm') ?? '');
  return { ...said, input: { ...input, content: { ...content, interests } } };
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'EntryChanged',
  entry: await world.load(entryById, id),
  recorded,
});
