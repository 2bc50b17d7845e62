import { type DataOf, type RecordedEvent, type Sealed, happenedAt } from '#kernel';
import { type Change, change, id, instant, personalText, projection, subject, table, word } from '#projections';
import { contactEvents } from '../contact/contact.events.js';

const organiserContact = table({
  columns: {
    contactId: id(),
    organiserId: id(),
    /** Removed: not to be called any more. Closed: erased, and nothing more happens. */
    status: word<'named' | 'removed' | 'closed'>(),
    since: instant(),
    /** When something was last said of them: that they are to be called, how, or that they are not. */
    lastSaidAt: instant(),
  },
  key: ['contactId'],
  secondary: ['organiserId'],
});

/** Who they are. One row per person, which is cleared when they are forgotten. */
const organiserContactPerson = table({
  columns: {
    contactId: subject(),
    name: personalText('contact'),
    phone: personalText('contact'),
    email: personalText('contact'),
  },
  key: ['contactId'],
});

const tables = { organiserContact, organiserContactPerson };

interface OfContact {
  readonly data: { readonly contactId: string };
}
const own = ({ data: { contactId } }: OfContact) => [{ table: 'organiserContact' as const, key: { contactId } }];

interface Details {
  readonly contactId: string;
  readonly name: Sealed;
  readonly phone?: Sealed | undefined;
  readonly email?: Sealed | undefined;
}
const person = ({ contactId, name, phone, email }: Details): Change<typeof tables> => ({
  table: 'organiserContactPerson',
  put: { contactId, name: name.reveal(), phone: phone?.reveal() ?? null, email: email?.reveal() ?? null },
});

function recorded(
  event: RecordedEvent<string, DataOf<typeof contactEvents, 'ContactRecorded'>>,
): Change<typeof tables> {
  const { contactId, organiserId } = event.data;
  const at = happenedAt(event);
  return { table: 'organiserContact', put: { contactId, organiserId, status: 'named', since: at, lastSaidAt: at } };
}

/** Those at an organiser who want to be called. */
export const contactsProjection = projection({
  name: 'organiserContacts',
  version: 1,
  events: contactEvents,
  tables,
  on: {
    ContactRecorded: { evolve: (_rows, event) => [recorded(event), person(event.data)] },
    ContactDetailsChanged: {
      select: own,
      evolve: (rows, event) => [
        ...change(rows, 'organiserContact', { contactId: event.data.contactId }, { lastSaidAt: happenedAt(event) }),
        person(event.data),
      ],
    },
    ContactRemoved: {
      select: own,
      evolve: (rows, event) =>
        change(
          rows,
          'organiserContact',
          { contactId: event.data.contactId },
          { status: 'removed', lastSaidAt: happenedAt(event) },
        ),
    },
    ContactRecordClosed: {
      select: own,
      evolve: (rows, { data: { contactId } }) => change(rows, 'organiserContact', { contactId }, { status: 'closed' }),
    },
  },
});
