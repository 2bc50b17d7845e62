import type { Instant } from '#kernel';
import type { Seen, World } from '#graphql';

// Once a session has begun, a number that changes says that somebody did not come, and in a small café everybody knows who.

/** Whether the caller sees who is expected, and who came: all guests and shifts of the municipality. */
export const seesWhoCame = ({ access }: World): boolean =>
  access.extentOf('readGuests') === 'municipality' && access.extentOf('readShifts') === 'municipality';

/** A number of a session, null where it would tell who came. */
export const whileToBeSeen = (session: Seen<{ readonly startsAt: Instant }>, count: number): number | null =>
  session.world.seenAt.now() < session.startsAt || seesWhoCame(session.world) ? count : null;
