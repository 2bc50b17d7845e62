import { z } from 'zod';
import { command, commonRefusals, decider, idSchema, vocabulary } from '#kernel';
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
};

/** Of a guest, rules know only that they are there. */
export interface Guest {
  readonly guestId: string;
}

const guestRefusals = { NotFound: commonRefusals.NotFound };
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

  decide: {
    RecordGuest: (recorded, _none, { id, cafe }) =>
      recorded.cafeId && !cafe
        ? refuse('NotFound', { kind: 'Cafe', id: recorded.cafeId })
        : [event('GuestRecorded', { guestId: id, ...recorded })],

    ChangeGuestContact: (changed) => [event('GuestContactChanged', changed)],
    ChangeGuestNeeds: (changed) => [event('GuestNeedsChanged', changed)],
  },

  evolve: {
    GuestRecorded: (_none, { guestId }) => ({ guestId }),
    GuestContactChanged: (guest) => guest,
    GuestNeedsChanged: (guest) => guest,
  },
});
