import { z } from 'zod';
import {
  type LocalDate,
  accountSchema,
  command,
  dateIn,
  decider,
  idSchema,
  localDateSchema,
  nothing,
  vocabulary,
} from '#kernel';
import type { Volunteer } from '#volunteers';
import { passengerContact, passengerEvents, passengerHome, passengerNeeds } from './passenger.events.js';
import { passengerRefusals } from './passenger.refusals.js';

const passengerId = idSchema;
const pair = { passengerId, volunteerId: idSchema };
const escorted = { passengerId, escort: accountSchema };
const said = { passengerId, on: localDateSchema.optional() };

const passengerCommands = {
  RecordPassenger: command('recordPassengers').creating(
    z.object({
      ...passengerContact,
      ...passengerHome,
      ...passengerNeeds,
      /** Where they have consented already. */
      consentGivenOn: localDateSchema.optional(),
    }),
  ),
  ChangePassengerContact: command('changePassengers', 'passengerId').of(z.object({ passengerId, ...passengerContact })),
  ChangePassengerHome: command('changePassengers', 'passengerId').of(z.object({ passengerId, ...passengerHome })),
  ChangePassengerNeeds: command('changePassengers', 'passengerId').of(z.object({ passengerId, ...passengerNeeds })),
  /** `on` is the day on which they said so, today by default. */
  GiveConsent: command('changePassengers', 'passengerId').of(z.object(said)),
  WithdrawConsent: command('changePassengers', 'passengerId').of(z.object(said)),
  AgreePairing: command<{ volunteer: Volunteer | undefined }>('manageRides').of(z.object(pair)),
  EndPairing: command('manageRides').of(z.object(pair)),
  /** Home care, or a relative, who sees and books for them. */
  AssignPassengerEscort: command('assignEscorts').of(z.object(escorted)),
  EndPassengerEscort: command('assignEscorts').of(z.object(escorted)),
  /** Of the policy that parts with who has been erased. */
  ClosePassengerRecord: command('followUp').of(z.object({ passengerId })),
};

/** Of a passenger, rules know only that they are there, or were, whether they consented, and who goes with them. */
export interface Passenger {
  readonly passengerId: string;
  /** The latest word on it. */
  readonly consent?: { readonly status: 'given' | 'withdrawn'; readonly on: LocalDate };
  /** The volunteers with whom they like to ride. */
  readonly pairings: readonly string[];
  readonly escorts: readonly string[];
  readonly closed?: true;
}

const { event, refuse } = vocabulary(passengerEvents, passengerRefusals);

/** Somebody who is taken for rides. */
export const passenger = decider({
  category: 'passenger',
  kind: 'Passenger',
  identity: 'passengerId',
  commands: passengerCommands,
  events: passengerEvents,
  refusals: passengerRefusals,
  initial: undefined as Passenger | undefined,

  guard: ({ passengerId, closed }, command) =>
    closed && command !== 'ClosePassengerRecord' ? refuse('PersonErased', { id: passengerId }) : undefined,

  decide: {
    RecordPassenger: ({ consentGivenOn: on, ...recorded }, _none, { id: passengerId, actor, now }) =>
      (on === undefined ? undefined : dateRefused(on, undefined, dateIn(now))) ?? [
        event('PassengerRecorded', { passengerId, ...recorded }),
        // Whom care staff put on record, they come along with.
        ...(actor.kind === 'careStaff' ? [event('PassengerEscortAssigned', { passengerId, escort: actor.id })] : []),
        ...(on === undefined ? [] : [event('PassengerConsentGiven', { passengerId, on })]),
      ],

    ChangePassengerContact: (changed) => [event('PassengerContactChanged', changed)],
    ChangePassengerHome: (changed) => [event('PassengerHomeChanged', changed)],
    ChangePassengerNeeds: (changed) => [event('PassengerNeedsChanged', changed)],

    GiveConsent: ({ passengerId, on: day }, { consent }, { now }) => {
      if (consent?.status === 'given') return nothing;
      const on = day ?? dateIn(now);
      return dateRefused(on, consent?.on, dateIn(now)) ?? [event('PassengerConsentGiven', { passengerId, on })];
    },

    WithdrawConsent: ({ passengerId, on: day }, { consent }, { now }) => {
      if (consent?.status !== 'given') return nothing;
      const on = day ?? dateIn(now);
      return dateRefused(on, consent.on, dateIn(now)) ?? [event('PassengerConsentWithdrawn', { passengerId, on })];
    },

    AgreePairing: (agreed, { pairings }, { volunteer }) => {
      if (pairings.includes(agreed.volunteerId)) return nothing;
      return !volunteer || volunteer.status === 'unknown'
        ? refuse('NotFound', { kind: 'Volunteer', id: agreed.volunteerId })
        : [event('PairingAgreed', agreed)];
    },
    EndPairing: (ended, { pairings }) =>
      pairings.includes(ended.volunteerId) ? [event('PairingEnded', ended)] : nothing,

    AssignPassengerEscort: (wanted, { escorts }) =>
      escorts.includes(wanted.escort) ? nothing : [event('PassengerEscortAssigned', wanted)],
    EndPassengerEscort: (wanted, { escorts }) =>
      escorts.includes(wanted.escort) ? [event('PassengerEscortEnded', wanted)] : nothing,

    ClosePassengerRecord: (wanted, { closed }) => (closed ? nothing : [event('PassengerRecordClosed', wanted)]),
  },

  evolve: {
    PassengerRecorded: (_none, { passengerId }) => ({ passengerId, pairings: [], escorts: [] }),
    PassengerContactChanged: (passenger) => passenger,
    PassengerHomeChanged: (passenger) => passenger,
    PassengerNeedsChanged: (passenger) => passenger,
    PassengerConsentGiven: (passenger, { on }): Passenger => ({ ...passenger, consent: { status: 'given', on } }),
    PassengerConsentWithdrawn: (passenger, { on }): Passenger => ({
      ...passenger,
      consent: { status: 'withdrawn', on },
    }),
    PairingAgreed: (passenger, { volunteerId }) => ({
      ...passenger,
      pairings: [...passenger.pairings, volunteerId],
    }),
    PairingEnded: (passenger, { volunteerId }) => ({
      ...passenger,
      pairings: passenger.pairings.filter((each) => each !== volunteerId),
    }),
    PassengerEscortAssigned: (passenger, { escort }) => ({ ...passenger, escorts: [...passenger.escorts, escort] }),
    PassengerEscortEnded: (passenger, { escort }) => ({
      ...passenger,
      escorts: passenger.escorts.filter((each) => each !== escort),
    }),
    PassengerRecordClosed: ({ passengerId }): Passenger => ({ passengerId, pairings: [], escorts: [], closed: true }),
  },
});

/** Whether they may be taken for a ride: they said that they want to, and have not taken it back. */
export const hasConsented = (passenger: Passenger | undefined): boolean => passenger?.consent?.status === 'given';

/** What was said was said by now, and after what was said before it. */
const dateRefused = (on: LocalDate, earliest: LocalDate | undefined, latest: LocalDate) =>
  on > latest || (earliest && on < earliest)
    ? refuse('NotADateForConsent', { on, earliest: earliest ?? null, latest })
    : undefined;
