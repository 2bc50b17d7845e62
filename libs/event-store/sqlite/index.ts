export {
  type Access,
  type Blob,
  type Database,
  type Statement,
  bytesOf,
  openDatabase,
  pragma,
  prepare,
  sqliteCode,
} from './driver.js';
export { type SqliteEventStoreOptions, openSqliteEventStore } from './sqlite-event-store.js';
export type { ReadOnlyEventStore } from './sqlite-log.js';
export { openSqliteReader } from './sqlite-reader.js';
