export { TheirAffairs, purposesOf } from './about-people.js';
export { Documents } from './access/documents.js';
export { type PlacesOfPeople, erasurePolicy, ledgerEntryOf } from './erasure/carry-out.js';
export { type ToldErasure, erasuresToldBy } from './erasure/told-erasures.js';
export { MOST_RECORDS, type PersonRecord, erasureOnBus, personRecordSchema } from './erasure/commands.js';
export { erasure } from './erasure/erasure.js';
export { erasureRefusals } from './erasure/erasure.refusals.js';
export { type Ahead, type MunicipalViews, type PersonRecords, isOnRecord } from './erasure/person-records.js';
export {
  ErasureResolver,
  LookAlikeResolver,
  RecordPreviewResolver,
  privacyNodes,
  privacyReads,
} from './graphql/erasure.resolver.js';
export { PREVIEW_SOURCES, type PreviewSources } from './preview/preview.js';
export { erasuresOfPerson } from './views/erasures.query.js';
export type { KeyStoreAccess } from './keys/key-file.js';
export type { Hold } from './keys/key-rows.js';
export * from './keys/key-store.js';
export * from './keys/master-key.js';
export * from './keys/rotate-master-key.js';
export type { RotationProgress } from './keys/rewrap-keys.js';
export * from './ledger/deletion-ledger.js';
export type { LedgerEntry } from './ledger/ledger-entry.js';
export { READ_LOG, type Reading } from './read-log/look.js';
export { type ReadingFor, readLogEvents, readingForSchema, usualReading } from './read-log/read-log.events.js';
export { ReadLog, ReadLogFull } from './read-log/read-log.js';
export { erasuresProjection } from './views/erasures.projection.js';
export { keysInLog, keysOfPeopleProjection } from './views/keys-of-people.projection.js';
export { storedThen } from './views/stored-then.js';
export { type ReadsControl, controlReads } from './access/control/reads-control.js';
export { personPage } from './access/page/page.js';
export { REPORT_SOURCES, type ReportSources, personReport } from './access/report/person-report.js';
export { type FoundRecord, recordsUnder } from './access/report/records.js';
export type { PersonReport } from './access/report/report.js';
export { hasWords } from './access/words/events.js';
export { hasFieldWords } from './access/words/fields.js';
export { hasValueWords } from './access/words/values.js';
export { PersonReportResolver } from './graphql/access.resolver.js';
export { DueForErasureResolver, RetentionHoldResolver, RetentionResolver } from './graphql/retention.resolver.js';
export { retentionOnBus } from './retention/commands.js';
export { DUE_SOURCES, type DueSources } from './retention/due-list.js';
export { type RetentionRule, retention } from './retention/retention.js';
export { retentionEvents } from './retention/retention.events.js';
export { retentionHold } from './retention/retention-hold.js';
export { retentionProjection } from './views/retention.projection.js';
