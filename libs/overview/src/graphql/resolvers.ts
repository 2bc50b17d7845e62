import type { Type } from '@nestjs/common';
import { ActivitiesResolver } from './activities.resolver.js';
import { ContactResolver } from './contact.resolver.js';
import { EditionResolver } from './edition.resolver.js';
import { EntryMutations } from './entry.mutations.js';
import { EntryContentResolver, EntryResolver, EntryRevisionResolver } from './entry.resolver.js';
import { OrganiserResolver } from './organiser.resolver.js';
import { PublishedContactResolver, PublishedEntryResolver } from './published.resolver.js';
import { TermsResolver } from './terms.resolver.js';

/** Everything about the overview that the API answers. */
export const overviewResolvers: readonly Type[] = [
  OrganiserResolver,
  ContactResolver,
  TermsResolver,
  EntryResolver,
  EntryMutations,
  EntryRevisionResolver,
  EntryContentResolver,
  PublishedEntryResolver,
  PublishedContactResolver,
  ActivitiesResolver,
  EditionResolver,
];
