import { createHash } from 'node:crypto';
import { z } from 'zod';
import { command, decider, nothing, vocabulary } from '#kernel';
import { personalEmail, volunteerId } from '../volunteer/volunteer.events.js';
import { emailRegisterEvents } from './email-register.events.js';
import { emailRegisterRefusals } from './email-register.refusals.js';

/**
 * In which part of the municipality's register an address stands: the first byte of its SHA-256. One part holds a 256th of all
 * addresses, so that its stream stays short, and its name says next to nothing about any of them.
 */
export const registerPartOf = (address: string): string =>
  createHash('sha256').update(address).digest('hex').slice(0, 2);

export const emailRegisterCommands = {
  /** `lapsed` is the reservation, if any, that stands in the way and can never become anybody's address. */
  ReserveEmail: command<{ lapsed: string | undefined }>('followUp').of(
    z.object({ part: z.string().regex(/^[0-9a-f]{2}$/), volunteerId, email: personalEmail }),
  ),
};

/** For whom the addresses of this part are reserved, by address in clear. */
export type EmailRegister = ReadonlyMap<string, { readonly volunteerId: string; readonly reservationId: string }>;

const { event, refuse } = vocabulary(emailRegisterEvents, emailRegisterRefusals);

/** An e-mail address belongs to one volunteer per municipality: what no single volunteer's stream could see to. */
export const emailRegister = decider({
  category: 'emailRegister',
  kind: 'EmailRegister',
  identity: 'part',
  commands: emailRegisterCommands,
  events: emailRegisterEvents,
  refusals: emailRegisterRefusals,
  initial: new Map() as EmailRegister,
  opensPersonalValues: true,

  decide: {
    ReserveEmail: ({ volunteerId, email }, register, { lapsed, newId }) => {
      const held = register.get(email.reveal() ?? '');
      if (!held || held.reservationId === lapsed)
        return [event('VolunteerEmailReserved', { volunteerId, email, reservationId: newId('EmailReservation') })];
      return held.volunteerId === volunteerId ? nothing : refuse('EmailTaken', {});
    },
  },

  evolve: {
    VolunteerEmailReserved: (register, { volunteerId, reservationId, email }) => {
      const address = email.reveal();
      // Of somebody who was erased there is no address left to keep for them.
      return address === null ? register : new Map(register).set(address, { volunteerId, reservationId });
    },
  },
});
