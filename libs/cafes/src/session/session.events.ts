import { z } from 'zod';
import { event, idSchema, instantSchema, localDateSchema, publicText } from '#kernel';
import { qualificationSchema, roleSchema } from '#volunteers';
import { capacitySchema, offerHoursSchema, roleNeedsSchema } from '../cafe/cafe.events.js';

/** Why somebody cannot come. A word from a list, never free text: a reason may be a diagnosis. */
export const withdrawalReasonSchema = z.enum(['illness', 'appointment', 'travel', 'family', 'other']);
export type WithdrawalReason = z.output<typeof withdrawalReasonSchema>;
export const cancellationReasonSchema = z.enum(['tooFewVolunteers', 'illness', 'weather', 'venue', 'holiday', 'other']);
export type CancellationReason = z.output<typeof cancellationReasonSchema>;
/** How a volunteer came to a shift. */
export const shiftOriginSchema = z.enum(['oneOff', 'standing']);

/** What a guest needs on the day. What they eat and bear stands in their own record. */
export const visitNeeds = z.object({
  /** Comes along with home care. */
  escorted: z.boolean(),
  /** Wants to be fetched by bike. */
  ride: z.boolean(),
});

const session = { sessionId: idSchema };
const shift = { ...session, volunteerId: idSchema, role: roleSchema };
const visit = { ...session, guestId: idSchema };

export const sessionEvents = {
  CafeSessionPlanned: event(
    'CafeSessionPlanned',
    z.object({
      ...session,
      cafeId: idSchema,
      date: localDateSchema,
      startsAt: instantSchema,
      endsAt: instantSchema,
      capacity: capacitySchema,
      roles: roleNeedsSchema,
      offerHours: offerHoursSchema,
    }),
  ),
  CafeSessionThemeSet: event('CafeSessionThemeSet', z.object({ ...session, theme: publicText(200) })),
  CafeSessionRescheduled: event(
    'CafeSessionRescheduled',
    z.object({ ...session, startsAt: instantSchema, endsAt: instantSchema }),
  ),
  CafeSessionCapacityChanged: event('CafeSessionCapacityChanged', z.object({ ...session, capacity: capacitySchema })),
  CafeSessionRolesChanged: event('CafeSessionRolesChanged', z.object({ ...session, roles: roleNeedsSchema })),
  CafeSessionHeld: event('CafeSessionHeld', z.object({ ...session, headcount: z.int().nonnegative() })),
  CafeSessionCancelled: event('CafeSessionCancelled', z.object({ ...session, reason: cancellationReasonSchema })),

  ShiftSignedUp: event(
    'CafeShiftSignedUp',
    // The qualification that was asked for and held: an auditor need not look it up.
    z.object({ ...shift, origin: shiftOriginSchema, qualification: qualificationSchema.optional() }),
  ),
  ShiftWithdrawn: event(
    'CafeShiftWithdrawn',
    z.object({ ...shift, reason: withdrawalReasonSchema, hoursBefore: z.int() }),
  ),
  ShiftStandInAssigned: event(
    'CafeShiftStandInAssigned',
    z.object({ ...shift, insteadOf: idSchema, qualification: qualificationSchema.optional() }),
  ),
  ShiftCheckedIn: event('CafeShiftCheckedIn', z.object(shift)),
  ShiftNoShowMarked: event('CafeShiftNoShowMarked', z.object({ ...shift, excused: z.boolean() })),

  GuestRegistered: event('CafeGuestRegistered', z.object({ ...visit, ...visitNeeds.shape })),
  GuestWaitlisted: event('CafeGuestWaitlisted', z.object({ ...visit, ...visitNeeds.shape })),
  GuestOffered: event('CafeGuestOffered', z.object({ ...visit, confirmBy: instantSchema })),
  GuestConfirmed: event('CafeGuestConfirmed', z.object(visit)),
  GuestOfferLapsed: event('CafeGuestOfferLapsed', z.object(visit)),
  GuestRegistrationCancelled: event('CafeGuestRegistrationCancelled', z.object(visit)),
  GuestCheckedIn: event('CafeGuestCheckedIn', z.object(visit)),
  GuestNoShowMarked: event('CafeGuestNoShowMarked', z.object({ ...visit, excused: z.boolean() })),
  /** Guests without a name: how many there are so far. */
  DropInsCounted: event('CafeDropInsCounted', z.object({ ...session, count: z.int().nonnegative() })),
};
