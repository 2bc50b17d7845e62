import { z } from 'zod';
import {
  accountSchema,
  addressIdText,
  event,
  idSchema,
  line,
  localDateSchema,
  personal,
  positionText,
  telephone,
  text,
} from '#kernel';

const passenger = { passengerId: idSchema };
const contact = { subject: 'passengerId', purpose: 'contact' } as const;

/** Who the passenger is, and whom to call about them: a relative, with a telephone number. */
export const passengerContact = {
  name: personal(line(200), contact),
  phone: personal(telephone, contact).optional(),
  contactPerson: personal(line(200), contact).optional(),
};
/** Where they are fetched: the address as it is written, its id in DAR, and degrees of latitude and longitude. */
export const passengerHome = {
  address: personal(line(200), contact).optional(),
  addressId: personal(addressIdText, contact).optional(),
  position: personal(positionText, contact).optional(),
};
/** What helps them: sitting, walking, hearing, being spoken to. */
export const passengerNeeds = {
  needs: personal(text(1_000), { subject: 'passengerId', purpose: 'health' }).optional(),
};

export const passengerEvents = {
  PassengerRecorded: event(
    'RidePassengerRecorded',
    z.object({ ...passenger, ...passengerContact, ...passengerHome, ...passengerNeeds }),
  ),
  PassengerContactChanged: event('RidePassengerContactChanged', z.object({ ...passenger, ...passengerContact })),
  PassengerHomeChanged: event('RidePassengerHomeChanged', z.object({ ...passenger, ...passengerHome })),
  PassengerNeedsChanged: event('RidePassengerNeedsChanged', z.object({ ...passenger, ...passengerNeeds })),
  /** They have said that they want to ride, and that what is needed for it may be kept. */
  PassengerConsentGiven: event('RidePassengerConsentGiven', z.object({ ...passenger, on: localDateSchema })),
  PassengerConsentWithdrawn: event('RidePassengerConsentWithdrawn', z.object({ ...passenger, on: localDateSchema })),
  /** The two like to ride together: suggestions put them on one bike where they can. */
  PairingAgreed: event('RidePairingAgreed', z.object({ ...passenger, volunteerId: idSchema })),
  PairingEnded: event('RidePairingEnded', z.object({ ...passenger, volunteerId: idSchema })),
  /** From now on they are this account's own affair too: it sees and books for them. */
  PassengerEscortAssigned: event('RidePassengerEscortAssigned', z.object({ ...passenger, escort: accountSchema })),
  PassengerEscortEnded: event('RidePassengerEscortEnded', z.object({ ...passenger, escort: accountSchema })),
  /** They have been erased: nothing more happens to this record. */
  PassengerRecordClosed: event('RidePassengerRecordClosed', z.object(passenger)),
};
