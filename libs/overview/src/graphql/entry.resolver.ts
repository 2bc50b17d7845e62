import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Page, type RequestContext, type World, badInput, globalId, plainId } from '#graphql';
import type { EntryContent } from '../entry/content.js';
import { contactById } from '../views/contacts.query.js';
import {
  type EntryFilter,
  type EntrySeen,
  type RevisionSeen,
  entries,
  revisionsOfEntry,
} from '../views/entries.query.js';
import { organiserById } from '../views/organisers.query.js';
import { termById } from '../views/terms.query.js';

@Resolver('Entry')
export class EntryResolver {
  @Query() entries(@Args() { organiserId, ...args }: EntryFilter & Page, @Context() { world }: RequestContext) {
    const plain = organiserId ? plainId(organiserId, 'Organiser') : null;
    if (plain === undefined) throw badInput('"organiserId" is no id of an organiser; take one that Organiser.id gave');
    return entries(world, { ...args, organiserId: plain }, args);
  }

  @ResolveField() id(@Parent() { entryId }: EntrySeen) {
    return globalId('Entry', entryId);
  }
  @ResolveField() organiser(@Parent() { world, organiserId }: EntrySeen) {
    return world.load(organiserById, organiserId);
  }
  @ResolveField() revisions(@Parent() { world, entryId }: EntrySeen) {
    return world.load(revisionsOfEntry, entryId);
  }
  @ResolveField() latest(@Parent() entry: EntrySeen) {
    return revisionOf(entry, entry.revision);
  }
  @ResolveField() published(@Parent() entry: EntrySeen) {
    return revisionOf(entry, entry.publishedRevision);
  }
}

async function revisionOf({ world, entryId }: EntrySeen, wanted: number | null): Promise<RevisionSeen | null> {
  const revisions = await world.load(revisionsOfEntry, entryId);
  return revisions.find(({ revision }) => revision === wanted) ?? null;
}

@Resolver('EntryRevision')
export class EntryRevisionResolver {
  @ResolveField() content(@Parent() { world, content }: RevisionSeen): ContentSeen {
    return { ...content, world };
  }
  @ResolveField() returned(@Parent() { returnedAt, returnedFor, returnedNote }: RevisionSeen) {
    return returnedAt && { reason: returnedFor, note: returnedNote, at: returnedAt };
  }
}

interface ContentSeen extends EntryContent {
  readonly world: World;
}

@Resolver('EntryContent')
export class EntryContentResolver {
  @ResolveField() categories(@Parent() { world, categories }: ContentSeen) {
    return termsIn(world, categories);
  }
  @ResolveField() targetGroups(@Parent() { world, targetGroups }: ContentSeen) {
    return termsIn(world, targetGroups);
  }
  @ResolveField() interests(@Parent() { world, interests }: ContentSeen) {
    return termsIn(world, interests);
  }
  @ResolveField() tags(@Parent() { world, tags }: ContentSeen) {
    return termsIn(world, tags);
  }
  @ResolveField() contact(@Parent() { world, contactId }: ContentSeen) {
    return contactId === undefined ? null : world.load(contactById, contactId);
  }
}

/** Those that are there: the words may be read a moment later than the entry. */
async function termsIn(world: World, termIds: readonly string[]) {
  const terms = await Promise.all(termIds.map((termId) => world.load(termById, termId)));
  return terms.filter((term) => term !== undefined);
}
