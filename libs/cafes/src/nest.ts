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
