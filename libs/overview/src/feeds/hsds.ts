import { v5 } from 'uuid';
import type { EntryTime } from '../entry/content.js';
import {
  type PublishedContact,
  type PublishedEntry,
  type PublishedTerm,
  positionOfPlace,
} from '../entry/published-entry.js';
import { type FeedDocument, type FeedSite, entryPage, lastChange, textOf, wholeText } from './feed-site.js';
import { type JsonObject, listed } from './json.js';
import { hsdsSchedule } from './hsds-schedule.js';
import { numberedPage } from './paging.js';
import { ACCESSIBILITY, priceInWords, saidOf } from './words.js';

/** Names what has no id of its own, such as the price of an entry. Changing it would make everything new to everybody. */
const PARTS = '0b5d5c1e-3f0a-5c57-9a3e-6f1d8f6c4e01';
const partId = (...names: readonly string[]): string => v5(JSON.stringify(names), PARTS);

const LIMITS = { usual: 50, most: 100 } as const;

/**
 * A page of `/feeds/hsds/services`: the entries as services of the Human Services Data Specification 3.0, nested, which Open Referral UK
 * profiles. A page that never was is empty.
 */
export function servicesPage(
  entries: readonly PublishedEntry[],
  site: FeedSite,
  asked: { readonly page?: unknown; readonly perPage?: unknown } = {},
): FeedDocument {
  const inOrder = entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1));
  const { items, page, totalItems, totalPages } = numberedPage(inOrder, asked, LIMITS);
  const body = JSON.stringify({
    ...{ total_items: totalItems, total_pages: totalPages, page_number: page, size: items.length },
    ...{ first_page: page === 1, last_page: page === totalPages, empty: items.length === 0 },
    contents: items.map((entry) => serviceOf(entry, site)),
  });
  return { contentType: 'application/json; charset=utf-8', body, lastModified: lastChange(items) };
}

/** One service, whole. */
export function serviceOf(entry: PublishedEntry, site: FeedSite): JsonObject {
  const { entryId, organiser, languages } = entry;
  const text = textOf(entry, site.language);
  return {
    ...{ id: entryId, organization_id: organiser.organiserId, name: text.title, description: wholeText(text) },
    ...{ status: 'active', url: entryPage(site, entry), email: entry.contact?.email ?? organiser.email },
    ...{ application_process: entry.signUp, fees_description: priceInWords(entry.price, site.language) },
    eligibility_description: namesOf(entry, site, 'targetGroup').join(', ') || undefined,
    ...{ assured_date: entry.confirmedOn, last_modified: entry.changedAt },
    organization: organizationOf(entry),
    cost_options: [costOf(entry)],
    languages: listed(languages.map((code) => ({ id: partId(entryId, 'language', code), service_id: entryId, code }))),
    schedules: listed(entry.times.map((time, n) => scheduleWithId(time, entryId, n))),
    service_at_locations: listed(locationsOf(entry, site)),
    contacts: listed(entry.contact ? [contactOf(entry.contact, entryId)] : []),
    attributes: listed(entry.terms.map((term) => attributeOf(term, entryId, site))),
  };
}

const namesOf = ({ terms }: PublishedEntry, site: FeedSite, kind: PublishedTerm['kind']): readonly string[] =>
  terms.filter((term) => term.kind === kind).map(({ name }) => name[site.language]);

/** The specification wants a description of each organisation; all that is known of it is its name. */
const organizationOf = ({ organiser: { organiserId, name, website, phone, email } }: PublishedEntry): JsonObject => ({
  ...{ id: organiserId, name, description: name, email, website },
  phones: phone ? [{ id: partId(organiserId, 'phone'), organization_id: organiserId, number: phone }] : undefined,
});

const costOf = ({ entryId, price }: PublishedEntry): JsonObject => ({
  ...{ id: partId(entryId, 'cost'), service_id: entryId, currency: 'DKK', amount: price.ore / 100 },
  amount_description: price.note,
});

const scheduleWithId = (time: EntryTime, entryId: string, n: number): JsonObject => ({
  ...{ id: partId(entryId, 'schedule', String(n)), service_id: entryId },
  ...hsdsSchedule(time),
});

function locationsOf(entry: PublishedEntry, site: FeedSite): readonly JsonObject[] {
  const { entryId, place, accessibility } = entry;
  if (!place) return [];
  const id = partId(entryId, 'location');
  const location = {
    ...{ id, location_type: 'physical', name: place.label, ...positionOfPlace(place) },
    ...('addressId' in place && place.addressId
      ? { external_identifier: place.addressId, external_identifier_type: 'DAR' }
      : {}),
    accessibility: listed(
      saidOf(accessibility).map(({ key, value }) => ({
        ...{ id: partId(entryId, 'accessibility', key), location_id: id },
        ...{ description: ACCESSIBILITY[key][site.language], details: value ? 'true' : 'false' },
      })),
    ),
  };
  return [{ id: partId(entryId, 'at'), service_id: entryId, location_id: id, location }];
}

function contactOf({ name, phone, email }: PublishedContact, entryId: string): JsonObject {
  const id = partId(entryId, 'contact');
  return {
    ...{ id, service_id: entryId, name, email },
    phones: phone ? [{ id: partId(id, 'phone'), contact_id: id, number: phone }] : undefined,
  };
}

const attributeOf = ({ termId, kind, name }: PublishedTerm, entryId: string, { language }: FeedSite): JsonObject => ({
  ...{ id: partId(entryId, 'term', termId), link_id: entryId, link_entity: 'service', link_type: kind },
  taxonomy_term_id: termId,
  taxonomy_term: { id: termId, name: name[language], description: name[language], taxonomy: kind, language },
});
