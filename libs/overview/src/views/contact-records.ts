import { dateIn } from '#kernel';
import type { PersonRecords } from '#privacy';
import { contact } from '../contact/contact.js';
import { contactsProjection } from './contacts.projection.js';
import { contactPeople } from './contacts.query.js';
import { entriesProjection } from './entries.projection.js';

/**
 * Those whom organisers let be called, as those need to know them who see to people's data. One was last active when something was last
 * said of them, or when what names them was last published or confirmed, for then somebody vouched for it.
 */
export const contactRecords: PersonRecords = {
  kind: contact.kind,
  aggregate: contact,
  people: contactPeople,
  alike: ['name', 'phone', 'email'],

  // Whoever reads that they are to be called counts on them.
  ahead: async ({ views, municipality }, contactId, now) => {
    const entries = await views
      .query(entriesProjection)
      .selectFrom('entry')
      .innerJoin('entryRevision as said', (join) =>
        join.onRef('said.entryId', '=', 'entry.entryId').onRef('said.revision', '=', 'entry.publishedRevision'),
      )
      .select('entry.entryId as id')
      .where('entry.municipality', '=', municipality)
      .where('said.municipality', '=', municipality)
      .where('said.contactId', '=', contactId)
      .where('entry.validUntil', '>=', dateIn(now))
      .orderBy('entry.entryId')
      .execute();
    return entries.map(({ id }) => ({ what: 'publishedEntry', type: 'Entry', id, at: null }));
  },

  inactiveSince: async ({ views, municipality }, before, limit) => {
    const tables = views.query(contactsProjection, entriesProjection);
    const said = tables
      .selectFrom('organiserContact')
      .select(['contactId', 'lastSaidAt as at'])
      .where('municipality', '=', municipality);
    const vouchedFor = tables
      .selectFrom('entry')
      .innerJoin('entryRevision as said', (join) =>
        join.onRef('said.entryId', '=', 'entry.entryId').onRef('said.revision', '=', 'entry.publishedRevision'),
      )
      .innerJoin('organiserContact as contact', 'contact.contactId', 'said.contactId')
      .select(({ fn }) => ['contact.contactId', fn.coalesce('entry.confirmedAt', 'contact.lastSaidAt').as('at')])
      .where('entry.municipality', '=', municipality)
      .where('said.municipality', '=', municipality)
      .where('contact.municipality', '=', municipality);
    return tables
      .selectFrom(said.unionAll(vouchedFor).as('each'))
      .select(({ fn }) => ['contactId as subjectId', fn.max('at').as('lastActive')])
      .groupBy('contactId')
      .having(({ fn }) => fn.max('at'), '<', before)
      .orderBy('lastActive')
      .orderBy('subjectId')
      .limit(limit)
      .execute();
  },
};
