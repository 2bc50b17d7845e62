import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Page, type RequestContext, globalId } from '#graphql';
import { publishedContactPeople } from '../views/contacts.query.js';
import { type PublishedSeen, organiserOf, publishedEntries } from '../views/published.query.js';
import { termById } from '../views/terms.query.js';

@Resolver('PublishedEntry')
export class PublishedEntryResolver {
  @Query() publishedEntries(@Args() page: Page, @Context() { world }: RequestContext) {
    return publishedEntries(world, page);
  }

  @ResolveField() id(@Parent() { entryId }: PublishedSeen) {
    return globalId('PublishedEntry', entryId);
  }
  @ResolveField() organiser(@Parent() published: PublishedSeen) {
    return organiserOf(published);
  }
  @ResolveField() contact(@Parent() published: PublishedSeen) {
    return published.contactId === null ? null : published;
  }
  @ResolveField() async terms(@Parent() { world, content }: PublishedSeen) {
    const ids = [...content.categories, ...content.targetGroups, ...content.interests, ...content.tags];
    const terms = await Promise.all(ids.map((termId) => world.load(termById, termId)));
    return terms.filter((term) => term !== undefined);
  }
  @ResolveField() changedAt(@Parent() { publishedAt }: PublishedSeen) {
    return publishedAt;
  }

  @ResolveField() texts(@Parent() { content }: PublishedSeen) {
    return content.texts;
  }
  @ResolveField() place(@Parent() { content }: PublishedSeen) {
    return content.place;
  }
  @ResolveField() times(@Parent() { content }: PublishedSeen) {
    return content.times;
  }
  @ResolveField() price(@Parent() { content }: PublishedSeen) {
    return content.price;
  }
  @ResolveField() signUp(@Parent() { content }: PublishedSeen) {
    return content.signUp;
  }
  @ResolveField() accessibility(@Parent() { content }: PublishedSeen) {
    return content.accessibility;
  }
  @ResolveField() languages(@Parent() { content }: PublishedSeen) {
    return content.languages;
  }
  @ResolveField() photos(@Parent() { content }: PublishedSeen) {
    return content.photos;
  }
  @ResolveField() places(@Parent() { places = [] }: PublishedSeen) {
    return places;
  }
}

/** What it is called there, and how it is reached: of the person, not of the organisation. */
@Resolver('PublishedContact')
export class PublishedContactResolver {
  @ResolveField() name(@Parent() { world, contactId }: PublishedSeen) {
    return contactId && world.reveal(publishedContactPeople, contactId, 'name');
  }
  @ResolveField() phone(@Parent() { world, contactId }: PublishedSeen) {
    return contactId && world.reveal(publishedContactPeople, contactId, 'phone');
  }
  @ResolveField() email(@Parent() { world, contactId }: PublishedSeen) {
    return contactId && world.reveal(publishedContactPeople, contactId, 'email');
  }
}
