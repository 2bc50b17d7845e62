import { describe, it } from '@jest/globals';
import { instant } from '#kernel';
import { type PlainEvent, NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { contactEvents } from '../contact/contact.events.js';
import { contactsProjection } from './contacts.projection.js';

type Event = PlainEvent<typeof contactEvents>;

const [contactId, organiserId] = [idFor('Birthe'), idFor('Ældre Sagen')];
const who = { name: 'Birthe Holm', phone: '43577575', email: 'birthe@example.dk' };
const recorded: Event = { type: 'ContactRecorded', data: { contactId, organiserId, ...who } };
const row = { contactId, organiserId, status: 'named', since: NOW, lastSaidAt: NOW } as const;
const LATER = instant('2027-01-15T09:00:00.000Z');

describe('those whom an organiser lets be called', () => {
  it('show at which organiser they are, apart from who they are', () =>
    given(contactsProjection, [recorded]).thenTables({
      organiserContact: [row],
      organiserContactPerson: [{ contactId, ...who }],
    }));

  it('show how they are reached now, and when that was said', () =>
    given(contactsProjection, [
      recorded,
      { type: 'ContactDetailsChanged', data: { contactId, name: 'Birthe Lund' }, recordedAt: LATER },
    ]).thenTables({
      organiserContact: [{ ...row, lastSaidAt: LATER }],
      organiserContactPerson: [{ contactId, name: 'Birthe Lund', phone: null, email: null }],
    }));

  it('show that somebody is not to be called any more, or was erased', async () => {
    const removed: Event = { type: 'ContactRemoved', data: { contactId } };
    const closed: Event = { type: 'ContactRecordClosed', data: { contactId } };
    await given(contactsProjection, [recorded, removed]).thenRow(
      'organiserContact',
      { contactId },
      { status: 'removed' },
    );
    await given(contactsProjection, [recorded, removed, closed]).thenRow(
      'organiserContact',
      { contactId },
      { status: 'closed' },
    );
  });
});
