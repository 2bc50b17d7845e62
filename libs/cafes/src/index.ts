export { type Cafe, cafe } from './cafe/cafe.js';
export { cafeEvents } from './cafe/cafe.events.js';
export { datesWithin, recurrenceSchema, storedRecurrence } from './cafe/recurrence.js';
export { cafesOnBus } from './commands.js';
export { CafeResolver } from './graphql/cafe.resolver.js';
export { GuestResolver } from './graphql/guest.resolver.js';
export { cafesNodes, cafesReads } from './graphql/nodes.js';
export { SessionMutations } from './graphql/session.mutations.js';
export {
  DutiesResolver,
  SessionResolver,
  ShiftResolver,
  TeamMemberResolver,
  VisitResolver,
} from './graphql/session.resolver.js';
export { SessionStaffingSubscription } from './graphql/session.subscription.js';
export { guest } from './guest/guest.js';
export { guestEvents } from './guest/guest.events.js';
export { beginPlannedSessionsPolicy } from './policies/begin-planned-sessions.js';
export { lapseOffersPolicy } from './policies/lapse-offers.js';
export { releaseTheErasedPolicy } from './policies/release-the-erased.js';
export { standingShiftsPolicy } from './policies/standing-shifts.js';
export { sessionEvents } from './session/session.events.js';
export { cafeSession } from './session/session.js';
export { cafesProjection } from './views/cafes.projection.js';
export { type CafeSeen, cafeById, cafes } from './views/cafes.query.js';
export { guestsEscortedBy } from './views/escorted-by.js';
export { guestRecords } from './views/guest-records.js';
export { guestsProjection } from './views/guests.projection.js';
export { shiftsAhead } from './views/shifts-ahead.js';
export { type CafeAhead, freePlaces, sessionsAhead } from './views/sessions-ahead.query.js';
export { sessionsProjection } from './views/sessions.projection.js';
export { type SessionSeen, sessionById, sessions } from './views/sessions.query.js';
