import { change, id, instant, nullable, personalText, projection, subject, table } from '#projections';
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

const person = ({ data: { guestId } }: { data: { guestId: string } }) => [
  { table: 'guestPerson' as const, key: { guestId } },
];

/** Guests that are known by name. */
export const guestsProjection = projection({
  name: 'guests',
  version: 1,
  events: guestEvents,
  tables: { guest, guestPerson },
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
    GuestNeedsChanged: {
      select: person,
      evolve: (rows, { data: { guestId, needs } }) =>
        change(rows, 'guestPerson', { guestId }, { needs: needs?.reveal() ?? null }),
    },
  },
});
