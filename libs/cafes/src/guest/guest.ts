import { z } from 'zod';
import { command, commonRefusals, decider, idSchema, nothing, vocabulary } from '#kernel';
import type { Cafe } from '../cafe/cafe.js';
import { guestContact, guestEscort, guestEvents, guestNeeds } from './guest.events.js';

const guestId = idSchema;

const guestCommands = {
  /** `cafeId` is the café that they come to as a rule. */
  RecordGuest: command<{ cafe: Cafe | undefined }>('recordGuests').creating(
    z.object({ ...guestContact, ...guestNeeds, cafeId: idSchema.optional() }),
  ),
  ChangeGuestContact: command('changeGuests', 'guestId').of(z.object({ guestId, ...guestContact })),
  ChangeGuestNeeds: command('changeGuests', 'guestId').of(z.object({ guestId, ...guestNeeds })),
  /** Home care comes along with them, some once, some for months. */
  AssignEscort: command('assignEscorts').of(z.object({ guestId, ...guestEscort })),
  EndEscort: command('assignEscorts').of(z.object({ guestId, ...guestEscort })),
  /** Of the policy that parts with who has been erased. */
  CloseGuestRecord: command('followUp').of(z.object({ guestId })),
};

/** Of a guest, rules know only that they are there, or were, and which accounts come along with them. */
export interface Guest {
  readonly guestId: string;
  readonly escorts: readonly string[];
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
    RecordGuest: (recorded, _none, { id, cafe, actor }) => {
      if (recorded.cafeId && !cafe) return refuse('NotFound', { kind: 'Cafe', id: recorded.cafeId });
      const isRecorded = event('GuestRecorded', { guestId: id, ...recorded });
      // Whom care staff put on record, they come along with.
      return actor.kind === 'careStaff'
        ? [isRecorded, event('GuestEscortAssigned', { guestId: id, escort: actor.id })]
        : [isRecorded];
    },

    ChangeGuestContact: (changed) => [event('GuestContactChanged', changed)],
    ChangeGuestNeeds: (changed) => [event('GuestNeedsChanged', changed)],
    AssignEscort: (wanted, { escorts }) =>
      escorts.includes(wanted.escort) ? nothing : [event('GuestEscortAssigned', wanted)],
    EndEscort: (wanted, { escorts }) =>
      escorts.includes(wanted.escort) ? [event('GuestEscortEnded', wanted)] : nothing,
    CloseGuestRecord: (wanted, { closed }) => (closed ? nothing : [event('GuestRecordClosed', wanted)]),
  },

  evolve: {
    GuestRecorded: (_none, { guestId }) => ({ guestId, escorts: [] }),
    GuestContactChanged: (guest) => guest,
    GuestNeedsChanged: (guest) => guest,
    GuestEscortAssigned: (guest, { escort }) => ({ ...guest, escorts: [...guest.escorts, escort] }),
    GuestEscortEnded: (guest, { escort }) => ({ ...guest, escorts: guest.escorts.filter((each) => each !== escort) }),
    GuestRecordClosed: (guest): Guest => ({ ...guest, escorts: [], closed: true }),
  },
});
