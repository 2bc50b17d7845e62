import { type Seen, type World, allBy, oneBy, people } from '#graphql';
import type { RowOf } from '#projections';
import { contactsProjection } from './contacts.projection.js';
import { organisersProjection } from './organisers.projection.js';
import { allowedOfOrganisers } from './organisers.query.js';

export type ContactSeen = Seen<RowOf<(typeof contactsProjection.tables)['organiserContact']>>;

/** Of the organisers that the caller may see. */
const contactsOf = (world: World) =>
  world.views
    .query(contactsProjection, organisersProjection)
    .selectFrom('organiserContact')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedOfOrganisers(world));

export const contactById = oneBy(contactsOf, 'contactId');

/** Those who are to be called at each organiser, the longest known first. */
export const contactsOfOrganiser = allBy((world) => contactsOf(world).where('status', '=', 'named'), 'organiserId', [
  'since',
  'contactId',
]);

/** Who they are, for whoever keeps the overview, or their organiser's entries. */
export const contactPeople = people(contactsProjection, 'organiserContactPerson', 'readOverview', 'query');

/** Who they are, where what is published names them: they want to be called, by anybody who may read what is on. */
export const publishedContactPeople = people(contactsProjection, 'organiserContactPerson', 'readCafes', 'query');
