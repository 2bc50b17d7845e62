export { withoutCredentials } from './connection-string.js';
export { type EventStoreDBOptions, openEventStoreDB, openEventStoreDBReader } from './eventstoredb-event-store.js';
