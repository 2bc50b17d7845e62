import {
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
  type LoadState,
  type Municipality,
  type Sealed,
  commandIdOf,
  policyCommandIdOf,
  thingIdOf,
} from '#kernel';
import { emailRegister, type emailRegisterCommands, registerPartOf } from '../email-register/email-register.js';
import { type EmailFacts, type Volunteer, isGone, volunteer, type volunteerCommands } from './volunteer.js';

// A volunteer and their e-mail address stand in two streams, and a crash can come between the two. The address is reserved
// first; it is theirs once their own stream names the reservation. A reservation that no volunteer's stream names may be an
// orphan or on its way, and nobody can tell. So whoever wants the address has the holder's stream say that it will never be
// theirs by this reservation (which may be the first event there). After that it can safely be given away.

const reservationOf = async (
  load: LoadState,
  address: string | null | undefined,
): Promise<EmailFacts['reservation']> =>
  address ? (await load(emailRegister, registerPartOf(address)))?.get(address) : undefined;

const whoseItIs = async ({ email }: { email?: Sealed }, load: LoadState): Promise<EmailFacts> => ({
  reservation: await reservationOf(load, email?.reveal()),
});

export const volunteerFacts: FactLoaders<typeof volunteerCommands> = {
  RegisterVolunteer: whoseItIs,
  ApplyAsVolunteer: whoseItIs,
  ChangeContact: whoseItIs,
};

const emailRegisterFacts: FactLoaders<typeof emailRegisterCommands> = {
  ReserveEmail: async ({ email }: { email: Sealed }, load) => {
    const held = await reservationOf(load, email.reveal());
    const holder = held && (await load(volunteer, held.volunteerId));
    return { lapsed: holder && hasLapsed(holder, held.reservationId) ? held.reservationId : undefined };
  },
};

/** Whether that reservation can never again be somebody's address. Once it has lapsed, it stays so. */
const hasLapsed = (holder: Volunteer, reservationId: string): boolean =>
  isGone(holder) || holder.abandonedReservations.has(reservationId);

/**
 * Handles a command that may bring an e-mail address, which it reserves first. Said again after a crash in between, it goes on
 * where it stopped; never said again, the address is free for the next who asks for it.
 */
export async function handleWithEmail(
  handling: CommandHandling,
  name: 'RegisterVolunteer' | 'ApplyAsVolunteer' | 'ChangeContact',
  request: CommandRequest,
): Promise<CommandOutcome> {
  const { municipality, id: actorId } = request.actor;
  const commandId = request.commandId ?? commandIdOf(municipality, actorId, name, request.idempotencyKey);
  const input = volunteer.commands[name].schema.safeParse(request.input).data;
  const address = input?.email?.reveal();
  if (input && address) {
    const volunteerId = 'volunteerId' in input ? input.volunteerId : thingIdOf(commandId, volunteer.kind);
    const done = await handling.eventsOf(volunteer, municipality, volunteerId, commandId);
    // For who is not there nothing is reserved: their address could never be erased with them.
    const isThere = name !== 'ChangeContact' || (await isOnRecord(handling, municipality, volunteerId));
    const refused =
      done.length === 0 && isThere && (await reserve(handling, { ...request, commandId }, volunteerId, address));
    if (refused) return { ...refused, commandId };
  }
  return handling.handle(volunteer, name, { ...request, commandId }, volunteerFacts);
}

const isOnRecord = async (handling: CommandHandling, municipality: Municipality, id: string): Promise<boolean> => {
  const state = await handling.stateOf(volunteer, municipality, id);
  return state !== undefined && (volunteer.exists?.(state) ?? true);
};

async function reserve(
  handling: CommandHandling,
  request: CommandRequest & { readonly commandId: string },
  volunteerId: string,
  address: string,
): Promise<CommandOutcome | undefined> {
  // Commands of their own, tied to the one they serve: what came of a command is kept under its id, once.
  const serving = (step: string, input: object): CommandRequest => ({
    ...request,
    input,
    commandId: policyCommandIdOf('handleWithEmail', request.commandId, step),
    correlationId: request.correlationId ?? request.commandId,
    causationId: request.commandId,
  });
  const load: LoadState = (aggregate, id) => handling.stateOf(aggregate, request.actor.municipality, id);

  const held = await reservationOf(load, address);
  const holder = held && held.volunteerId !== volunteerId ? await load(volunteer, held.volunteerId) : undefined;
  if (held && holder && holder.emailReservationId !== held.reservationId && !hasLapsed(holder, held.reservationId)) {
    const { volunteerId, reservationId } = held;
    await handling.handle(volunteer, 'AbandonEmailReservation', serving('abandon', { volunteerId, reservationId }));
  }
  const reserving = serving('reserve', { part: registerPartOf(address), volunteerId, email: address });
  const reserved = await handling.handle(emailRegister, 'ReserveEmail', reserving, emailRegisterFacts);
  return reserved.outcome === 'refused' ? reserved : undefined;
}
