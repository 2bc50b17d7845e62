export { erasureOnBus } from './erasure/commands.js';
export {
  ErasureResolver,
  LookAlikeResolver,
  RecordPreviewResolver,
  privacyNodes,
  privacyReads,
} from './graphql/erasure.resolver.js';
export { PersonReportResolver } from './graphql/access.resolver.js';
export { DueForErasureResolver, RetentionHoldResolver, RetentionResolver } from './graphql/retention.resolver.js';
export { retentionOnBus } from './retention/commands.js';
