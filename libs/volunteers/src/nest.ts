export { volunteersOnBus } from './commands.js';
export { VolunteerMutations } from './graphql/volunteer.mutations.js';
export {
  StandingCommitmentResolver,
  VolunteerResolver,
  volunteersNodes,
  volunteersReads,
} from './graphql/volunteer.resolver.js';
