import { erasureEvents, isWholePerson } from '#kernel';
import { policy } from '#policies';
import { volunteer } from '../volunteer/volunteer.js';

/** A volunteer who is erased leaves, which ends their standing commitments: nobody rosters who cannot be named. */
export const partWithTheErasedPolicy = policy({
  name: 'partWithTheErased',
  events: erasureEvents,
  categories: ['erasure'],
  on: {
    ErasureDecided: async (event, { handling, follows }) => {
      const { kind, subjectId, purposes } = event.data;
      if (kind === volunteer.kind && isWholePerson(purposes))
        await handling.handle(volunteer, 'LeaveVolunteer', { ...follows(event), input: { volunteerId: subjectId } });
      return undefined;
    },
  },
});
