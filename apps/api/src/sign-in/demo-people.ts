import type { Installation } from '#installation';
import { guestsProjection } from '#cafes';
import type { DemoPerson } from '#identity/demo-issuer';
import { volunteersProjection } from '#volunteers';

/** Whose affairs are a demo person's own: the volunteer and the guest who have been on record for longest, where there are any. */
export const peopleOfDemoPerson =
  ({ views }: Installation) =>
  async ({ kind, municipality }: DemoPerson): Promise<readonly string[]> => {
    if (kind === 'volunteer') {
      const volunteers = await views
        .query(volunteersProjection)
        .selectFrom('volunteer')
        .select('volunteerId')
        .where('municipality', '=', municipality)
        .where('status', '=', 'approved')
        .orderBy('since')
        .orderBy('volunteerId')
        .limit(1)
        .execute();
      return volunteers.map(({ volunteerId }) => volunteerId);
    }
    if (kind !== 'guest' && kind !== 'relative' && kind !== 'careStaff') return [];
    const guests = await views
      .query(guestsProjection)
      .selectFrom('guest')
      .select('guestId')
      .where('municipality', '=', municipality)
      .orderBy('since')
      .orderBy('guestId')
      .limit(kind === 'careStaff' ? 2 : 1)
      .execute();
    return guests.map(({ guestId }) => guestId);
  };
