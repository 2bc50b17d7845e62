import type { NodeTypes, Reads } from '#graphql';
import { appearsByItself, byItselfById } from '../views/by-itself.query.js';
import { contactsProjection } from '../views/contacts.projection.js';
import { contactById } from '../views/contacts.query.js';
import { editionsProjection } from '../views/editions.projection.js';
import { editionById } from '../views/editions.query.js';
import { entriesProjection } from '../views/entries.projection.js';
import { entryById } from '../views/entries.query.js';
import { organisersProjection } from '../views/organisers.projection.js';
import { organiserById } from '../views/organisers.query.js';
import { missedProjection } from '../views/missed.projection.js';
import { publishedById } from '../views/published.query.js';
import { termsProjection } from '../views/terms.projection.js';
import { termById } from '../views/terms.query.js';

/** How each thing with an id is found. */
export const overviewNodes: NodeTypes = {
  Organiser: (world, [organiserId]) => world.load(organiserById, organiserId),
  OrganiserContact: (world, [contactId]) => world.load(contactById, contactId),
  OverviewTerm: (world, [termId]) => world.load(termById, termId),
  Entry: (world, [entryId]) => world.load(entryById, entryId),
  Edition: (world, [editionId]) => world.load(editionById, editionId),
  PublishedEntry: async (world, [entryId]) =>
    (await world.load(publishedById, entryId)) ?? world.load(byItselfById, entryId),
};

/** Where each thing is read from. */
export const overviewReads: Reads = {
  Organiser: [organisersProjection],
  OrganiserContact: [contactsProjection, organisersProjection],
  OverviewTerm: [termsProjection],
  ConfirmationPeriod: [termsProjection],
  Entry: [entriesProjection, organisersProjection],
  PublishedEntry: [entriesProjection, organisersProjection, contactsProjection],
  ActivityConnection: [entriesProjection, contactsProjection, ...appearsByItself.from],
  MissedWord: [missedProjection],
  Edition: [editionsProjection],
};
