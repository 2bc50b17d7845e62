export { ridesOnBus } from './commands.js';
export { ridesNodes, ridesReads } from './graphql/nodes.js';
export { ridesResolvers } from './graphql/resolvers.js';
