export { partnersOnBus } from './commands.js';
export { ApiClientResolver } from './graphql/api-client.resolver.js';
export { ChangeResolver, SessionPlanResolver, StaffingNeedResolver } from './graphql/changes.resolver.js';
export { ChangesSubscription } from './graphql/changes.subscription.js';
export { partnersNodes, partnersReads } from './graphql/nodes.js';
export { AgreementResolver, OrganisationResolver } from './graphql/organisation.resolver.js';
