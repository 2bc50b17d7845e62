import { z } from 'zod';
import { type DataOf, canonicalJson, command, decider, idSchema, nothing, vocabulary } from '#kernel';
import { organiserDescription, organiserEvents } from './organiser.events.js';
import { organiserRefusals } from './organiser.refusals.js';

const organiserId = idSchema;

/** Whether the partner is there that is named, or none is. */
interface Known {
  readonly organisationIsThere: boolean;
}

const organiserCommands = {
  AddOrganiser: command<Known>('manageOverview').creating(organiserDescription),
  /** All of it: what is left out is not so any more. */
  DescribeOrganiser: command<Known>('manageOverview').of(organiserEvents.OrganiserDescribed.schema),
  RetireOrganiser: command('manageOverview').of(z.object({ organiserId })),
};

/** An organiser as rules need to know it. */
export interface Organiser {
  readonly described: DataOf<typeof organiserEvents, 'OrganiserDescribed'>;
  /** It makes nothing happen any more. */
  readonly retired?: true;
}

const { event, refuse } = vocabulary(organiserEvents, organiserRefusals);

/** Who makes something happen: an association, a housing association, the municipality itself. */
export const organiser = decider({
  category: 'organiser',
  kind: 'Organiser',
  identity: 'organiserId',
  commands: organiserCommands,
  events: organiserEvents,
  refusals: organiserRefusals,
  initial: undefined as Organiser | undefined,

  guard: ({ described, retired }, command) =>
    retired && command !== 'RetireOrganiser'
      ? refuse('OrganiserIsRetired', { organiserId: described.organiserId })
      : undefined,

  decide: {
    AddOrganiser: (added, _none, { id, ...known }) =>
      partnerRefused(added, known) ?? [event('OrganiserAdded', { organiserId: id, ...added })],
    DescribeOrganiser: (wanted, { described }, known) =>
      canonicalJson(wanted) === canonicalJson(described)
        ? nothing
        : (partnerRefused(wanted, known) ?? [event('OrganiserDescribed', wanted)]),
    RetireOrganiser: (wanted, { retired }) => (retired ? nothing : [event('OrganiserRetired', wanted)]),
  },

  evolve: {
    OrganiserAdded: (_none, described) => ({ described }),
    OrganiserDescribed: (organiser, described) => ({ ...organiser, described }),
    OrganiserRetired: (organiser): Organiser => ({ ...organiser, retired: true }),
  },
});

const partnerRefused = ({ organisationId = '' }: { organisationId?: string | undefined }, known: Known) =>
  known.organisationIsThere ? undefined : refuse('NotFound', { kind: 'Organisation', id: organisationId });
