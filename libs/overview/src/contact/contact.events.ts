import { z } from 'zod';
import { emailAddress, event, idSchema, line, personal, telephone } from '#kernel';

const contact = { contactId: idSchema };
const published = { subject: 'contactId', purpose: 'contact' } as const;

/** How to reach them. */
export const contactDetails = {
  name: personal(line(120), published),
  phone: personal(telephone, published).optional(),
  email: personal(emailAddress, published).optional(),
};

/** Somebody to call at an organiser, who wants to be called: it is published, and erased as anybody's. */
export const contactEvents = {
  ContactRecorded: event(
    'OrganiserContactRecorded',
    z.object({ ...contact, organiserId: idSchema, ...contactDetails }),
  ),
  ContactDetailsChanged: event('OrganiserContactDetailsChanged', z.object({ ...contact, ...contactDetails })),
  /** They are not to be called any more; entries that name them are published without a person from then on. */
  ContactRemoved: event('OrganiserContactRemoved', z.object(contact)),
  /** They have been erased: nothing more happens to this record. */
  ContactRecordClosed: event('OrganiserContactRecordClosed', z.object(contact)),
};
