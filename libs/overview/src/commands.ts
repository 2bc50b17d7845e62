import type { Provider } from '@nestjs/common';
import type { LoadState } from '#kernel';
import { onCommandBus } from '#kernel/nest';
import { contact } from './contact/contact.js';
import { edition } from './editions/edition.js';
import { entryFacts } from './entry/facts.js';
import { ofOwnOrganiser } from './entry/of-own-organiser.js';
import { entry } from './entry/entry.js';
import type { Neighbours } from './neighbours.js';
import { organiser } from './organiser/organiser.js';
import { overviewTerms } from './terms/terms.js';

const whichOrganiser = async ({ organiserId }: { organiserId: string }, load: LoadState) => ({
  organiser: await load(organiser, organiserId),
});

/** Handlers of everything that can be said to organisers, contacts, the words of the overview, and entries. */
export function overviewOnBus(neighbours: Neighbours): readonly Provider[] {
  const whichPartner = async ({ organisationId }: { organisationId?: string | undefined }, load: LoadState) => ({
    organisationIsThere: organisationId === undefined || (await neighbours.organisationIsThere(organisationId, load)),
  });
  const facts = entryFacts(neighbours);
  return [
    ...onCommandBus(organiser, { facts: { AddOrganiser: whichPartner, DescribeOrganiser: whichPartner } }),
    ...onCommandBus(contact, { facts: { RecordContact: whichOrganiser } }),
    ...onCommandBus(overviewTerms),
    ...onCommandBus(edition),
    ...onCommandBus(entry, { facts, own: ofOwnOrganiser(facts) }),
  ];
}
