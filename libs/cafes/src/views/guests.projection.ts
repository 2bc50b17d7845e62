import { change, id, instant, notPersonal, nullable, personalText, projection, subject, table } from '#projections';
import { happenedAt } from '#kernel';
import { guestEvents } from '../guest/guest.events.js';

const guest = table({
  columns: { guestId: id(), cafeId: nullable(id()), since: instant() },
  key: ['guestId'],
  secondary: ['cafeId'],
});

/** Who the guest is. One row per person, which goes when they are forgotten. */
const guestPerson = table({
  columns: {
    guestId: subject(),
    name: personalText('contact'),
    phone: personalText('contact'),
    needs: personalText('health'),
  },
  key: ['guestId'],
});

/** Which accounts of the care staff come along with whom. */
const guestEscort = table({
  columns: { guestId: id(), escort: notPersonal('the id of an account of the staff') },
  key: ['guestId', 'escort'],
  secondary: ['guestId'],
});

const person = ({ data: { guestId } }: { data: { guestId: string } }) => [
  { table: 'guestPerson' as const, key: { guestId } },
];

/** Guests that are known by name. */
export const guestsProjection = projection({
  name: 'guests',
  version: 2,
  events: guestEvents,
  tables: { guest, guestPerson, guestEscort },
  on: {
    GuestRecorded: {
      evolve: (_rows, event) => {
        const { guestId, cafeId, name, phone, needs } = event.data;
        return [
          { table: 'guest', put: { guestId, cafeId: cafeId ?? null, since: happenedAt(event) } },
          {
            table: 'guestPerson',
            put: { guestId, name: name.reveal(), phone: phone?.reveal() ?? null, needs: needs?.reveal() ?? null },
          },
        ];
      },
    },
    GuestContactChanged: {
      select: person,
      evolve: (rows, { data: { guestId, name, phone } }) =>
        change(rows, 'guestPerson', { guestId }, { name: name.reveal(), phone: phone?.reveal() ?? null }),
    },
    GuestEscortAssigned: { evolve: (_rows, { data }) => [{ table: 'guestEscort', put: data }] },
    GuestEscortEnded: { evolve: (_rows, { data }) => [{ table: 'guestEscort', remove: data }] },
    GuestRecordClosed: {
      select: ({ data: { guestId } }) => [{ table: 'guestEscort', where: 'guestId', equals: guestId }],
      evolve: (rows, { data: { guestId } }) =>
        rows.all('guestEscort', 'guestId', guestId).map((each) => ({ table: 'guestEscort' as const, remove: each })),
    },
    GuestNeedsChanged: {
      select: person,
      evolve: (rows, { data: { guestId, needs } }) =>
        change(rows, 'guestPerson', { guestId }, { needs: needs?.reveal() ?? null }),
    },
  },
});
