import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, stateAfter } from '#kernel/testing';
import { organiser } from '../organiser/organiser.js';
import type { contactEvents } from './contact.events.js';
import { contact } from './contact.js';

type Event = PlainEvent<typeof contactEvents>;

const [contactId, organiserId] = [idFor('Karen'), idFor('AAB')];
const aab = stateAfter(organiser, [{ type: 'OrganiserAdded', data: { organiserId, name: 'AAB' } }]);
const gone = stateAfter(organiser, [
  { type: 'OrganiserAdded', data: { organiserId, name: 'AAB' } },
  { type: 'OrganiserRetired', data: { organiserId } },
]);
const details = { name: 'Karen Holm', phone: '43577577' };
const recorded: Event = { type: 'ContactRecorded', data: { contactId, organiserId, ...details } };
const removed: Event = { type: 'ContactRemoved', data: { contactId } };
const closed: Event = { type: 'ContactRecordClosed', data: { contactId } };

describe('somebody to call at an organiser', () => {
  it('is recorded for an organiser that is there', () => {
    const recording = command('RecordContact', { organiserId, ...details });
    given(contact, [], { id: contactId }).when(recording, { organiser: aab }).then(recorded);
    given(contact, [])
      .when(recording, { organiser: undefined })
      .thenRefused('NotFound', { kind: 'Organiser', id: organiserId });
    given(contact, []).when(recording, { organiser: gone }).thenRefused('OrganiserIsRetired', { organiserId });
  });

  it('is reached in another way from when that was said', () =>
    given(contact, [recorded])
      .when(command('ChangeContactDetails', { contactId, name: 'Karen Lund' }))
      .then({ type: 'ContactDetailsChanged', data: { contactId, name: 'Karen Lund' } }));

  it('is removed, once, and not changed any more', () => {
    given(contact, [recorded]).when(command('RemoveContact', { contactId })).then(removed);
    given(contact, [recorded, removed]).when(command('RemoveContact', { contactId })).thenNothing();
    given(contact, [recorded, removed])
      .when(command('ChangeContactDetails', { contactId, ...details }))
      .thenRefused('ContactIsRemoved', { contactId });
  });

  it('is closed, once, where they were erased, and nothing happens to it any more', () => {
    given(contact, [recorded]).when(command('CloseContactRecord', { contactId })).then(closed);
    given(contact, [recorded, closed]).when(command('CloseContactRecord', { contactId })).thenNothing();
    given(contact, [recorded, closed])
      .when(command('RemoveContact', { contactId }))
      .thenRefused('PersonErased', { id: contactId });
  });
});
