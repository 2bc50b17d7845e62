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
export { lockDataFolder } from './data-folder.js';
export { faultOfLogFile, unreadableInLog } from './log-file-check.js';
export { type SqliteEventStoreOptions, openSqliteEventStore } from './sqlite-event-store.js';
export { openSqliteReader } from './sqlite-reader.js';
export { StillRead, scrub } from './scrub.js';
