export { overviewOnBus } from './commands.js';
export { overviewNodes, overviewReads } from './graphql/nodes.js';
export { overviewResolvers } from './graphql/resolvers.js';
export { EDITION_PRESS, type EditionPress } from './graphql/edition.resolver.js';
