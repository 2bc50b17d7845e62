import { type ActorKind, type LocalDate, type Sealed, happenedAt } from '#kernel';
import {
  type Change,
  type SelectedRows,
  change,
  date,
  flag,
  id,
  instant,
  notPersonal,
  nullable,
  personalText,
  projection,
  subject,
  table,
  word,
} from '#projections';
import { passengerEvents } from '../passenger/passenger.events.js';

const passenger = table({
  columns: {
    passengerId: id(),
    since: instant(),
    /** A citizen, who wrote by the public form, has shown nobody who they are. */
    recordedBy: word<ActorKind>(),
    /** The latest word on it, and when it was said; null where they never said any. */
    consent: nullable(word<'given' | 'withdrawn'>()),
    consentOn: nullable(date()),
    closed: flag(),
  },
  key: ['passengerId'],
});

/** Who the passenger is. One row per person, which is cleared when they are forgotten. */
const passengerPerson = table({
  columns: {
    passengerId: subject(),
    name: personalText('contact'),
    phone: personalText('contact'),
    contactPerson: personalText('contact'),
    address: personalText('contact'),
    addressId: personalText('contact'),
    position: personalText('contact'),
    needs: personalText('health'),
  },
  key: ['passengerId'],
});

/** Which accounts come along with whom. */
const passengerEscort = table({
  columns: { passengerId: id(), escort: notPersonal('the id of an account of the staff') },
  key: ['passengerId', 'escort'],
  secondary: ['passengerId'],
});

/** Who likes to ride with whom. */
const pairing = table({
  columns: { passengerId: id(), volunteerId: id() },
  key: ['passengerId', 'volunteerId'],
  secondary: ['passengerId'],
});

const tables = { passenger, passengerPerson, passengerEscort, pairing };

interface OfPassenger {
  readonly data: { readonly passengerId: string };
}
const own = ({ data: { passengerId } }: OfPassenger) => [{ table: 'passenger' as const, key: { passengerId } }];
const person = ({ data: { passengerId } }: OfPassenger) => [
  { table: 'passengerPerson' as const, key: { passengerId } },
];
const companyOf = ({ data: { passengerId } }: OfPassenger) => [
  { table: 'passengerEscort' as const, where: 'passengerId' as const, equals: passengerId },
  { table: 'pairing' as const, where: 'passengerId' as const, equals: passengerId },
];

const plain = (value: Sealed | undefined): string | null => value?.reveal() ?? null;

const consent = (status: 'given' | 'withdrawn') => ({
  select: own,
  evolve: (
    rows: SelectedRows<typeof tables>,
    { data: { passengerId, on } }: { readonly data: { readonly passengerId: string; readonly on: LocalDate } },
  ): readonly Change<typeof tables>[] => change(rows, 'passenger', { passengerId }, { consent: status, consentOn: on }),
});

/** Those who are taken for rides. */
export const passengersProjection = projection({
  name: 'passengers',
  version: 2,
  events: passengerEvents,
  tables,
  on: {
    PassengerRecorded: {
      evolve: (_rows, event) => {
        const { passengerId, name, phone, contactPerson, address, addressId, position, needs } = event.data;
        return [
          {
            table: 'passenger',
            put: {
              ...{ passengerId, since: happenedAt(event), recordedBy: event.metadata.actor.kind },
              ...{ consent: null, consentOn: null, closed: false },
            },
          },
          {
            table: 'passengerPerson',
            put: {
              passengerId,
              name: name.reveal(),
              phone: plain(phone),
              contactPerson: plain(contactPerson),
              address: plain(address),
              addressId: plain(addressId),
              position: plain(position),
              needs: plain(needs),
            },
          },
        ];
      },
    },
    PassengerContactChanged: {
      select: person,
      evolve: (rows, { data: { passengerId, name, phone, contactPerson } }) =>
        change(
          rows,
          'passengerPerson',
          { passengerId },
          { name: name.reveal(), phone: plain(phone), contactPerson: plain(contactPerson) },
        ),
    },
    PassengerHomeChanged: {
      select: person,
      evolve: (rows, { data: { passengerId, address, addressId, position } }) =>
        change(
          rows,
          'passengerPerson',
          { passengerId },
          { address: plain(address), addressId: plain(addressId), position: plain(position) },
        ),
    },
    PassengerNeedsChanged: {
      select: person,
      evolve: (rows, { data: { passengerId, needs } }) =>
        change(rows, 'passengerPerson', { passengerId }, { needs: plain(needs) }),
    },
    PassengerConsentGiven: consent('given'),
    PassengerConsentWithdrawn: consent('withdrawn'),
    PairingAgreed: { evolve: (_rows, { data }) => [{ table: 'pairing', put: data }] },
    PairingEnded: { evolve: (_rows, { data }) => [{ table: 'pairing', remove: data }] },
    PassengerEscortAssigned: { evolve: (_rows, { data }) => [{ table: 'passengerEscort', put: data }] },
    PassengerEscortEnded: { evolve: (_rows, { data }) => [{ table: 'passengerEscort', remove: data }] },
    PassengerRecordClosed: {
      select: (event) => [...own(event), ...companyOf(event)],
      evolve: (rows, { data: { passengerId } }) => [
        ...change(rows, 'passenger', { passengerId }, { closed: true }),
        ...rows
          .all('passengerEscort', 'passengerId', passengerId)
          .map((each) => ({ table: 'passengerEscort' as const, remove: each })),
        ...rows.all('pairing', 'passengerId', passengerId).map((each) => ({ table: 'pairing' as const, remove: each })),
      ],
    },
  },
});
