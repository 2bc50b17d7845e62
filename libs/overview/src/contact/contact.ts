import { z } from 'zod';
import { command, decider, idSchema, nothing, vocabulary } from '#kernel';
import type { Organiser } from '../organiser/organiser.js';
import { contactDetails, contactEvents } from './contact.events.js';
import { contactRefusals } from './contact.refusals.js';

const contactId = idSchema;

const contactCommands = {
  RecordContact: command<{ organiser: Organiser | undefined }>('manageOverview').creating(
    z.object({ organiserId: idSchema, ...contactDetails }),
  ),
  ChangeContactDetails: command('manageOverview').of(z.object({ contactId, ...contactDetails })),
  RemoveContact: command('manageOverview').of(z.object({ contactId })),
  /** Of the policy that parts with who has been erased. */
  CloseContactRecord: command('followUp').of(z.object({ contactId })),
};

/** Of somebody to call, rules know only for whom, and whether they may still be called. */
export interface Contact {
  readonly contactId: string;
  readonly organiserId: string;
  /** Nobody is to call them any more. */
  readonly removed?: true;
  readonly closed?: true;
}

const { event, refuse } = vocabulary(contactEvents, contactRefusals);

/** Somebody at an organiser who wants to be called. */
export const contact = decider({
  category: 'organiserContact',
  kind: 'OrganiserContact',
  identity: 'contactId',
  commands: contactCommands,
  events: contactEvents,
  refusals: contactRefusals,
  initial: undefined as Contact | undefined,

  guard: ({ contactId, closed }, command) =>
    closed && command !== 'CloseContactRecord' ? refuse('PersonErased', { id: contactId }) : undefined,

  decide: {
    RecordContact: (recorded, _none, { id, organiser }) => {
      const { organiserId } = recorded;
      if (!organiser) return refuse('NotFound', { kind: 'Organiser', id: organiserId });
      if (organiser.retired) return refuse('OrganiserIsRetired', { organiserId });
      return [event('ContactRecorded', { contactId: id, ...recorded })];
    },
    ChangeContactDetails: (changed, { contactId, removed }) =>
      removed ? refuse('ContactIsRemoved', { contactId }) : [event('ContactDetailsChanged', changed)],
    RemoveContact: (wanted, { removed }) => (removed ? nothing : [event('ContactRemoved', wanted)]),
    CloseContactRecord: (wanted, { closed }) => (closed ? nothing : [event('ContactRecordClosed', wanted)]),
  },

  evolve: {
    ContactRecorded: (_none, { contactId, organiserId }) => ({ contactId, organiserId }),
    ContactDetailsChanged: (contact) => contact,
    ContactRemoved: (contact): Contact => ({ ...contact, removed: true }),
    ContactRecordClosed: (contact): Contact => ({ ...contact, removed: true, closed: true }),
  },
});
