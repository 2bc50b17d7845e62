import { z } from 'zod';
import { accountSchema, event, idSchema, line, personal, telephone, text } from '#kernel';

const guest = { guestId: idSchema };
/** Who the guest is. */
export const guestContact = {
  name: personal(line(200), { subject: 'guestId', purpose: 'contact' }),
  phone: personal(telephone, { subject: 'guestId', purpose: 'contact' }).optional(),
};
/** What the guest eats and bears, and what helps them: diet, hearing, walking. */
export const guestNeeds = { needs: personal(text(1_000), { subject: 'guestId', purpose: 'health' }).optional() };

/** Who of the care staff comes along: their account, never their name. */
export const guestEscort = { escort: accountSchema };

export const guestEvents = {
  GuestRecorded: event(
    'CafeGuestRecorded',
    z.object({ ...guest, ...guestContact, ...guestNeeds, cafeId: idSchema.optional() }),
  ),
  GuestContactChanged: event('CafeGuestContactChanged', z.object({ ...guest, ...guestContact })),
  GuestNeedsChanged: event('CafeGuestNeedsChanged', z.object({ ...guest, ...guestNeeds })),
  /** From now on they are this account's own affair too: it sees and books for them. */
  GuestEscortAssigned: event('CafeGuestEscortAssigned', z.object({ ...guest, ...guestEscort })),
  GuestEscortEnded: event('CafeGuestEscortEnded', z.object({ ...guest, ...guestEscort })),
  /** They have been erased: nothing more happens to this record. */
  GuestRecordClosed: event('CafeGuestRecordClosed', z.object(guest)),
};
