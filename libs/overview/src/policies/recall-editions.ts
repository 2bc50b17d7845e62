import { erasureEvents, isWholePerson } from '#kernel';
import { policy } from '#policies';
import { contact } from '../contact/contact.js';
import { edition } from '../editions/edition.js';
import { editionsProjection } from '../views/editions.projection.js';
import { editionsNaming } from '../views/editions-for-press.js';

/** What was printed with somebody who has been erased is printed again without them. Their file goes with them, whatever becomes of this. */
export const recallEditionsPolicy = policy({
  name: 'recallEditions',
  events: erasureEvents,
  categories: ['erasure'],
  on: {
    ErasureDecided: async (event, { handling, follows, views }) => {
      const { kind, subjectId: contactId, purposes } = event.data;
      if (kind !== contact.kind || !isWholePerson(purposes)) return undefined;
      const { municipality } = event.metadata;
      const all = await editionsNaming(await views(editionsProjection), municipality, contactId);
      for (const editionId of all)
        await handling.handle(edition, 'RecallEdition', {
          ...follows(event, editionId),
          input: { editionId, contactId },
        });
      return undefined;
    },
  },
});
