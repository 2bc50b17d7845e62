import { erasureEvents, isWholePerson } from '#kernel';
import { policy } from '#policies';
import { contact } from '../contact/contact.js';

/** Whoever has been erased is called by nobody: entries that named them are published without a person. */
export const releaseTheErasedFromOverviewPolicy = policy({
  name: 'releaseTheErasedFromOverview',
  events: erasureEvents,
  categories: ['erasure'],
  on: {
    ErasureDecided: async (event, { handling, follows }) => {
      const { kind, subjectId: contactId, purposes } = event.data;
      if (kind === contact.kind && isWholePerson(purposes))
        await handling.handle(contact, 'CloseContactRecord', { ...follows(event), input: { contactId } });
      return undefined;
    },
  },
});
