import { z } from 'zod';
import { command, commonRefusals, decider, idSchema, nothing, vocabulary } from '#kernel';
import type { Cafe } from '../cafe/cafe.js';
import { guestContact, guestEvents, guestNeeds } from './guest.events.js';

const guestId = idSchema;

const guestCommands = {
  /** `cafeId` is the café that they come to as a rule. */
  RecordGuest: command<{ cafe: Cafe | undefined }>().creating(
    z.object({ ...guestContact, ...guestNeeds, cafeId: idSchema.optional() }),
  ),
  ChangeGuestContact: command().of(z.object({ guestId, ...guestContact })),
  ChangeGuestNeeds: command().of(z.object({ guestId, ...guestNeeds })),
  /** Of the policy that parts with who has been erased. */
  CloseGuestRecord: command().of(z.object({ guestId })),
};

/** Of a guest, rules know only that they are there, or were. */
export interface Guest {
  readonly guestId: string;
  readonly closed?: true;
}

const guestRefusals = { NotFound: commonRefusals.NotFound, PersonErased: commonRefusals.PersonErased };
const { event, refuse } = vocabulary(guestEvents, guestRefusals);

/** Somebody who comes to cafés and whom we know by name. */
export const guest = decider({
  category: 'guest',
  kind: 'Guest',
  identity: 'guestId',
  commands: guestCommands,
  events: guestEvents,
  refusals: guestRefusals,
  initial: undefined as Guest | undefined,

  guard: ({ guestId, closed }, command) =>
    closed && command !== 'CloseGuestRecord' ? refuse('PersonErased', { id: guestId }) : undefined,

  decide: {
    RecordGuest: (recorded, _none, { id, cafe }) =>
      recorded.cafeId && !cafe
        ? refuse('NotFound', { kind: 'Cafe', id: recorded.cafeId })
        : [event('GuestRecorded', { guestId: id, ...recorded })],

    ChangeGuestContact: (changed) => [event('GuestContactChanged', changed)],
    ChangeGuestNeeds: (changed) => [event('GuestNeedsChanged', changed)],
    CloseGuestRecord: (wanted, { closed }) => (closed ? nothing : [event('GuestRecordClosed', wanted)]),
  },

  evolve: {
    GuestRecorded: (_none, { guestId }) => ({ guestId }),
    GuestContactChanged: (guest) => guest,
    GuestNeedsChanged: (guest) => guest,
    GuestRecordClosed: (guest): Guest => ({ ...guest, closed: true }),
  },
});
